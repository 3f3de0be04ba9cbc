"""The page Partners vinden: whom to talk to about a theme in a place, why, and through whom."""

from __future__ import annotations

from functools import partial

import streamlit as st

from graph.analysis.partner_search import Partner, Search, tied_with
from graph.network import Network
from graph.schema import ACTORS, KINDS, NODE_TYPES, ORGANISATION, PERSON, STATUSES
from graph.services.partners import ranked_partners
from views import routes, url_state
from views.components.registry import panel
from views.contract.panel import Group, Panel, TieLine
from views.contract.tables import TableRow
from views.error_boundary import stop_if_empty
from views.i18n import Words
from views.presenters.explanations import first_quotes, partner_lines
from views.presenters.labels import display_name, dossier_link, kind_of, page_link
from views.presenters.quote import QuoteSource, quotation
from views.queries import analysis, snapshot
from views.queries.quoted import quoted
from views.widgets.dismiss import dismissal_form, dismissed_list
from views.widgets.downloads import download_buttons
from views.widgets.network.suggestions import suggestion_canvas
from views.widgets.provenance_note import provenance_note
from views.widgets.result_table import HIDDEN, result_table
from views.widgets.select import one_in_sight

_PANEL, _CANVAS = "partners_panel", "partners_canvas"
SHOWN, DRAWN, OPENED = 15, 8, 1
NEW, ALL = "", "all"


def partners_page(words: Words) -> None:
    """Ask for a theme, a place and for whom, and draw who fits."""
    now = snapshot.current()
    stop_if_empty(now.counts().nodes, words)
    st.title(words("partners.title"))
    st.text(words("partners.text"))
    theme, place, asker = _question(words)
    if not theme and not place:
        st.info(words("partners.ask"))
        return
    search = analysis.search(now, theme, place, asker)
    found, aside = _narrowed(search, asker, words)
    if not found:
        st.info(words("partners.nobody"))
    else:
        _answer(found[:SHOWN], search, words)
    dismissed_list(aside, asker, search.network, words)
    provenance_note(words)


def _question(words: Words) -> tuple[str, str, str]:
    left, middle, right = st.columns(3)
    theme = left.text_input(
        words("partners.theme"),
        key=url_state.ABOUT,
        max_chars=120,
        placeholder=words("partners.theme_example"),
        on_change=url_state.touched,
        persist_state="session",
    )
    place = middle.text_input(
        words("partners.place"),
        key=url_state.WHERE,
        max_chars=120,
        placeholder=words("partners.place_example"),
        on_change=url_state.touched,
        persist_state="session",
    )
    with right:
        asker = _asker(words)
    return (theme or "").strip(), (place or "").strip(), asker


def _asker(words: Words) -> str:
    nodes = snapshot.current().network(snapshot.ONLY_ACTORS).nodes
    names = {node.id: display_name(node) for node in nodes.values()}
    if st.session_state.get(url_state.ASKER) not in names:
        st.session_state[url_state.ASKER] = None
    chosen = st.selectbox(
        words("partners.asker"),
        sorted(names, key=lambda node: names[node].casefold()),
        format_func=names.__getitem__,
        key=url_state.ASKER,
        placeholder=words("partners.anyone"),
        index=None,
        on_change=url_state.touched,
        persist_state="session",
    )
    return chosen or ""


def _narrowed(search: Search, asker: str, words: Words) -> tuple[list[Partner], dict[str, str]]:
    """Return who is left after the filters, and who was set aside with the reason."""
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    with left:
        kinds = _kinds(search, words)
    found = ranked_partners(search, kinds)
    with right:
        hide = bool(asker) and _scope(words) == NEW
    if hide:
        tied = tied_with(search.network, asker)
        found = [one for one in found if one.node not in tied]
    aside = dismissal_form(found[:SHOWN], asker, search.network, words)
    return [one for one in found if one.node not in aside], aside


def _kinds(search: Search, words: Words) -> list[str]:
    labels = {PERSON: NODE_TYPES[PERSON].label, **KINDS[ORGANISATION]}
    found = {search.network.nodes[one.node] for one in search.ranked()}
    present = {node.kind or node.type for node in found} | {node.type for node in found}
    offered = [kind for kind in labels if kind in present]
    chosen = st.session_state.get(url_state.PARTNER_KINDS, [])
    st.session_state[url_state.PARTNER_KINDS] = [kind for kind in chosen if kind in offered]
    return st.multiselect(
        words("partners.kinds"),
        offered,
        format_func=lambda kind: labels[kind].in_language(words.language),
        key=url_state.PARTNER_KINDS,
        placeholder=words("filter.all"),
        on_change=url_state.touched,
        persist_state="session",
    )


def _scope(words: Words) -> str:
    labels = {NEW: words("partners.new"), ALL: words("partners.all")}
    return one_in_sight(words("partners.scope"), labels, url_state.ALREADY)


def _answer(found: list[Partner], search: Search, words: Words) -> None:
    left, right = st.columns([1, 1], gap="large")
    facts = _around(found[:DRAWN], search)
    with left:
        partners = quoted(partial(_partners_panel, found, search), words)
        panel(_PANEL, partners, url_state.follow(_PANEL))
    with right:
        suggestion_canvas(_CANVAS, facts, (), words)
    result_table("partners", _rows(found, search, words), words)
    download_buttons(facts, words)


def _around(found: list[Partner], search: Search) -> Network:
    """Return the partners, what their strongest walks pass, and what was asked itself."""
    strongest = [search.reasons(one.node)[0].walks[0] for one in found]
    passed = {node for walk in strongest for node in walk.through}
    near = {**search.question.themes, **search.question.places}
    asked = {node for node, nearness in near.items() if nearness == 1}
    return snapshot.current().nodes(frozenset(passed | asked | {one.node for one in found}))


def _partners_panel(found: list[Partner], search: Search, sources: QuoteSource) -> Panel:
    words = sources.words
    groups = tuple(
        Group(
            f"{number}. {display_name(search.network.nodes[one.node])}",
            _lines(one, search, sources),
            open=number <= OPENED,
            count=words("partners.score", score=round(100 * one.score)),
        )
        for number, one in enumerate(found, start=1)
    )
    note = words("partners.score_means")
    return Panel(words("partners.title"), groups, note=note, long=True)


def _lines(one: Partner, search: Search, sources: QuoteSource) -> tuple[TieLine, ...]:
    """Return who a partner is, its reasons, and how to be introduced."""
    words, node = sources.words, search.network.nodes[one.node]
    who = TieLine(
        (dossier_link(node, words.language),),
        more=f"{kind_of(node, words.language)}. {_already(one, search, words)}",
    )
    reasons = partner_lines(search, one.node, analysis.steps(snapshot.current()), sources)
    return (who, *reasons, *_introduction(one.node, search, sources))


def _already(one: Partner, search: Search, words: Words) -> str:
    if not search.question.asker:
        return ""
    status = tied_with(search.network, search.question.asker).get(one.node)
    if not status:
        return words("partners.not_yet")
    label = STATUSES[status].label.in_language(words.language)
    return words("partners.already", status=label)


def _introduction(node: str, search: Search, sources: QuoteSource) -> list[TieLine]:
    words, asker, now = sources.words, search.question.asker, snapshot.current()
    way = analysis.introductions(now).way(asker, node) if asker else ()
    if len(way) < 3:
        return []
    between = [search.network.nodes[passed] for passed in way[1:-1]]
    person = all(passed.type in ACTORS for passed in between)
    quotes = first_quotes(analysis.steps(now).along(*way))
    ends = {url_state.START: asker, url_state.END: node}
    onward = page_link(words("partners.route"), words.language, routes.ROUTE, **ends)
    introduced = TieLine(
        tuple(dossier_link(passed, words.language) for passed in between),
        tuple(quotation(one, sources) for one in quotes),
        between="→",
        more=words("partners.introduced") if person else words("partners.met"),
    )
    return [introduced, TieLine((onward,))]


def _rows(found: list[Partner], search: Search, words: Words) -> list[TableRow]:
    network, asker = search.network, search.question.asker
    rows: list[TableRow] = []
    for number, one in enumerate(found, start=1):
        node = network.nodes[one.node]
        walk = search.reasons(one.node)[0].walks[0]
        way = analysis.introductions(snapshot.current()).way(asker, one.node) if asker else ()
        rows.append(
            {
                HIDDEN: one.node,
                words("partners.rank"): number,
                words("table.name"): display_name(node),
                words("table.kind"): kind_of(node, words.language),
                words("partners.score_column"): round(100 * one.score),
                words("partners.through"): _names(walk.through, network),
                words("partners.tie"): _already(one, search, words),
                words("partners.introduction"): _names(way[1:-1], network),
            }
        )
    return rows


def _names(nodes: tuple[str, ...], network: Network) -> str:
    return " → ".join(display_name(network.nodes[node]) for node in nodes)
