"""A name typed once is typed everywhere: as it was written, and without its legal form or kind."""

import re
from collections.abc import Iterable, Iterator, Mapping

from graph.schema import NEIGHBOURHOOD
from loaders.language.lexicon import organisation_keywords, table, words
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.entities.organisation_rules import LOCATIVE
from loaders.nlp.matching.occupied import OccupiedSpans
from loaders.nlp.types import Mention
from loaders.places import gazetteer

_LEXICON = table("candidates")
_LEGAL_FORM = re.compile(_LEXICON["legal_form"])
_BARE_OPENERS = tuple(f"{word} " for word in _LEXICON["bare_openers"])
_LONG_ENOUGH = 5


def propagated(analysed: AnalysedText, found: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the mentions of the found actors and places wherever else the text names them."""
    sources = _surest(analysed, found)
    surer = (m for m in analysed.mentions if m.type != NEIGHBOURHOOD or m.rule == LOCATIVE)
    occupied = OccupiedSpans(analysed.text, surer)
    starters = words("starters")
    for start, end, form in analysed.word_index.find_all(sources):
        if form not in starters and not occupied.has_end_of(start, end):
            source = sources[form]
            yield Mention(start, end, source.type, source.name, source.kind, source.rule)


def _surest(analysed: AnalysedText, found: Iterable[Mention]) -> Mapping[str, Mention]:
    """Return by each form of the found names the mention that the surest rule found."""
    alike: dict[tuple[str, str, str], Mention] = {}
    for mention in found:
        form = analysed.text[mention.start : mention.end]
        alike.setdefault((form, mention.type, mention.rule), mention)
    surest: dict[str, Mention] = {}
    for (form, _, _), mention in alike.items():
        for known in _forms(analysed, form):
            if known not in surest or mention.confidence > surest[known].confidence:
                surest[known] = mention
    return surest


def _forms(analysed: AnalysedText, form: str) -> tuple[str, ...]:
    """Return the forms that a name is known by: as written, and without its legal form or kind."""
    if " " not in form:
        return (form,)
    return form, _LEGAL_FORM.sub("", form), _without_kind(analysed, form)


def _without_kind(analysed: AnalysedText, form: str) -> str:
    """Return the name behind the noun that opens it: "De Brug" or "Zwaluw" of "Jeugdhuis ...".

    An ordinary word, a given name or a place does not stand for the actor by itself.
    """
    word, _, rest = form.partition(" ")
    if not rest or not organisation_keywords().may_open(word):
        return form
    if rest.startswith(_BARE_OPENERS):
        return rest
    ordinary = rest.casefold() in analysed.word_index.lower_words or len(rest) < _LONG_ENOUGH
    named = gazetteer.find(rest) or rest in words("given_names") or rest in words("starters")
    return form if ordinary or named or not rest[0].isupper() or " " in rest else rest
