"""The map as tables: its places, its actors and its ties."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from graph.network import Network
from graph.schema import ABOUT, ACTIVE_IN, THEME
from graph.store.base import Filter
from views import url_state
from views.contract.tables import TableRow
from views.i18n import Words
from views.presenters.labels import display_name, kind_of, one_line, status_of
from views.presenters.map.geolocation import BY_CITY, BY_PARTNERS, BY_PLACE, STATED, Geolocation
from views.queries import snapshot
from views.widgets.data_table import rows_table

_SHOWN = "map_table"


def map_table(here: Geolocation, counts: Mapping[str, int], network: Network, words: Words) -> None:
    """Draw the chosen table; what the map shows, to read, sort and take along."""
    tables = {
        "places": words("map.places"),
        "actors": words("map.actors"),
        "ties": words("table.ties"),
    }
    shown = st.segmented_control(
        words("table.show"),
        list(tables),
        format_func=tables.__getitem__,
        default="places",
        required=True,
        key=_SHOWN,
        on_change=url_state.touched,
    )
    if shown == "actors":
        rows = _actors(here, network, words)
    elif shown == "ties":
        rows = _ties(here, words)
    else:
        rows = _places(here, counts, words)
    if rows:
        rows_table(f"{_SHOWN}_{shown}", rows, words, label=words("map.table_label"))
    else:
        st.info(words("table.empty"))


def _places(here: Geolocation, counts: Mapping[str, int], words: Words) -> list[TableRow]:
    return [
        {
            words("table.name"): display_name(node),
            words("table.kind"): kind_of(node, words.language),
            words("map.actors"): len(here.actors_in[key]),
            words("map.count"): counts[key],
        }
        for key, (node, *_) in sorted(
            here.places.items(), key=lambda item: (-counts[item[0]], item[0])
        )
    ]


def _actors(here: Geolocation, network: Network, words: Words) -> list[TableRow]:
    names = {node.id: display_name(node) for node in network.nodes.values()}
    themes = snapshot.current().network(Filter(types=frozenset({THEME}))).nodes
    everything = snapshot.current().network()
    works: dict[str, list[str]] = {}
    about: dict[str, list[str]] = {}
    for edge in everything.edges.values():
        if edge.type == ACTIVE_IN:
            works.setdefault(edge.source, []).append(names.get(edge.target, edge.target))
        elif edge.type == ABOUT and edge.target in themes:
            about.setdefault(edge.source, []).append(display_name(themes[edge.target]))
    known_by = {
        STATED: words("map.by_position"),
        BY_PLACE: words("map.by_place"),
        BY_CITY: words("map.by_city"),
        BY_PARTNERS: words("map.by_partners"),
    }
    return [
        {
            words("table.name"): display_name(actor.node),
            words("table.kind"): kind_of(actor.node, words.language),
            words("map.places"): "; ".join(sorted(works.get(key, ()))),
            words("filter.themes"): "; ".join(sorted(about.get(key, ()))),
            words("map.known_by"): known_by[actor.known_by],
        }
        for key, actor in sorted(
            here.positions.items(), key=lambda item: item[1].node.name.casefold()
        )
    ]


def _ties(here: Geolocation, words: Words) -> list[TableRow]:
    return [
        {
            words("table.from"): display_name(here.positions[edge.source].node),
            words("table.to"): display_name(here.positions[edge.target].node),
            words("table.status"): status_of(edge, words.language),
            words("table.quote"): one_line(edge.evidence[0].quote),
        }
        for edge in here.ties
    ]
