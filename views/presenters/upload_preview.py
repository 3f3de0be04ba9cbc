"""What was read from a report, to look at before anything is stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph.network import Document, Edge, Network, Node
from graph.schema import (
    ACTORS,
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
from views.contract.links import Link
from views.contract.panel import Group, Panel, Quote, TieLine
from views.i18n import Words
from views.presenters.labels import display_name, kind_of, link_to, one_line, report_title
from views.presenters.quote import QuoteSource
from views.presenters.tie_groups import URGENCY, tie_line

LISTED = 60
"""Lines listed in each part of a preview; how many there are is always said."""


def preview_panel(document: Document, network: Network, words: Words) -> Panel:
    """Return what was read: figures, sessions, actors and ties, each tie with its quotes.

    Nothing of it leads anywhere yet, so nothing in it is a link.
    """
    titles = {one.id: one.title for one in network.documents.values()}
    sources = QuoteSource(words, network.documents.__getitem__, titles)
    ties = [tie_line(edge, network, sources) for edge in _ties(network)]
    groups = [
        _group(words("preview.ties"), ties, words),
        _group(words("preview.sessions"), _sessions(network, words), words),
        _group(words("preview.actors"), _named(network, (ORGANISATION, PERSON), words), words),
        _group(words("preview.places"), _named(network, (NEIGHBOURHOOD, THEME), words), words),
        _group(words("preview.advice"), _named(network, (RECOMMENDATION,), words), words),
    ]
    stated = [part for part in (document.event, document.date) if part]
    return Panel(
        label=words("preview.label"),
        groups=tuple(_without_links(group) for group in groups if group.ties),
        subject=document.sha256,
        title=report_title(document.title),
        kind=document.source,
        lead=figures(network, words),
        facts=((words("preview.told"), one_line(" · ".join(stated))),) if stated else (),
        long=True,
    )


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
        words("preview.no_actors"): not types & ACTORS,
        words("preview.no_ties"): not _ties(network),
        words("preview.no_sessions"): not any(e.type == HOSTED for e in network.edges.values()),
        words("preview.no_date"): document.year is None,
    }
    return [sentence for sentence, holds in found.items() if holds]


def _ties(network: Network) -> list[Edge]:
    ties = (edge for edge in network.edges.values() if edge.type == WORKS_WITH)
    return sorted(ties, key=lambda edge: (URGENCY.index(edge.status), edge.id))


def _sessions(network: Network, words: Words) -> list[TieLine]:
    """Return a line for each session, with who hosted it."""
    hosts: dict[str, list[str]] = {}
    for edge in network.edges.values():
        if edge.type == HOSTED:
            hosts.setdefault(edge.target, []).append(display_name(network.nodes[edge.source]))
    sessions = [node for node in network.nodes.values() if node.type == SESSION]
    sessions.sort(key=lambda node: int(node.properties.get("number", 0)))
    return [_line(node, ", ".join(hosts.get(node.id, [])), words) for node in sessions]


def _named(network: Network, types: tuple[str, ...], words: Words) -> list[TieLine]:
    nodes = [node for node in network.nodes.values() if node.type in types]
    nodes.sort(key=lambda node: (types.index(node.type), display_name(node).casefold()))
    return [_line(node, kind_of(node, words.language), words) for node in nodes]


def _line(node: Node, more: str, words: Words) -> TieLine:
    return TieLine((link_to(node, words.language),), more=more)


def _group(title: str, lines: Iterable[TieLine], words: Words) -> Group:
    every = tuple(lines)
    hidden = len(every) - LISTED
    more = words("preview.more", count=hidden) if hidden > 0 else ""
    return Group(title, every[:LISTED], count=len(every), more=more)


def _without_links(group: Group) -> Group:
    """Return a group in which names and sources are plain text."""
    return replace(group, ties=tuple(_unlinked_line(line) for line in group.ties))


def _unlinked_line(line: TieLine) -> TieLine:
    quotes = tuple(_unlinked_quote(quote) for quote in line.quotes)
    return replace(line, ends=tuple(map(_unlinked, line.ends)), quotes=quotes)


def _unlinked_quote(quote: Quote) -> Quote:
    return replace(quote, source=_unlinked(quote.source))


def _unlinked(link: Link) -> Link:
    return replace(link, to=None, address=None)
