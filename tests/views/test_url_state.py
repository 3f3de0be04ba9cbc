"""Every choice on every page stands in the address, and the address brings it back."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from loaders.spreadsheets.reader import read_spreadsheet, with_columns_mapped
from loaders.spreadsheets.sheet import Sheet
from tests.support.explorer import Open, pills, shown
from tests.support.networks import in_years, tell, union
from views import routes, url_state

NETWORK = in_years(
    union(
        [
            tell("a", [("Kade", "Brug", "existing"), ("Kade", "Sluis", "wanted")]),
            tell("b", [("Kade", "Brug", "existing"), ("Mast", "Zeil", "existing")], "energie"),
        ]
    ),
    {"a": 2023, "b": 2024},
)
ROWS = [
    ("naam", "wijk", "thema"),
    ("Tuin", "Carnisse", "Groen"),
    ("Zonnedak", "Rotterdam", "Energie"),
    ("Verweg", "Arnhem", "Energie"),
]
PLACED = read_spreadsheet(with_columns_mapped("lijst.csv", [Sheet("lijst", ROWS)], {})).network
KADE, MAST = "organisation:kade", "organisation:mast"
ENGLISH = {"lang": "en"}

ADDRESSES: list[tuple[str, dict[str, str | list[str]]]] = [
    (routes.OVERVIEW, ENGLISH),
    (
        routes.NETWORK,
        {
            **ENGLISH, "focus": KADE, "q": "brug", "around": [KADE, MAST], "depth": "2",
            "sources": "2", "sure": "5", "layout": "concentric", "colour": "community",
            "size": "betweenness", "fold": "groups", "type": ["Organisation", "Theme"],
            "status": ["wanted"], "session": ["session:a:1"], "report": ["a"], "year": ["2023"],
            "kind": ["stichting"], "theme": ["theme:groen"], "place": ["neighbourhood:molenwijk"],
        },
    ),
    (routes.DOSSIER, {**ENGLISH, "focus": KADE, "q": "brug"}),
    (routes.REPORTS, {**ENGLISH, "doc": "b", "at": "0-5", "task": "remove"}),
    (routes.ROUTE, {**ENGLISH, "from": KADE, "to": MAST}),
    (routes.MAP, {**ENGLISH, "focus": "organisation:tuin", "theme": ["theme:energie"],
                  "shade": "ties", "city": "Arnhem"}),
    (
        routes.PARTNERS,
        {**ENGLISH, "focus": MAST, "about": "groen", "where": "Molenwijk", "for": KADE,
         "already": "all", "partner": ["stichting"]},
    ),
    (routes.MISSING, {**ENGLISH, "focus": KADE, "by": "actor"}),
    (routes.MISSING, {"part": "computed", "not": ["Person"]}),
    (routes.MISSING, {"part": "gaps", "counted": "stichting"}),
    (routes.METRICS, {**ENGLISH, "focus": KADE, "measure": "constraint"}),
]  # fmt: skip


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETWERKATLAS_DATA_HOME", str(tmp_path / "home"))


@pytest.mark.parametrize(("page", "address"), ADDRESSES)
def test_an_address_opens_what_it_says(
    open_page: Open, page: str, address: dict[str, str | list[str]]
) -> None:
    opened = open_page(PLACED if page == routes.MAP else NETWORK, page, **address)
    assert not opened.exception
    assert told(opened) == {
        name: [value] if isinstance(value, str) else value for name, value in address.items()
    }


def told(page: AppTest) -> dict[str, list[str]]:
    return {
        name: [values] if isinstance(values, str) else list(values)
        for name, values in page.query_params.items()
    }


def test_no_choice_is_left_out() -> None:
    tried = {page: set[str]() for page in url_state.CARRIES}
    for page, address in ADDRESSES:
        tried[page] |= address.keys()
    assert tried == {page: set(names) for page, names in url_state.CARRIES.items()}


def test_more_steps_show_more(open_page: Open) -> None:
    chain = union(
        [
            tell("a", [("Kade", "Brug", "existing")]),
            tell("b", [("Brug", "Mast", "existing")], "energie"),
            tell("c", [("Mast", "Zeil", "existing")], "nachtcultuur"),
        ]
    )
    page = open_page(chain, around=[KADE], type=["Organisation"])
    counts = [len(shown(page, "canvas")["nodes"])]
    for depth in ("2", "3"):
        pills(page, "depth").set_value(depth).run()
        counts.append(len(shown(page, "canvas")["nodes"]))
        assert page.query_params["depth"] == depth
    assert counts == [2, 3, 4]
