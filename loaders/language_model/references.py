"""Whom "de corporatie", "zij" or "wij" may stand for: what a model says, and the text allows."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.schema import AFFILIATED_WITH, HOSTED, ORGANISATION, PERSON
from loaders.language.lexicon import organisation_keywords, table
from loaders.language.typography import FoldedText
from loaders.language_model.names import ProvenName, ProvenNames
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.coreference.municipality import municipality_of
from loaders.nlp.types import Claim, Mention

_LEXICON = table("references")
_WE, _PRONOUNS = frozenset(_LEXICON["we"]), frozenset(_LEXICON["pronouns"])
_DETERMINERS = frozenset(_LEXICON["determiners"])
_MUNICIPAL = frozenset(_LEXICON["municipal"])
_MUCH_ALIKE = frozenset(_LEXICON["much_alike"])
_PLURALS = tuple(_LEXICON["plurals"])
_WORD = re.compile(r"[\w'’&-]+")
_NEAR, _MOST_WORDS, _HEAD = 700, 6, 700


class References:
    """Knows where names stand, and so whom words without a name can recall."""

    def __init__(self, analysed: AnalysedText, names: ProvenNames) -> None:
        self._analysed, self._names = analysed, names
        self._organisations: dict[str, set[str]] = {}
        self._hosts: dict[int | None, set[str]] = {}

    def learn(self, claims: Iterable[Claim]) -> None:
        """Take note of whom people belong to, and who leads which session."""
        for claim in claims:
            source, target = claim.source, claim.target
            if not isinstance(source, Mention):
                continue
            if claim.type == AFFILIATED_WITH and isinstance(target, Mention):
                self._organisations.setdefault(source.name, set()).add(target.name)
            if claim.type == HOSTED:
                self._hosts.setdefault(claim.session, set()).add(source.name)

    def antecedent(self, words: str, owner: ProvenName, start: int, end: int) -> int | None:
        """Return where the name stands that words in ``text[start:end]`` recall, if they may.

        ``words`` must stand there themselves. The offset is before ``start`` for a name that was
        mentioned earlier.
        """
        stretch = FoldedText(self._analysed.text, start, end).text.lower()
        folded = FoldedText(words).text.strip().lower()
        if not folded or not re.search(rf"(?<!\w){re.escape(folded)}(?!\w)", stretch):
            return None
        tokens = _WORD.findall(folded)
        if not tokens or len(tokens) > _MOST_WORDS:
            return None
        if owner.type == ORGANISATION and self._acts_for(words, owner, start, end):
            return start
        if folded in _PRONOUNS:
            return self._named_before(owner, end, _NEAR)
        if folded in _WE:
            return self._speaking(owner, end)
        noun = next((t for t in tokens if t not in _DETERMINERS), "")
        if municipality_of(owner.name) and _MUNICIPAL & {noun, tokens[-1]}:
            return start
        return self._called(owner, words, tokens, end)

    def _called(self, owner: ProvenName, words: str, tokens: list[str], end: int) -> int | None:
        """Return where an actor was named that a common noun can stand for."""
        head = tokens[-1]
        kinds = {kind for token in tokens if (kind := _kind(token))}
        if any(character.isupper() for character in words[1:]):
            return None
        if _in_name(head, owner.name):
            return self._named_before(owner, end, end) or end
        if kinds and owner.kind and not _are_alike(owner.kind, kinds):
            return None
        return self._named_before(owner, end, end)

    def _speaking(self, owner: ProvenName, end: int) -> int | None:
        """Return where it is told that an actor speaks: as host, at the head, or shortly before."""
        session = self._analysed.session_at(end - 1)
        number = session.number if session else None
        start = session.start if session else 0
        heads = [(0, _HEAD), (start, min(start + _HEAD, end))]
        for head in heads:
            for mention in self._names.between(*head):
                if mention.name == owner.name or owner.name in self._for(mention):
                    return mention.start
        if owner.name in self._hosts.get(number, ()):
            return start
        return self._named_before(owner, end, end - start)

    def _for(self, mention: Mention) -> set[str]:
        return self._organisations.get(mention.name, set()) if mention.type == PERSON else set()

    def _acts_for(self, words: str, owner: ProvenName, start: int, end: int) -> bool:
        """Whether these words name a person who belongs to an organisation."""
        inside = self._names.between(start, end)
        text = self._analysed.text
        return any(
            owner.name in self._for(m) and text[m.start : m.end] in words
            for m in inside
            if m.type == PERSON
        )

    def _named_before(self, owner: ProvenName, end: int, reach: int) -> int | None:
        """Return the last place before ``end`` where an actor is named, no further back."""
        found = self._names.between(max(0, end - reach), end)
        return next(
            (m.start for m in reversed(found) if (m.type, m.name) == (owner.type, owner.name)), None
        )


def _are_alike(kind: str, kinds: set[str]) -> bool:
    return kind in kinds or bool(kind in _MUCH_ALIKE and _MUCH_ALIKE & kinds)


def _kind(word: str) -> str | None:
    """Return the kind that a common noun tells, in the singular or in the plural."""
    keywords = organisation_keywords()
    forms = [word, *(word.removesuffix(plural) for plural in _PLURALS if word.endswith(plural))]
    found = (keywords.kind_by_noun(form) or keywords.first.get(form) for form in forms)
    return next(filter(None, found), None)


def _in_name(noun: str, name: str) -> bool:
    stem = noun[: max(4, len(noun) - 2)]
    return stem in name.casefold()
