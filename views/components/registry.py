"""The browser side: a few small components of our own, registered from the folders here.

Whatever they show arrives as data and is set as text, never as markup.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from views.components.assets import FOLDER, component, library_address
from views.contract.communities import CommunityCircles
from views.contract.map import MapView
from views.contract.matrix import Matrix
from views.contract.network import NetworkDrawing, Selection
from views.contract.panel import Panel
from views.contract.report import ReportView
from views.contract.serialise import to_json
from views.contract.tables import PrintRows

PAPER, PICTURE = "shared/paper.css", "shared/picture.css"


def canvas(key: str, data: NetworkDrawing, on_chosen: Callable[[], None]) -> None:
    """Draw the network. A click leaves ``{"focus": node or edge id, or ""}`` under the key."""
    draw = component("network/canvas.js", PICTURE, "network/canvas.css", PAPER)
    complete = replace(data, name=key, library=library_address())
    draw(key=key, data=to_json(complete), on_chosen_change=on_chosen)


def pointer(key: str, data: Selection) -> None:
    """Tell the network drawn under a key what is chosen."""
    draw = component("network/selection.js")
    draw(key=f"{key}_pointer", data=to_json(replace(data, name=key)), height=1)


def panel(key: str, data: Panel, on_chosen: Callable[[], None]) -> None:
    """Show who or what is chosen. A followed link leaves where it leads under the key."""
    draw = component("panel/panel.js", "panel/panel.css", PAPER)
    draw(key=key, data=to_json(data), on_chosen_change=on_chosen)


def matrix(key: str, data: Matrix, on_chosen: Callable[[], None]) -> None:
    """Show a matrix of cells to choose from. A chosen cell's id is left under the key."""
    draw = component("matrix/matrix.js", "matrix/matrix.css", PAPER)
    draw(key=key, data=to_json(data), on_chosen_change=on_chosen)


def report(key: str, data: ReportView, on_chosen: Callable[[], None]) -> None:
    """Show a report in full. A followed link leaves where it leads under the key."""
    draw = component("report/report.js", "report/report.css", PAPER)
    draw(key=key, data=to_json(data), on_chosen_change=on_chosen)


def circles(key: str, data: CommunityCircles, on_chosen: Callable[[], None]) -> None:
    """Draw communities as circles. A followed link leaves where it leads under the key."""
    draw = component("communities/circles.js", "communities/circles.css", PAPER)
    draw(key=key, data=to_json(data), on_chosen_change=on_chosen)


def city_map(key: str, data: MapView, on_chosen: Callable[[], None]) -> None:
    """Draw the map. A click leaves ``{"focus": node or edge id}`` under the key."""
    draw = component("map/map.js", PICTURE, "map/map.css", PAPER)
    draw(key=key, data=to_json(data), on_chosen_change=on_chosen)


def paper_rows(key: str, data: PrintRows) -> None:
    """Put rows on paper only."""
    draw = component("print/rows.js", "print/rows.css", PAPER)
    draw(key=key, data=to_json(data), height=1)


def page_language(language: str) -> None:
    """Tell the browser and screen readers in which language the page is."""
    component("language/language.js")(key="page_language", data=language, height=1)


def page_style() -> None:
    """Use the page's own margins and print rules."""
    st.html(FOLDER / "shared" / "page.css")
