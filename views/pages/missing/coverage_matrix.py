"""The gap matrix: who works on which theme where, hatched where nothing can be known."""

from __future__ import annotations

from collections import defaultdict
from functools import partial

import streamlit as st

from graph.analysis.partner_search import Partner, Search
from graph.analysis.theme_place_coverage import Cell
from graph.network import Network
from graph.schema import KINDS, NODE_TYPES, ORGANISATION, PERSON, Label
from views import url_state
from views.components.registry import matrix, panel
from views.contract.matrix import Matrix, MatrixCell, MatrixLegendEntry, MatrixRow
from views.contract.panel import Group, Panel, TieLine
from views.contract.tables import TableRow
from views.i18n import Words
from views.presenters.explanations import partner_lines
from views.presenters.labels import display_name, dossier_link, page_link
from views.presenters.quote import QuoteSource
from views.queries import analysis, snapshot
from views.queries.quoted import quoted
from views.widgets.result_table import HIDDEN, result_table

_MATRIX, _PANEL = "gaps_matrix", "gaps_panel"
CELL = "×"
"""Between the ids of a theme and a place, in the id of a cell."""
THEMES, PLACES, NEAREST = 24, 16, 6
SOMEBODY = 0.5
"""From how many expected on one would expect to find someone."""


def coverage_matrix(words: Words) -> None:
    """Draw the matrix, who could fill the chosen cell, and the table."""
    now = snapshot.current()
    st.text(words("gaps.text"))
    cells = analysis.cells(now, _kind(words))
    if not cells:
        st.info(words("gaps.none"))
        return
    network = now.network()
    left, right = st.columns([3, 2], gap="large")
    with left:
        matrix(_MATRIX, _matrix(cells, network, words), url_state.follow(_MATRIX))
    with right:
        chosen = quoted(partial(_chosen_panel, cells, network), words, quotes=1)
        panel(_PANEL, chosen, url_state.follow(_PANEL))
    result_table("gaps", _rows(cells, network, words), words)


def _kind(words: Words) -> str:
    labels: dict[str, Label] = {PERSON: NODE_TYPES[PERSON].label, **KINDS[ORGANISATION]}
    if st.session_state.get(url_state.KIND_COUNTED) not in labels:
        st.session_state[url_state.KIND_COUNTED] = None
    chosen = st.selectbox(
        words("gaps.kind"),
        list(labels),
        format_func=lambda kind: labels[kind].in_language(words.language),
        key=url_state.KIND_COUNTED,
        placeholder=words("filter.all"),
        index=None,
        on_change=url_state.touched,
        persist_state="session",
    )
    return chosen or ""


def _matrix(cells: tuple[Cell, ...], network: Network, words: Words) -> Matrix:
    """Return the themes and places with most to tell, and their cells."""
    by_theme: dict[str, float] = defaultdict(float)
    by_place: dict[str, float] = defaultdict(float)
    for cell in cells:
        by_theme[cell.theme] += cell.expected
        by_place[cell.place] += cell.expected
    themes = sorted(by_theme, key=lambda one: (-by_theme[one], one))[:THEMES]
    places = sorted(by_place, key=lambda one: (-by_place[one], one))[:PLACES]
    known = {(cell.theme, cell.place): cell for cell in cells}
    rows = tuple(
        MatrixRow(
            display_name(network.nodes[theme]),
            tuple(_cell(known[theme, place], network, words) for place in places),
        )
        for theme in themes
    )
    return Matrix(
        label=words("gaps.label"),
        corner=words("gaps.corner"),
        columns=tuple(display_name(network.nodes[place]) for place in places),
        rows=rows,
        focus=url_state.focus(),
        legend=(
            MatrixLegendEntry("some", words("gaps.some")),
            MatrixLegendEntry("gap", words("gaps.gap")),
            MatrixLegendEntry("none", words("gaps.little")),
            MatrixLegendEntry("unknown", words("gaps.unknown")),
        ),
        more=words("gaps.more") if len(known) > len(themes) * len(places) else "",
    )


def _cell(cell: Cell, network: Network, words: Words) -> MatrixCell:
    return MatrixCell(
        id=f"{cell.theme}{CELL}{cell.place}",
        look=_look(cell),
        text="?" if not cell.known else str(len(cell.actors)),
        title=_sentence(cell, network, words),
    )


def _look(cell: Cell) -> str:
    if not cell.known:
        return "unknown"
    if cell.actors:
        return "some"
    return "gap" if cell.gap >= SOMEBODY else "none"


def _sentence(cell: Cell, network: Network, words: Words) -> str:
    names = {"theme": display_name(network.nodes[cell.theme]),
             "place": display_name(network.nodes[cell.place])}  # fmt: skip
    if not cell.known:
        return words("gaps.cell_unknown", **names)
    facts = {"count": len(cell.actors), "expected": words.number(cell.expected, ".1f")}
    return words("gaps.cell", **names, **facts)


def _chosen_panel(cells: tuple[Cell, ...], network: Network, sources: QuoteSource) -> Panel:
    """Return who works on the chosen cell, and who is nearest to do so."""
    words = sources.words
    theme, _, place = url_state.focus().partition(CELL)
    cell = next((one for one in cells if (one.theme, one.place) == (theme, place)), None)
    if cell:
        note, groups = _sentence(cell, network, words), _who(cell, network, sources)
    else:
        note, groups = words("gaps.choose"), [_widest(cells, network, words)]
    return Panel(
        label=words("gaps.panel"),
        groups=tuple(group for group in groups if group.ties),
        subject=url_state.focus(),
        note=note,
        long=True,
    )


def _widest(cells: tuple[Cell, ...], network: Network, words: Words) -> Group:
    """Return the cells where most are missing, each a link."""
    widest = sorted(cells, key=lambda one: (-one.gap, one.theme, one.place))[:NEAREST]
    lines = tuple(_cell_line(one, network, words) for one in widest if one.gap >= SOMEBODY)
    return Group(words("gaps.widest"), lines, open=True)


def _cell_line(cell: Cell, network: Network, words: Words) -> TieLine:
    name = f"{display_name(network.nodes[cell.theme])} · {display_name(network.nodes[cell.place])}"
    parameters = {"focus": f"{cell.theme}{CELL}{cell.place}", url_state.PART: "gaps"}
    link = page_link(name, words.language, **parameters)
    return TieLine((link,), more=_sentence(cell, network, words))


def _who(cell: Cell, network: Network, sources: QuoteSource) -> list[Group]:
    """Return who works on a cell, and who is nearest to fill it, each with its reasons."""
    language = sources.words.language
    there = tuple(TieLine((dossier_link(network.nodes[one], language),)) for one in cell.actors)
    search = analysis.nearest(snapshot.current(), cell.theme, cell.place)
    found = [one for one in search.ranked() if one.node not in cell.actors][:NEAREST]
    nearest = [_partner(number, one, search, sources) for number, one in enumerate(found, start=1)]
    return [Group(sources.words("gaps.there"), there, open=True), *nearest]


def _partner(rank: int, partner: Partner, search: Search, sources: QuoteSource) -> Group:
    words = sources.words
    node = search.network.nodes[partner.node]
    who = TieLine((dossier_link(node, words.language),))
    return Group(
        words("gaps.nearest", rank=rank, name=display_name(node)),
        (who, *partner_lines(search, partner.node, analysis.steps(snapshot.current()), sources)),
        count=words("partners.score", score=round(100 * partner.score)),
    )


def _rows(cells: tuple[Cell, ...], network: Network, words: Words) -> list[TableRow]:
    ordered = sorted(cells, key=lambda one: (-one.gap, one.theme, one.place))
    return [
        {
            HIDDEN: f"{cell.theme}{CELL}{cell.place}",
            words("gaps.theme"): display_name(network.nodes[cell.theme]),
            words("gaps.place"): display_name(network.nodes[cell.place]),
            words("gaps.observed"): len(cell.actors),
            words("gaps.expected"): round(cell.expected, 1),
            words("gaps.known"): words("gaps.yes") if cell.known else words("gaps.no"),
            words("gaps.actors"): "; ".join(display_name(network.nodes[a]) for a in cell.actors),
        }
        for cell in ordered
    ]
