"""``netwerkatlas missing``: which connections are missing, facts first."""

from __future__ import annotations

from collections.abc import Iterator

import click

from cli.options import as_json, store
from cli.output.results import (
    JsonObject,
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
from graph.analysis.link_prediction.explanations import EdgesByEnds
from graph.analysis.link_prediction.suggestions import Suggestion
from graph.analysis.reported_gaps import OpenTie, UnansweredAdvice
from graph.analysis.structural_holes import StructuralHole
from graph.network import Network
from graph.schema import NODE_TYPES
from graph.services.missing import SUGGESTED, MissingConnections


@click.command(epilog="Example:  netwerkatlas missing --count 10")
@click.option("--count", type=click.IntRange(1, 500), default=SUGGESTED, show_default=True)
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
    missing = MissingConnections(network)
    output = _MissingOutput(network, missing, missing.suggested_ties(count, closed))
    if as_json:
        print_json(output.value())
        return
    for line in output.lines():
        click.echo(line)


class _MissingOutput:
    """What is missing, as JSON values and as lines of text."""

    def __init__(
        self, network: Network, missing: MissingConnections, suggested: tuple[Suggestion, ...]
    ) -> None:
        self._network, self._steps = network, EdgesByEnds(network)
        self._missing, self._suggested = missing, suggested

    def value(self) -> JsonObject:
        return {
            "basis": basis(self._network),
            "open_ties": [self._tie(one) for one in self._missing.reported_ties],
            "unheard": [self._unheard(one) for one in self._missing.unanswered_advice],
            "suggestions": [self._suggestion(one) for one in self._suggested],
            "holes": [self._hole(one) for one in self._missing.structural_holes],
        }

    def _node(self, node: str) -> JsonObject | None:
        return node_value(node, self._network) if node else None

    def _tie(self, one: OpenTie) -> JsonObject:
        return {
            **edge_value(one.edge),
            "ends": [self._node(end) for end in (one.edge.source, one.edge.target)],
            "themes": [self._node(theme) for theme in one.themes],
            "asked_by": [self._node(advice) for advice in one.asked_by],
        }

    def _unheard(self, one: UnansweredAdvice) -> JsonObject:
        return {
            "recommendation": self._node(one.recommendation),
            "session": self._node(one.session),
            "addressee": self._node(one.addressee),
            "why": list(one.why),
            "askers": [self._node(asker) for asker in one.askers],
        }

    def _suggestion(self, one: Suggestion) -> JsonObject:
        ends = (one.one, one.other)
        return {
            "ends": [self._node(end) for end in ends],
            "score": one.score,
            "reasons": reason_values(one.reasons, self._network, self._steps, ends[:1], ends[1]),
        }

    def _hole(self, one: StructuralHole) -> JsonObject:
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
        for tie in self._missing.reported_ties:
            yield f"  {tie.edge.status:9} {self._names(tie.edge.source, tie.edge.target)}"
            yield quote_line(tie.edge)
            for advice in tie.asked_by[:1]:
                yield f"    asked for by: {name_of(advice, self._network)}"
        yield "Advice that did not land"
        for one in self._missing.unanswered_advice:
            addressee = name_of(one.addressee, self._network) if one.addressee else "nobody"
            text = name_of(one.recommendation, self._network)
            yield f"  for {addressee} ({', '.join(one.why)}): {text}"
        yield "Computed: no report names these ties"
        for found in self._suggested:
            yield f"  {found.score:.2f}  {self._names(found.one, found.other)}"
            yield from reason_lines(found.reasons, self._network)
        yield "Groups with hardly a tie between them"
        for hole in self._missing.structural_holes:
            yield f"  {self._names(hole.one[0], hole.other[0])} and those around them"
            yield (
                f"    {hole.ties} ties where chance gives {hole.expected:.0f};"
                f" a tie between {self._names(*hole.bridge)} brings the mean distance from"
                f" {hole.before.distance:.2f} to {hole.after.distance:.2f}"
            )
        yield basis_line(self._network)

    def _names(self, one: str, other: str) -> str:
        return f"{name_of(one, self._network)} and {name_of(other, self._network)}"
