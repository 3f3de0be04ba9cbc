"""``netwerkatlas missing``: which connections are missing, facts first."""

from __future__ import annotations

from collections.abc import Iterator

import click

from cli.options import as_json, store
from cli.output.results import (
    Value,
    basis,
    basis_line,
    edge_value,
    name_of,
    node_value,
    quote_line,
    reason_lines,
    reason_values,
    whole_network,
)
from cli.output.terminal import print_json
from graph.analysis.link_prediction.explanations import Steps
from graph.analysis.link_prediction.suggestions import Suggestion, suggestions
from graph.analysis.reported_gaps import OpenTie, Unheard, open_ties, unheard
from graph.analysis.structural_holes import Hole, holes
from graph.network import Network
from graph.schema import NODE_TYPES

_HOLES = 5


@click.command(epilog="Example:  netwerkatlas missing --count 10")
@click.option("--count", type=click.IntRange(1, 500), default=20, show_default=True)
@click.option(
    "--not-through",
    "closed",
    multiple=True,
    type=click.Choice(list(NODE_TYPES)),
    help="A type of node that computed ties may not go through.",
)
@as_json
@store
def command(count: int, closed: tuple[str, ...], as_json: bool, store: str | None) -> None:
    """List ties that reports call strained or wanted, advice that did not land, ties that are
    computed, and groups with hardly a tie between them.

    The first two are facts with a quote. Computed ties are suggestions: no report names them.
    """
    network = whole_network(store)
    told = _Told(network, open_ties(network), unheard(network),
                 suggestions(network, count, closed), holes(network, _HOLES))  # fmt: skip
    if as_json:
        print_json(told.value())
        return
    for line in told.lines():
        click.echo(line)


class _Told:
    def __init__(
        self,
        network: Network,
        ties: tuple[OpenTie, ...],
        advice: tuple[Unheard, ...],
        computed: tuple[Suggestion, ...],
        gaps: tuple[Hole, ...],
    ) -> None:
        self._network, self._steps = network, Steps(network)
        self._ties, self._advice, self._computed, self._gaps = ties, advice, computed, gaps

    def value(self) -> Value:
        return {
            "basis": basis(self._network),
            "open_ties": [self._tie(one) for one in self._ties],
            "unheard": [self._unheard(one) for one in self._advice],
            "suggestions": [self._suggestion(one) for one in self._computed],
            "holes": [self._hole(one) for one in self._gaps],
        }

    def _node(self, node: str) -> Value | None:
        return node_value(node, self._network) if node else None

    def _tie(self, one: OpenTie) -> Value:
        return {
            **edge_value(one.edge),
            "ends": [self._node(end) for end in (one.edge.source, one.edge.target)],
            "themes": [self._node(theme) for theme in one.themes],
            "asked_by": [self._node(advice) for advice in one.asked_by],
        }

    def _unheard(self, one: Unheard) -> Value:
        return {
            "recommendation": self._node(one.recommendation),
            "session": self._node(one.session),
            "addressee": self._node(one.addressee),
            "why": list(one.why),
            "askers": [self._node(asker) for asker in one.askers],
        }

    def _suggestion(self, one: Suggestion) -> Value:
        ends = (one.one, one.other)
        return {
            "ends": [self._node(end) for end in ends],
            "score": one.score,
            "reasons": reason_values(one.reasons, self._network, self._steps, ends[:1], ends[1]),
        }

    def _hole(self, one: Hole) -> Value:
        return {
            "groups": [[self._node(node) for node in group] for group in (one.one, one.other)],
            "ties": one.ties,
            "expected": one.expected,
            "brokers": [self._node(node) for node in one.brokers],
            "bridge": [self._node(node) for node in one.bridge],
            "distance": [one.before.distance, one.after.distance],
            "reach": [one.before.share, one.after.share],
            "relieved": self._node(one.relieved),
            "relief": one.relief,
        }

    def lines(self) -> Iterator[str]:
        yield "Ties that reports call strained or wanted"
        for tie in self._ties:
            yield f"  {tie.edge.status:9} {self._names(tie.edge.source, tie.edge.target)}"
            yield quote_line(tie.edge)
            for advice in tie.asked_by[:1]:
                yield f"    asked for by: {name_of(advice, self._network)}"
        yield "Advice that did not land"
        for one in self._advice:
            addressee = name_of(one.addressee, self._network) if one.addressee else "nobody"
            text = name_of(one.recommendation, self._network)
            yield f"  for {addressee} ({', '.join(one.why)}): {text}"
        yield "Computed: no report names these ties"
        for found in self._computed:
            yield f"  {found.score:.2f}  {self._names(found.one, found.other)}"
            yield from reason_lines(found.reasons, self._network)
        yield "Groups with hardly a tie between them"
        for hole in self._gaps:
            yield f"  {self._names(hole.one[0], hole.other[0])} and those around them"
            yield (
                f"    {hole.ties} ties where chance gives {hole.expected:.0f};"
                f" a tie between {self._names(*hole.bridge)} brings the mean distance from"
                f" {hole.before.distance:.2f} to {hole.after.distance:.2f}"
            )
        yield basis_line(self._network)

    def _names(self, one: str, other: str) -> str:
        return f"{name_of(one, self._network)} and {name_of(other, self._network)}"
