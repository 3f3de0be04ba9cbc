"""The browser side: a few small components of our own, registered from the folders here.

Whatever they show arrives as data and is set as text, never as markup.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from views.components.assets import FOLDER, component, library_address

PAPER, TOOLS = "shared/paper.css", "shared/tools.css"


def canvas(key: str, data: dict[str, Any], on_chosen: Callable[[], None]) -> None:
    """Draw the network. A click leaves ``{"focus": node or edge id, or ""}`` under the key."""
    draw = component("network/canvas.js", TOOLS, "network/canvas.css", PAPER)
    library = {"name": key, "library": library_address()}
    draw(key=key, data={**data, **library}, on_chosen_change=on_chosen)


def pointer(key: str, data: dict[str, Any]) -> None:
    """Tell the network drawn under a key what is chosen: ``{"focus": id, "turn": number}``."""
    draw = component("network/selection.js")
    draw(key=f"{key}_pointer", data={"name": key, **data}, height=1)


def panel(key: str, data: dict[str, Any], on_chosen: Callable[[], None]) -> None:
    """Show who or what is chosen. A followed link leaves where it leads under the key."""
    draw = component("panel/panel.js", "panel/panel.css", PAPER)
    draw(key=key, data=data, on_chosen_change=on_chosen)


def matrix(key: str, data: dict[str, Any], on_chosen: Callable[[], None]) -> None:
    """Show a matrix of cells to choose from. A chosen cell's id is left under the key."""
    draw = component("matrix/matrix.js", "matrix/matrix.css", PAPER)
    draw(key=key, data=data, on_chosen_change=on_chosen)


def report(key: str, data: dict[str, Any], on_chosen: Callable[[], None]) -> None:
    """Show a report in full. A followed link leaves where it leads under the key."""
    draw = component("report/report.js", "report/report.css", PAPER)
    draw(key=key, data=data, on_chosen_change=on_chosen)


def circles(key: str, data: dict[str, Any], on_chosen: Callable[[], None]) -> None:
    """Draw groups as circles in a ring. A followed link leaves where it leads under the key."""
    draw = component("communities/circles.js", "communities/circles.css", PAPER)
    draw(key=key, data=data, on_chosen_change=on_chosen)


def city_map(key: str, data: dict[str, Any], on_chosen: Callable[[], None]) -> None:
    """Draw the map. A click leaves ``{"focus": node or edge id}`` under the key."""
    draw = component("map/map.js", TOOLS, "map/map.css", PAPER)
    draw(key=key, data=data, on_chosen_change=on_chosen)


def paper_rows(key: str, data: dict[str, Any]) -> None:
    """Put ``{"columns": [...], "rows": [[...], ...], "more": text}`` on paper only."""
    component("print/rows.js", "print/rows.css", PAPER)(key=key, data=data, height=1)


def page_language(language: str) -> None:
    """Tell the browser and screen readers in which language the page is."""
    component("language/language.js")(key="page_language", data=language, height=1)


def page_style() -> None:
    """Use the page's own margins and print rules."""
    st.html(FOLDER / "shared" / "page.css")
