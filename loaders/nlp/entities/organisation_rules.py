"""The typing rules of organisations, surest first, and what bars a run from being one.

A rule takes a run and returns the kind it tells (None where it tells none), with its own name.
Most of what they ask is told by the letters of a name or of the word in front of it.
"""

import re
from collections.abc import Iterable

from loaders.language.lexicon import alternatives, table
from loaders.nlp.entities.candidates import DEPARTMENTS, Run
from loaders.nlp.entities.left_context import front_of
from loaders.nlp.entities.name_shape import Typing


def _last_words(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(re.split(r"\W", phrase)[-1] for phrase in phrases)


GUESSES = frozenset({"capitals", "subject", "acronym", "odd-capitals"})
"""The rules that go by shape and place alone; what a surer rule says of a name outdoes them."""

_ARTICLES = frozenset({"de", "het", "een"})
_THINGS = table("not_names")["things"]
_LINKS = ("zoals", "van", "over", "als", "met de titel", "genaamd")
_THING = re.compile(
    rf"\b(?:{alternatives(_THINGS)})(?:\s+(?:{alternatives(_LINKS)}))?"
    rf"(?:\s+(?:{alternatives(_ARTICLES)}))?\s+[\"'“‘]?$"
)
_THING_ENDS = _last_words([*_THINGS, *_LINKS, *_ARTICLES])
_FUNCTIONS = table("people")["functions"]
_FUNCTION = re.compile(rf"\b(?:{alternatives(_FUNCTIONS)})\s+$")
_FUNCTION_ENDS = _last_words(_FUNCTIONS)
_ENGLISH_BEFORE = re.compile(r"\b(?:to|of the|for the) $")
_ENGLISH_ENDS = frozenset({"to", "the"})
_ENGLISH = re.compile(r"\s(?:to|of|the|for)\b")
_ADDRESS = re.compile(r"\s\d{1,4}\b(?!\s*(?:leden|bewoners))")
_BREAK = re.compile(r"[.:!?\"“‘'|\n]\s*$")
_ACTOR_VERB = re.compile(rf"\s+(?:{alternatives(table('runs')['actor_verbs'])})\b")
_QUARTERS = ("wijk", "buurt", "wijken", "buurten", "stadsdeel", "dorp")
_MORE_QUARTERS = ("volksbuurt", "woonwijk", "nieuwbouwwijk")
_NEARBY = ("aangrenzende", "naburige", "nabije")
_LOCATIVE = re.compile(
    rf"(?:\b[Ii]n\s+(?:het\s+(?:{alternatives(_NEARBY)})\s+)?"
    rf"|\b(?:{alternatives([*_QUARTERS, *_MORE_QUARTERS])})\s+)$"
)
_QUARTER = re.compile(rf"\b(?:{alternatives(_QUARTERS)})\s+$")
_PLACE_ENDS = frozenset({"in", *_NEARBY, *_QUARTERS, *_MORE_QUARTERS})
_UNITED_IN = re.compile(r"\b(?:ver|ge)(?:eni|bunde|organisee)\w+(?:\s+zich)?\s+in\s+$")


def is_barred(run: Run) -> bool:
    """Whether a run is no name of an actor: a month, a law, a plan, a thing, an inhabitant."""
    form = run.form
    if form.is_known or (run.front.kind and is_named_after_its_kind(run)):
        return False
    if form.is_barred is not None:
        return form.is_barred
    if _is_english(run) or _is_behind_function(run):
        return True
    return (form.is_thing or _is_behind_thing(run)) and not _suffix(run)


def is_named_after_its_kind(run: Run) -> bool:
    """Whether a noun in front of a run tells an actor ("welzijnsorganisatie De Brug")."""
    return bool(run.role) and (not run.form.is_ordinary or run.front.folded in DEPARTMENTS)


def is_thing_here(run: Run) -> bool:
    """Whether the word in front of a run tells a thing ("de zaal De Musketon") or an address."""
    return _is_behind_thing(run) or bool(_ADDRESS.match(run.text, run.end))


def _is_behind_thing(run: Run) -> bool:
    front = run.front
    if front.word in _ARTICLES:
        front = front_of(run.text, run.begin, run.start - front.length)
    near = front.is_quote or front.may_end_on(_THING_ENDS)
    return near and bool(_THING.search(run.before.lower()))


def _is_behind_function(run: Run) -> bool:
    near = run.front.may_end_on(_FUNCTION_ENDS)
    return near and bool(_FUNCTION.search(run.before.lower()))


def _is_english(run: Run) -> bool:
    before = run.front.may_end_on(_ENGLISH_ENDS) and _ENGLISH_BEFORE.search(run.before)
    return bool(before or _ENGLISH.match(run.text, run.end))


def is_located(run: Run) -> bool:
    """Whether an unknown name stands where a place stands ("in Klarendal", "de wijk Oost")."""
    if not run.front.may_end_on(_PLACE_ENDS) or run.form.shape or _UNITED_IN.search(run.before):
        return False
    told = _QUARTER if run.form.opener in ("De", "Het", "'t") else _LOCATIVE
    return bool(told.search(run.before))


def by_words(run: Run) -> Typing | None:
    """Return what the words in and around a name tell."""
    form = run.form
    role = _role(run) if run.front.kind else None
    return form.told or role or _suffix(run) or form.last_known


def _role(run: Run) -> Typing | None:
    kind = run.role
    return Typing(kind, "role") if kind else None


def _suffix(run: Run) -> Typing | None:
    for word, typing in run.form.suffixes:
        if word not in run.report.lower_words:
            return typing
    return None


def by_context(run: Run) -> Typing | None:
    """Return what shape and place say of a name without a telling word.

    A quoted word inside a sentence is no actor.
    """
    if run.front.is_quote and not run.opens:
        return None
    return run.form.shape or _capitals(run) or _subject(run)


def _capitals(run: Run) -> Typing | None:
    if run.opens or _BREAK.search(run.text, max(0, run.start - 3), run.start):
        return None
    return Typing(None, "capitals")


def _subject(run: Run) -> Typing | None:
    form = run.form
    if not form.may_be_subject or not _ACTOR_VERB.match(run.text, run.end):
        return None
    ordinary = form.is_single and form.text.casefold() in run.report.lower_words
    return None if ordinary else Typing(None, "subject")
