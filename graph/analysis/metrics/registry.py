"""The measures that pages and commands offer, each declared once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph.analysis.adjacency import TieMatrix, Values, actor_ties, two_mode_ties
from graph.analysis.metrics.brokerage import constraint, effective_size
from graph.analysis.metrics.centrality import betweenness, contacts, pagerank
from graph.network import Network
from graph.schema import Label


@dataclass(frozen=True, slots=True)
class Metric:
    """A measure: from which ties it is computed, and what it means in one plain sentence.

    ``share`` tells that values are shares (0 to 1) of a whole, to be shown as percentages;
    ``low_first`` that low values stand out.
    """

    name: str
    label: Label
    explanation: Label
    ties: Callable[[Network], TieMatrix]
    values: Callable[[TieMatrix], Values]
    share: bool = False
    low_first: bool = False


METRICS: dict[str, Metric] = {
    metric.name: metric
    for metric in (
        Metric(
            "contacts",
            Label("contacten", "contacts"),
            Label(
                "Met hoeveel andere organisaties en mensen er een band is: samenwerken, bij elkaar"
                " horen of er deel van zijn.",
                "With how many other organisations and people there is a tie: working together,"
                " being affiliated or being part of.",
            ),
            actor_ties,
            contacts,
        ),
        Metric(
            "betweenness",
            Label("tussenpositie", "betweenness"),
            Label(
                "Welk deel van de kortste wegen tussen alle anderen hierlangs loopt.",
                "Which share of the shortest ways between all others passes here.",
            ),
            two_mode_ties,
            betweenness,
            share=True,
        ),
        Metric(
            "pagerank",
            Label("bereikbaarheid", "PageRank"),
            Label(
                "Hoe vaak iemand hier uitkomt die eindeloos willekeurige verbindingen volgt.",
                "How often someone who endlessly follows ties at random arrives here.",
            ),
            two_mode_ties,
            pagerank,
            share=True,
        ),
        Metric(
            "constraint",
            Label("ingeslotenheid", "constraint"),
            Label(
                "Hoe sterk de contacten ook elkaar kennen: bij een laag getal verbindt deze naam"
                " groepen, bij een hoog getal zit hij in één groep.",
                "How much the contacts know each other too: with a low number this name connects"
                " groups, with a high one it sits in a single group.",
            ),
            actor_ties,
            constraint,
            low_first=True,
        ),
        Metric(
            "effective_size",
            Label("losse contacten", "effective size"),
            Label(
                "Hoeveel contacten er overblijven als u contacten die elkaar ook kennen minder"
                " laat meetellen.",
                "How many contacts are left when contacts that know each other count for less.",
            ),
            actor_ties,
            effective_size,
        ),
    )
}
"""By name, in the order of menus and tables."""


def measured(network: Network, metrics: Iterable[Metric] = METRICS.values()) -> dict[str, Values]:
    """Return what each metric gives, by its name. Nodes that it says nothing of are left out."""
    wanted = tuple(metrics)
    ties = {build: build(network) for build in dict.fromkeys(metric.ties for metric in wanted)}
    return {metric.name: metric.values(ties[metric.ties]) for metric in wanted}
