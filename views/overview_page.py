"""The page Overzicht: what is loaded, who stands out and why, and where to begin."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

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
from graph.store.base import Counts, DocumentInfo, Store
from views import data, routes, state
from views.catalogue import Words
from views.components import circles, panel
from views.groups import Groups, drawn_groups, group_rows, groups_in
from views.guard import stop_if_empty
from views.naming import Block, one_line, report_title, target
from views.rows import rows_table
from views.standing_out import standing_out

_LEADING, _DOORS, _CIRCLES, _TABLE = "leading_panel", "doors_panel", "circles", "groups_table"


def overview_page(words: Words) -> None:
    """Draw the page."""
    counts = data.counts()
    stop_if_empty(counts.nodes, words)
    st.title(words("overview.title"))
    for sentence in sentences(counts, words):
        st.text(sentence)
    left, right = st.columns(2, gap="large")
    with left:
        panel(_DOORS, _doors(counts, words), state.follow(_DOORS))
    if counts.nodes > data.DRAWN_AT_MOST:
        right.info(words("overview.too_large", limit=data.DRAWN_AT_MOST))
        return
    network, found = data.network(), _groups(data.store(), data.store().revision())
    with right:
        leading = _block(standing_out(network, found, words), words)
        panel(_LEADING, leading, state.follow(_LEADING))
    if found.groups:
        _draw_groups(found, words)


@lru_cache(maxsize=4)
def _groups(opened: Store, revision: str) -> Groups:
    return groups_in(opened.read())


def _draw_groups(found: Groups, words: Words) -> None:
    st.header(words("groups.title"))
    st.text(words("groups.text"))
    circles(_CIRCLES, drawn_groups(found, words), state.follow(_CIRCLES))
    if found.apart:
        st.text(words("groups.apart", count=found.apart))
    rows_table(_TABLE, group_rows(found, words), words, label=words("groups.table"))


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
        words("overview.coverage", quotes=counts.evidence),
    ]
    return [told[0], *_period(words), *told[1:]]


def _period(words: Words) -> list[str]:
    years = {info.year for info in data.store().documents() if info.year}
    if not years:
        return []
    if len(years) == 1:
        return [words("overview.year", year=min(years))]
    return [words("overview.period", first=min(years), last=max(years))]


def _doors(counts: Counts, words: Words) -> Block:
    """Return the ways in, and the reports that are loaded."""
    doors = (
        (words("overview.network"), routes.NETWORK),
        (words("overview.partners"), routes.PARTNERS),
        (words("overview.missing"), routes.MISSING),
        (words("overview.route"), routes.ROUTE),
        (words("overview.read"), routes.REPORTS),
    )
    reports = [
        _line(
            {"name": report_title(info.title), **_report(info.id, words)},
            _facts(info, counts, words),
        )
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


def _facts(info: DocumentInfo, counts: Counts, words: Words) -> str:
    names = words("overview.names", count=counts.by_report.get(info.id, 0))
    return one_line(" · ".join(filter(None, (info.event, info.date, info.source, names))))


def _line(end: Block, more: str = "") -> Block:
    return {"ends": [end], "quotes": [], "more": more}


def _block(groups: list[Block], words: Words) -> Block:
    label = words("overview.title")
    return {"label": label, "long": True, "subject": "", "facts": [], "groups": groups}
