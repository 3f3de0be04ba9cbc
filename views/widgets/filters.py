"""The filters in the sidebar. An empty filter keeps everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping

import streamlit as st

from graph.network import Node
from graph.schema import KINDS, NEIGHBOURHOOD, NODE_TYPES, SESSION, STATUSES, THEME
from graph.store.base import Counts, DocumentInfo, Filter
from loaders.places.hierarchy import alike
from views import url_state
from views.i18n import Words
from views.presenters.labels import GLYPHS, display_name, report_title
from views.queries import snapshot
from views.widgets.select import one_of

SOURCES_STEPS = (1, 2, 3, 5, 10)
"""Least numbers of reports that can be asked for."""
SURENESS_STEPS = (0, 5, 6, 7, 8, 9)
"""Least sureness that can be asked for, in tenths."""


def filters(words: Words, counts: Counts) -> Filter:
    """Draw the filters and return what they keep; ``counts`` is of everything loaded."""
    st.subheader(words("filter.title"))
    types, statuses = _types(words, counts), _statuses(words, counts)
    sessions = _pick(words("filter.sessions"), _named(SESSION, counts), url_state.SESSIONS, words)
    reports = _reports(words, counts)
    with st.expander(words("filter.more")):
        kinds = _pick(words("filter.kinds"), _kinds(words, counts), url_state.KINDS, words)
        themes = _pick(words("filter.themes"), _named(THEME, counts), url_state.THEMES, words)
        places = _places(words, counts)
        sources, sureness = _sources(words, counts), _sureness(words, counts)
    return Filter(
        types=frozenset(types),
        statuses=frozenset(statuses),
        sessions=frozenset(sessions),
        reports=frozenset(reports),
        kinds=frozenset(kinds),
        themes=frozenset(themes),
        places=frozenset(one for place in places for one in alike(place)),
        min_sources=sources,
        min_confidence=sureness / 10,
    )


def _places(words: Words, counts: Counts) -> list[str]:
    help = words("filter.places_help")
    named = _named(NEIGHBOURHOOD, counts)
    return _pick(words("filter.places"), named, url_state.PLACES, words, help)


def _types(words: Words, counts: Counts) -> list[str]:
    def label(name: str) -> str:
        one = NODE_TYPES[name]
        plural = one.plural.in_language(words.language)
        return f"{GLYPHS[one.shape]} {plural} {counts.by_type.get(name, 0)}"

    return _pills(words("filter.types"), NODE_TYPES, label, url_state.TYPES)


def _statuses(words: Words, counts: Counts) -> list[str]:
    def label(name: str) -> str:
        status = STATUSES[name].label.in_language(words.language)
        return f"{status} {counts.by_status.get(name, 0)}"

    help = words("filter.statuses_help")
    return _pills(words("filter.statuses"), STATUSES, label, url_state.STATUSES, help)


def _pills(
    label: str,
    names: Collection[str],
    show: Callable[[str], str],
    key: str,
    help: str | None = None,
) -> list[str]:
    _drop_unknown(key, names)
    return st.pills(
        label,
        list(names),
        selection_mode="multi",
        format_func=show,
        key=key,
        help=help,
        on_change=url_state.touched,
        persist_state="session",
    )


def _reports(words: Words, counts: Counts) -> list[str]:
    """Return the reports to keep: those chosen, else all of the years chosen."""
    loaded = snapshot.current().documents()
    years = _years(loaded, words)
    offered = [info for info in loaded if not years or str(info.year) in years]
    names = {
        info.id: f"{report_title(info.title)} ({counts.by_report.get(info.id, 0)})"
        for info in offered
    }
    if len(loaded) < 2:
        st.session_state[url_state.REPORTS] = []
        return []
    chosen = _pick(words("filter.reports"), names, url_state.REPORTS, words)
    return chosen or (list(names) if years else [])


def _years(loaded: tuple[DocumentInfo, ...], words: Words) -> list[str]:
    found = Counter(str(info.year) for info in loaded if info.year)
    if len(found) < 2:
        st.session_state[url_state.YEARS] = []
        return []
    names = {year: f"{year} ({found[year]})" for year in sorted(found, reverse=True)}
    return _pick(words("filter.years"), names, url_state.YEARS, words)


def _sources(words: Words, counts: Counts) -> int:
    """Return by how many reports a name or tie must be stated at least."""
    most = max(counts.by_sources, default=1)
    names = {
        str(step): words("filter.reports_least", least=step, count=_from(step, counts.by_sources))
        for step in SOURCES_STEPS
        if step <= most
    }
    if len(names) < 2:
        st.session_state[url_state.SOURCES] = str(SOURCES_STEPS[0])
        return SOURCES_STEPS[0]
    return int(one_of(words("filter.sources"), names, url_state.SOURCES))


def _sureness(words: Words, counts: Counts) -> int:
    """Return how sure the reading must be at least, in tenths."""
    names = {
        str(step): words("filter.tenths", least=10 * step, count=_from(step, counts.by_confidence))
        for step in SURENESS_STEPS
    }
    return int(one_of(words("filter.sureness"), names, url_state.SURENESS))


def _from(least: int, counted: Mapping[int, int]) -> int:
    return sum(number for value, number in counted.items() if value >= least)


def _named(node_type: str, counts: Counts) -> dict[str, str]:
    """Return the names of all nodes of a type, tables in the order of their report."""
    nodes = snapshot.current().network(Filter(types=frozenset({node_type}))).nodes.values()
    return {
        node.id: f"{display_name(node)} ({counts.by_facet.get(node.id, 0)})"
        for node in sorted(nodes, key=_order)
    }


def _order(node: Node) -> tuple[tuple[str, ...], int, str]:
    if node.type != SESSION:
        return (), 0, node.name.casefold()
    return node.documents, int(node.properties.get("number", 0)), node.id


def _kinds(words: Words, counts: Counts) -> dict[str, str]:
    return {
        name: f"{label.in_language(words.language)} ({counts.by_kind[name]})"
        for kinds in KINDS.values()
        for name, label in kinds.items()
        if counts.by_kind.get(name)
    }


def _pick(
    label: str, names: dict[str, str], key: str, words: Words, help: str | None = None
) -> list[str]:
    _drop_unknown(key, names)
    return st.multiselect(
        label,
        list(names),
        format_func=lambda one: names[one],
        key=key,
        help=help,
        placeholder=words("filter.all"),
        on_change=url_state.touched,
        persist_state="session",
    )


def _drop_unknown(key: str, known: Collection[str]) -> None:
    st.session_state[key] = [one for one in st.session_state.get(key, []) if one in known]
