"""Recommendations and themes that a model proposes, held against the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.schema import ABOUT, ADDRESSED_TO, CONCERNS, NEIGHBOURHOOD, ORGANISATION, THEME
from loaders.language.lexicon import table
from loaders.language_model.answers.proposals import ProposedAdvice
from loaders.language_model.asking.parts import ReportPart
from loaders.language_model.proof.fault import Fault
from loaders.language_model.proof.names import ProvenNames
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.blocks import ITEM
from loaders.nlp.recommendations.imperatives import is_imperative
from loaders.nlp.types import Advice, Claim, Mention
from loaders.themes.taxonomy import taxonomy

MODEL_ADVICE, MODEL_THEME = "model-advice", "model-theme"
"""The rules of a recommendation and of a theme that a model proposed."""

MOST_THEMES = 3
_SHORTEST, _LONGEST, _LONGEST_THEME = 12, 700, 40
_LEXICON = table("references")
_DENIAL, _ASKS = re.compile(_LEXICON["denial"]), re.compile(_LEXICON["status"]["called_for"])
_THEME = re.compile(r"[^\W\d_][\w '’-]{2,}")
_REACHES = re.compile(r"@|https?:|www\.|\d{6,}")


@dataclass(frozen=True, slots=True)
class FoundAdvice:
    """A recommendation that stands in the text at ``text[start:end]``, as a model proposed it."""

    start: int
    end: int
    session: int | None
    proposed: ProposedAdvice


def found_advice(
    analysed: AnalysedText,
    proposed: ProposedAdvice,
    places: Sequence[tuple[int, int]],
    part: ReportPart,
) -> FoundAdvice | Fault:
    """Return a recommendation at the first place where its words stand and give advice."""
    reason = Fault.NO_QUOTE
    for start, end in places:
        fault = _fault(analysed, start, end)
        if fault is None:
            return FoundAdvice(start, end, part.session, proposed)
        reason = fault
    return reason


def _fault(analysed: AnalysedText, start: int, end: int) -> Fault | None:
    """Return why ``text[start:end]`` is no recommendation: too short or long, cut, or a fact."""
    if not _SHORTEST <= end - start <= _LONGEST:
        return Fault.LONG_QUOTE
    if _REACHES.search(analysed.text, start, end):
        return Fault.NO_NAME
    first, last = analysed.sentence_at(start), analysed.sentence_at(end - 1)
    left = analysed.folded[first.start : start] if first else ""
    right = analysed.folded[end : last.end] if last else ""
    if _DENIAL.search(left) or _DENIAL.search(right):
        return Fault.DENIED
    if any(advice.start < end and start < advice.end for advice in analysed.advice):
        return None
    told = analysed.folded[start:end].lstrip()
    asks = (
        is_imperative(told)
        or _ASKS.search(f"{left}{told}")
        or is_imperative(told.split(":")[-1].strip())
    )
    listed = first is not None and first.block.kind == ITEM
    return None if asks or listed else Fault.STATUS


def without_overlap(found: Sequence[FoundAdvice]) -> list[FoundAdvice]:
    """Return recommendations in the order of the text, the longer one of two that overlap."""
    kept: list[FoundAdvice] = []
    for one in sorted(found, key=lambda advice: (advice.start, -advice.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def labelled(
    found: Sequence[FoundAdvice], known: Sequence[Advice], reader: str
) -> list[tuple[Advice, ProposedAdvice]]:
    """Return recommendations with labels: that of the one of the rules they share most with.

    The others are numbered on from those.
    """
    counts: dict[int | None, int] = {}
    for advice in known:
        counts[advice.session] = counts.get(advice.session, 0) + 1
    result = []
    for one in found:
        same = next((advice for advice in known if _is_same(advice, one)), None)
        if same is None:
            counts[one.session] = counts.get(one.session, 0) + 1
        label = same.label if same else f"R{one.session or 0}.{counts[one.session]}"
        place = (label, one.start, one.end, one.session)
        advice = Advice(*place, one.proposed.explicit, MODEL_ADVICE, reader)
        result.append((advice, one.proposed))
    return result


def _is_same(advice: Advice, found: FoundAdvice) -> bool:
    """Whether two recommendations share more than half of the shorter one."""
    shared = min(advice.end, found.end) - max(advice.start, found.start)
    return 2 * shared > min(advice.end - advice.start, found.end - found.start)


def advice_claims(
    analysed: AnalysedText, names: ProvenNames, advice: Advice, proposed: ProposedAdvice
) -> Iterator[Claim]:
    """Yield whom a recommendation addresses, if its session names them, and what it concerns."""
    session = analysed.session_at(advice.start)
    around = (session.start, session.end) if session else (advice.start, advice.end)
    near = {m.name: m for m in names.between(*around) if m.type == ORGANISATION}
    place = (advice.start, advice.end, advice.session, MODEL_ADVICE)
    addressed = [
        near[proven.name]
        for name in proposed.addressees
        for proven in names.find(name)
        if proven.name in near
    ]
    for mention in addressed:
        yield Claim(ADDRESSED_TO, advice, mention, *place, reader=advice.reader)
    told = {mention.name for mention in addressed}
    for mention in names.between(advice.start, advice.end):
        if mention.type in (ORGANISATION, NEIGHBOURHOOD) and mention.name not in told:
            yield Claim(CONCERNS, advice, mention, *place, reader=advice.reader)
    for theme in proposed.themes:
        for mention in theme_mentions(analysed, theme, advice.start, advice.end, advice.reader)[:1]:
            yield Claim(CONCERNS, advice, mention, *place, reader=advice.reader)


def theme_claims(
    analysed: AnalysedText, themes: Sequence[str], part: ReportPart, reader: str
) -> tuple[list[Claim], int]:
    """Return what a session is about, as far as the part has the words, and how much fell off."""
    session = analysed.session_at(part.start)
    claims: list[Claim] = []
    for theme in dict.fromkeys(themes):
        mentions = theme_mentions(analysed, theme, part.start, part.end, reader)
        if session and mentions and len(claims) < MOST_THEMES:
            sentence = analysed.sentence_at(mentions[0].start)
            quoted = sentence or mentions[0]
            place = (quoted.start, max(quoted.end, mentions[0].end), session.number)
            claims.append(Claim(ABOUT, session, mentions[0], *place, MODEL_THEME, reader=reader))
    return claims, len(themes) - len(claims)


def theme_mentions(
    analysed: AnalysedText, theme: str, start: int, end: int, reader: str
) -> list[Mention]:
    """Return where the words of a theme stand in ``text[start:end]``; it bears its usual name."""
    folded = " ".join(theme.casefold().split())
    if not _THEME.fullmatch(folded) or len(folded) > _LONGEST_THEME:
        return []
    term = taxonomy().by_form(folded)
    name = term.name if term else folded
    pattern = re.compile(rf"(?<![\w<>/=@:(]){re.escape(folded)}(?![\w<>/=@:(])")
    return [
        Mention(*match.span(), THEME, name, None, MODEL_THEME, reader)
        for match in pattern.finditer(analysed.folded, start, end)
    ]
