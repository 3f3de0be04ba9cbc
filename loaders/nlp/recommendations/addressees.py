"""Recommendations: who has to act on them, and what they are about."""

import re
from collections import Counter
from collections.abc import Iterator

from graph.schema import ADDRESSED_TO, CONCERNS, NEIGHBOURHOOD, RECOMMENDATION
from loaders.language.lexicon import alternatives, table
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.coreference.municipality import own_municipality
from loaders.nlp.matching.patterns import pattern_names, patterns
from loaders.nlp.recommendations.finder import AdviceSpan, find_spans
from loaders.nlp.step import Layer, step
from loaders.nlp.types import Advice, Claim, Mention

LISTED, CALL, NAMED = "advice-list", "call", "named-in-advice"
IN_LEAD, MUNICIPAL = "addressee-lead", "addressee-municipal"


def _rule(pattern: str) -> str:
    """Return the name of the rule that a pattern of addressees is."""
    return f"addressee-{pattern}"


RULES = {
    RECOMMENDATION: (LISTED, CALL),
    CONCERNS: (NAMED,),
    ADDRESSED_TO: (*map(_rule, pattern_names("recommendations", "addressee")), IN_LEAD, MUNICIPAL),
}
"""The rules of this module, by what they find."""

_LEXICON = table("recommendations")
_ADDRESSED = re.compile(rf"\b(?:{alternatives(_LEXICON['addressed_in_lead'])})\b")
_MUNICIPAL = re.compile(
    rf"(?<!\w)\(?(?:{alternatives(_LEXICON['municipal'])})(?!\w)", re.IGNORECASE
)


@step(
    requires=(
        Layer.BLOCKS,
        Layer.SESSIONS,
        Layer.SENTENCES,
        Layer.MASKED_SENTENCES,
        Layer.ORGANISATIONS,
        Layer.GROUPS,
        Layer.PLACES,
        Layer.CANONICAL_NAMES,
        Layer.MUNICIPALITY,
    ),
    assigns=(Layer.RECOMMENDATIONS, Layer.ADDRESSED_TO, Layer.CONCERNS),
)
def find_advice(analysed: AnalysedText) -> None:
    """Add the recommendations with their addressees, and what each concerns."""
    own = own_municipality(analysed)
    count: Counter[int | None] = Counter()
    for span in find_spans(analysed):
        count[span.session] += 1
        advice = _advice(span, f"R{span.session or 0}.{count[span.session]}")
        analysed.advice.append(advice)
        addressed = list(_addressed(analysed, advice, span, own))
        analysed.claims += addressed
        analysed.claims += _concerns(analysed, advice, {_target(claim) for claim in addressed})


def _advice(span: AdviceSpan, label: str) -> Advice:
    rule = LISTED if span.explicit else CALL
    return Advice(label, span.start, span.end, span.session, span.explicit, rule)


def _addressed(
    analysed: AnalysedText, advice: Advice, span: AdviceSpan, own: Mention | None
) -> Iterator[Claim]:
    """Yield who is addressed: as the advice says, as its lead-in says, or by its matter."""
    stated = list(_stated(analysed, advice))
    if stated:
        yield from stated
    elif span.lead and (named := _in_lead(analysed, span.lead)):
        for mention in named:
            yield _claim(ADDRESSED_TO, advice, mention, IN_LEAD)
    elif own and _MUNICIPAL.search(analysed.text, advice.start, advice.end):
        yield _claim(ADDRESSED_TO, advice, own, MUNICIPAL)


def _stated(analysed: AnalysedText, advice: Advice) -> Iterator[Claim]:
    for masked in analysed.masked_sentences_in(advice.start, advice.end):
        for pattern in patterns("recommendations", "addressee").possible_in(masked):
            if match := pattern.expression.search(masked.folded):
                for mention in masked.at(match["A"]):
                    yield _claim(ADDRESSED_TO, advice, mention, _rule(pattern.name))
                return


def _in_lead(analysed: AnalysedText, lead: tuple[int, int]) -> list[Mention]:
    """Return the actors behind "aan" in the line above a list: "Verzoeken aan de gemeente"."""
    found = []
    for mention in analysed.between(*lead):
        before = analysed.text[lead[0] : mention.start].casefold()
        if mention.is_actor and _ADDRESSED.search(before):
            found.append(mention)
    return found


def _concerns(analysed: AnalysedText, advice: Advice, addressees: set[str]) -> Iterator[Claim]:
    """Yield whom and which place an advice is about: all that it names but who has to act."""
    for mention in analysed.between(advice.start, advice.end):
        is_matter = mention.is_actor or mention.type == NEIGHBOURHOOD
        if is_matter and mention.name not in addressees:
            yield _claim(CONCERNS, advice, mention, NAMED)


def _target(claim: Claim) -> str:
    return claim.target.name if isinstance(claim.target, Mention) else ""


def _claim(type_: str, advice: Advice, mention: Mention, rule: str) -> Claim:
    return Claim(type_, advice, mention, advice.start, advice.end, advice.session, rule)
