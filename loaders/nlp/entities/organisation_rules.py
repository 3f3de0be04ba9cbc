"""The typing rules of organisations, surest first, and what bars a candidate from being one.

A rule takes a candidate and returns the kind it tells (None where it tells none), with the name of
the rule. Most of what they ask is told by the letters of a name or of the word in front of it.
"""

import re
from collections.abc import Iterable

from graph.schema import NEIGHBOURHOOD, ORGANISATION
from loaders.language.lexicon import alternatives, table
from loaders.nlp.entities.candidates import DEPARTMENTS, Candidate
from loaders.nlp.entities.left_context import context_of
from loaders.nlp.entities.name_shape import ACRONYM, ODD_CAPITALS, Typing


def _last_words(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(re.split(r"\W", phrase)[-1] for phrase in phrases)


ROLE, CAPITALS, SUBJECT, LOCATIVE = "role", "capitals", "subject", "locative"
RULES = {ORGANISATION: (ROLE, CAPITALS, SUBJECT), NEIGHBOURHOOD: (LOCATIVE,)}
"""The rules that need what stands around a name, too, by what they find."""

GUESSES = frozenset({CAPITALS, SUBJECT, ACRONYM, ODD_CAPITALS})
"""The rules that go by shape and place alone; what a surer rule says of a name outdoes them."""

_LEXICON, _WORDS = table("candidates"), table("function_words")
_ARTICLES = frozenset({*_WORDS["articles"], _WORDS["indefinite_article"]})
_THINGS = table("not_names")["things"]
_LINKS = _LEXICON["thing_links"]
_THING = re.compile(
    rf"\b(?:{alternatives(_THINGS)})(?:\s+(?:{alternatives(_LINKS)}))?"
    rf"(?:\s+(?:{alternatives(_ARTICLES)}))?\s+[\"'“‘]?$"
)
_THING_ENDS = _last_words([*_THINGS, *_LINKS, *_ARTICLES])
_FUNCTIONS = table("people")["functions"]
_FUNCTION = re.compile(rf"\b(?:{alternatives(_FUNCTIONS)})\s+$")
_FUNCTION_ENDS = _last_words(_FUNCTIONS)
_ENGLISH_BEFORE = re.compile(rf"\b(?:{alternatives(_LEXICON['english_before'])}) $")
_ENGLISH_ENDS = _last_words(_LEXICON["english_before"])
_ENGLISH = re.compile(rf"\s(?:{alternatives(_LEXICON['english_behind'])})\b")
_ADDRESS = re.compile(rf"\s\d{{1,4}}\b(?!\s*(?:{alternatives(_LEXICON['counted'])}))")
_BREAK = re.compile(r"[.:!?\"“‘'|\n]\s*$")
_ACTOR_VERB = re.compile(rf"\s+(?:{alternatives(_LEXICON['actor_verbs'])})\b")
_QUARTERS, _MORE_QUARTERS = _LEXICON["quarters"], _LEXICON["more_quarters"]
_NEARBY, _IN, _THE = _LEXICON["nearby"], _LEXICON["in"], _WORDS["articles"][1]
_LOCATIVE = re.compile(
    rf"(?:\b(?:{_IN}|{_IN.title()})\s+(?:{_THE}\s+(?:{alternatives(_NEARBY)})\s+)?"
    rf"|\b(?:{alternatives([*_QUARTERS, *_MORE_QUARTERS])})\s+)$"
)
_QUARTER = re.compile(rf"\b(?:{alternatives(_QUARTERS)})\s+$")
_PLACE_ENDS = frozenset({_IN, *_NEARBY, *_QUARTERS, *_MORE_QUARTERS})
_UNITED_IN = re.compile(_LEXICON["united_in"])


def is_barred(candidate: Candidate) -> bool:
    """Whether a candidate is no actor's name: a month, a law, a plan, a thing, an inhabitant."""
    form = candidate.form
    if form.is_known or (candidate.context.kind and is_named_after_its_kind(candidate)):
        return False
    if form.is_barred is not None:
        return form.is_barred
    if _is_english(candidate) or _is_behind_function(candidate):
        return True
    return (form.is_thing or _is_behind_thing(candidate)) and not _suffix(candidate)


def is_named_after_its_kind(candidate: Candidate) -> bool:
    """Whether a noun in front of a candidate tells an actor ("welzijnsorganisatie De Brug")."""
    return bool(candidate.role) and (
        not candidate.form.is_ordinary or candidate.context.folded in DEPARTMENTS
    )


def is_thing_here(candidate: Candidate) -> bool:
    """Whether the word in front tells a thing ("de zaal De Musketon"), or an address."""
    return _is_behind_thing(candidate) or bool(_ADDRESS.match(candidate.text, candidate.end))


def _is_behind_thing(candidate: Candidate) -> bool:
    context = candidate.context
    if context.word in _ARTICLES:
        context = context_of(candidate.text, candidate.begin, candidate.start - context.length)
    near = context.is_quote or context.may_end_on(_THING_ENDS)
    return near and bool(_THING.search(candidate.before.lower()))


def _is_behind_function(candidate: Candidate) -> bool:
    near = candidate.context.may_end_on(_FUNCTION_ENDS)
    return near and bool(_FUNCTION.search(candidate.before.lower()))


def _is_english(candidate: Candidate) -> bool:
    before = candidate.context.may_end_on(_ENGLISH_ENDS) and _ENGLISH_BEFORE.search(
        candidate.before
    )
    return bool(before or _ENGLISH.match(candidate.text, candidate.end))


def is_located(candidate: Candidate) -> bool:
    """Whether an unknown name stands where a place stands ("in Klarendal", "de wijk Oost")."""
    if (
        not candidate.context.may_end_on(_PLACE_ENDS)
        or candidate.form.shape
        or _UNITED_IN.search(candidate.before)
    ):
        return False
    pattern = _QUARTER if candidate.form.opener in _LEXICON["place_articles"] else _LOCATIVE
    return bool(pattern.search(candidate.before))


def by_words(candidate: Candidate) -> Typing | None:
    """Return what the words in and around a name tell."""
    form = candidate.form
    role = _role(candidate) if candidate.context.kind else None
    return form.word_typing or role or _suffix(candidate) or form.last_known


def _role(candidate: Candidate) -> Typing | None:
    kind = candidate.role
    return Typing(kind, ROLE) if kind else None


def _suffix(candidate: Candidate) -> Typing | None:
    for word, typing in candidate.form.suffixes:
        if word not in candidate.word_index.lower_words:
            return typing
    return None


def by_context(candidate: Candidate) -> Typing | None:
    """Return what shape and place say of a name without a telling word.

    A quoted word inside a sentence is no actor.
    """
    if candidate.context.is_quote and not candidate.opens:
        return None
    return candidate.form.shape or _capitals(candidate) or _subject(candidate)


def _capitals(candidate: Candidate) -> Typing | None:
    if candidate.opens or _BREAK.search(
        candidate.text, max(0, candidate.start - 3), candidate.start
    ):
        return None
    return Typing(None, CAPITALS)


def _subject(candidate: Candidate) -> Typing | None:
    form = candidate.form
    if not form.may_be_subject or not _ACTOR_VERB.match(candidate.text, candidate.end):
        return None
    ordinary = form.is_single and form.text.casefold() in candidate.word_index.lower_words
    return None if ordinary else Typing(None, SUBJECT)
