"""Whatever a report, a file or an address holds: nothing runs, and all of it shows as text."""

from __future__ import annotations

import json
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from graph.network import node_id
from graph.store import open_store
from tests.support.command_line import REPORT
from tests.support.explorer import Open
from tests.support.hostile import FILES, MARK, NAMES, VALUES
from tests.support.networks import read_by, side_by_side, tell
from views import routes, url_state

_TOLD = tell("a", [("Kade", " ".join(name.split("\n")), "existing") for name in NAMES])
_MODELS = [read_by(_TOLD, name, existing="strained") for name in NAMES[:3]]
NASTY = side_by_side(_TOLD, *_MODELS)
PAGES = sorted(value for name, value in vars(routes).items() if name.isupper())
PARAMETERS = sorted({*url_state._ONE, *url_state._MANY})
PLAIN = ("bidi_component", "text", "code", "dataframe", "selectbox", "multiselect", "text_input")
"""Elements that show what they are given as text; every other one may read it as markup."""
TELLING = ("hacked", "198.51.100.1", "DROP TABLE", "7*7", "**vet**", "etc/passwd", "omgekeerd")


def as_markup(page: AppTest) -> str:
    """Return all that the browser may read as markup."""
    assert not page.exception
    elements = [one for block in (page.main, page.sidebar) for one in block]
    return "\n".join(f"{one.type}: {one.proto}" for one in elements if one.type not in PLAIN)


def check(page: AppTest) -> None:
    markup = as_markup(page)
    assert not [line for line in markup.split("\n") if any(text in line for text in TELLING)]


def test_there_is_much_to_try() -> None:
    assert len({*NAMES, *FILES, *VALUES}) >= 40


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_hostile_names_and_quotes_are_text_on_every_page(
    open_page: Open, name: str, language: str
) -> None:
    page = open_page(NASTY, name, lang=language)
    check(page)


@pytest.mark.parametrize("number", range(0, len(NAMES), 5))
def test_a_hostile_name_has_a_dossier_and_a_route(open_page: Open, number: int) -> None:
    nasty = node_id("Organisation", " ".join(NAMES[number].split("\n")))
    check(open_page(NASTY, "dossier", focus=nasty))
    check(open_page(NASTY, "route", **{"from": "organisation:kade", "to": nasty}))


@pytest.mark.parametrize("task", ["add", "remove", "<script>"])
def test_hostile_names_are_text_in_every_task(open_page: Open, task: str) -> None:
    check(open_page(NASTY, "verslagen", task=task))


@pytest.mark.parametrize("turn", range(0, len(VALUES), 6))
@pytest.mark.parametrize("name", PAGES)
def test_hostile_addresses_do_nothing(open_page: Open, name: str, turn: int) -> None:
    values = islice(cycle(VALUES), turn, turn + len(PARAMETERS))
    page = open_page(tell("a", [("Kade", "Brug", "existing")]), name)
    page.query_params.update(dict(zip(PARAMETERS, values, strict=True)))
    check(page.run())


@pytest.mark.parametrize("text", NAMES[::3])
def test_hostile_searches_find_nothing_and_break_nothing(open_page: Open, text: str) -> None:
    page = open_page()
    page.text_input[0].set_value(text[:120]).run()
    check(page)


@pytest.mark.parametrize("number", range(0, len(FILES), 5))
def test_hostile_files_stay_files(open_page: Open, tmp_path: Path, number: int) -> None:
    before = {path for path in tmp_path.parent.rglob("*") if path.is_file()}
    page = open_page(page="verslagen", task="add")
    given: Any = [(name, REPORT.encode(), "") for name in FILES[number : number + 5]]
    page.file_uploader[0].set_value(given).run()
    check_but_for_the_uploader(page)
    button = next(one for one in page.button if one.label.startswith("Opslaan"))
    if not button.disabled:
        button.click().run()
        check(page)
    after = {path for path in tmp_path.parent.rglob("*") if path.is_file()}
    assert {path.name.partition(".")[0] for path in after - before} <= {"test"}
    with open_store(f"sqlite:///{tmp_path}/test.db") as store:
        assert all("/" not in info.source and "\0" not in info.source for info in store.documents())


def check_but_for_the_uploader(page: AppTest) -> None:
    """Streamlit keeps the names of chosen files to itself; nothing else may be markup."""
    assert MARK not in as_markup(page)


@pytest.mark.parametrize("content", [f"<script>window.{MARK}=1</script>\n" * 20, REPORT + "\0"])
@pytest.mark.parametrize("ending", ["txt", "md", "html"])
def test_hostile_content_is_text_in_a_preview(open_page: Open, content: str, ending: str) -> None:
    page = open_page(page="verslagen", task="add")
    page.file_uploader[0].set_value([(f"a.{ending}", content.encode(), "")]).run()
    check_but_for_the_uploader(page)
    for one in page.get("bidi_component"):
        json.loads(one.proto.json)
