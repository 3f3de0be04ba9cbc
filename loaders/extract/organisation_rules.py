"""The typing rules of organisations, surest first, and what bars a run from being one.

A rule takes a run and returns the kind it tells (None where it tells none), with its own name.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from loaders import gazetteer
from loaders.extract.runs import DEPARTMENTS, Run
from loaders.lexicon import alternatives, kind_by_ending, organisation_cues, table, words

_CUES = organisation_cues()
_NOT = table("not_names")
_RUNS = table("runs")
_NOT_WORDS = frozenset(_NOT["words"])
_NOT_SUFFIX = re.compile(
    rf".*\w{{2}}(?:{alternatives(_NOT['suffixes'])})(?:s|en|'s)?$", re.IGNORECASE | re.DOTALL
)
_NOT_PREFIX = re.compile(rf"(?:{alternatives(_NOT['prefixes'])})\b", re.IGNORECASE)
_THING = re.compile(
    rf"\b(?:{alternatives(_NOT['things'])})(?:\s+(?:zoals|van|over|als|met de titel|genaamd))?"
    r"(?:\s+(?:de|het|een))?\s+[\"'“‘]?$",
    re.IGNORECASE,
)
_FUNCTIONS = frozenset(table("people")["functions"])
_FUNCTION_BEFORE = re.compile(
    rf"\b(?:{alternatives(table('people')['functions'])})\s+$", re.IGNORECASE
)
_ODD = re.compile(
    r"[a-zà-ÿ]+[A-Z]\w*|[A-Z]\w*\d\w*|[A-Z]?[a-zà-ÿ]+(?:[A-Z][a-zà-ÿ]*)+|\d+[A-Z]\w*"
    r"|\w+-[A-Z]$|\w+!$"
)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,6}$")
_COMPOUND_OF_ACRONYM = re.compile(r"[A-Z]{3,}[a-z]{3,}$")
_INHABITANTS = re.compile(r"[A-Z][a-zà-ÿ]+(?:ders|mers|enaren|enaars|enaar|ters)$")
_NO_NOUN = re.compile(r"[A-Z][a-z]+(?:lijks?|daags|waarts|-zijde)$")
_ENGLISH_BEFORE = re.compile(r"\b(?:to|of the|for the) $")
_ENGLISH = re.compile(r"\s(?:to|of|the|for)\b")
_ADDRESS = re.compile(r"\s\d{1,4}\b(?!\s*(?:leden|bewoners))")
_QUOTE_BEFORE = re.compile(r"[\"'“‘„]$")
_BREAK_BEFORE = re.compile(r"[.:!?\"“‘'|\n]\s*$")
_ACTOR_VERB = re.compile(rf"\s+(?:{alternatives(_RUNS['actor_verbs'])})\b")
_NOUN_ENDING = re.compile(rf".*(?:{alternatives(_RUNS['noun_endings'])})$", re.IGNORECASE)
_LOCATIVE = re.compile(
    r"(?:\b[Ii]n\s+(?:het\s+(?:aangrenzende|naburige|nabije)\s+)?|\b(?:wijk|buurt|wijken|buurten"
    r"|volksbuurt|woonwijk|stadsdeel|dorp|nieuwbouwwijk)\s+)$"
)
_UNITED_IN = re.compile(r"\b(?:ver|ge)(?:eni|bunde|organisee)\w+(?:\s+zich)?\s+in\s+$")
_QUARTER = re.compile(r"\b(?:wijk|buurt|wijken|buurten|stadsdeel|dorp)\s+$")
_LONG_ENOUGH, _SHOUTED = 3, 2


@dataclass(frozen=True, slots=True)
class Typing:
    """What a rule says of a run."""

    kind: str | None
    rule: str


def opening_kind(run: Run) -> str | None:
    """Return the kind that the first word of a name tells, or its first two."""
    pair = " ".join(token.folded for token in run.words[:2])
    told = _CUES.first.get(pair) or _CUES.first.get(run.opener.folded)
    return told or (None if run.is_single else kind_by_ending(run.opener.word, _CUES.ending))


def is_barred(run: Run) -> bool:
    """Whether a run is no name of an actor: a month, a law, a plan, a thing, an inhabitant."""
    if run.form.casefold() in _CUES.known or _is_named_after_its_kind(run):
        return False
    if run.is_single and _is_barred_word(run):
        return True
    if gazetteer.cities_by_adjective().get(run.form) or _INHABITANTS.match(run.form):
        return True
    if not run.is_single and run.form.isupper() and not any(c.isdigit() for c in run.form):
        return len(run.words) > _SHOUTED
    if opening_kind(run) or run.words[-1].folded in _CUES.last:
        return len(run.form) < _LONG_ENOUGH
    if _ENGLISH_BEFORE.search(run.before) or _ENGLISH.match(run.text, run.end):
        return True
    if _FUNCTION_BEFORE.search(run.before):
        return True
    if _suffix(run):
        return False
    return bool(
        _NOT_SUFFIX.match(run.form) or _NOT_PREFIX.match(run.form) or _THING.search(run.before)
    )


def _is_named_after_its_kind(run: Run) -> bool:
    """Whether a noun in front of a run tells an actor ("welzijnsorganisatie De Brug")."""
    typing = _role(run)
    return typing is not None and (run.previous in DEPARTMENTS or not _is_barred_word(run))


def _is_barred_word(run: Run) -> bool:
    if not run.is_single:
        return False
    word, folded = run.opener.word, run.opener.folded
    if folded in _NOT_WORDS or "#" in word or _COMPOUND_OF_ACRONYM.match(word):
        return True
    if word in words("starters") and folded not in _CUES.known:
        return True
    if folded in _FUNCTIONS or _NO_NOUN.match(word):
        return True
    return word.istitle() and (folded in _CUES.first or folded in _CUES.role)


def is_thing_here(run: Run) -> bool:
    """Whether the word in front of a run tells a thing ("de zaal De Musketon") or an address."""
    return bool(_THING.search(run.before) or _ADDRESS.match(run.text, run.end))


def is_located(run: Run) -> bool:
    """Whether an unknown name stands where a place stands ("in Klarendal", "de wijk Oost")."""
    if _ACRONYM.match(run.form) or any(_ODD.match(token.word) for token in run.words):
        return False
    if _UNITED_IN.search(run.before):
        return False
    if run.opener.word in ("De", "Het", "'t"):
        return bool(_QUARTER.search(run.before))
    return bool(_LOCATIVE.search(run.before))


def _known(run: Run) -> Typing | None:
    kind = _CUES.known.get(run.form.casefold())
    return Typing(kind, "known") if kind else None


def _first_word(run: Run) -> Typing | None:
    kind = opening_kind(run)
    return Typing(kind, "first-word") if kind and not run.is_single else None


def _last_word(run: Run) -> Typing | None:
    kind = _CUES.last.get(run.words[-1].folded)
    return Typing(kind, "last-word") if kind and not run.is_single else None


def _role(run: Run) -> Typing | None:
    kind = _CUES.role.get(run.previous) or kind_by_ending(run.previous, _CUES.ending)
    before = run.tokens[run.first - 1] if run.first else None
    lower = before is not None and (not before.is_name or before.start == run.begin)
    return Typing(kind, "role") if kind and lower else None


def _suffix(run: Run) -> Typing | None:
    for token in run.words:
        kind = kind_by_ending(token.word, _CUES.suffix)
        if kind and token.folded not in run.report.lower_words:
            return Typing(kind, "suffix")
    return None


def _last_known(run: Run) -> Typing | None:
    kind = _CUES.known.get(run.words[-1].folded)
    return Typing(kind, "last-known") if kind else None


SURE: tuple[Callable[[Run], Typing | None], ...] = (
    _known,
    _first_word,
    _last_word,
    _role,
    _suffix,
    _last_known,
)
"""Rules by the words in and around a name."""


def _acronym(run: Run) -> Typing | None:
    return Typing(None, "acronym") if run.is_single and _ACRONYM.match(run.form) else None


def _odd_capitals(run: Run) -> Typing | None:
    odd = any(_ODD.match(token.word) for token in run.words)
    return Typing(None, "odd-capitals") if odd else None


def _capitals(run: Run) -> Typing | None:
    if run.opens or _BREAK_BEFORE.search(run.text[max(0, run.start - 3) : run.start]):
        return None
    return Typing(None, "capitals")


def _subject(run: Run) -> Typing | None:
    word = run.opener.word
    if word in words("starters") or _NOUN_ENDING.match(run.form):
        return None
    if run.is_single and word.casefold() in run.report.lower_words:
        return None
    return Typing(None, "subject") if _ACTOR_VERB.match(run.text, run.end) else None


CONTEXTUAL: tuple[Callable[[Run], Typing | None], ...] = (
    _acronym,
    _odd_capitals,
    _capitals,
    _subject,
)
"""Rules for names without a telling word: by their shape, or by where they stand."""


def first_of(rules: tuple[Callable[[Run], Typing | None], ...], run: Run) -> Typing | None:
    """Return what the first rule that knows the run says."""
    return next((typing for rule in rules if (typing := rule(run))), None)


def by_context(run: Run) -> Typing | None:
    """Return what shape and place say; a quoted word inside a sentence is no actor."""
    quoted = _QUOTE_BEFORE.search(run.text[max(0, run.start - 1) : run.start])
    return None if quoted and not run.opens else first_of(CONTEXTUAL, run)
