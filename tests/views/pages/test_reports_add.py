"""Adding reports: what was read is shown first, and nothing is lost."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.store import open_store
from tests.support.command_line import REPORT
from tests.support.explorer import Open, shown
from tests.support.paths import ROOT
from tests.support.servers import PATIENCE

OTHER = "Notulen van een heel ander overleg.\n\nDe Werf sprak met Kunstgoed.\n"
BUSY = REPORT.replace("Stichting", "Op 3 mei 2021 begon het. Stichting")


@pytest.fixture
def adding(open_page: Open) -> AppTest:
    return open_page(page="verslagen", task="add")


def choose(page: AppTest, *files: tuple[str, str | bytes]) -> AppTest:
    given = [(name, text.encode() if isinstance(text, str) else text, "") for name, text in files]
    return page.file_uploader[0].set_value(given).run()


def store(page: AppTest) -> AppTest:
    return button(page, "Opslaan").click().run()


def button(page: AppTest, label: str):  # type: ignore[no-untyped-def]
    return next(one for one in page.button if one.label.startswith(label))


def said(page: AppTest) -> str:
    return " ".join(one.value for one in page.text)


def sources(folder: Path) -> list[str]:
    with open_store(f"sqlite:///{folder}/test.db") as opened:
        return [info.source for info in opened.documents()]


def test_what_was_read_is_shown_before_it_is_stored(adding: AppTest, tmp_path: Path) -> None:
    page = choose(adding, ("kadedag.txt", REPORT))
    block = shown(page, "preview_0")
    assert block["title"] == "Verslag werktafels Kadedag 2021"
    assert "2 samenwerkingen (1 bestaand, 0 gewenst, 1 onder druk)" in block["lead"]
    ties, sessions, actors, *_ = block["groups"]
    assert "werkt samen met Buurtlab" in ties["ties"][1]["quotes"][0]["quote"]
    assert sessions["count"] == 1
    assert "Anna de Wit" in {tie["ends"][0]["name"] for tie in actors["ties"]}
    assert "address" not in str(block)
    assert sources(tmp_path) == ["a.txt"]


def test_a_stored_report_is_found_at_once(adding: AppTest, tmp_path: Path) -> None:
    page = store(choose(adding, ("kadedag.txt", REPORT)))
    assert sources(tmp_path) == ["a.txt", "kadedag.txt"]
    told = shown(page, "done_panel")["groups"][0]["ties"][0]
    assert told["more"] == "Opgeslagen als nieuw verslag"
    assert told["ends"][0]["to"] == {"page": "verslagen", "doc": "kadedag"}
    assert not page.file_uploader[0].value


def test_each_file_is_told_what_storing_does(adding: AppTest) -> None:
    page = store(choose(adding, ("kadedag.txt", REPORT)))
    assert "precies deze tekst" in said(choose(page, ("kadedag.txt", REPORT)))
    assert "nieuwe versie" in said(choose(page, ("kadedag.txt", BUSY)))
    assert shown(store(page), "done_panel")["groups"][0]["ties"][0]["more"].endswith("vervangen")


def test_another_report_of_the_name_is_pushed_out_only_on_demand(
    adding: AppTest, tmp_path: Path
) -> None:
    page = choose(store(choose(adding, ("kadedag.txt", REPORT))), ("kadedag.txt", OTHER))
    assert "ander verslag" in page.error[0].value
    assert button(page, "Opslaan").disabled
    store(page.checkbox[0].check().run())
    with open_store(f"sqlite:///{tmp_path}/test.db") as opened:
        assert opened.document("kadedag").text.startswith("Notulen")


def test_two_files_of_one_name_do_not_replace_each_other(adding: AppTest, tmp_path: Path) -> None:
    page = choose(adding, ("kadedag.txt", REPORT), ("kadedag.md", OTHER))
    assert "dezelfde naam" in page.error[0].value
    store(page)
    assert sources(tmp_path) == ["a.txt", "kadedag.txt"]


def test_what_cannot_be_read_is_said_and_the_rest_comes_in(adding: AppTest, tmp_path: Path) -> None:
    page = choose(
        adding,
        ("leeg.txt", b""),
        ("stuk.docx", b"PK\x03\x04 geen docx"),
        ("plaatje.png", b"\x89PNG"),
        ("../../goed.txt", REPORT),
    )
    assert len(page.error) == 3
    assert "leeg.txt: the file is empty" in said(page)
    assert "files ending in '.png' cannot be read" in said(page)
    store(page)
    assert sources(tmp_path) == ["a.txt", "goed.txt"]


def test_doubts_are_said(adding: AppTest) -> None:
    page = choose(adding, ("brief.txt", "het was mooi weer en iedereen ging naar huis.\n"))
    doubts = " ".join(one.value for one in page.warning)
    assert "geen organisaties of personen" in doubts
    assert "geen datum" in doubts


def test_too_many_files_at_once_are_refused(adding: AppTest) -> None:
    page = choose(adding, *((f"{number}.txt", REPORT) for number in range(21)))
    assert "hooguit 20" in page.error[0].value
    assert "Opslaan" not in str([one.label for one in page.button])


def test_an_empty_atlas_offers_to_add_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETWERKATLAS_STORE", f"sqlite:///{tmp_path}/empty.db")
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE).run()
    page.button[0].click().run()
    assert not page.exception
    choose(page, ("kadedag.txt", REPORT))
    assert shown(store(page), "done_panel")
