"""One proof for whatever a model claims: the quote stands there, and carries the claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from graph.schema import (
    ACTIVE_IN,
    AFFILIATED_WITH,
    EDGE_TYPES,
    EXISTING,
    ORGANISATION,
    PART_OF,
    PERSON,
    SESSION,
    STATUSES,
    WORKS_WITH,
)
from loaders.language.typography import FoldedText
from loaders.language_model.answers.proposals import ProposedTie
from loaders.language_model.asking.parts import ReportPart
from loaders.language_model.asking.questions import TIE_TYPES
from loaders.language_model.proof.fault import Fault
from loaders.language_model.proof.names import ProvenName, ProvenNames
from loaders.language_model.proof.presence import presence_fault
from loaders.language_model.proof.references import References
from loaders.language_model.proof.tie_checks import (
    Statement,
    affiliation_fault,
    are_crossed,
    is_inside_or_beside,
    part_fault,
    status_fault,
    without_names,
)
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.coreference.municipality import municipality_of
from loaders.nlp.sessions import Session
from loaders.nlp.types import DEPARTMENT, Claim, Mention

MODEL_TIE = "model-tie"
"""The rule of a relation that a model proposed and its quote proves."""

_PLACES, _MOST_SENTENCES, _LONG, _LONGEST, _BEHIND = 5, 4, 600, 1_500, 200


@dataclass(frozen=True, slots=True)
class _End:
    """An end of a tie: ``text[start:end]`` stands for ``mention``, in the quote or before it."""

    mention: Mention
    start: int
    end: int
    antecedent: int


class Prover:
    """Holds what a model proposes against the text of the report.

    ``names`` are settled; ``advised`` are the spans of recommendations.
    """

    def __init__(
        self,
        analysed: AnalysedText,
        names: ProvenNames,
        reader: str,
        advised: Iterable[tuple[int, int]] = (),
    ) -> None:
        self._analysed, self._names, self._reader = analysed, names, reader
        self._advised = list(advised)
        self._folded: dict[tuple[int, int], FoldedText] = {}
        self._sessions = {session.number: session for session in analysed.sessions}
        self.references = References(analysed, names)

    def advise(self, spans: Iterable[tuple[int, int]]) -> None:
        """Take note of where recommendations stand: what they tie is wanted."""
        self._advised += spans

    def places(self, quote: str, part: ReportPart) -> list[tuple[int, int]]:
        """Return where a quote stands in a part, but for typographic variants; the first few."""
        key = part.start, part.end
        if key not in self._folded:
            self._folded[key] = FoldedText(self._analysed.text, *key)
        found = (span for span in self._folded[key].find_all(quote) if self._are_words(*span))
        return list(islice(found, _PLACES))

    def _are_words(self, start: int, end: int) -> bool:
        """Whether a stretch begins and ends where a word does."""
        text = self._analysed.text
        cut_before = text[:start][-1:].isalnum() and text[start].isalnum()
        return not cut_before and not (text[end - 1].isalnum() and text[end : end + 1].isalnum())

    def tie(self, proposed: ProposedTie, part: ReportPart) -> Claim | Fault:
        """Return the claim that a proposed relation is, or why it is none."""
        if proposed.type not in TIE_TYPES or proposed.status not in STATUSES:
            return Fault.ILLEGAL
        places = self.places(proposed.quote, part)
        if not places:
            return Fault.NO_QUOTE
        sources = self._known(proposed.source, EDGE_TYPES[proposed.type].sources)
        targets = self._targets(proposed, part)
        if isinstance(sources, Fault):
            return sources
        if isinstance(targets, Fault):
            return targets
        reason = Fault.END_NOT_QUOTED
        for place in places:
            found = self._at(proposed, self._sentences(place), sources, targets)
            if isinstance(found, Claim):
                return found
            reason = found
        return reason

    def _known(self, name: str, types: frozenset[str]) -> list[ProvenName] | Fault:
        known = self._names.find(name)
        legal = [proven for proven in known if proven.type in types]
        if legal:
            return legal
        return Fault.ILLEGAL if known else Fault.UNKNOWN_END

    def _targets(
        self, proposed: ProposedTie, part: ReportPart
    ) -> list[ProvenName] | Session | Fault:
        types = EDGE_TYPES[proposed.type].targets
        if SESSION not in types:
            return self._known(proposed.target, types)
        number = proposed.target.strip().upper().removeprefix("S")
        if part.session is None or number != str(part.session):
            return Fault.UNKNOWN_END
        return self._sessions[part.session]

    def _sentences(self, place: tuple[int, int]) -> tuple[int, int]:
        """Return a place with the rest of its sentences: what was left out of a quote counts."""
        start, end = place
        first, last = self._analysed.sentence_at(start), self._analysed.sentence_at(end - 1)
        whole = (min(start, first.start) if first else start, max(end, last.end) if last else end)
        return whole

    def _at(
        self,
        proposed: ProposedTie,
        span: tuple[int, int],
        sources: Sequence[ProvenName],
        targets: Sequence[ProvenName] | Session,
    ) -> Claim | Fault:
        """Return the claim that a quote proves at one place where it stands."""
        if span[1] - span[0] > _LONGEST:
            return Fault.LONG_QUOTE
        if span[1] - span[0] > _LONG and len(self._analysed.sentences_in(*span)) > _MOST_SENTENCES:
            return Fault.LONG_QUOTE
        ends = [*self._ends(proposed.source_words, sources, span)]
        if isinstance(targets, Session):
            return self._in_session(proposed, span, ends, targets)
        reason = Fault.END_NOT_QUOTED
        for source in ends:
            for target in self._ends(proposed.target_words, targets, span):
                if _same(source.mention, target.mention):
                    reason = Fault.ILLEGAL
                    continue
                fault = self._fault(proposed, span, source, target)
                if fault is None:
                    return self._claim(proposed, span, source, target)
                reason = fault
        return reason

    def _in_session(
        self, proposed: ProposedTie, span: tuple[int, int], ends: Sequence[_End], session: Session
    ) -> Claim | Fault:
        reason = Fault.END_NOT_QUOTED
        for end in ends:
            place = end.start, end.end
            fault = presence_fault(self._analysed, self._names, proposed.type, session, place, span)
            if fault is None:
                told = (proposed.type, end.mention, session, *span, session.number, MODEL_TIE)
                return Claim(*told, EXISTING, self._reader)
            reason = fault
        return reason

    def _ends(
        self, words: str, owners: Iterable[ProvenName], span: tuple[int, int]
    ) -> Iterator[_End]:
        """Yield who is meant in a stretch: named there, or recalled by words of it."""
        for owner in owners:
            named = [m for m in self._names.between(*span) if _is(m, owner)]
            yield from (_End(m, m.start, m.end, m.start) for m in named[:_PLACES])
            mention = self._names.mention_of(owner)
            if named or not words or mention is None:
                continue
            antecedent = self.references.antecedent(words, owner, *span)
            if antecedent is not None:
                place = next(FoldedText(self._analysed.text, *span).find_all(words), span)
                yield _End(mention, *place, antecedent)

    def _fault(
        self, proposed: ProposedTie, span: tuple[int, int], source: _End, target: _End
    ) -> Fault | None:
        if proposed.type == PART_OF and source.mention.type != target.mention.type:
            return Fault.ILLEGAL
        text = self._analysed.text
        actors = [m for m in self._names.between(*span) if m.type in (ORGANISATION, PERSON)]
        fault = None
        if proposed.type == AFFILIATED_WITH:
            organisation = target.mention.name
            fault = affiliation_fault(text, span, source.mention, organisation, actors)
        elif proposed.type == PART_OF:
            fault = self._part_fault(span, source, target)
        elif proposed.type == WORKS_WITH:
            organisations = [m for m in actors if m.type == ORGANISATION]
            ends = source.mention, target.mention
            both_named = all(end in organisations for end in ends)
            if both_named and are_crossed(text, span, *ends, organisations):
                fault = Fault.CROSSED
        elif proposed.type == ACTIVE_IN and is_inside_or_beside(
            text, source.mention, target.mention
        ):
            return None
        status = proposed.status if proposed.type == WORKS_WITH else EXISTING
        statement = self._statement(span, source, target)
        if proposed.type == AFFILIATED_WITH:
            statement = statement.between
        return fault or status_fault(status, statement)

    def _part_fault(self, span: tuple[int, int], part: _End, whole: _End) -> Fault | None:
        if municipality_of(part.mention.name) and not municipality_of(whole.mention.name):
            return Fault.CROSSED
        if part.mention.kind == DEPARTMENT and municipality_of(whole.mention.name):
            return None
        named = span[0] <= part.mention.start < span[1] and span[0] <= whole.mention.start < span[1]
        return part_fault(self._analysed.text, part.mention, whole.mention) if named else None

    def _statement(self, span: tuple[int, int], source: _End, target: _End) -> Statement:
        """Return the sentence that ties two: where it takes more, the last one that names one.

        What comes before that only tells who is meant.
        """
        text = self._analysed.text
        last = max(source.start, target.start)
        sentence = self._analysed.sentence_at(last)
        start, end = (sentence.start, sentence.end) if sentence else span
        start, end = max(start, span[0]), min(end, span[1])
        names = self._names.between(*span)
        bare = without_names(text, span, names)
        inside = [e for e in (source, target) if start <= e.start < end]
        first = min(e.start for e in inside) if len(inside) > 1 else start
        ends = first - start, max(e.end for e in inside) - start
        following = text[end : end + _BEHIND]
        told = bare[start - span[0] : end - span[0]].lower()
        year = self._analysed.document.year
        advised = self._is_advised((start, end))
        return Statement(told, ends, bare.lower(), following.lower(), advised, year)

    def _is_advised(self, span: tuple[int, int]) -> bool:
        return any(start < span[1] and span[0] < end for start, end in self._advised)

    def _claim(
        self, proposed: ProposedTie, span: tuple[int, int], source: _End, target: _End
    ) -> Claim:
        status = proposed.status if proposed.type == WORKS_WITH else EXISTING
        start = self._with_antecedents(span[0], source, target)
        return Claim(
            proposed.type,
            source.mention,
            target.mention,
            start,
            span[1],
            self._analysed.number_at(span[0]),
            MODEL_TIE,
            status,
            self._reader,
        )

    def _with_antecedents(self, start: int, *ends: _End) -> int:
        """Return where a quote begins with the sentence before it, if that names who is meant."""
        earliest = min(end.antecedent for end in ends)
        sentence = self._analysed.sentence_at(earliest) if earliest < start else None
        is_next = sentence and not self._analysed.sentences_in(sentence.end, start)
        return sentence.start if sentence and is_next else start


def _same(one: Mention, other: Mention) -> bool:
    return (one.type, one.name) == (other.type, other.name)


def _is(mention: Mention, owner: ProvenName) -> bool:
    return (mention.type, mention.name) == (owner.type, owner.name)
