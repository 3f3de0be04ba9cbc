"""Where readers of one report say different things of a tie, with what each of them reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.elements import Edge
from graph.schema import STATUS_PRECEDENCE


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What readers of ``document`` say of one tie: for each reader the statuses of its quotes.

    Readers are named as in ``Evidence.reader``, the rules ("") first; statuses stand in the
    order of STATUS_PRECEDENCE.
    """

    document: str
    statuses: Mapping[str, tuple[str, ...]]


def disagreements(edge: Edge) -> tuple[Disagreement, ...]:
    """Return the documents of which not all readers find the same statuses of a tie, in order.

    Documents that differ from each other are no disagreement: they may both be right.
    """
    found: dict[str, dict[str, set[str]]] = {}
    for one in edge.evidence:
        found.setdefault(one.document, {}).setdefault(one.reader, set()).add(one.status)
    return tuple(
        Disagreement(document, {reader: _ordered(read) for reader, read in sorted(said.items())})
        for document, said in sorted(found.items())
        if len(set(map(frozenset, said.values()))) > 1
    )


def _ordered(statuses: set[str]) -> tuple[str, ...]:
    return tuple(status for status in STATUS_PRECEDENCE if status in statuses)
