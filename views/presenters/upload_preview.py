"""What was read from a report, to look at before anything is stored."""

from __future__ import annotations

from graph.network import Document, Edge, Network, Node
from graph.schema import (
    HOSTED,
    NEIGHBOURHOOD,
    ORGANISATION,
    PERSON,
    RECOMMENDATION,
    SESSION,
    STATUSES,
    THEME,
    WORKS_WITH,
)
from views.i18n import Words
from views.presenters.evidence_panel import URGENCY, tie
from views.presenters.labels import Block, display_name, kind_of, link_to, one_line, report_title
from views.presenters.quote import Telling

TOLD = 60
"""Lines told in each part of a preview; how many there are is always told."""
ACTORS = (ORGANISATION, PERSON)


def preview(document: Document, network: Network, words: Words) -> Block:
    """Return what was read: figures, sessions, actors and ties, each tie with its quotes.

    Nothing of it leads anywhere yet, so nothing in it is a link.
    """
    titles = {one.id: one.title for one in network.documents.values()}
    say = Telling(words, network.documents.__getitem__, titles)
    groups = [
        _group(words("preview.ties"), [tie(e, network, say) for e in _ties(network)], words),
        _group(words("preview.sessions"), _sessions(network, words), words),
        _group(words("preview.actors"), _named(network, ACTORS, words), words),
        _group(words("preview.places"), _named(network, (NEIGHBOURHOOD, THEME), words), words),
        _group(words("preview.advice"), _named(network, (RECOMMENDATION,), words), words),
    ]
    told = [part for part in (document.event, document.date) if part]
    return {
        "subject": document.sha256,
        "title": report_title(document.title),
        "kind": document.source,
        "lead": figures(network, words),
        "facts": [(words("preview.told"), one_line(" · ".join(told)))] if told else [],
        "groups": [_unlinked(group) for group in groups if group["ties"]],
        "label": words("preview.label"),
        "long": True,
        "clear": "",
    }


def figures(network: Network, words: Words) -> str:
    """Return in a sentence how much a network holds."""
    types = [node.type for node in network.nodes.values()]
    statuses = [edge.status for edge in _ties(network)]
    return words(
        "preview.figures",
        organisations=types.count(ORGANISATION),
        people=types.count(PERSON),
        places=types.count(NEIGHBOURHOOD),
        sessions=types.count(SESSION),
        recommendations=types.count(RECOMMENDATION),
        works=len(statuses),
        **{name: statuses.count(name) for name in STATUSES},
    )


def doubts(document: Document, network: Network, words: Words) -> list[str]:
    """Return what a reader should look at before storing: a sentence for each thing."""
    types = {node.type for node in network.nodes.values()}
    found = {
        words("preview.no_actors"): not types & set(ACTORS),
        words("preview.no_ties"): not _ties(network),
        words("preview.no_sessions"): not any(e.type == HOSTED for e in network.edges.values()),
        words("preview.no_date"): document.year is None,
    }
    return [sentence for sentence, holds in found.items() if holds]


def _ties(network: Network) -> list[Edge]:
    ties = (edge for edge in network.edges.values() if edge.type == WORKS_WITH)
    return sorted(ties, key=lambda edge: (URGENCY.index(edge.status), edge.id))


def _sessions(network: Network, words: Words) -> list[Block]:
    """Return a line for each session, with who hosted it."""
    hosts: dict[str, list[str]] = {}
    for edge in network.edges.values():
        if edge.type == HOSTED:
            hosts.setdefault(edge.target, []).append(display_name(network.nodes[edge.source]))
    sessions = [node for node in network.nodes.values() if node.type == SESSION]
    sessions.sort(key=lambda node: int(node.properties.get("number", 0)))
    return [_line(node, ", ".join(hosts.get(node.id, [])), words) for node in sessions]


def _named(network: Network, types: tuple[str, ...], words: Words) -> list[Block]:
    nodes = [node for node in network.nodes.values() if node.type in types]
    nodes.sort(key=lambda node: (types.index(node.type), display_name(node).casefold()))
    return [_line(node, kind_of(node, words.language), words) for node in nodes]


def _line(node: Node, more: str, words: Words) -> Block:
    return {"ends": [link_to(node, words.language)], "quotes": [], "more": more}


def _group(title: str, lines: list[Block], words: Words) -> Block:
    hidden = len(lines) - TOLD
    more = words("preview.more", count=hidden) if hidden > 0 else ""
    group = {"title": title, "ties": lines[:TOLD], "count": len(lines), "more": more}
    return {**group, "open": False}


def _unlinked(block: Block) -> Block:
    """Return a block without the ways that lead on from it."""
    return {key: _without_ways(value) for key, value in block.items() if key not in _WAYS}


_WAYS = ("to", "address")


def _without_ways(value: object) -> object:
    if isinstance(value, dict):
        return _unlinked(value)
    return [_without_ways(one) for one in value] if isinstance(value, list) else value
