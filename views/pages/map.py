"""The page Kaart: neighbourhoods with who is active there, and the ties between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from graph.network import Network
from graph.schema import NEIGHBOURHOOD, ORGANISATION, PERSON, THEME
from graph.store.base import Filter
from loaders.places.adjacency import Position
from loaders.themes.taxonomy import taxonomy
from views import url_state
from views.components.registry import city_map, panel
from views.contract.map import MapLegendEntry, MapText, MapView
from views.contract.panel import Group, Panel, TieLine
from views.error_boundary import stop_if_empty
from views.i18n import Words
from views.presenters.labels import display_name, link
from views.presenters.map.geolocation import Geolocation, geolocate
from views.presenters.map.legend import map_legend, unit_counted
from views.presenters.map.svg import (
    BY_ACTORS,
    BY_TIES,
    SHAPE,
    WIDTH,
    Plane,
    actors_drawn,
    arcs_drawn,
    classes,
    ground_drawn,
    places_drawn,
)
from views.queries import snapshot
from views.widgets.boundary_upload import boundary_upload
from views.widgets.map_tables import map_table
from views.widgets.map_tiles import tiles
from views.widgets.select import one_in_sight
from views.widgets.selection import selected_panel

_MAP, _PANEL, _TILES = "map", "map_panel", "map_tiles"
_LISTED = 40
_ON_MAP = Filter(types=frozenset({ORGANISATION, PERSON, NEIGHBOURHOOD}))


def map_page(words: Words) -> None:
    """Draw the page. What to show is chosen in the sidebar."""
    stop_if_empty(snapshot.current().counts().nodes, words)
    with st.sidebar:
        themes, shade = _themes(words), _shade(words)
    network = snapshot.current().network(_ON_MAP)
    everything = geolocate(network, _about(themes, network))
    cities = everything.cities()
    st.title(words("map.title"))
    if not cities:
        st.info(words("map.nothing"))
        return
    with st.sidebar:
        city = _city(cities, words)
        tiled = st.toggle(
            words("map.tiles"),
            help=words("map.tiles_help"),
            key=_TILES,
            on_change=url_state.touched,
        )
        boundary_upload(words)
    here = everything.within(city)
    counts = _counts(here, shade)
    st.text(_sentence(here, city, words))
    if len(here.positions) > snapshot.DRAWN_AT_MOST:
        st.warning(words("map.too_many", limit=snapshot.DRAWN_AT_MOST))
    drawn = _map_view(here, city, counts, shade, network, words)
    if tiled:
        source = MapLegendEntry(words("map.tiles_source"))
        shown = tiles(_plane(here), drawn.home)
        drawn = replace(drawn, tiles=shown, legend=(*drawn.legend, source))
    left, right = st.columns([7, 4], gap="medium")
    with left:
        city_map(_MAP, drawn, url_state.follow(_MAP))
    with right:
        overview = _overview(here, counts, shade, words)
        panel(_PANEL, selected_panel(Network(), overview, words), url_state.follow(_PANEL))
    st.header(words("table.title"))
    map_table(here, counts, network, words)


def _themes(words: Words) -> list[str]:
    nodes = snapshot.current().network(Filter(types=frozenset({THEME}))).nodes.values()
    names = {node.id: display_name(node) for node in sorted(nodes, key=display_name)}
    kept = [one for one in st.session_state.get(url_state.THEMES, []) if one in names]
    st.session_state[url_state.THEMES] = kept
    return st.multiselect(
        words("filter.themes"),
        list(names),
        format_func=names.__getitem__,
        key=url_state.THEMES,
        placeholder=words("filter.all"),
        on_change=url_state.touched,
        persist_state="session",
    )


def _shade(words: Words) -> str:
    names = {BY_ACTORS: words("map.by_actors"), BY_TIES: words("map.by_ties")}
    return one_in_sight(words("map.shade"), names, url_state.SHADE)


def _city(cities: list[str], words: Words) -> str:
    if st.session_state.get(url_state.CITY) not in cities:
        st.session_state[url_state.CITY] = cities[0]
    if len(cities) == 1:
        return cities[0]
    return st.selectbox(
        words("map.city"),
        cities,
        key=url_state.CITY,
        on_change=url_state.touched,
        persist_state="session",
    )


def _about(themes: list[str], network: Network) -> list[str]:
    """Return the actors that are about one of the themes, or about what falls under one."""
    actors = [node.id for node in network.nodes.values() if node.type != NEIGHBOURHOOD]
    if not themes:
        return actors
    terms = [taxonomy().terms[one] for one in themes if one in taxonomy().terms]
    wanted = frozenset(themes) | {one.id for term in terms for one in taxonomy().narrower(term)}
    about = snapshot.current().network(Filter(themes=wanted)).nodes
    return [key for key in actors if key in about]


def _counts(here: Geolocation, shade: str) -> dict[str, int]:
    """Return the number of actors, or of their ties, by place."""
    if shade == BY_ACTORS:
        return {key: len(here.actors_in[key]) for key in here.places}
    tied = Counter(end for edge in here.ties for end in (edge.source, edge.target))
    return {key: sum(tied[actor] for actor in here.actors_in[key]) for key in here.places}


def _sentence(here: Geolocation, city: str, words: Words) -> str:
    sentence = words(
        "map.sentence",
        city=city,
        actors=len(here.positions),
        places=len(here.places),
        ties=len(here.ties),
    )
    unplaced = words("map.missing", count=len(here.missing)) if here.missing else ""
    return f"{sentence} {unplaced}".strip()


def _plane(here: Geolocation) -> Plane:
    return Plane.around(_positions(here))


def _positions(here: Geolocation) -> list[Position]:
    actors = [actor.position for actor in here.positions.values()]
    return [*actors, *(where for _, _, where in here.places.values() if where)]


def _map_view(
    here: Geolocation,
    city: str,
    counts: Mapping[str, int],
    shade: str,
    network: Network,
    words: Words,
) -> MapView:
    plane = _plane(here)
    is_readable = len(here.positions) <= snapshot.DRAWN_AT_MOST
    return MapView(
        width=WIDTH,
        height=WIDTH * SHAPE,
        home=plane.home(_positions(here)),
        tiles=(),
        ground=ground_drawn(here, city, plane),
        places=places_drawn(here, plane, counts, words),
        actors=actors_drawn(here, plane, words) if is_readable else (),
        arcs=arcs_drawn(here, plane, network, words) if is_readable else (),
        legend=map_legend(here, classes(counts.values()), shade, words),
        focus=url_state.focus(),
        text=MapText(
            label=words("map.label"),
            in_=words("canvas.zoom_in"),
            out=words("canvas.zoom_out"),
            fit=words("canvas.fit"),
        ),
    )


def _overview(here: Geolocation, counts: Mapping[str, int], shade: str, words: Words) -> Panel:
    """Return the places with their counts, as a list of links."""
    unit = unit_counted(shade, words)
    first = sorted(here.places, key=lambda key: (-counts[key], key))
    lines = tuple(
        TieLine(
            (link(key, NEIGHBOURHOOD, display_name(here.places[key][0]), words.language),),
            more=f"{counts[key]} {unit}",
        )
        for key in first[:_LISTED]
    )
    more = words("map.more") if len(first) > _LISTED else ""
    return Panel(
        label=words("panel.label"),
        groups=(Group(words("map.places"), lines, open=True, count=len(first), more=more),),
        title=words("map.overview"),
        kind=words("panel.overview"),
        lead=words("map.lead"),
    )
