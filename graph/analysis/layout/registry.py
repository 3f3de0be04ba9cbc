"""The ways to lay a picture out, each declared once: menus are drawn from this list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.analysis.layout.concentric import concentric
from graph.analysis.layout.force_directed import Point, positions
from graph.analysis.layout.grouped import Field, grouped
from graph.network import Network
from graph.schema import NEIGHBOURHOOD, THEME, Label


@dataclass(frozen=True, slots=True)
class Layout:
    """Where every node stands, in pixels, and the fields that they stand in, if any."""

    places: Mapping[str, Point]
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class LayoutMethod:
    """A way to lay out: ``compute(network, centre)`` gives equal places for equal networks.

    ``centre`` is a node id, or empty; only ``centred`` methods look at it. A
    ``fielded`` one needs the nodes that it makes fields of.
    """

    name: str
    label: Label
    explanation: Label
    compute: Callable[[Network, str], Layout]
    centred: bool = False
    fielded: bool = False


FORCE = "force"

LAYOUTS: dict[str, LayoutMethod] = {
    method.name: method
    for method in (
        LayoutMethod(
            FORCE,
            Label("samenhang", "connection"),
            Label(
                "Wie veel met elkaar te maken heeft, staat dicht bij elkaar.",
                "Those who have much to do with each other stand close together.",
            ),
            lambda network, centre: Layout(positions(network)),
        ),
        LayoutMethod(
            "concentric",
            Label("ringen", "rings"),
            Label(
                "In het midden staat de naam waar u vanuit kijkt, of wie de meeste verbindingen"
                " heeft; elke ring is een stap verder weg.",
                "In the middle stands the name you look from, or the one with most ties; each"
                " ring is a step further away.",
            ),
            lambda network, centre: Layout(concentric(network, centre)),
            centred=True,
        ),
        LayoutMethod(
            "theme",
            Label("per thema", "by theme"),
            Label(
                "Alles staat bij het thema waar het de meeste verbindingen mee heeft.",
                "Everything stands with the theme that it has most ties with.",
            ),
            lambda network, centre: Layout(*grouped(network, THEME)),
            fielded=True,
        ),
        LayoutMethod(
            "place",
            Label("per plek", "by place"),
            Label(
                "Alles staat bij de wijk of plek waar het de meeste verbindingen mee heeft.",
                "Everything stands with the neighbourhood or place that it has most ties with.",
            ),
            lambda network, centre: Layout(*grouped(network, NEIGHBOURHOOD)),
            fielded=True,
        ),
    )
}
"""By name, in the order of menus."""
