"""Whom "de corporatie", "zij" or "wij" may stand for: what a model says, and the text allows."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.schema import AFFILIATED_WITH, HOSTED, ORGANISATION, PERSON
from loaders.language.lexicon import organisation_keywords, table
from loaders.language.typography import FoldedText
from loaders.language_model.proof.names import ProvenName, ProvenNames
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.coreference.municipality import municipality_of
from loaders.nlp.types import Claim, Mention

_LEXICON = table("references")
_WE, _PRONOUNS = frozenset(_LEXICON["we"]), frozenset(_LEXICON["pronouns"])
_DETERMINERS = frozenset(_LEXICON["determiners"])
_MUNICIPAL = frozenset(_LEXICON["municipal"])
_MUCH_ALIKE = frozenset(_LEXICON["much_alike"])
_NOUNS = tuple(_LEXICON["nouns"])
_NO_NOUNS = frozenset(_LEXICON["no_aliases"])
_YOU, _NUMBERS = frozenset(_LEXICON["you"]), frozenset(_LEXICON["numbers"])
_INDEFINITE = frozenset(_LEXICON["indefinite"])
_SEVERAL = frozenset(_LEXICON["several"])
_ACTORS = frozenset({ORGANISATION, PERSON})
_PLURALS = tuple(_LEXICON["plurals"])
_WORD = re.compile(r"[\w'’&-]+")
_NEAR, _MOST_WORDS, _HEAD, _AROUND, _SENTENCES_BACK = 900, 6, 700, 120, 4


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
        places = [
            place
            for place in FoldedText(self._analysed.text, start, end).find_all(words)
            if self._is_free(place, owner)
        ]
        folded = FoldedText(words).text.strip().lower()
        tokens = _WORD.findall(folded)
        if not tokens or len(tokens) > _MOST_WORDS:
            return None
        if owner.type == ORGANISATION and self._acts_for(words, owner, start, end):
            return start
        if not places:
            return None
        at = places[0][0]
        if folded in _PRONOUNS:
            return self._named_last(owner, at, 2 if folded in _SEVERAL else 1)
        if folded in _WE:
            return self._speaking(owner, end)
        if tokens[0] in _YOU:
            return self._named_in_head(owner)
        if municipality_of(owner.name) and _MUNICIPAL & {*tokens}:
            return start
        return self._called(owner, words, tokens, at)

    def _is_free(self, place: tuple[int, int], owner: ProvenName) -> bool:
        """Whether words stand by themselves: whole, and no part of somebody else's name."""
        text = self._analysed.text
        whole = not (text[: place[0]][-1:].isalnum() or text[place[1] : place[1] + 1].isalnum())
        around = self._names.between(place[0] - _AROUND, place[1] + _AROUND)
        return whole and not any(
            m.start < place[1] and place[0] < m.end
            for m in around
            # A function in front of a person's name ("wethouder Bos") is no name itself.
            if m.name != owner.name and not (m.type == PERSON and text[slice(*place)].islower())
        )

    def _called(self, owner: ProvenName, words: str, tokens: list[str], at: int) -> int | None:
        """Return where an actor was named that a common noun can stand for."""
        bare = [token for token in tokens if token not in _DETERMINERS]
        if (
            owner.type != ORGANISATION
            or not bare
            or _has_capitals(words)
            or bare[-1] in _NO_NOUNS
            or tokens[0] in _INDEFINITE
        ):
            return None
        if _in_name(bare[-1], owner.name):
            before = self._named_before(owner, at)
            return at if before is None else before
        if _NUMBERS & {*tokens} and bare[-1].endswith(_PLURALS):
            return self._named_last(owner, at, _SENTENCES_BACK)
        kinds = {kind for token in bare if (kind := _kind(token))}
        if kinds:
            fits = owner.kind is not None and _are_alike(owner.kind, kinds)
            return self._named_before(owner, at) if fits else None
        if not bare[-1].endswith(_NOUNS) or tokens[0] not in _DETERMINERS:
            return None
        return self._named_last(owner, at, 2)

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
        return self._named_before(owner, end)

    def _named_in_head(self, owner: ProvenName) -> int | None:
        return next((m.start for m in self._names.between(0, _HEAD) if _is(m, owner)), None)

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

    def _named_before(self, owner: ProvenName, at: int) -> int | None:
        """Return the last place before ``at`` where an actor is named."""
        found = self._names.between(0, at)
        return next((m.start for m in reversed(found) if _is(m, owner)), None)

    def _named_last(self, owner: ProvenName, at: int, back: int) -> int | None:
        """Return where an actor is named in the last sentences before ``at`` that name any.

        ``back`` is how many of those count, beside the sentence of ``at`` as far as it goes.
        """
        found = [m for m in self._names.between(max(0, at - _NEAR), at) if m.type in _ACTORS]
        own = self._analysed.sentence_at(at)
        begin = own.start if own else at
        starts = {s.start if (s := self._analysed.sentence_at(m.start)) else m.start for m in found}
        before = sorted(start for start in starts if start < begin)
        first = before[-back:][0] if before else begin
        return next((m.start for m in reversed(found) if m.start >= first and _is(m, owner)), None)


def _is(mention: Mention, owner: ProvenName) -> bool:
    return (mention.type, mention.name) == (owner.type, owner.name)


def _are_alike(kind: str, kinds: set[str]) -> bool:
    return kind in kinds or bool(kind in _MUCH_ALIKE and _MUCH_ALIKE & kinds)


def _kind(word: str) -> str | None:
    """Return the kind that a common noun tells, in the singular or in the plural."""
    keywords = organisation_keywords()
    forms = [word, *(word.removesuffix(plural) for plural in _PLURALS if word.endswith(plural))]
    found = (keywords.kind_by_noun(form) or keywords.first.get(form) for form in forms)
    return next(filter(None, found), None)


def _has_capitals(words: str) -> bool:
    """Whether words hold a name of their own; a determiner may open a sentence."""
    told = [word for word in words.split() if word.lower() not in _DETERMINERS]
    return any(c.isupper() for word in told[1:] for c in word) or (
        len(told) == 1 and words.split()[0] != told[0] and told[0] != told[0].lower()
    )


def _in_name(noun: str, name: str) -> bool:
    stem = noun[: max(4, len(noun) - 2)]
    return stem in name.casefold()
