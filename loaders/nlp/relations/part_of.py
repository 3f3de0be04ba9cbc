"""Which organisation is part of which: departments of a municipality, units of a body."""

from collections.abc import Iterator
from itertools import product

from graph.schema import PART_OF
from loaders.language.lexicon import table
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.coreference.municipality import own_municipality
from loaders.nlp.matching.patterns import pattern_names, patterns
from loaders.nlp.step import Layer, step
from loaders.nlp.types import DEPARTMENT, MUNICIPALITY, Claim, MaskedSentence, Mention

BESIDE, INTRODUCED = "department-beside", "department-introduced"
RULES = {PART_OF: (*pattern_names("affiliations", "part"), BESIDE, INTRODUCED)}
"""The rules of this module, by what they find."""

_UNIT = f"{table('affiliations')['department_introduction']} "


@step(
    requires=(
        Layer.MASKED_SENTENCES,
        Layer.ORGANISATIONS,
        Layer.CANONICAL_NAMES,
        Layer.MUNICIPALITY,
    ),
    assigns=(Layer.PART_OF,),
)
def find_departments(analysed: AnalysedText) -> None:
    """Add what is part of what, where a sentence says so."""
    own = own_municipality(analysed)
    for masked in analysed.masked_sentences:
        if not any(m.kind == DEPARTMENT for mentions in masked.actors for m in mentions):
            continue
        sentence = masked.sentence
        for part, whole, rule in _parts(analysed.text, masked, own):
            analysed.claims.append(
                Claim(PART_OF, part, whole, sentence.start, sentence.end, sentence.session, rule)
            )


def _parts(
    text: str, masked: MaskedSentence, own: Mention | None
) -> Iterator[tuple[Mention, Mention, str]]:
    for mentions in masked.actors:
        yield from (
            (part, whole, BESIDE)
            for part, whole in product(mentions, mentions)
            if is_department_of(part, whole)
        )
        if own:
            introduced = [m for m in mentions if _is_introduced(text, m)]
            yield from ((part, own, INTRODUCED) for part in introduced)
    for pattern in patterns("affiliations", "part").possible_in(masked):
        for match in pattern.expression.finditer(masked.folded):
            masks = match.groupdict()
            wholes = masked.at(masks["B"]) if "B" in masks else (own,) if own else ()
            for part, whole in product(masked.at(match["A"]), wholes):
                if is_department_of(part, whole):
                    yield part, whole, pattern.name


def _is_introduced(text: str, mention: Mention) -> bool:
    """Whether "afdeling" stands in front of a department's name."""
    before = text[max(0, mention.start - len(_UNIT)) : mention.start].casefold()
    return mention.kind == DEPARTMENT and before == _UNIT


def is_department_of(part: Mention, whole: Mention) -> bool:
    """Whether the kinds of two bodies let the one be a department of the other."""
    return part.kind == DEPARTMENT and whole.kind == MUNICIPALITY
