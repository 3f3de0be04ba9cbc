"""What the words of a quote allow a tie to be: its status, and who stands with whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from graph.schema import STRAINED, WANTED
from loaders.language.lexicon import alternatives, table
from loaders.language_model.proof.fault import Fault
from loaders.nlp.matching.keywords import Keywords
from loaders.nlp.recommendations.imperatives import is_imperative
from loaders.nlp.relations.clauses import VERB
from loaders.nlp.relations.tie_status import StatusSigns, status_signs
from loaders.nlp.types import Mention

_LEXICON = table("references")["status"]
_CALLED_FOR, _WANTED, _STRAINED, _NOT_STRAINED, _DENIED, _ENDED, _TAKEN_BACK, _APART = (
    re.compile(_LEXICON[name])
    for name in (
        *("called_for", "wanted", "strained", "not_strained"),
        *("denied", "ended", "taken_back", "apart"),
    )
)
_ENDED_LATER = re.compile(_LEXICON["but"] + _LEXICON["taken_back"])
_NO_DENIAL = re.compile(_LEXICON["no_denial"], re.IGNORECASE)
_TENSE = Keywords(table("collaborations")["status"]["strained"])
_BOUNDARY = re.compile(rf"[;:?!]|(?<!\w)(?:{alternatives(_LEXICON['clause_words'])})(?!\w)")
_FORMER = re.compile(table("references")["former"])
_PART_WORDS = re.compile(table("references")["part_words"])
_PART_FIRST = re.compile(table("references")["part_first"])
_OF = frozenset(table("references")["of"])
_VERB = re.compile(rf"(?<!\w){VERB}(?!\w)")
_LAST_VERB = re.compile(_LEXICON["last_verb"])
_WORD = re.compile(r"\w+")
_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_ELSEWHERE, _BESIDE = 40, 8


@dataclass(frozen=True, slots=True)
class Statement:
    """The sentence that ties two: ``text`` in lower case, without the letters of names.

    ``ends`` are the offsets in ``text`` of the first and the last character of what stands for
    the two, ``quote`` is all that is quoted, ``behind`` what follows, ``advised`` tells that it
    stands in a recommendation, and ``year`` is that of the report, if it is known.
    """

    text: str
    ends: tuple[int, int]
    quote: str
    behind: str = ""
    advised: bool = False
    year: int | None = None

    @property
    def clause(self) -> str:
        """What is said of the two: from one end to the other, with the rest of their clauses."""
        first, last = self.ends
        before = [match.end() for match in _BOUNDARY.finditer(self.text, 0, first)]
        after = _BOUNDARY.search(self.text, last)
        return self.text[before[-1] if before else 0 : after.start() if after else None]

    @property
    def between(self) -> Statement:
        """What stands from one end to the other, and no more."""
        first, last = self.ends
        text = self.text[first:last]
        return replace(self, text=text, ends=(0, len(text)), quote=text, behind="")

    @property
    def is_over(self) -> bool:
        """Whether the sentence says so of the tie, or what follows takes it back."""
        if _ENDED_LATER.search(self.text, self.ends[1]) or _TAKEN_BACK.match(self.behind):
            return True
        years = [match["year"] for match in _ENDED.finditer(self.clause)]
        return any(year is None or self.year is None or int(year) < self.year for year in years)


def status_fault(status: str, statement: Statement) -> Fault | None:
    """Return why a statement cannot prove a tie of this status, None if it can."""
    clause = _NO_DENIAL.sub("", statement.clause)
    words = frozenset(_WORD.findall(statement.quote))
    signs = status_signs(clause, words)
    if signs.ended or statement.is_over:
        return Fault.ENDED
    refused = bool(_DENIED.search(clause))
    called_for = bool(_CALLED_FOR.search(clause))
    if status == STRAINED:
        told = _NOT_STRAINED.sub("", statement.quote)
        is_tense = _TENSE.are_in(told, words) or _STRAINED.search(told)
        return None if is_tense else Fault.DENIED if signs.denied or refused else Fault.STATUS
    if refused:
        return Fault.DENIED
    if status == WANTED:
        return _wanted_fault(statement, signs, called_for)
    if signs.denied:
        return Fault.DENIED
    asked = statement.text.rstrip().endswith("?")
    return Fault.STATUS if asked or (called_for and not signs.existing) else None


def _wanted_fault(statement: Statement, signs: StatusSigns, called_for: bool) -> Fault | None:
    asked = called_for or statement.advised or statement.text.rstrip().endswith("?")
    if signs.denied and not signs.not_yet and not asked:
        return Fault.DENIED
    if signs.existing and not called_for:
        return Fault.STATUS
    told = _CALLED_FOR.search(statement.quote) or _WANTED.search(statement.quote)
    return None if asked or told or is_imperative(statement.text.strip()) else Fault.STATUS


def without_names(text: str, span: tuple[int, int], names: Iterable[Mention]) -> str:
    """Return ``text[span]`` with a blank for each letter of a name: "Geen Deur" denies nothing."""
    quote = text[slice(*span)]
    for name in names:
        start, end = name.start - span[0], name.end - span[0]
        quote = quote[:start] + "_" * (end - start) + quote[end:]
    return quote


def are_crossed(
    text: str, span: tuple[int, int], one: Mention, other: Mention, actors: Sequence[Mention]
) -> bool:
    """Whether two actors stand in clauses of ``text[span]`` that each tie them to somebody else.

    ``actors`` are those that it names; a clause has a verb of its own.
    """
    first, last = sorted((one, other), key=lambda mention: mention.start)
    bare = without_names(text, span, actors).lower()
    clauses = list(_clauses(bare, span[0], actors))
    pair = {first.name, last.name}
    apart = [[a.name for a in inside] for inside in clauses if pair & {a.name for a in inside}]
    if any(pair <= set(names) for names in apart) or len(apart) < len(pair):
        return False
    return all(set(names) - pair for names in apart)


def _clauses(bare: str, begin: int, actors: Sequence[Mention]) -> Iterable[list[Mention]]:
    """Yield the actors of each clause: a stretch between two marks joins the next until both
    have a verb and an actor.
    """
    marks = [0, *(match.end() for match in _APART.finditer(bare)), len(bare)]
    held: list[Mention] = []
    has_verb = False
    for start, end in pairwise(marks):
        inside = [a for a in actors if start <= a.start - begin < end]
        verb = bool(_VERB.search(bare, start, end) or _LAST_VERB.search(bare[start:end]))
        if held and has_verb and verb and inside:
            yield held
            held, has_verb = [], False
        held, has_verb = [*held, *inside], has_verb or verb
    if held:
        yield held


def affiliation_fault(
    text: str, span: tuple[int, int], person: Mention, organisation: str, actors: Sequence[Mention]
) -> Fault | None:
    """Return why ``text[span]`` cannot place a person in an organisation, None if it can.

    A bracket right behind the person that names another organisation speaks against it, and so
    does another organisation right behind him where other people stand between.
    """
    bracket = _BRACKET.match(text, person.end, span[1])
    if bracket:
        inside = {a.name for a in actors if bracket.start() < a.start and a.end < bracket.end()}
        if (
            inside
            and organisation not in inside
            and not _is_label(text, organisation, person, actors)
        ):
            return Fault.CROSSED
    elif _is_of_another(text, person, organisation, actors):
        return Fault.CROSSED
    bare = without_names(text, span, actors).lower()
    return Fault.ENDED if _FORMER.search(bare) else None


def _is_label(text: str, organisation: str, person: Mention, actors: Sequence[Mention]) -> bool:
    """Whether an organisation and a colon lead the line of a person ("gemeente Oss: Jan Bos")."""
    before = [a for a in actors if a.name == organisation and a.end <= person.start]
    return any(text.startswith(":", a.end) for a in before)


def _is_of_another(
    text: str, person: Mention, organisation: str, actors: Sequence[Mention]
) -> bool:
    """Whether "van" or "namens" behind a person leads to another organisation ("Jan van Zon")."""
    behind = (a for a in actors if a.start >= person.end and a.type != person.type)
    following = next(behind, None)
    if following is None or following.name == organisation:
        return False
    between = text[person.end : following.start].strip().casefold()
    return between in _OF


def is_inside_or_beside(text: str, actor: Mention, place: Mention) -> bool:
    """Whether a place stands inside a name, or right behind it ("De Spil in Eext")."""
    if actor.start <= place.start and place.end <= actor.end:
        return True
    between = text[actor.end : place.start]
    return 0 < len(between) <= _BESIDE and not _VERB.search(between.lower())


def part_fault(text: str, part: Mention, whole: Mention) -> Fault | None:
    """Return why what stands between them cannot make one a part of the other, None if it can."""
    first, last = sorted((part, whole), key=lambda mention: mention.start)
    between = text[first.end : last.start].lower()
    if _PART_FIRST.search(between):
        return None if first is part else Fault.CROSSED
    nested = first.end > last.start
    near = len(between) <= _ELSEWHERE and not _VERB.search(between)
    return None if nested or near or _PART_WORDS.search(between) else Fault.STATUS
