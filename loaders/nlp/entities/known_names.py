"""Names from the tables that are known beforehand, and what they say is no name."""

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from graph.schema import NEIGHBOURHOOD, ORGANISATION, PERSON
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.entities.organisation_rules import GUESSES
from loaders.nlp.step import Layer, step
from loaders.nlp.types import Mention
from loaders.spreadsheets.known_names import KNOWN_TABLE, OWN_TABLE, known_names

RULES = dict.fromkeys((ORGANISATION, PERSON, NEIGHBOURHOOD), (OWN_TABLE, KNOWN_TABLE))
"""The rules of this module, by what they find."""

_REACH = 200


@step(
    requires=(Layer.PEOPLE, Layer.PLACES, Layer.ORGANISATIONS),
    assigns=(Layer.PEOPLE, Layer.PLACES, Layer.ORGANISATIONS),
)
def find_known_names(analysed: AnalysedText) -> None:
    """Add the names of the tables; of two that overlap the longer stays, unless it is a guess."""
    remove_excluded_names(analysed)
    found = list(_found(analysed))
    kept = [m for m in found if not any(_outdoes(other, m) for other in _around(analysed, m))]
    gone = {other for m in kept for other in _around(analysed, m) if _gives_way(other, m)}
    analysed.keep(m for m in analysed.mentions if m not in gone)
    analysed.add(kept)


@step(requires=(Layer.ORGANISATIONS, Layer.GROUPS), assigns=(Layer.ORGANISATIONS, Layer.GROUPS))
def remove_excluded_names(analysed: AnalysedText) -> None:
    """Take away the mentions of what the tables say is no name."""
    if out := known_names().left_out:
        text = analysed.text
        analysed.keep(
            m for m in analysed.mentions if " ".join(text[m.start : m.end].split()) not in out
        )


def _found(analysed: AnalysedText) -> Iterator[Mention]:
    known, position = known_names(), 0
    opened = analysed.word_index.written(known.openers.keys())
    for start in sorted(at - before for at, word in opened for before in known.openers[word]):
        match = known.pattern.match(analysed.text, start) if start >= position else None
        if match:
            position = match.end()
            own = known.by_form[" ".join(match.group().split())]
            if own.type:
                yield Mention(*match.span(), own.type, own.name, own.kind, own.rule)


def _around(analysed: AnalysedText, mention: Mention) -> list[Mention]:
    """Return the mentions that overlap this one; none is longer than a line of names."""
    mentions, start_of = analysed.mentions, attrgetter("start")
    first = bisect_left(mentions, mention.start - _REACH, key=start_of)
    behind = bisect_left(mentions, mention.end, key=start_of)
    return [m for m in mentions[first:behind] if m.overlaps(mention)]


def _outdoes(other: Mention, own: Mention) -> bool:
    """Whether a longer name that a sure rule found holds this one: "Stichting Zon Op Dak"."""
    holds = other.start <= own.start and own.end <= other.end and not _same_span(other, own)
    beside = own.type == NEIGHBOURHOOD and other.type == ORGANISATION
    return holds and not beside and other.rule not in GUESSES


def _gives_way(other: Mention, own: Mention) -> bool:
    """Whether a mention goes for the table's; a place may stay inside an organisation's name."""
    types = {other.type, own.type}
    return types != {NEIGHBOURHOOD, ORGANISATION} or _same_span(other, own)


def _same_span(one: Mention, other: Mention) -> bool:
    return (one.start, one.end) == (other.start, other.end)
