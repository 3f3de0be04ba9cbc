"""Builds a network of rows: what they say of one node is one assertion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.network import Assertion, Document, Edge, Evidence, Network, Node, Scalar, node_id
from graph.schema import EXISTING, ORGANISATION
from loaders.language.name_keys import entity_id
from loaders.spreadsheets.row_text import SheetRow


@dataclass(slots=True)
class _Draft:
    type: str
    names: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)
    facts: dict[str, Scalar] = field(default_factory=dict)
    mentions: list[Evidence] = field(default_factory=list)


class NetworkBuilder:
    """Gathers what the rows of a document say, and builds the network.

    ``subjects`` are the ids of what the rows are about. Organisations of one name with rival
    legal forms (``rivals``) stay apart.
    """

    def __init__(self, document: Document, rivals: frozenset[str]) -> None:
        self.subjects: set[str] = set()
        self._rivals = rivals
        self._document = document
        self._nodes: dict[str, _Draft] = {}
        self._edges: dict[tuple[str, str, str], list[Evidence]] = {}
        self._last: Evidence | None = None

    def id_of(self, type_: str, name: str) -> str:
        """Return the id of the node that a name in this spreadsheet stands for."""
        is_rival = type_ == ORGANISATION and name in self._rivals
        return node_id(type_, name) if is_rival else entity_id(type_, name)

    def node(
        self,
        id_: str,
        type_: str,
        name: str,
        mention: Evidence,
        kind: str | None = None,
        **facts: Scalar,
    ) -> str:
        """Add that a row names a node; facts of an earlier row win. Return its id."""
        draft = self._nodes.setdefault(id_, _Draft(type_))
        draft.names.append(name)
        draft.kinds += [kind] if kind else []
        draft.aliases.add(mention.quote)
        draft.facts = facts | draft.facts
        draft.mentions.append(mention)
        return id_

    def alias(self, id_: str, alias: str) -> None:
        """Add another name of a node."""
        self._nodes[id_].aliases.add(alias)

    def edge(
        self, type_: str, source: str, target: str, row: SheetRow, status: str = EXISTING
    ) -> None:
        """Add that a row ties two nodes."""
        last = self._last
        if last is None or (last.start, last.status) != (row.start, status):
            last = self._last = row.evidence(self._document.id, status)
        self._edges.setdefault((type_, source, target), []).append(last)

    def network(self, report: Node) -> Network:
        """Return all of it as a network."""
        edges = [Edge(*ends, tuple(proofs)) for ends, proofs in self._edges.items()]
        return Network.build([self._document], [report, *self._built_nodes()], edges)

    def _built_nodes(self) -> Iterator[Node]:
        for id_, draft in self._nodes.items():
            name = _most_frequent(draft.names)
            said = Assertion(
                self._document.id,
                name,
                _most_frequent(draft.kinds) or None,
                tuple(sorted(draft.aliases.union(draft.names) - {name})),
                tuple(sorted(draft.facts.items())),
                tuple(dict.fromkeys(draft.mentions)),
            )
            yield Node(id_, draft.type, (said,))


def _most_frequent(words: list[str]) -> str:
    """Return the word that occurs most; of equals the longest, then the first."""
    if len(words) < 2:
        return words[0] if words else ""
    counted = Counter(words)
    return min(counted, key=lambda word: (-counted[word], -len(word), word))
