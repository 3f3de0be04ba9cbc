"""What search compares: folded words, the labels of a node, and how well they match."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from graph.network import Node
from graph.schema import RECOMMENDATION
from graph.store.base import Hit

NAME, ALIAS, TEXT, QUOTE = "name", "alias", "text", "quote"
_WEIGHT = {NAME: 1.0, ALIAS: 0.95, TEXT: 0.7, QUOTE: 0.5}
_MISSPELT_LENGTHS = range(4, 41)
_MAX_WORDS = 16
_MAX_LETTERS = 100


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """A label or quote that a store proposes for a search."""

    node: str
    type: str
    name: str
    field: str
    text: str


def words(text: str) -> list[str]:
    """Return the words of ``text``, without case and diacritics."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    return re.findall(r"[^\W_]+", plain)


def folded(text: str) -> str:
    """Return the words of ``text`` joined by single spaces."""
    return " ".join(words(text))


def asked_words(text: str) -> list[str]:
    """Return the words of a search: at most sixteen, of at most a hundred letters."""
    return [word[:_MAX_LETTERS] for word in words(text)[:_MAX_WORDS]]


def labels(node: Node) -> list[tuple[str, str]]:
    """Return pairs (field, text) under which a node is found, each text once."""
    quotes = [mention.quote for mention in node.evidence]
    return labels_of(node.type, node.name, node.aliases, node.properties.get("text"), quotes)


def labels_of(
    type: str, name: str, aliases: Iterable[str], text: object, quotes: Iterable[str]
) -> list[tuple[str, str]]:
    """Return the labels of a node with these columns; a recommendation's names are its text."""
    is_text = type == RECOMMENDATION
    found = {name: TEXT if is_text else NAME}
    for alias in aliases:
        found.setdefault(alias, TEXT if is_text else ALIAS)
    if isinstance(text, str):
        found.setdefault(text, TEXT)
    for quote in quotes:
        found.setdefault(quote, QUOTE)
    return [(field, label) for label, field in found.items()]


def may_be_misspelt(word: str) -> bool:
    """Whether a typo in this word is forgiven; short words would match anything."""
    return len(word) in _MISSPELT_LENGTHS


def is_one_typo_away(word: str, other: str) -> bool:
    """Whether one letter is added, left out, changed or swapped with the next."""
    return OSA.distance(word, other, score_cutoff=1) <= 1


def ranked(text: str, candidates: Iterable[LabelMatch], limit: int) -> tuple[Hit, ...]:
    """Return the best hit of each node that truly matches, best first."""
    asked = asked_words(text)
    best: dict[str, Hit] = {}
    for candidate in candidates:
        score = _score(asked, candidate)
        known = best.get(candidate.node)
        if score > 0 and (
            known is None or (-score, candidate.text) < (-known.score, known.matched)
        ):
            best[candidate.node] = Hit(
                candidate.node,
                candidate.type,
                candidate.name,
                candidate.text,
                candidate.field,
                score,
            )
    hits = sorted(best.values(), key=lambda hit: (-hit.score, hit.name, hit.node))
    return tuple(hits[:limit])


def _score(asked: list[str], candidate: LabelMatch) -> float:
    """Mean likeness of the asked words, less what the label has beyond them; 0 for no match."""
    present = words(candidate.text)
    typos = candidate.field in (NAME, ALIAS)
    likeness = [
        max((_likeness(word, other, typos) for other in present), default=0.0) for word in asked
    ]
    if not all(likeness):
        return 0.0
    coverage = min(1.0, len(asked) / len(present))
    mean = sum(likeness) / len(likeness)
    exact = asked == present
    return round(_WEIGHT[candidate.field] * (1.0 if exact else mean * (0.7 + 0.25 * coverage)), 6)


def _likeness(word: str, other: str, typos: bool) -> float:
    if word == other:
        return 1.0
    if other.startswith(word):
        return 0.7 + 0.2 * len(word) / len(other)
    if typos and may_be_misspelt(word) and is_one_typo_away(word, other):
        return 0.6
    return 0.0
