"""A file that holds a picture draws every node as the screen does, and explains it as well."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import networkx
import pytest
import streamlit as st

from graph.export.svg import OUTLINES
from tests.support.explorer import Open, shown
from tests.support.networks import tell, union
from views.routes import METRICS, MISSING, NETWORK

WORLD = union(
    [
        tell("m", [("Kade", f"Actor {number}", "existing") for number in range(12)]),
        tell("a", [("Kade", "Brug", "existing"), ("Brug", "Sluis", "strained")]),
        tell("b", [("Mast", "Zeil", "existing"), ("Zeil", "Kade", "wanted")], "energie"),
    ]
)
PAGES: dict[str, tuple[str, str, dict[str, Any]]] = {
    "plain": (NETWORK, "canvas", {}),
    "sized by a metric": (NETWORK, "canvas", {"size": "betweenness"}),
    "coloured by a metric": (NETWORK, "canvas", {"colour": "betweenness"}),
    "by community": (NETWORK, "canvas", {"colour": "community", "size": "constraint"}),
    "folded": (NETWORK, "canvas", {"fold": "10", "size": "betweenness"}),
    "in English": (NETWORK, "canvas", {"lang": "en", "colour": "community"}),
    "around a node": (NETWORK, "canvas", {"around": ["organisation:kade"], "size": "contacts"}),
    "the page of metrics": (METRICS, "metrics_canvas", {"measure": "betweenness"}),
    "reported ties": (MISSING, "said_canvas", {}),
}
"""What is looked at -> the page, the key of its picture, and its address."""

Entry = tuple[str, str, str, str, str]
"""Of a line of the legend: text with sign, outline, colour, width and dashes."""


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Return the files that the download buttons of a page give, by the key of the button."""
    made: dict[str, bytes] = {}
    draw = st.download_button

    def button(label: str, data: Callable[[], bytes], **more: Any) -> bool:
        made[more["key"]] = data()
        return draw(label, data, **more)

    monkeypatch.setattr(st, "download_button", button)
    return made


def first(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.DOTALL)
    return unescape(found[1]) if found else ""


def drawn_nodes(page: str) -> list[dict[str, str]]:
    """Return how each node is drawn in an exported page, in order of id."""
    picture = page.split("</svg>\n", 1)[0]
    nodes = re.findall(r'<a href="#e\d+">(<title>.*?)</a>', picture, re.DOTALL)
    return [
        {
            "outline": first(r' d="(.*?)"', node),
            "colour": first(r' fill="(.*?)"', node),
            "scale": first(r"scale\((.*?)\)", node),
            "sign": first(r'class="sign"[^>]*>(.*?)<', node),
            "badge": first(r'class="badge"[^>]*>(.*?)<', node),
            "more": first(r"<title>[^\n]*?\)\n(.*?)</title>", node),
        }
        for node in nodes
    ]


def drawn_lines(page: str) -> set[tuple[str, ...]]:
    """Return colour, width, opacity and dashes of the lines in an exported page."""
    lines = re.findall(r"<line (.*?)/>", page)
    names = ("stroke", "stroke-width", "opacity", "stroke-dasharray")
    return {tuple(first(rf'{name}="(.*?)"', line) for name in names) for line in lines}


def legend_of(page: str) -> list[Entry]:
    """Return the legend of an exported page."""
    lines = page.split('<ul class="legend">')[1].split("</ul>")[0].split("<li>")[1:]
    return [
        (
            " ".join(unescape(re.sub(r"<.*?>", " ", line)).split()),
            first(r'class="mark".*? d="(.*?)"', line),
            first(r'(?:fill|stroke)="(.*?)"', line),
            first(r'stroke-width="(.*?)"', line),
            first(r'stroke-dasharray="(.*?)"', line),
        )
        for line in lines
    ]


def entry(sent: dict[str, Any]) -> Entry:
    """Return how a page should write a line of the legend on the screen."""
    pictured = "shape" in sent or "dashes" in sent
    return (
        " ".join([*([sent["sign"]] if "sign" in sent else []), sent["label"]]),
        OUTLINES[sent["shape"]] if "shape" in sent else "",
        (sent.get("colour") or "currentColor") if pictured else "",
        f"{sent['width']:g}" if "width" in sent else "",
        " ".join(map(str, sent.get("dashes", ()))),
    )


@pytest.mark.parametrize("look", PAGES)
def test_an_exported_page_draws_what_the_screen_draws(
    open_page: Open, files: dict[str, bytes], look: str
) -> None:
    page, canvas, address = PAGES[look]
    screen = shown(open_page(WORLD, page, **address), canvas)
    exported = files["takeaway_html"].decode()
    assert drawn_nodes(exported) == [
        {
            "outline": OUTLINES[node["shape"]],
            "colour": node["colour"],
            "scale": f"{node['size'] / 7:.2f}",
            "sign": node.get("sign", ""),
            "badge": node.get("badge", ""),
            "more": node.get("more", ""),
        }
        for node in sorted(screen["nodes"], key=lambda node: str(node["id"]))
    ]
    assert drawn_lines(exported) == {
        (
            style["colour"] or "currentColor",
            f"{style['width']:g}",
            f"{style['strength']:g}",
            " ".join(map(str, style["dashes"])),
        )
        for style in (screen["looks"][edge["look"]] for edge in screen["edges"])
    }
    assert legend_of(exported) == [entry(one) for one in screen["legend"]]


@pytest.mark.parametrize("look", PAGES)
def test_gephi_is_given_the_colours_of_the_screen(
    open_page: Open, files: dict[str, bytes], look: str
) -> None:
    page, canvas, address = PAGES[look]
    screen = shown(open_page(WORLD, page, **address), canvas)
    graph = networkx.read_gexf(io.BytesIO(files["takeaway_gexf"]))
    colours = {
        node: "#{r:02X}{g:02X}{b:02X}".format(**graph.nodes[node]["viz"]["color"]) for node in graph
    }
    assert colours == {node["id"]: node["colour"] for node in screen["nodes"]}


def test_sizes_by_a_metric_are_not_those_by_ties(open_page: Open, files: dict[str, bytes]) -> None:
    open_page(WORLD)
    by_ties = drawn_nodes(files["takeaway_html"].decode())
    open_page(WORLD, size="betweenness")
    by_metric = drawn_nodes(files["takeaway_html"].decode())
    assert [node["scale"] for node in by_ties] != [node["scale"] for node in by_metric]
