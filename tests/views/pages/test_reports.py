"""The page Verslagen as a whole."""

import pytest

from tests.support.explorer import Open, shown
from tests.support.networks import tell, union


def test_the_report_is_shown_in_full(open_page: Open) -> None:
    block = shown(open_page(page="verslagen"), "report_text")
    assert block["title"] == "Verslag a"
    said = "".join(p["text"] for one in block["paragraphs"] for p in one["pieces"])
    assert said.endswith("Advies: werk samen.")


def test_the_address_leads_to_a_place(open_page: Open) -> None:
    two = union([tell("a", [("Kade", "Brug", "wanted")]), tell("b", [("Mast", "Zeil", "wanted")])])
    start = two.documents["b"].text.index("Mast en Zeil")
    block = shown(open_page(two, "verslagen", doc="b", at=f"{start}-{start + 12}"), "report_text")
    found = [p["text"] for one in block["paragraphs"] for p in one["pieces"] if p["sought"]]
    assert "".join(found) == "Mast en Zeil"


@pytest.mark.parametrize("doc", ["../../etc/passwd", "nowhere", "'; DROP TABLE document; --"])
def test_a_strange_document_shows_the_first(open_page: Open, doc: str) -> None:
    page = open_page(page="verslagen", doc=doc, at="1-99999999999")
    assert shown(page, "report_text")["title"] == "Verslag a"
