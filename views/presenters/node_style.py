"""How the nodes of a view look beyond their type: colour, size, a sign in the mark, a badge.

What a colour says is said again by a sign, so that nobody needs to see colours.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.analysis.adjacency import Values
from graph.analysis.metrics.registry import METRICS
from graph.network import Network
from views.i18n import Words
from views.presenters.labels import display_name
from views.presenters.metric_values import groups_of, label, number, values_of
from views.view_spec import BY_COMMUNITY, BY_TIES, BY_TYPE, View, folded_in, network_of

COMMUNITY_COLOURS = (
    *("#0072B2", "#C44E00", "#00805D", "#B0568C"),
    *("#8F6A08", "#56606B", "#7A5195", "#2B7F9E"),
)
CLASS_COLOURS = ("#8FB8D0", "#5F9CC0", "#3A7FA8", "#1F628C", "#0A4267")
NO_COLOUR = "#9AA3AB"
SMALLEST, LARGEST = 11.0, 40.0

Entry = dict[str, Any]


@dataclass(frozen=True)
class Dress:
    """By node id: colour, the sign in the mark, the size (radius in pixels), the badge at its
    side, and lines to add to its title. ``legend`` explains the colours and badges."""

    colours: Mapping[str, str] = field(default_factory=dict)
    signs: Mapping[str, str] = field(default_factory=dict)
    sizes: Mapping[str, float] = field(default_factory=dict)
    badges: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, str] = field(default_factory=dict)
    legend: tuple[Entry, ...] = ()


def dress(view: View, words: Words) -> Dress:
    """Return how the nodes of a view look."""
    colours, signs, legend = _colours(view, words)
    metrics = [name for name in dict.fromkeys((view.colour, view.size)) if name in METRICS]
    if view.size != BY_TIES:
        legend = [
            *legend,
            {"label": words("legend.size", measure=label(view.size, words.language))},
        ]
    lost = folded_in(view)
    if lost:
        legend = [*legend, {"label": words("legend.folded"), "sign": "+"}]
    return Dress(
        colours=colours,
        signs=signs,
        sizes={} if view.size == BY_TIES else _sizes(values_of(view.size, view), network_of(view)),
        badges={node: f"+{ties}" for node, ties in lost.items()},
        lines=_lines({name: values_of(name, view) for name in metrics}, words),
        legend=tuple(legend),
    )


def worn_by(name: str, values: Values, drawn: Network, words: Words) -> Dress:
    """Return how nodes look that are sized by one measure."""
    size = words("legend.size", measure=label(name, words.language))
    lines = _lines({name: {node: values[node] for node in drawn.nodes if node in values}}, words)
    return Dress(sizes=_sizes(values, drawn), lines=lines, legend=({"label": size},))


def _colours(view: View, words: Words) -> tuple[dict[str, str], dict[str, str], list[Entry]]:
    if view.colour == BY_TYPE:
        return {}, {}, []
    drawn = network_of(view)
    if view.colour == BY_COMMUNITY:
        return _by_community(view, drawn, words)
    return _by_class(values_of(view.colour, view), view.colour, drawn, words)


def _by_community(
    view: View, drawn: Network, words: Words
) -> tuple[dict[str, str], dict[str, str], list[Entry]]:
    colours = dict.fromkeys(drawn.nodes, NO_COLOUR)
    signs: dict[str, str] = {}
    legend: list[Entry] = []
    for turn, (group, colour) in enumerate(
        zip(groups_of(view), COMMUNITY_COLOURS, strict=False), 1
    ):
        members = group.members & drawn.nodes.keys()
        colours |= dict.fromkeys(members, colour)
        signs |= dict.fromkeys(members, str(turn))
        if members:
            name = display_name(group.leader)
            around = words("legend.community", name=name, count=len(members))
            legend.append({"label": around, "sign": str(turn), "colour": colour, "shape": "dot"})
    if NO_COLOUR in colours.values():
        legend.append({"label": words("legend.no_community"), "colour": NO_COLOUR, "shape": "dot"})
    return colours, signs, legend


def _by_class(
    values: Values, name: str, drawn: Network, words: Words
) -> tuple[dict[str, str], dict[str, str], list[Entry]]:
    """Colour the drawn nodes by fifths: as many nodes in each class, equals in the same one."""
    known = {node: values[node] for node in drawn.nodes if node in values}
    ranked = sorted(known.values())
    classes = {node: 5 * bisect_left(ranked, value) // len(ranked) for node, value in known.items()}
    colours = dict.fromkeys(drawn.nodes, NO_COLOUR)
    colours |= {node: CLASS_COLOURS[of] for node, of in classes.items()}
    legend: list[Entry] = [{"label": METRICS[name].explanation.in_language(words.language)}]
    for of, colour in enumerate(CLASS_COLOURS):
        inside = [number(name, known[node]) for node, one in classes.items() if one == of]
        if inside:
            told = words(
                "legend.class",
                measure=label(name, words.language),
                least=words.number(min(inside), "g"),
                most=words.number(max(inside), "g"),
            )
            legend.append({"label": told, "sign": str(of + 1), "colour": colour, "shape": "dot"})
    if len(known) < len(drawn.nodes):
        legend.append({"label": words("legend.no_value"), "colour": NO_COLOUR, "shape": "dot"})
    return colours, {node: str(of + 1) for node, of in classes.items()}, legend


def _sizes(values: Values, drawn: Network) -> dict[str, float]:
    most = max(values.values(), default=0.0) or 1.0
    shares = {node: values.get(node, 0.0) / most for node in drawn.nodes}
    return {
        node: round(SMALLEST + (LARGEST - SMALLEST) * share**0.5, 1)
        for node, share in shares.items()
    }


def _lines(metrics: Mapping[str, Values], words: Words) -> dict[str, str]:
    lines: dict[str, str] = {}
    for name, values in metrics.items():
        for node, value in values.items():
            told = f"{label(name, words.language)}: {number(name, value):g}"
            lines[node] = f"{lines[node]}\n{told}" if node in lines else told
    return lines
