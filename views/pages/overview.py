"""The page Overzicht: what is loaded, who stands out and why, and where to begin."""

from __future__ import annotations

from collections.abc import Sequence
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
from graph.store.base import Counts, DocumentInfo
from views import routes, url_state
from views.components.registry import circles, panel
from views.contract.links import Link
from views.contract.panel import Group, Panel, TieLine
from views.error_boundary import stop_if_empty
from views.i18n import Words
from views.presenters.communities import (
    CommunityRing,
    community_circles,
    community_rows,
    find_communities,
)
from views.presenters.highlights import highlights
from views.presenters.labels import one_line, page_link, report_title
from views.queries import snapshot
from views.queries.snapshot import Snapshot
from views.widgets.data_table import rows_table

_DOORS, _LEADING, _REPORTS = "doors_panel", "leading_panel", "reports_panel"
_CIRCLES, _TABLE = "circles", "groups_table"


def overview_page(words: Words) -> None:
    """Draw the page."""
    now = snapshot.current()
    counts = now.counts()
    stop_if_empty(counts.nodes, words)
    st.title(words("overview.title"))
    with st.container(gap=None):
        for sentence in sentences(counts, words):
            st.text(sentence)
    panel(_DOORS, _panel([_doors(words)], words), url_state.follow(_DOORS))
    if now.fits_in_picture():
        _who_and_whom(now, words)
    else:
        st.info(words("overview.too_large", limit=snapshot.DRAWN_AT_MOST))
    panel(_REPORTS, _panel([_reports(counts, words)], words), url_state.follow(_REPORTS))


def _who_and_whom(now: Snapshot, words: Words) -> None:
    """Draw the communities, who stands out beside them, and the communities as a table."""
    found = _communities(now)
    leading = highlights(now.network(), found, words)
    if not found.communities:
        panel(_LEADING, _panel(leading, words), url_state.follow(_LEADING))
        return
    st.header(words("groups.title"))
    left, right = st.columns([7, 4], gap="large")
    with left:
        st.text(words("groups.text"))
        circles(_CIRCLES, community_circles(found, words), url_state.follow(_CIRCLES))
        if found.apart:
            st.text(words("groups.apart", count=found.apart))
    with right:
        panel(_LEADING, _panel(leading, words), url_state.follow(_LEADING))
    rows_table(_TABLE, community_rows(found, words), words, label=words("groups.table"))


@lru_cache(maxsize=4)
def _communities(now: Snapshot) -> CommunityRing:
    return find_communities(now.network())


def sentences(counts: Counts, words: Words) -> list[str]:
    """Return the main figures, a sentence each."""
    types, statuses = counts.by_type, counts.by_status
    figures = [
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
    return [figures[0], *_period(words), *figures[1:]]


def _period(words: Words) -> list[str]:
    years = {info.year for info in snapshot.current().documents() if info.year}
    if not years:
        return []
    if len(years) == 1:
        return [words("overview.year", year=min(years))]
    return [words("overview.period", first=min(years), last=max(years))]


def _doors(words: Words) -> Group:
    """Return the ways in, as cards."""
    doors = (
        (words("overview.network"), words("overview.network_why"), routes.NETWORK),
        (words("overview.partners"), words("overview.partners_why"), routes.PARTNERS),
        (words("overview.missing"), words("overview.missing_why"), routes.MISSING),
        (words("overview.route"), words("overview.route_why"), routes.ROUTE),
        (words("overview.read"), words("overview.read_why"), routes.REPORTS),
    )
    lines = tuple(
        TieLine((page_link(name, words.language, page),), more=why) for name, why, page in doors
    )
    return Group(words("overview.doors"), lines, open=True, cards=True)


def _reports(counts: Counts, words: Words) -> Group:
    lines = tuple(
        TieLine((_report_link(info, words),), more=_facts(info, counts, words))
        for info in snapshot.current().documents()
    )
    return Group(words("nav.reports"), lines, open=True)


def _report_link(info: DocumentInfo, words: Words) -> Link:
    return page_link(report_title(info.title), words.language, routes.REPORTS, doc=info.id)


def _facts(info: DocumentInfo, counts: Counts, words: Words) -> str:
    names = words("overview.names", count=counts.by_report.get(info.id, 0))
    return one_line(" · ".join(filter(None, (info.event, info.date, info.source, names))))


def _panel(groups: Sequence[Group], words: Words) -> Panel:
    return Panel(words("overview.title"), tuple(groups), long=True)
