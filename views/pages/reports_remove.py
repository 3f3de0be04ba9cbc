"""Taking a report away: first what goes and what stays, then the deed."""

from __future__ import annotations

import streamlit as st

from graph.network import Network, Node
from graph.store.base import DocumentInfo, Filter
from views import url_state
from views.components.registry import panel
from views.contract.panel import Group, Panel, TieLine
from views.i18n import Words
from views.presenters.labels import display_name, dossier_link, kind_of, report_title
from views.presenters.upload_preview import LISTED
from views.queries import commands, snapshot

_PANEL = "removal_panel"


def removal(report: DocumentInfo, words: Words) -> None:
    """Say what goes with a report, and remove it on demand."""
    now = snapshot.current()
    stated = now.network(Filter(reports=frozenset({report.id})))
    known = now.nodes(frozenset(stated.nodes))
    panel(_PANEL, losses_panel(report, known, words), url_state.follow(_PANEL))
    sure = st.checkbox(words("removal.sure"), key=f"sure_{report.id}", on_change=url_state.touched)
    clicked = st.button(
        words("removal.do"), type="primary", disabled=not sure, on_click=url_state.touched
    )
    if clicked and sure:
        commands.remove_report(report.id)
        st.rerun()


def losses_panel(report: DocumentInfo, known: Network, words: Words) -> Panel:
    """Return what only this report says, so that it goes, and what others say too, so it stays.

    ``known`` is all that the store knows of what the report names.
    """
    alone = (report.id,)
    going = [node for node in known.nodes.values() if node.documents == alone]
    staying = [node for node in known.nodes.values() if node.documents != alone]
    ties = [edge for edge in known.edges.values() if report.id in edge.documents]
    lost = sum(edge.documents == alone for edge in ties)
    lead = words("removal.lead", going=len(going), ties=lost)
    kept = words("removal.kept", kept=len(ties) - lost) if lost < len(ties) else ""
    groups = [
        _group(words("removal.going"), going, words),
        _group(words("removal.staying"), staying, words),
    ]
    return Panel(
        label=words("removal.label"),
        groups=tuple(group for group in groups if group.ties),
        subject=report.id,
        title=report_title(report.title),
        kind=report.source,
        lead=lead,
        note=kept,
        long=True,
    )


def _group(title: str, nodes: list[Node], words: Words) -> Group:
    nodes = sorted(nodes, key=lambda node: (node.type, display_name(node).casefold()))
    lines = tuple(_line(node, words) for node in nodes[:LISTED])
    hidden = len(nodes) - LISTED
    more = words("preview.more", count=hidden) if hidden > 0 else ""
    return Group(title, lines, count=len(nodes), more=more)


def _line(node: Node, words: Words) -> TieLine:
    return TieLine((dossier_link(node, words.language),), more=kind_of(node, words.language))
