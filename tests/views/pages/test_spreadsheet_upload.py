"""Adding a table: its columns are confirmed or changed before anything is stored."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.store import open_store
from loaders.spreadsheets.columns.saved_mappings import recalled
from tests.support.explorer import Open, shown

TABLE = "Titel;Waar;Bij\nTuin de Zon;Carnisse;Buurtlab\n**Hof**;Midelland;Buurtlab\n"
HOSTILE = "<script>alert(1)</script>;[x](javascript:alert(1)) :red[rood]\nTuin;Cool\n"


@pytest.fixture
def adding(open_page: Open) -> AppTest:
    return open_page(page="verslagen", task="add")


def choose(page: AppTest, text: str, name: str = "lijst.csv") -> AppTest:
    return page.file_uploader[0].set_value([(name, text.encode(), "")]).run()


def column(page: AppTest, header: str):  # type: ignore[no-untyped-def]
    return next(one for one in page.selectbox if one.label == f"Kolom {header}")


def groups(page: AppTest) -> dict[str, int]:
    return {one["title"]: one["count"] for one in shown(page, "preview_0")["groups"]}


def test_the_columns_are_shown_as_recognised(adding: AppTest) -> None:
    page = choose(adding, TABLE)
    assert [column(page, name).value for name in ("Titel", "Waar", "Bij")] == [
        "name",
        "place",
        "other",
    ]
    assert "Tuin de Zon" in column(page, "Titel").help
    (remarks, *_) = shown(page, "preview_0")["groups"]
    assert "2 rijen over 2 namen" in remarks["title"]
    assert "bedoeld als Middelland?" in remarks["ties"][0]["more"]


def test_a_changed_column_changes_what_is_stored(adding: AppTest, tmp_path: Path) -> None:
    page = column(choose(adding, TABLE), "Bij").select("umbrella").run()
    assert groups(page)["Samenwerkingen"] == 2
    next(one for one in page.button if one.label.startswith("Opslaan")).click().run()
    assert shown(page, "done_panel")
    with open_store(f"sqlite:///{tmp_path}/test.db") as store:
        assert len(store.read().nodes["organisation:buurtlab"].documents) == 1
    assert recalled(["titel", "waar", "bij"])["bij"] == "umbrella"


def test_a_table_without_names_can_be_told_where_they_are(adding: AppTest) -> None:
    page = choose(adding, "dag;waarde\n2024-01-01;3,5\n")
    assert page.error
    page = column(page, "waarde").select("name").run()
    assert not page.error
    assert shown(page, "preview_0")["title"] == "lijst"


def test_hostile_headers_are_shown_as_they_are(adding: AppTest) -> None:
    page = choose(adding, HOSTILE)
    assert not page.exception
    labels = [one.label for one in page.selectbox]
    assert any("\\<script\\>" in label for label in labels)
    assert any("\\[x\\]\\(javascript" in label for label in labels)
