"""Taking a report away: said first, then done, and exactly that."""

from pathlib import Path

from graph.store import open_store
from loaders.ingest.report_readers import answers_folder
from loaders.language_model.answers.source import folder_of
from tests.support.explorer import Open, shown
from tests.support.networks import tell, union

TWO = union(
    [
        tell("a", [("Kade", "Brug", "existing"), ("Kade", "Sluis", "wanted")]),
        tell("b", [("Kade", "Brug", "existing")]),
    ]
)


def test_what_goes_and_what_stays_is_said(open_page: Open) -> None:
    page = open_page(TWO, "verslagen", task="remove", doc="a")
    going, staying = shown(page, "removal_panel")["groups"]
    assert "Sluis" in {tie["ends"][0]["name"] for tie in going["ties"]}
    assert {"Kade", "Brug"} <= {tie["ends"][0]["name"] for tie in staying["ties"]}
    assert f"{going['count']} namen" in shown(page, "removal_panel")["lead"]
    assert "blijven er" in shown(page, "removal_panel")["note"]


def test_a_report_goes_only_after_a_yes(open_page: Open, tmp_path: Path) -> None:
    page = open_page(TWO, "verslagen", task="remove", doc="a")
    assert page.button[0].disabled
    page.checkbox[0].check().run()
    page.button[0].click().run()
    assert not page.exception
    with open_store(f"sqlite:///{tmp_path}/test.db") as store:
        assert store.read().digest == TWO.without("a").digest


def test_after_the_last_report_the_atlas_is_empty(open_page: Open) -> None:
    page = open_page(page="verslagen", task="remove")
    page.checkbox[0].check().run()
    page.button[0].click().run()
    assert "nog geen verslagen" in page.info[0].value


def test_what_a_model_answered_to_a_report_goes_with_it(open_page: Open) -> None:
    for document in ("a", "b"):
        folder = folder_of(answers_folder(), document)
        folder.mkdir(parents=True)
        (folder / "1.json").write_text('"Kade"', encoding="utf-8")
    page = open_page(TWO, "verslagen", task="remove", doc="a")
    page.checkbox[0].check().run()
    page.button[0].click().run()
    assert [path.name for path in answers_folder().iterdir()] == [
        folder_of(answers_folder(), "b").name
    ]
