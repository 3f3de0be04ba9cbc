"""Organisations: stretches of capitalised words, typed by the words in and around them.

A candidate that no sure rule knows counts as an organisation only where it stands as an actor; a
name typed once is typed everywhere.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from graph.schema import NEIGHBOURHOOD, ORGANISATION, PERSON
from loaders.language.lexicon import organisation_keywords, table
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.blocks import HEADING
from loaders.nlp.entities.candidates import JOINERS, Candidate, CandidateFinder
from loaders.nlp.entities.name_shape import Typing, form_of
from loaders.nlp.entities.organisation_rules import (
    GUESSES,
    LOCATIVE,
    by_context,
    by_words,
    is_barred,
    is_located,
    is_named_after_its_kind,
    is_thing_here,
)
from loaders.nlp.entities.places import PLACE_SHAPE
from loaders.nlp.entities.propagation import propagated
from loaders.nlp.entities.tokens import PLAIN_WORD, WORD, are_adjacent, is_name
from loaders.nlp.relations.name_lists import ABSENTEE
from loaders.nlp.step import Layer, step
from loaders.nlp.types import Mention

LISTED = "slot"
RULES = {ORGANISATION: (LISTED,)}
"""The rules of this module, by what they find."""

_ABBREVIATED = re.compile(rf"(?:\s{{1,2}}{PLAIN_WORD}){{1,2}}?(?=\s\(([A-Za-z]{{2,6}})\))")
_SMALL_OPENERS = frozenset(table("candidates")["small_openers"])
_ARTICLES = table("function_words")["articles"]
_MAX_LISTED_WORDS = 6


@step(
    requires=(Layer.SENTENCES, Layer.NAME_LISTS, Layer.PEOPLE, Layer.PLACES),
    assigns=(Layer.ORGANISATIONS, Layer.PLACES),
)
def find_organisations(analysed: AnalysedText) -> None:
    """Add every mention of a named organisation, and of places that only their context tells."""
    finder = CandidateFinder(analysed)
    things: set[str] = set()
    found = [*_in_name_lists(analysed, finder), *_in_sentences(analysed, finder, things)]
    actors = [m for m in _disjoint(found) if not (m.rule in GUESSES and m.name in things)]
    settled = _settled(actors)
    analysed.keep([*_not_named_as_actors(analysed.mentions, settled), *settled])
    analysed.add(propagated(analysed, settled))


def _not_named_as_actors(mentions: Iterable[Mention], found: list[Mention]) -> list[Mention]:
    """Leave out what only ends like a place where a surer rule types the same name as an actor."""
    actors = {m.name for m in found if m.type == ORGANISATION and m.rule not in GUESSES}
    return [m for m in mentions if not (m.rule == PLACE_SHAPE and m.name in actors)]


def _in_name_lists(analysed: AnalysedText, finder: CandidateFinder) -> Iterator[Mention]:
    for name_list in analysed.name_lists:
        for start, end in name_list.items:
            candidates = list(finder.find(start, end))
            whole = _whole_item(analysed, start, end, candidates)
            for candidate in [whole] if whole else candidates:
                mention = _typed(
                    _stripped(candidate, finder), finder, in_name_list=name_list.role != ABSENTEE
                )
                if mention:
                    yield mention


def _whole_item(
    analysed: AnalysedText, start: int, end: int, candidates: Sequence[Candidate]
) -> Candidate | None:
    """Return an item as one candidate where all its words may be a name ("Zon op Alle Daken")."""
    if len(candidates) < 2 or candidates[0].start != start or candidates[-1].end != end:
        return None
    text = analysed.text
    found = WORD.findall(text, start, end)
    named = all(is_name(word) or word in JOINERS for word in found)
    inside = analysed.between(start, end)
    free = not any(m.type == PERSON or (m.start, m.end) == (start, end) for m in inside)
    short = len(found) <= _MAX_LISTED_WORDS and "(" not in text[start:end]
    whole = named and free and short and are_adjacent(text, start, end)
    return (
        Candidate(analysed.word_index, start, end, start, end, candidates[0].context)
        if whole
        else None
    )


def _in_sentences(
    analysed: AnalysedText, finder: CandidateFinder, things: set[str]
) -> Iterator[Mention]:
    """Yield what the sentences name, and add to ``things`` what they name a thing."""
    for sentence in analysed.sentences:
        heading = sentence.block.kind == HEADING
        for candidate in finder.find(sentence.start, sentence.end):
            if candidate.form.is_ordinary and not is_named_after_its_kind(candidate):
                continue
            if not candidate.form.word_typing and is_thing_here(candidate):
                things.add(candidate.form.text)
            bare = candidate.trimmed() if _opens_with_starter(candidate) else candidate
            mention = _typed(_stripped(bare, finder), finder, heading=heading)
            if mention:
                yield mention


def _opens_with_starter(candidate: Candidate) -> bool:
    """Whether the first word is capitalised only because it opens a sentence ("Ook Woonzorg")."""
    if not candidate.form.opens_with_starter:
        return False
    if not candidate.opens and candidate.form.opener not in _SMALL_OPENERS:
        return False
    return not candidate.word_index.is_inside(candidate.form.text)


def _stripped(candidate: Candidate, finder: CandidateFinder) -> Candidate:
    """Return a candidate without the common noun that opens it but is no part of the name.

    So it is in "bureau eVa", and in "Bureau eVa" where the report writes "eVa" alone, too.
    """
    form = candidate.form
    if not form.opens_with_noun:
        return candidate
    if finder.is_place(candidate.start + form.second_at, candidate.end):
        return candidate
    bare = form.opener in organisation_keywords().role or (candidate.opens and form.opens_with_role)
    alone = bare or candidate.word_index.is_named_alone(form.opener, form.text[form.second_at :])
    return candidate.trimmed() if alone else candidate


def _typed(
    candidate: Candidate,
    finder: CandidateFinder,
    *,
    in_name_list: bool = False,
    heading: bool = False,
) -> Mention | None:
    if finder.is_place(candidate.start, candidate.end) or is_barred(candidate):
        return None
    typing = by_words(candidate)
    if not typing and in_name_list and _opens_item(candidate):
        typing = Typing(None, LISTED)
    if not typing and is_located(candidate):
        return Mention(
            candidate.start, candidate.end, NEIGHBOURHOOD, candidate.form.text, "wijk", LOCATIVE
        )
    if not typing and not heading:
        typing = by_context(candidate)
    return _mention(candidate, typing) if typing else None


def _opens_item(candidate: Candidate) -> bool:
    """Whether a name in a name list is the item itself, or stands in its bracket."""
    before = candidate.text[candidate.begin : candidate.start]
    return before.strip(" (").casefold() in ("", *_ARTICLES) or "(" in before


def _mention(candidate: Candidate, typing: Typing) -> Mention:
    end = _abbreviated_end(candidate)
    form = form_of(candidate.text[candidate.start : end]) if end else candidate.form
    return Mention(
        candidate.start, end or candidate.end, ORGANISATION, form.name, typing.kind, typing.rule
    )


def _abbreviated_end(candidate: Candidate) -> int | None:
    """Return where a name ends that goes on in lower case up to its abbreviation.

    In "Landelijk Samenwerkingsverband Actieve bewoners (LSA)" the name has one word more
    than its capitals.
    """
    match = _ABBREVIATED.match(candidate.text, candidate.end)
    if not match or match.end() > candidate.until:
        return None
    initials = [word[0] for word in (*candidate.form.words, *match.group().split())]
    spelled = "".join(initials).casefold().startswith(match[1].casefold())
    return match.end() if spelled and len(initials) > 2 else None


def _settled(mentions: list[Mention]) -> list[Mention]:
    """Return the mentions with one type a name: a weak name that stands as a place is a place."""
    located = {m.name for m in mentions if m.type == NEIGHBOURHOOD}
    actors = {m.name for m in mentions if m.type == ORGANISATION and m.rule not in GUESSES}
    places = located - actors
    return [m for m in mentions if (m.name in places) == (m.type == NEIGHBOURHOOD)]


def _disjoint(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions without overlaps, the longest kept; of equals the first."""
    kept: list[Mention] = []
    beside: list[Mention] = []
    reach = 0
    for mention in sorted(mentions, key=attrgetter("start")):
        if mention.start >= reach:
            kept += _longest(beside)
            beside = []
        beside.append(mention)
        reach = max(reach, mention.end)
    return kept + _longest(beside)


def _longest(mentions: list[Mention]) -> list[Mention]:
    """Return the longest of mentions that overlap, and what does not overlap it, in order."""
    if len(mentions) < 2:
        return mentions
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: m.start - m.end):
        if not any(mention.overlaps(other) for other in kept):
            kept.append(mention)
    return sorted(kept, key=attrgetter("start"))
