"""A report in full: nothing added, nothing lost, every name a link."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from graph.network import Assertion, Document, Evidence, Network, Node
from tests.support.networks import report, tell, told_networks
from views.pages.reports_read import place_in
from views.presenters.text_highlights import marked_names, paragraphs

NETWORK = tell("a", [("Kade", "Brug", "existing"), ("Kade", "Sluis", "strained")])
DOCUMENT = NETWORK.documents["a"]


def pieces(network: Network, document: Document, sought: tuple[int, int] = (0, 0)):  # type: ignore[no-untyped-def]
    found = paragraphs(document, network, sought, "nl")
    return [piece for paragraph in found for piece in paragraph.pieces]


@given(told_networks(), st.integers(0, 60), st.integers(1, 60))
def test_the_pieces_joined_are_the_text(network: Network, start: int, length: int) -> None:
    document = network.documents["a"]
    shown = pieces(network, document, (start, start + length))
    assert "".join(piece.text for piece in shown) == document.text
    sought = "".join(piece.text for piece in shown if piece.sought)
    assert sought == document.text[start : start + length]


def test_names_are_links_to_their_dossiers() -> None:
    links = {p.text: p.link.to for p in pieces(NETWORK, DOCUMENT) if p.link}
    assert links["Kade"] == {"page": "dossier", "focus": "organisation:kade"}
    assert links["groen"] == {"page": "dossier", "focus": "theme:groen"}


def test_marks_do_not_overlap() -> None:
    network = report(4)
    document = network.documents["verslag-4"]
    marks = marked_names(document, network)
    assert len(marks) > 5
    assert all(one.end <= other.start for one, other in pairwise(marks))


def kinds_by_line(network: Network) -> dict[str, str]:
    """Return the kind of each paragraph of the document, by its text."""
    found = paragraphs(DOCUMENT, network, (0, 0), "nl")
    return {"".join(piece.text for piece in one.pieces).strip(): one.kind for one in found}


def test_a_session_begins_with_a_heading() -> None:
    line = "Kade en Sluis: strained."
    start = DOCUMENT.text.index(line)
    title = Evidence("a", start, start + len(line), line)
    session = Node("session:2", "Session", (Assertion("a", line, evidence=(title,)),))
    nodes = [*NETWORK.nodes.values(), session]
    with_session = Network.build([DOCUMENT], nodes, NETWORK.edges.values())
    kinds = kinds_by_line(with_session)
    assert [text for text, kind in kinds.items() if kind == "heading"] == [line]
    assert kinds.keys() == kinds_by_line(NETWORK).keys()
    assert "heading" not in kinds_by_line(NETWORK).values()


def test_a_place_is_found_or_nowhere() -> None:
    assert place_in(DOCUMENT, "3-9") == (3, 9)
    for strange in ("", "9-3", "0-999999", "a-b", "1-2-3", "-1-4", "1-٣", "9" * 400):
        assert place_in(DOCUMENT, strange) == (0, 0)
