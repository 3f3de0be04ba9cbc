"""The browser side: a few small components of our own, registered from the folders here.

Whatever they show arrives as data and is set as text, never as markup.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path, PurePosixPath
from shutil import copyfile
from typing import Any

import streamlit as st

from views.presenters.vis_network import LIBRARY

FOLDER = Path(__file__).parent
STATIC = Path(__file__).resolve().parents[2] / "static"


def canvas(key: str, data: dict[str, Any], on_chosen: Callable[[], None]) -> None:
    """Draw the network. A click leaves ``{"focus": node or edge id, or ""}`` under the key."""
    render = st.components.v2.component(
        "netwerkatlas_canvas",
        html=_asset("network/canvas.html"),
        css=_asset("shared/tools.css", "network/canvas.css", "shared/paper.css"),
        js=_asset(
            "network/memory.js",
            "shared/marks.js",
            "network/labels.js",
            "network/paint.js",
            "network/snapshot.js",
            "network/canvas.js",
        ),
    )
    library = {"name": key, "library": _library_address()}
    render(key=key, data={**data, **library}, on_chosen_change=on_chosen)


def pointer(key: str, data: dict[str, Any]) -> None:
    """Tell the network drawn under a key what is chosen: ``{"focus": id, "turn": number}``."""
    render = st.components.v2.component(
        "netwerkatlas_pointer",
        html="<span></span>",
        js=_asset("network/memory.js", "network/selection.js"),
    )
    render(key=f"{key}_pointer", data={"name": key, **data}, height=1)


def panel(key: str, data: dict[str, Any], on_chosen: Callable[[], None]) -> None:
    """Show who or what is chosen. A followed link leaves where it leads under the key."""
    _drawn("panel/panel")(key=key, data=data, on_chosen_change=on_chosen)


def matrix(key: str, data: dict[str, Any], on_chosen: Callable[[], None]) -> None:
    """Show a matrix of cells to choose from. A chosen cell's id is left under the key."""
    _drawn("matrix/matrix")(key=key, data=data, on_chosen_change=on_chosen)


def report(key: str, data: dict[str, Any], on_chosen: Callable[[], None]) -> None:
    """Show a report in full. A followed link leaves where it leads under the key."""
    _drawn("report/report")(key=key, data=data, on_chosen_change=on_chosen)


def circles(key: str, data: dict[str, Any], on_chosen: Callable[[], None]) -> None:
    """Draw groups as circles in a ring. A followed link leaves where it leads under the key."""
    _drawn("communities/circles")(key=key, data=data, on_chosen_change=on_chosen)


def city_map(key: str, data: dict[str, Any], on_chosen: Callable[[], None]) -> None:
    """Draw the map. A click leaves ``{"focus": node or edge id}`` under the key."""
    _drawn("map/map", "shared/tools.css")(key=key, data=data, on_chosen_change=on_chosen)


def paper_rows(key: str, data: dict[str, Any]) -> None:
    """Put ``{"columns": [...], "rows": [[...], ...], "more": text}`` on paper only."""
    _drawn("print/rows")(key=key, data=data, height=1)


def page_language(language: str) -> None:
    """Tell the browser and screen readers in which language the page is."""
    render = st.components.v2.component(
        "netwerkatlas_language",
        html="<span></span>",
        js="export default ({ data }) => { document.documentElement.lang = data; }",
    )
    render(key="page_language", data=language, height=1)


def page_style() -> None:
    """Use the page's own margins and print rules."""
    st.html(FOLDER / "shared" / "page.css")


def _drawn(name: str, *styles: str) -> Callable[..., Any]:
    """Register the component of a name, by its files; ``styles`` come before its own."""
    return st.components.v2.component(
        f"netwerkatlas_{PurePosixPath(name).name}",
        html=_asset(f"{name}.html"),
        css=_asset(*styles, f"{name}.css", "shared/paper.css"),
        js=_asset("shared/marks.js", f"{name}.js"),
    )


@cache
def _asset(*names: str) -> str:
    return "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in names)


@cache
def _library_address() -> str:
    """Put the drawing library where Streamlit serves files from, and return its address."""
    STATIC.mkdir(exist_ok=True)
    copyfile(LIBRARY, STATIC / LIBRARY.name)
    base = str(st.get_option("server.baseUrlPath")).strip("/")
    return f"{'/' + base if base else ''}/app/static/{LIBRARY.name}"
