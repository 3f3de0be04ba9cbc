"""How the nodes of a picture look beyond their type: colour, size, a sign in the mark, a badge.

What a colour says is said again by a sign, so that nobody needs to see colours.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.analysis.adjacency import Values
from graph.analysis.metrics.registry import METRICS
from graph.export.style import LegendEntry, NetworkStyle, schema_nodes
from graph.network import Network
from views.i18n import Words
from views.presenters.communities import Community
from views.presenters.labels import display_name
from views.presenters.legend import legend
from views.presenters.metric_values import metric_label, shown_value

BY_TYPE, BY_COMMUNITY, BY_TIES = "type", "community", "ties"
"""What colours and sizes can say besides a metric."""
COMMUNITY_COLOURS = (
    *("#0072B2", "#C44E00", "#00805D", "#B0568C"),
    *("#8F6A08", "#56606B", "#7A5195", "#2B7F9E"),
)
CLASS_COLOURS = ("#8FB8D0", "#5F9CC0", "#3A7FA8", "#1F628C", "#0A4267")
NO_COLOUR = "#9AA3AB"
SMALLEST, LARGEST = 11.0, 40.0


@dataclass(frozen=True, slots=True)
class StyleChoice:
    """What colours and sizes say: BY_TYPE or BY_COMMUNITY, BY_TIES, or the name of a metric.

    ``metrics`` holds the values of those that are named, by node id; ``communities`` is needed
    for BY_COMMUNITY; ``folded`` says how many ties of a node (id) are not drawn.
    """

    colour: str = BY_TYPE
    size: str = BY_TIES
    metrics: Mapping[str, Values] = field(default_factory=dict)
    communities: Sequence[Community] = ()
    folded: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Colouring:
    """Colours and signs by node id, and what they mean."""

    colours: Mapping[str, str]
    signs: Mapping[str, str]
    legend: tuple[LegendEntry, ...]


def network_style(
    drawn: Network, words: Words, choice: StyleChoice = StyleChoice()
) -> NetworkStyle:
    """Return how the nodes of a picture look, and the legend that explains it."""
    colouring = _colouring(drawn, words, choice)
    entries = [*legend(drawn, words, coloured=not colouring.colours), *colouring.legend]
    sizes: Mapping[str, float] = {}
    if choice.size != BY_TIES:
        sizes = _sizes(choice.metrics[choice.size], drawn)
        label = metric_label(choice.size, words.language)
        entries.append(LegendEntry(words("legend.size", measure=label)))
    if choice.folded:
        entries.append(LegendEntry(words("legend.folded"), sign="+"))
    more = _more(choice.metrics, words)
    nodes = {
        node: replace(
            style,
            colour=colouring.colours.get(node, style.colour),
            size=sizes.get(node, style.size),
            sign=colouring.signs.get(node),
            badge=f"+{choice.folded[node]}" if node in choice.folded else None,
            more=more.get(node),
        )
        for node, style in schema_nodes(drawn).items()
    }
    return NetworkStyle(nodes, tuple(entries))


def _colouring(drawn: Network, words: Words, choice: StyleChoice) -> _Colouring:
    if choice.colour == BY_TYPE:
        return _Colouring({}, {}, ())
    if choice.colour == BY_COMMUNITY:
        return _by_community(choice.communities, drawn, words)
    return _by_class(choice.metrics[choice.colour], choice.colour, drawn, words)


def _by_community(communities: Sequence[Community], drawn: Network, words: Words) -> _Colouring:
    colours = dict.fromkeys(drawn.nodes, NO_COLOUR)
    signs: dict[str, str] = {}
    entries: list[LegendEntry] = []
    coloured = enumerate(zip(communities, COMMUNITY_COLOURS, strict=False), 1)
    for number, (community, colour) in coloured:
        members = community.members & drawn.nodes.keys()
        colours |= dict.fromkeys(members, colour)
        signs |= dict.fromkeys(members, str(number))
        if members:
            name = display_name(community.leader)
            around = words("legend.community", name=name, count=len(members))
            entries.append(LegendEntry(around, "dot", colour, sign=str(number)))
    if NO_COLOUR in colours.values():
        entries.append(LegendEntry(words("legend.no_community"), "dot", NO_COLOUR))
    return _Colouring(colours, signs, tuple(entries))


def _by_class(values: Values, name: str, drawn: Network, words: Words) -> _Colouring:
    """Colour the drawn nodes by fifths: as many nodes in each class, equals in the same one."""
    known = {node: values[node] for node in drawn.nodes if node in values}
    ranked = sorted(known.values())
    classes = {node: 5 * bisect_left(ranked, value) // len(ranked) for node, value in known.items()}
    colours = dict.fromkeys(drawn.nodes, NO_COLOUR)
    colours |= {node: CLASS_COLOURS[of] for node, of in classes.items()}
    entries = [LegendEntry(METRICS[name].explanation.in_language(words.language))]
    for of, colour in enumerate(CLASS_COLOURS):
        inside = [shown_value(name, known[node]) for node, one in classes.items() if one == of]
        if inside:
            label = words(
                "legend.class",
                measure=metric_label(name, words.language),
                least=words.number(min(inside), "g"),
                most=words.number(max(inside), "g"),
            )
            entries.append(LegendEntry(label, "dot", colour, sign=str(of + 1)))
    if len(known) < len(drawn.nodes):
        entries.append(LegendEntry(words("legend.no_value"), "dot", NO_COLOUR))
    signs = {node: str(of + 1) for node, of in classes.items()}
    return _Colouring(colours, signs, tuple(entries))


def _sizes(values: Values, drawn: Network) -> dict[str, float]:
    most = max(values.values(), default=0.0) or 1.0
    shares = {node: values.get(node, 0.0) / most for node in drawn.nodes}
    return {
        node: round(SMALLEST + (LARGEST - SMALLEST) * share**0.5, 1)
        for node, share in shares.items()
    }


def _more(metrics: Mapping[str, Values], words: Words) -> dict[str, str]:
    """Return the values of each node as lines."""
    lines: dict[str, str] = {}
    for name, values in metrics.items():
        for node, value in values.items():
            line = f"{metric_label(name, words.language)}: {shown_value(name, value):g}"
            lines[node] = f"{lines[node]}\n{line}" if node in lines else line
    return lines
