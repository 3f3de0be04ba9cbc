"""The report reader that asks a language model, and believes what the text bears out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from graph.schema import AFFILIATED_WITH, HOSTED, WORKS_WITH
from graph.settings import PAIRS, RULES, WHOLE_REPORT
from loaders.language_model.answers.source import Answers
from loaders.language_model.asking.asker import Asker, OnPart, PartAnswer
from loaders.language_model.asking.questions import NO_TIE, VERSION
from loaders.language_model.proof.advice import (
    FoundAdvice,
    advice_claims,
    found_advice,
    labelled,
    theme_claims,
    without_overlap,
)
from loaders.language_model.proof.fault import Fault
from loaders.language_model.proof.names import ProvenNames
from loaders.language_model.proof.prover import Prover
from loaders.language_model.receipt import Receipt
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.types import Advice, Claim, Mention

_FIRST = (AFFILIATED_WITH, HOSTED)
"""Relations that others lean on: whom people act for, and who "we" are."""


@dataclass
class _Found:
    """What the text bears out of what a model proposes, and what fell off by reason."""

    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    advice: list[Advice] = field(default_factory=list)
    kept: int = 0
    dropped: Counter[Fault] = field(default_factory=Counter)

    def count(self, fault: Fault | None) -> None:
        """Count one proposal."""
        if fault is None:
            self.kept += 1
        else:
            self.dropped[fault] += 1


class ModelReader:
    """Reads what the rules have read with a language model: instead of them, or beside them.

    ``questions`` are WHOLE_REPORT or PAIRS; pairs are asked for the names that the rules found.
    """

    def __init__(
        self,
        answers: Answers,
        *,
        beside_rules: bool,
        questions: str = WHOLE_REPORT,
        on_part: OnPart | None = None,
    ) -> None:
        self._answers, self._beside_rules = answers, beside_rules
        self._questions, self._on_part = questions, on_part

    @property
    def name(self) -> str:
        """What evidence says of its reader: the model, and the version of the prompt."""
        return f"{self._answers.model}, prompt {VERSION}"

    def read(self, analysed: AnalysedText) -> tuple[AnalysedText, Receipt]:
        """Return a report as both have read it, or as the model has, and what came of asking."""
        asker = Asker(analysed, self._answers, self._on_part)
        if self._questions == PAIRS:
            found = self._pairs(analysed, asker)
        else:
            found = self._parts(analysed, list(asker.parts()))
        unread = tuple(asker.unread)
        receipt = Receipt(self.name, asker.asked, unread, found.kept, dict(+found.dropped))
        return self._read_together(analysed, found, receipt), receipt

    def _parts(self, analysed: AnalysedText, answers: list[PartAnswer]) -> _Found:
        found, names = _Found(), ProvenNames(analysed)
        for one in answers:
            found.dropped[Fault.MALFORMED] += one.answer.malformed
        proposed = (name for one in answers for name in one.answer.names)
        # Full names first: a part may know an actor by a short form that another part explains.
        for name in sorted(proposed, key=lambda name: -len(name.name)):
            found.count(names.add(name))
        for tie in (tie for one in answers for tie in one.answer.ties):
            names.recall(tie.source, tie.target)
        found.mentions += names.settle(self.name, as_rules=self._beside_rules)
        prover = Prover(analysed, names, self.name)
        self._add_advice(analysed, answers, names, prover, found)
        self._add_ties(answers, prover, found)
        return found

    def _add_advice(
        self,
        analysed: AnalysedText,
        answers: Iterable[PartAnswer],
        names: ProvenNames,
        prover: Prover,
        found: _Found,
    ) -> None:
        spans: list[FoundAdvice] = []
        for one in answers:
            for proposed in one.answer.advice:
                places = prover.places(proposed.quote, one.part)
                place = found_advice(analysed, proposed, places, one.part)
                found.count(place if isinstance(place, Fault) else None)
                spans += [] if isinstance(place, Fault) else [place]
            claims, lost = theme_claims(analysed, one.answer.themes, one.part, self.name)
            found.claims += claims
            found.kept += len(claims)
            found.dropped[Fault.NOT_IN_TEXT] += lost
        kept = without_overlap(spans)
        known = analysed.advice if self._beside_rules else ()
        for advice, proposed in labelled(kept, known, self.name):
            found.advice.append(advice)
            found.claims += advice_claims(analysed, names, advice, proposed)
        themes = [c.target for c in found.claims if isinstance(c.target, Mention)]
        found.mentions = list(dict.fromkeys([*found.mentions, *themes]))
        prover.advise((one.start, one.end) for one in kept)

    def _add_ties(self, answers: Iterable[PartAnswer], prover: Prover, found: _Found) -> None:
        ties = [(tie, one.part) for one in answers for tie in one.answer.ties]
        ties.sort(key=lambda tie: tie[0].type not in _FIRST)
        claims: dict[Claim, None] = {}
        for proposed, part in ties:
            claim = prover.tie(proposed, part)
            found.count(claim if isinstance(claim, Fault) else None)
            if isinstance(claim, Claim):
                claims[claim] = None
                prover.references.learn([claim])
        found.claims += claims

    def _pairs(self, analysed: AnalysedText, asker: Asker) -> _Found:
        """Return the ties that a model sees between the names that the rules found."""
        found, names = _Found(), ProvenNames(analysed)
        answers = [(pair, answer) for pair, answer in asker.pairs() if answer.tie != NO_TIE]
        for pair, _ in answers:
            names.recall(pair.first.name, pair.other.name)
        names.settle(self.name, as_rules=True)
        prover = Prover(analysed, names, self.name, ((a.start, a.end) for a in analysed.advice))
        for pair, answer in answers:
            proposed = pair.proposed(answer, analysed.text)
            told = bool(answer.words) and prover.places(answer.words, pair.part)
            claim = prover.tie(proposed, pair.part) if told else Fault.NO_QUOTE
            found.count(claim if isinstance(claim, Fault) else None)
            found.claims += [claim] if isinstance(claim, Claim) else []
        return found

    def _read_together(
        self, analysed: AnalysedText, found: _Found, receipt: Receipt
    ) -> AnalysedText:
        """Return a report with what the model found: beside what the rules did, or without it."""
        readers = f"{RULES}; {self.name}" if self._beside_rules else self.name
        facts = (("readers", readers), ("unread_parts", len(receipt.unread)))
        read = AnalysedText(
            analysed.document, analysed.blocks, analysed.sessions, analysed.sentences, facts=facts
        )
        rules = self._of_rules(analysed)
        read.advice = [*rules.advice, *found.advice]
        read.claims = [*rules.claims, *found.claims]
        read.add([*rules.mentions, *found.mentions])
        return read

    def _of_rules(self, analysed: AnalysedText) -> AnalysedText:
        """Return what stays of the reading by the rules."""
        if self._beside_rules:
            return analysed
        if self._questions == PAIRS:
            others = [claim for claim in analysed.claims if claim.type != WORKS_WITH]
            return replace(analysed, claims=others)
        return AnalysedText(analysed.document, analysed.blocks, analysed.sessions)
