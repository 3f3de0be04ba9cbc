"""How the commands show what was found: as plain values for JSON, and as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import click

from cli.output.terminal import one_line, read_by
from graph.analysis.link_prediction.explanations import EdgesByEnds, Reason
from graph.analysis.theme_place_coverage import coverage
from graph.errors import NotFoundError
from graph.network import Edge, Network
from graph.schema import ORGANISATION, PERSON, SESSION
from graph.settings import store_url
from graph.store import open_store

JsonObject = dict[str, Any]

_ACTORS = frozenset({ORGANISATION, PERSON})
_REASONS_SHOWN = 4
_LEAST_SHARE = 0.01


def whole_network(store: str | None) -> Network:
    """Return everything in the store; warns on stderr when that is nothing."""
    with open_store(store_url(store)) as opened:
        network = opened.read()
    if not network.documents:
        click.echo("Warning: the store holds no report yet; load one first.", err=True)
    return network


def actor_called(name: str, store: str | None) -> str:
    """Return the node id of the actor that a name means.

    Raises
    ------
    NotFoundError
        If no organisation or person is called like that.
    """
    with open_store(store_url(store)) as opened:
        if name in opened.nodes(frozenset({name})).nodes:
            return name
        hits = opened.search(name, types=_ACTORS, limit=1)
    if not hits:
        raise NotFoundError(
            f"No organisation or person is called '{name}'; check the spelling, or look for the"
            " name in the explorer."
        )
    return hits[0].node


def basis(network: Network) -> JsonObject:
    """Return the coverage behind an answer."""
    covered = coverage(network)
    return {
        "reports": covered.reports,
        "years": list(covered.years),
        "sessions": covered.sessions,
        "quotes": covered.quotes,
    }


def basis_line(network: Network) -> str:
    """Return the coverage behind an answer, in one line."""
    covered = coverage(network)
    return (
        f"Rests on {covered.reports} report(s) with {covered.sessions} session(s)"
        f" and {covered.quotes} quotes; what no report tells is not known."
    )


def name_of(node: str, network: Network) -> str:
    """Return the name of a node on one line, with its number for a session."""
    found = network.nodes[node]
    number = found.properties.get("number") if found.type == SESSION else None
    return one_line(found.name if number is None else f"{number}. {found.name}")


def node_value(node: str, network: Network) -> JsonObject:
    """Return who a node is."""
    found = network.nodes[node]
    return {"id": node, "name": found.name, "type": found.type, "kind": found.kind}


def edge_value(edge: Edge) -> JsonObject:
    """Return a tie with its quotes."""
    return {
        "type": edge.type,
        "source": edge.source,
        "target": edge.target,
        "status": edge.status,
        "evidence": [
            {
                "document": one.document,
                "session": one.session,
                "start": one.start,
                "end": one.end,
                "quote": one.quote,
                "status": one.status,
            }
            for one in edge.evidence
        ],
    }


def reason_values(
    reasons: Iterable[Reason],
    network: Network,
    steps: EdgesByEnds,
    starts: Iterable[str],
    end: str,
    own: tuple[str, ...] = (),
) -> list[JsonObject]:
    """Return why something is suggested; a walk's share is of the whole score.

    Every walk starts at one of ``starts`` and ends at ``end``; ``own`` are those that are
    tied to the end themselves.
    """
    listed = list(reasons)
    total = sum(walk.score for reason in listed for walk in reason.walks)
    begin = tuple(starts)
    return [
        {
            "through": list(reason.passes),
            "share": reason.share,
            "walks": [
                {
                    "through": [node_value(node, network) for node in walk.through],
                    "score": walk.score,
                    "share": walk.score / total,
                    "steps": [
                        edge_value(edge)
                        for edge in (
                            steps.into(begin, *walk.through, end)
                            if walk.through
                            else steps.each(own, end)
                        )
                    ],
                }
                for walk in reason.walks
            ],
        }
        for reason in listed
    ]


def reason_lines(reasons: Iterable[Reason], network: Network, own: str = "") -> Iterator[str]:
    """Yield a line for each of the strongest reasons, with its strongest walk.

    ``own`` says what an actor itself is tied to, for a reason that passes nothing.
    """
    listed = list(reasons)
    for reason in listed[:_REASONS_SHOWN]:
        walk, *more = reason.walks
        through = " > ".join(name_of(node, network) for node in walk.through)
        others = f" and {len(more)} more" if more else ""
        share = f"{reason.share:4.0%}" if reason.share >= _LEAST_SHARE else " <1%"
        yield f"    {share}  {through or own}{others}"
    if weaker := listed[_REASONS_SHOWN:]:
        yield f"    {sum(reason.share for reason in weaker):4.0%}  {len(weaker)} weaker reasons"


def quote_line(edge: Edge) -> str:
    """Return the first quote of a tie, with where it stands."""
    first = edge.evidence[0]
    where = first.document if first.session is None else f"{first.document}, {first.session}"
    return f"    “{one_line(first.quote)}” ({where}{read_by(first)})"
