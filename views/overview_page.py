"""The page Overzicht: what is loaded, who stands out and why, and where to begin."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from graph.analysis.centrality import betweenness, degree
from graph.analysis.matrix import two_mode_ties
from graph.model import Network, Node
from graph.schema import (
    ADDRESSED_TO,
    NEIGHBOURHOOD,
    ORGANISATION,
    PERSON,
    RECOMMENDATION,
    SESSION,
    STATUSES,
    WORKS_WITH,
)
from graph.store.base import Counts, DocumentInfo
from views import data, routes, state
from views.catalogue import Words
from views.components import panel
from views.guard import stop_if_empty
from views.naming import Block, link_to, one_line, report_title, target

_LEADING, _DOORS = "leading_panel", "doors_panel"
TOP = 6
WORTH_TELLING = 0.01
"""A smaller share of the shortest ways than this says nothing."""


def overview_page(words: Words) -> None:
    """Draw the page."""
    counts = data.counts()
    stop_if_empty(counts.nodes, words)
    st.title(words("overview.title"))
    for sentence in sentences(counts, words):
        st.text(sentence)
    left, right = st.columns(2, gap="large")
    with left:
        panel(_DOORS, _doors(words), state.follow(_DOORS))
    with right:
        if counts.nodes <= data.DRAWN_AT_MOST:
            panel(_LEADING, _leading(data.network(), words), state.follow(_LEADING))


def sentences(counts: Counts, words: Words) -> list[str]:
    """Return the main figures, a sentence each."""
    types, statuses = counts.by_type, counts.by_status
    told = [
        words(
            "overview.loaded",
            reports=counts.documents,
            organisations=types.get(ORGANISATION, 0),
            people=types.get(PERSON, 0),
            places=types.get(NEIGHBOURHOOD, 0),
            sessions=types.get(SESSION, 0),
        ),
        words(
            "overview.works",
            works=counts.by_edge_type.get(WORKS_WITH, 0),
            **{name: statuses.get(name, 0) for name in STATUSES},
        ),
        words(
            "overview.advice",
            recommendations=types.get(RECOMMENDATION, 0),
            addressed=counts.by_edge_type.get(ADDRESSED_TO, 0),
        ),
    ]
    return [told[0], *_period(words), *told[1:]]


def _period(words: Words) -> list[str]:
    years = {info.year for info in data.store().documents() if info.year}
    if not years:
        return []
    if len(years) == 1:
        return [words("overview.year", year=min(years))]
    return [words("overview.period", first=min(years), last=max(years))]


def _doors(words: Words) -> Block:
    """Return the ways in, and the reports that are loaded."""
    doors = (
        (words("overview.network"), routes.NETWORK),
        (words("overview.route"), routes.ROUTE),
        (words("overview.read"), routes.REPORTS),
    )
    reports = [
        _line({"name": report_title(info.title), **_report(info.id, words)}, _facts(info))
        for info in data.store().documents()
    ]
    ways = [_line({"name": text, **target(words.language, page)}) for text, page in doors]
    groups = [
        {"title": words("overview.doors"), "open": True, "ties": ways},
        {"title": words("nav.reports"), "open": True, "ties": reports},
    ]
    return _block(groups, words)


def _report(document_id: str, words: Words) -> Block:
    return target(words.language, routes.REPORTS, doc=document_id)


def _facts(info: DocumentInfo) -> str:
    return one_line(" · ".join(filter(None, (info.event, info.date, info.source))))


def _leading(network: Network, words: Words) -> Block:
    """Return the actors that stand out, each with one plain line of why."""
    ties, between = degree(network), betweenness(two_mode_ties(network))
    passed = {node: share for node, share in between.items() if share >= WORTH_TELLING}
    most = _first(ties, network)
    brokers = _first(passed, network)
    groups = [
        {
            "title": words("overview.most"),
            "open": True,
            "ties": [
                _line(_actor(node, words), words("overview.most_why", count=ties[node.id]))
                for node in most
            ],
        },
        {
            "title": words("overview.between"),
            "open": True,
            "ties": [
                _line(
                    _actor(node, words),
                    words("overview.between_why", share=round(100 * between[node.id])),
                )
                for node in brokers
            ],
        },
    ]
    return _block([group for group in groups if group["ties"]], words)


def _first(values: Mapping[str, float], network: Network) -> list[Node]:
    """Return the actors with the highest values, equals by name."""
    nodes = (network.nodes[node] for node in values)
    actors = [node for node in nodes if node.type in (ORGANISATION, PERSON)]
    return sorted(actors, key=lambda node: (-values[node.id], node.name))[:TOP]


def _actor(node: Node, words: Words) -> Block:
    way = target(words.language, routes.DOSSIER, focus=node.id)
    return {**link_to(node, words.language), **way}


def _line(end: Block, more: str = "") -> Block:
    return {"ends": [end], "quotes": [], "more": more}


def _block(groups: list[Block], words: Words) -> Block:
    label = words("overview.title")
    return {"label": label, "long": True, "subject": "", "facts": [], "groups": groups}
