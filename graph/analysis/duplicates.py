"""Pairs of nodes that may be one: proposals for a person to judge, never merged by themselves.

Only names that share a key are compared (what is left once a word lost a letter, all letters, the
initials, the first or last words), so that the time grows with the number of names and not with
that of the pairs. The lost letter is the idea of SymSpell (Garbe, 2012).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import OSA

from graph.network import Network, Node, slug
from graph.schema import (
    GROUP_KIND,
    NEIGHBOURHOOD,
    ORGANISATION,
    PART_OF,
    PERSON,
    PLACE_LEVELS,
    WORKS_WITH,
)

SPACING, ALIAS, LEGAL_FORM, SPELLING = "spacing", "alias", "legal form", "spelling"
ABBREVIATION, INITIALS, SHORT = "abbreviation", "initials", "short form"
REASONS: Mapping[str, float] = {
    SPACING: 0.95,
    ALIAS: 0.9,
    LEGAL_FORM: 0.85,
    SPELLING: 0.8,
    ABBREVIATION: 0.75,
    INITIALS: 0.7,
    SHORT: 0.5,
}
"""Why two names may be one -> how strong that reason is (0 to 1), to put the likeliest first."""

_TYPES = (ORGANISATION, PERSON, NEIGHBOURHOOD)
_SMALL_WORDS = frozenset({"de", "het", "van", "voor", "en", "der", "den", "in", "op", "te", "ten"})
_LEGAL = frozenset({"stichting", "vereniging", "vzw", "bv", "nv", "cooperatie"})
_GENERIC = _LEGAL | {"gemeente", "wijkraad", "bewonersgroep", "werkgroep", "buurthuis", "stad"}
_LONG_WORD, _MOST_ALIKE = 5, 40
_AREAS = frozenset(PLACE_LEVELS) - {"straat", "stad"}


@dataclass(frozen=True, slots=True, order=True)
class DuplicatePair:
    """Two nodes of one type that may be one (ids, the first in the alphabet first), and why."""

    first: str
    second: str
    reason: str

    @property
    def strength(self) -> float:
        """How strong the reason is (0 to 1)."""
        return REASONS[self.reason]


@dataclass(frozen=True, slots=True)
class _Name:
    node: Node
    words: tuple[str, ...]

    @property
    def letters(self) -> str:
        return "".join(self.words)

    @property
    def core(self) -> tuple[str, ...]:
        return tuple(word for word in self.words if word not in _LEGAL)


def duplicates(network: Network) -> tuple[DuplicatePair, ...]:
    """Return the pairs that may be one, the strongest reason first, then by id.

    Never proposed: nodes of different types or conflicting kinds, generic groups, names with
    different numbers, names that differ in a word that is itself a place, two that a report ties
    to each other, and a short form that fits several longer names. A short form, an abbreviation
    or initials are proposed only for two that no report names both.
    """
    tied = {
        frozenset((edge.source, edge.target))
        for edge in network.edges.values()
        if edge.type in (WORKS_WITH, PART_OF)
    }
    places = {slug(n.name) for n in network.nodes.values() if n.type == NEIGHBOURHOOD}
    found: dict[frozenset[str], DuplicatePair] = {}
    for type_ in _TYPES:
        names = [
            _Name(node, _words(node.name, type_))
            for node in network.nodes.values()
            if node.type == type_ and node.kind != GROUP_KIND
        ]
        for one, other, reason in _proposed(type_, names, places):
            pair = frozenset((one.node.id, other.node.id))
            if pair not in tied and _may_be_one(one, other, reason):
                proposal = DuplicatePair(min(pair), max(pair), reason)
                known = found.get(pair)
                if known is None or known.strength < proposal.strength:
                    found[pair] = proposal
    return tuple(sorted(found.values(), key=lambda d: (-d.strength, d)))


def _words(name: str, type_: str) -> tuple[str, ...]:
    """Return the folded words of a name; the dots of "B.V." part no words, those of "J.P." do."""
    return tuple(slug(name if type_ == PERSON else name.replace(".", "")).split("-"))


_Proposal = tuple[_Name, _Name, str]


def _proposed(type_: str, names: list[_Name], places: set[str]) -> Iterator[_Proposal]:
    yield from _spaced(names)
    yield from _misspelt(type_, names, places)
    if type_ == PERSON:
        yield from _initialled(names)
    if type_ != NEIGHBOURHOOD:
        yield from _aliased(names)
        yield from _shortened(names)
    if type_ == ORGANISATION:
        yield from _abbreviated(names)
        groups = _grouped(names, lambda name: [name.core] if name.core else [])
        yield from ((one, other, LEGAL_FORM) for one, other in _pairs(groups))


def _may_be_one(one: _Name, other: _Name, reason: str) -> bool:
    if one.node.id == other.node.id or _numbers(one) != _numbers(other):
        return False
    if not _kinds_agree(one.node.kind, other.node.kind):
        return False
    if reason in (SPELLING, SPACING):
        return True
    return set(one.node.documents).isdisjoint(other.node.documents)


def _kinds_agree(one: str | None, other: str | None) -> bool:
    return not one or not other or one == other or {one, other} <= _AREAS


def _numbers(name: _Name) -> list[str]:
    return sorted(word for word in name.words if any(c.isdigit() for c in word))


def _grouped(
    names: Iterable[_Name], keys: Callable[[_Name], Iterable[object]]
) -> Mapping[object, list[_Name]]:
    found: dict[object, list[_Name]] = defaultdict(list)
    for name in names:
        for key in set(keys(name)):
            found[key].append(name)
    return found


def _pairs(groups: Mapping[object, list[_Name]]) -> Iterator[tuple[_Name, _Name]]:
    """Yield the pairs of each group; a key that very many names share tells nothing."""
    for group in groups.values():
        if len(group) <= _MOST_ALIKE:
            yield from combinations(group, 2)


def _spaced(names: list[_Name]) -> Iterator[_Proposal]:
    groups = _grouped(names, lambda name: [name.letters])
    yield from ((one, other, SPACING) for one, other in _pairs(groups))


def _misspelt(type_: str, names: list[_Name], places: set[str]) -> Iterator[_Proposal]:
    for one, other in _pairs(_grouped(names, _with_a_letter_lost)):
        changed = [
            i for i, (a, b) in enumerate(zip(one.words, other.words, strict=False)) if a != b
        ]
        if len(one.words) != len(other.words) or len(changed) != 1:
            continue
        here, there = one.words[changed[0]], other.words[changed[0]]
        given_names = type_ == PERSON and changed == [0]
        two_places = len(one.words) > 1 and {here, there} <= places
        if not given_names and not two_places and _is_slip(here, there):
            yield one, other, SPELLING


def _is_slip(one: str, other: str) -> bool:
    """Whether two longer words are one letter apart, or two swapped, but for the first letter."""
    shortest = min(len(one), len(other))
    return shortest >= _LONG_WORD and one[0] == other[0] and OSA.distance(one, other) == 1


def _with_a_letter_lost(name: _Name) -> Iterator[tuple[str, ...]]:
    """Yield the name as it is, and with each letter of each longer word lost."""
    yield name.words
    for index, word in enumerate(name.words):
        if len(word) >= _LONG_WORD:
            for at in range(len(word)):
                lost = f"{word[:at]}{word[at + 1 :]}"
                yield (*name.words[:index], lost, *name.words[index + 1 :])


def _aliased(names: list[_Name]) -> Iterator[_Proposal]:
    """Yield a name that a report uses for another actor: "VNG" where it was introduced."""
    by_name = _grouped(names, lambda name: [name.words])
    for name in names:
        for alias in name.node.aliases:
            words = _words(alias, name.node.type)
            if len(words) > 1 or words[0] not in _GENERIC:
                yield from ((name, other, ALIAS) for other in by_name.get(words, ()))


def _abbreviated(names: list[_Name]) -> Iterator[_Proposal]:
    """Yield an abbreviation and the only name whose initials it is."""
    spelled = _grouped((n for n in names if len(n.words) > 1), _initials)
    for name in names:
        if len(name.words) == 1 and sum(c.isupper() for c in name.node.name) > 1:
            fitting = spelled.get(name.words[0], ())
            if len(fitting) == 1:
                yield name, fitting[0], ABBREVIATION


def _initials(name: _Name) -> Iterator[str]:
    for words in (name.words, name.core, [w for w in name.core if w not in _SMALL_WORDS]):
        if len(words) > 1:
            yield "".join(word[0] for word in words)


def _initialled(names: list[_Name]) -> Iterator[_Proposal]:
    """Yield "J. de Vries" and the only De Vries whose first name begins so."""
    surnames = _grouped(names, lambda name: [name.words[1:]] if len(name.words) > 1 else [])
    for group in surnames.values():
        for name in group:
            first = name.words[0]
            fitting = [n for n in group if len(n.words[0]) > 1 and n.words[0][0] == first]
            if len(first) == 1 and len(fitting) == 1:
                yield name, fitting[0], INITIALS


def _shortened(names: list[_Name]) -> Iterator[_Proposal]:
    """Yield a name and the only longer one that begins or ends with it."""
    longer = _grouped(names, _parts)
    for name in names:
        generic = len(name.words) == 1 and (
            name.words[0] in _GENERIC or len(name.words[0]) < _LONG_WORD
        )
        fitting = longer.get(name.words, ())
        if len(fitting) == 1 and not generic:
            yield name, fitting[0], SHORT


def _parts(name: _Name) -> Iterator[tuple[str, ...]]:
    for length in range(1, len(name.words)):
        yield name.words[:length]
        yield name.words[length:]
