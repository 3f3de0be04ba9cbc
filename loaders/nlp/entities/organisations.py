"""Organisations: runs of capitalised words, typed by the words in and around them.

A run that no sure rule knows counts as an organisation only where it stands as an actor; a
name typed once is typed everywhere.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from graph.schema import NEIGHBOURHOOD, ORGANISATION, PERSON
from loaders.language.lexicon import organisation_cues
from loaders.nlp.blocks import HEADING
from loaders.nlp.context import Reading
from loaders.nlp.entities.candidates import JOINERS, Run, RunFinder
from loaders.nlp.entities.name_shape import Typing, form_of
from loaders.nlp.entities.organisation_rules import (
    GUESSES,
    by_context,
    by_words,
    is_barred,
    is_located,
    is_named_after_its_kind,
    is_thing_here,
)
from loaders.nlp.entities.propagation import propagated
from loaders.nlp.entities.tokens import PLAIN_WORD, WORD, are_adjacent, is_name
from loaders.nlp.relations.name_lists import ABSENTEE
from loaders.nlp.types import Mention

_ABBREVIATED = re.compile(rf"(?:\s{{1,2}}{PLAIN_WORD}){{1,2}}?(?=\s\(([A-Za-z]{{2,6}})\))")
_SMALL_WORDS = frozenset({"In", "Op", "Met", "Voor", "Bij", "Door", "Aan", "Over", "Uit", "Ook"})
_MAX_SLOT_WORDS = 6


def find_organisations(reading: Reading) -> None:
    """Add every mention of a named organisation, and of places that only their context tells."""
    finder = RunFinder(reading)
    things: set[str] = set()
    found = [*_in_slots(reading, finder), *_in_sentences(reading, finder, things)]
    actors = [m for m in _disjoint(found) if not (m.rule in GUESSES and m.name in things)]
    settled = _settled(actors)
    reading.keep([*_not_named_as_actors(reading.mentions, settled), *settled])
    reading.add(propagated(reading, settled))


def _not_named_as_actors(mentions: Iterable[Mention], found: list[Mention]) -> list[Mention]:
    """Leave out what only ends like a place where a surer rule types the same name as an actor."""
    actors = {m.name for m in found if m.type == ORGANISATION and m.rule not in GUESSES}
    return [m for m in mentions if not (m.rule == "place-shape" and m.name in actors)]


def _in_slots(reading: Reading, finder: RunFinder) -> Iterator[Mention]:
    for slot in reading.slots:
        for start, end in slot.items:
            runs = list(finder.find(start, end))
            whole = _whole_item(reading, start, end, runs)
            for run in [whole] if whole else runs:
                mention = _typed(_stripped(run, finder), finder, in_slot=slot.role != ABSENTEE)
                if mention:
                    yield mention


def _whole_item(reading: Reading, start: int, end: int, runs: Sequence[Run]) -> Run | None:
    """Return an item as one run where all its words may be a name ("Zon op Alle Daken")."""
    if len(runs) < 2 or runs[0].start != start or runs[-1].end != end:
        return None
    text = reading.text
    found = WORD.findall(text, start, end)
    named = all(is_name(word) or word in JOINERS for word in found)
    inside = reading.between(start, end)
    free = not any(m.type == PERSON or (m.start, m.end) == (start, end) for m in inside)
    short = len(found) <= _MAX_SLOT_WORDS and "(" not in text[start:end]
    whole = named and free and short and are_adjacent(text, start, end)
    return Run(reading.concordance, start, end, start, end, runs[0].front) if whole else None


def _in_sentences(reading: Reading, finder: RunFinder, things: set[str]) -> Iterator[Mention]:
    """Yield what the sentences name, and add to ``things`` what they name a thing."""
    for sentence in reading.sentences:
        heading = sentence.block.kind == HEADING
        for run in finder.find(sentence.start, sentence.end):
            if run.form.is_ordinary and not is_named_after_its_kind(run):
                continue
            if not run.form.told and is_thing_here(run):
                things.add(run.form.text)
            bare = run.trimmed() if _opens_with_starter(run) else run
            mention = _typed(_stripped(bare, finder), finder, heading=heading)
            if mention:
                yield mention


def _opens_with_starter(run: Run) -> bool:
    """Whether the first word is capitalised only because it opens a sentence ("Ook Woonzorg")."""
    if not run.form.opens_with_starter:
        return False
    if not run.opens and run.form.opener not in _SMALL_WORDS:
        return False
    return not run.report.is_inside(run.form.text)


def _stripped(run: Run, finder: RunFinder) -> Run:
    """Return a run without the common noun that opens it but is no part of the name.

    So it is in "bureau eVa", and in "Bureau eVa" where the report writes "eVa" alone, too.
    """
    form = run.form
    if not form.opens_with_noun:
        return run
    if finder.is_place(run.start + form.second_at, run.end):
        return run
    bare = form.opener in organisation_cues().role or (run.opens and form.opens_with_role)
    alone = bare or run.report.is_named_alone(form.opener, form.text[form.second_at :])
    return run.trimmed() if alone else run


def _typed(
    run: Run, finder: RunFinder, *, in_slot: bool = False, heading: bool = False
) -> Mention | None:
    if finder.is_place(run.start, run.end) or is_barred(run):
        return None
    typing = by_words(run)
    if not typing and in_slot and _opens_item(run):
        typing = Typing(None, "slot")
    if not typing and is_located(run):
        return Mention(run.start, run.end, NEIGHBOURHOOD, run.form.text, "wijk", "locative")
    if not typing and not heading:
        typing = by_context(run)
    return _mention(run, typing) if typing else None


def _opens_item(run: Run) -> bool:
    """Whether a name in a slot is the item itself, or stands in its bracket."""
    before = run.text[run.begin : run.start]
    return before.strip(" (").casefold() in ("", "de", "het") or "(" in before


def _mention(run: Run, typing: Typing) -> Mention:
    end = _abbreviated_end(run)
    form = form_of(run.text[run.start : end]) if end else run.form
    return Mention(run.start, end or run.end, ORGANISATION, form.name, typing.kind, typing.rule)


def _abbreviated_end(run: Run) -> int | None:
    """Return where a name ends that goes on in lower case up to its abbreviation.

    In "Landelijk Samenwerkingsverband Actieve bewoners (LSA)" the name has one word more
    than its capitals.
    """
    match = _ABBREVIATED.match(run.text, run.end)
    if not match or match.end() > run.until:
        return None
    initials = [word[0] for word in (*run.form.words, *match.group().split())]
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
