"""Small fictional networks for tests: made by hand, by the number, or by hypothesis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from random import Random

from hypothesis import strategies as st

from graph.network import Assertion, Document, Edge, Evidence, Network, Node, node_id

FIRST = ("Kade", "Lindeboom", "Buurtlab", "Zonnewijzer", "Coöperatie De Brug", "Wilgenhof")
SECOND = ("Noord", "Zuid", "Één", "van de Haven", "& Partners", "Collectief")
STATUSES = ("existing", "wanted", "strained")
THEMES = ("groen", "energie", "nachtcultuur")
PLACES = ("Molenwijk", "Havenkwartier", "Singelbuurt")
TIES = 6
ACTORS = 8


def tell(document_id: str, ties: Iterable[tuple[str, str, str]], theme: str = "groen") -> Network:
    """Return the network of a report with one session, in which these ties are stated.

    ``ties`` are (organisation, organisation, status); every organisation took part in
    session 1, which is about the theme, and works in the place that the theme's turn gives.
    """
    ties = list(ties)
    place = PLACES[THEMES.index(theme) if theme in THEMES else 0]
    lines = [f"{a} en {b}: {status}." for a, b, status in ties]
    names = list(dict.fromkeys(name for a, b, _ in ties for name in (a, b)))
    text = "\n".join([f"Tafel over {theme} in {place}.", *lines, "Advies: werk samen."])
    return _Teller(document_id, text).tell(names, ties, lines, theme, place)


def report(number: int, ties: int = TIES, actors: int = ACTORS) -> Network:
    """Return the network of fictional report ``number``; the same number, the same network."""
    random = Random(number)
    names = [f"{random.choice(FIRST)} {random.choice(SECOND)} {random.randrange(9)}"]
    while len(names) < actors:
        name = f"{random.choice(FIRST)} {random.choice(SECOND)} {random.randrange(99)}"
        names += [name] if name not in names else []
    pairs = [random.sample(names, 2) for _ in range(ties)]
    theme = random.choice(THEMES)
    return tell(f"verslag-{number}", [(a, b, random.choice(STATUSES)) for a, b in pairs], theme)


def union(networks: Sequence[Network]) -> Network:
    """Return all of them as one network."""
    return Network.build(
        [document for network in networks for document in network.documents.values()],
        [node for network in networks for node in network.nodes.values()],
        [edge for network in networks for edge in network.edges.values()],
    )


def in_years(network: Network, years: dict[str, int]) -> Network:
    """Return the network with its documents in these years, by document id."""
    documents = [replace(one, year=years[one.id]) for one in network.documents.values()]
    return Network.build(documents, network.nodes.values(), network.edges.values())


def read_by(network: Network, reader: str, **statuses: str) -> Network:
    """Return the network as if ``reader`` had read all of it, for any status that is given
    another one: ``existing="wanted"``.
    """

    def renamed(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        return tuple(
            replace(one, reader=reader, status=statuses.get(one.status, one.status))
            for one in evidence
        )

    nodes = [
        replace(node, assertions=tuple(replace(a, evidence=renamed(a.evidence)) for a in said))
        for node in network.nodes.values()
        for said in [node.assertions]
    ]
    edges = [replace(edge, evidence=renamed(edge.evidence)) for edge in network.edges.values()]
    return Network.build(network.documents.values(), nodes, edges)


def side_by_side(*readings: Network) -> Network:
    """Return what several readers found in the same documents as one network."""
    return Network.build(
        readings[0].documents.values(),
        [node for reading in readings for node in reading.nodes.values()],
        [edge for reading in readings for edge in reading.edges.values()],
    )


class _Teller:
    def __init__(self, document_id: str, text: str) -> None:
        self.document = Document(document_id, f"Verslag {document_id}", text, f"{document_id}.txt")

    def quote(self, words: str, status: str = "existing", session: int | None = 1) -> Evidence:
        start = self.document.text.index(words)
        rule, end = "voorbeeld", start + len(words)
        return Evidence(self.document.id, start, end, words, session, status, rule, 0.8)

    def node(
        self, type: str, name: str, *parts: str | int, kind: str | None = None, **more: str | int
    ) -> Node:
        seen = (self.quote(name),) if name in self.document.text else ()
        said = Assertion(self.document.id, name, kind, (name.upper(),), tuple(more.items()), seen)
        return Node(node_id(type, *(parts or (name,))), type, (said,))

    def tell(
        self,
        names: list[str],
        ties: list[tuple[str, str, str]],
        lines: list[str],
        theme: str,
        place: str,
    ) -> Network:
        key = self.document.id
        title = self.quote(self.document.text.split("\n")[0])
        organisations = {n: self.node("Organisation", n, kind="stichting") for n in names}
        session = self.node("Session", f"Over {theme}", key, 1, number=1)
        about = self.node("Theme", theme)
        where = self.node("Neighbourhood", place, kind="wijk")
        advice = self.node("Recommendation", "werk samen", key, "1.1", text="Advies: werk samen.")
        file = self.node("Report", self.document.title, key)
        edges = [
            Edge("ABOUT", session.id, about.id, (title,)),
            Edge("IN_REPORT", session.id, file.id, (title,)),
            Edge("MADE_IN", advice.id, session.id, (self.quote("Advies: werk samen."),)),
            Edge("CONCERNS", advice.id, about.id, (self.quote("Advies: werk samen."),)),
        ]
        for node in organisations.values():
            edges.append(Edge("PARTICIPATED_IN", node.id, session.id, (title,)))
            edges.append(Edge("ACTIVE_IN", node.id, where.id, (title,)))
        for (a, b, status), line in zip(ties, lines, strict=True):
            ends = organisations[a].id, organisations[b].id
            if ends[0] != ends[1]:
                edges.append(Edge("WORKS_WITH", *ends, (self.quote(line, status),)))
        nodes = [*organisations.values(), session, about, where, advice, file]
        return Network.build([self.document], nodes, edges)


_NAMES = st.text(
    st.characters(codec="utf-8", exclude_characters="\n"), min_size=1, max_size=12
).filter(str.strip)


@st.composite
def told_networks(draw: st.DrawFn, document_id: str = "a") -> Network:
    """Draw the network of one report with any names, hostile and odd ones included.

    The rules have read it, or a model of any name, or both.
    """
    names = draw(st.lists(_NAMES, min_size=2, max_size=5, unique_by=lambda n: node_id("x", n)))
    pair = st.tuples(st.sampled_from(names), st.sampled_from(names), st.sampled_from(STATUSES))
    ties = draw(st.lists(pair.filter(lambda tie: tie[0] != tie[1]), min_size=1, max_size=5))
    told = tell(document_id, ties, draw(st.sampled_from(THEMES)))
    reader = draw(st.just("") | _NAMES)
    return (
        side_by_side(told, read_by(told, reader)) if draw(st.booleans()) else read_by(told, reader)
    )
