"""One actor, one name: which names of a report are forms of each other.

Rules that merge by themselves: spelling (case, spacing, "stichting" in front), the
abbreviation in brackets, initials and syllables of a longer name, and a short form after
its long form where only one long form fits.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Set
from functools import lru_cache

from graph.network import slug
from graph.schema import ORGANISATION
from loaders.language.lexicon import alternatives, organisation_keywords, table
from loaders.language.name_keys import are_rivals
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.types import Mention
from loaders.places import gazetteer
from loaders.spreadsheets.known_names import KNOWN_TABLE, OWN_TABLE

_CAMEL = re.compile(r"[A-Z]?[a-zà-ÿ]+|[A-Z]+(?![a-zà-ÿ])|\d+")
_LEXICON = table("coreference")["aliases"]
_BRACKET = re.compile(
    rf"\s*[(,]\s*(?:(?:{alternatives(_LEXICON['introductions'])}) )?[\"'“‘]?"
    rf"(?P<short>[\w'’&+-]{{2,14}})[\"'”’]?(?:\s+{_LEXICON['purpose']}\s+\w+)?\s*[),]"
)
_COMPOUND = re.compile(rf"(\w{{3,}})({'|'.join(_LEXICON['compound_nouns'])})$")
_LEGAL_STARTS = tuple(f"{form} " for form in _LEXICON["legal_forms"])
_SMALL_WORDS = frozenset(_LEXICON["small_words"])
_AND = table("function_words")["and"]
_LEGAL_PREFIX = f"{_LEXICON['legal_forms'][0]}-"
_OPTIONAL = frozenset(_LEXICON["optional"])
"""Words that a name of the same actor may have or lack."""


def canonical_names(analysed: AnalysedText) -> dict[str, str]:
    """Return for each name of an organisation the name of its actor.

    A name from a table is that of its actor; two such names are two actors.
    """
    mentions = [m for m in analysed.mentions if m.type == ORGANISATION]
    names = list(dict.fromkeys(m.name for m in mentions))
    leader = {name: name for name in names}
    tabled = {m.name for m in mentions if m.rule in (OWN_TABLE, KNOWN_TABLE)}
    own = {m.name for m in mentions if m.rule == OWN_TABLE}

    def root(name: str) -> str:
        while leader[name] != name:
            name = leader[name]
        return name

    for short, full in _pairs(analysed.text, mentions, names, own):
        first, second = root(short), root(full)
        if first in tabled:
            first, second = second, first
        if first != second and first not in tabled:
            leader[first] = second
    return {name: root(name) for name in names}


def _pairs(
    text: str, mentions: list[Mention], names: list[str], own: set[str]
) -> Iterator[tuple[str, str]]:
    """Yield (name, fuller name of the same actor); the user's own names are short for none."""
    yield from _spellings(names)
    bracketed = list(_bracketed(text, mentions))
    yield from bracketed
    introduced = {short for short, _ in bracketed} | own
    known = _Names(names)
    for short in names:
        if short in introduced:
            continue
        full = known.abbreviated_by(short)
        if len(full) == 1:
            yield short, full[0]
            continue
        full = known.shortened_to(short)
        if len({_core(name) for name in full}) == 1:
            yield short, max(full, key=len)


def _spellings(names: list[str]) -> Iterator[tuple[str, str]]:
    seen: dict[str, str] = {}
    for name in sorted(names, key=lambda n: (n.count(" ") == 0, -len(n), n)):
        key = _letters(name)
        if key in seen:
            yield name, seen[key]
        seen.setdefault(key, name)


def _bracketed(text: str, mentions: list[Mention]) -> Iterator[tuple[str, str]]:
    by_start = {m.start: m for m in mentions}
    for mention in mentions:
        match = _BRACKET.match(text, mention.end)
        short = by_start.get(match.start("short")) if match else None
        if (
            match
            and short
            and short.end == match.end("short")
            and _could_abbreviate(short.name, mention.name)
        ):
            yield short.name, mention.name


def _could_abbreviate(short: str, full: str) -> bool:
    """Whether the letters of ``short`` stand in ``full`` in this order, the first ones first."""
    letters = iter(_letters(full))
    wanted = _letters(short)
    return (
        len(short) < len(full)
        and " " not in short
        and slug(full).replace(_LEGAL_PREFIX, "")[:1] == wanted[:1]
        and all(letter in letters for letter in wanted)
    )


class _Names:
    """The names of a report by their initials and by their first and last words.

    A name is compared only with those that share one of these, so that many names take no
    time for each pair of them.
    """

    def __init__(self, names: list[str]) -> None:
        self._names = names
        self._by_initials = _by_key(names, _abbreviations)
        self._by_start = _by_key(names, lambda name: {part[:2] for part in _meaty(name)[:1]})
        self._by_word = _by_key(names, lambda name: {*_core(name)[:1], *_core(name)[-1:]})

    def abbreviated_by(self, short: str) -> list[str]:
        """Return the names whose initials ("BGB") or syllables ("DemSoc") ``short`` spells."""
        if " " in short or not any(c.isupper() for c in short[1:]):
            return []
        syllables = [slug(syllable) for syllable in _CAMEL.findall(short)]
        spelled = self._by_start.get(syllables[0][:2], ()) if syllables else ()
        found = {
            *self._by_initials.get(_letters(short), ()),
            *(i for i in spelled if _is_made_of(syllables, self._names[i])),
        }
        return self._others(short, found)

    def shortened_to(self, short: str) -> list[str]:
        """Return the names that ``short`` is a short form of."""
        core = _core(short)
        near = {i for word in {*core[:1], *core[-1:]} for i in self._by_word.get(word, ())}
        return self._others(short, {i for i in near if _is_short_for(short, self._names[i])})

    def _others(self, short: str, found: set[int]) -> list[str]:
        return [self._names[i] for i in sorted(found) if self._names[i] != short]


def _by_key(names: list[str], keys: Callable[[str], Set[str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(names):
        for key in keys(name):
            found[key].append(index)
    return found


@lru_cache(maxsize=50_000)
def _abbreviations(full: str) -> Set[str]:
    """Return the initials of a name: of all words, without the small ones, without its kind."""
    parts = _own_parts(full)
    if len(parts) < 2:
        return frozenset()
    found = {_initials(parts), _initials(p for p in parts if p not in _SMALL_WORDS)}
    meant = parts[1:] if parts[0] in organisation_keywords().first else parts
    if len(meant) > 1:
        found.add(_initials(p for p in meant if p not in _SMALL_WORDS))
    return found


def _initials(parts: Iterable[str]) -> str:
    return "".join(part[0] for part in parts)


def _is_made_of(syllables: list[str], full: str) -> bool:
    """Whether each syllable, of two letters or more, opens a word of the name."""
    meaty = _meaty(full)
    return len(syllables) == len(meaty) > 1 and all(
        part.startswith(syllable) and len(syllable) > 1
        for part, syllable in zip(meaty, syllables, strict=True)
    )


def _meaty(name: str) -> list[str]:
    return [part for part in _own_parts(name) if len(part) > 2]


@lru_cache(maxsize=10_000)
def _own_parts(name: str) -> tuple[str, ...]:
    """Return the words of a name without the common ones; capitals and compounds part them."""
    camel = (part for word in name.split() for part in _CAMEL.findall(word))
    parts = (slug(piece) for part in camel for piece in _COMPOUND.sub(r"\1 \2", part).split())
    return tuple(part for part in parts if part not in _OPTIONAL)


@lru_cache(maxsize=50_000)
def _letters(name: str) -> str:
    return slug(name).replace("-", "")


@lru_cache(maxsize=10_000)
def _core(name: str) -> tuple[str, ...]:
    return tuple(word for word in slug(name).split("-") if word not in _OPTIONAL)


def _is_short_for(short: str, full: str) -> bool:
    """Whether the words of ``short`` are the first, or all but the place, of ``full``."""
    a, b = _core(short), _core(full)
    if are_rivals(short, full):
        return False
    if short.casefold().startswith(_LEGAL_STARTS) and not full.casefold().startswith(_LEGAL_STARTS):
        return False
    if _AND in b and _AND not in a:
        return a == b[: b.index(_AND)] and len(a) > 1
    if not a or (len(a) >= len(b) and a != b):
        return False
    if a == b:
        return len(short) < len(full)
    if (
        len(a) == 1
        and a[0] in organisation_keywords().first
        and a[0] not in _LEXICON["never_alone"]
    ):
        return len(a[0]) > 6 and b[0] == a[0]
    return (
        b[: len(a)] == a
        or (len(a) > 1 and b[-len(a) :] == a)
        or (
            b[1:] == a
            and len(a[0]) > 4
            and organisation_keywords().may_open(b[0])
            and not gazetteer.find(short)
        )
    )
