"""What a test sees of the layers of an analysed text, and the same text without one of them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from graph.schema import NEIGHBOURHOOD, ORGANISATION, PERSON, THEME
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.step import Layer
from loaders.nlp.types import Mention


def _is_group(mention: Mention) -> bool:
    return mention.is_group


def _of_type(type_: str) -> Callable[[Mention], bool]:
    return lambda mention: mention.type == type_ and not mention.is_group


MENTIONS: Mapping[Layer, Callable[[Mention], bool]] = {
    Layer.PEOPLE: _of_type(PERSON),
    Layer.PLACES: _of_type(NEIGHBOURHOOD),
    Layer.ORGANISATIONS: _of_type(ORGANISATION),
    Layer.THEMES: _of_type(THEME),
    Layer.GROUPS: _is_group,
}
EMPTY = {
    Layer.BLOCKS: (),
    Layer.SESSIONS: (),
    Layer.SENTENCES: (),
    Layer.NAME_LISTS: (),
    Layer.MASKED_SENTENCES: (),
    Layer.HOME_CITY: "",
    Layer.MUNICIPALITY: None,
}
"""Layer that is an attribute of its own -> what it is when nobody has assigned it."""


def _claim_type(layer: Layer) -> str:
    return layer.removeprefix("claims.").upper()


Changes = tuple[frozenset[object], frozenset[object]]


def items(analysed: AnalysedText, layer: Layer) -> frozenset[object]:
    """Return what a layer holds."""
    if layer in MENTIONS:
        kept = filter(MENTIONS[layer], analysed.mentions)
        named = layer is not Layer.ORGANISATIONS
        return frozenset((m.start, m.end, m.rule, m.name if named else "") for m in kept)
    if layer is Layer.CANONICAL_NAMES:
        named = filter(MENTIONS[Layer.ORGANISATIONS], analysed.mentions)
        return frozenset((m.start, m.end, m.rule, m.name, m.kind) for m in named)
    if layer is Layer.RECOMMENDATIONS:
        return frozenset(analysed.advice)
    if layer is Layer.MASKED_SENTENCES:
        masks = analysed.masked_sentences
        return frozenset((masked.rendered, *masked.lists.values()) for masked in masks)
    if layer.startswith("claims."):
        return frozenset(c for c in analysed.claims if c.type == _claim_type(layer))
    value = getattr(analysed, layer.value)
    return frozenset((value,)) if value is None or isinstance(value, str) else frozenset(value)


def changes(before: AnalysedText, after: AnalysedText, layer: Layer) -> Changes:
    """Return what was added to a layer, and what was taken away.

    A name counts as changed where the mention itself was there before, and after.
    """
    old, new = items(before, layer), items(after, layer)
    if layer is Layer.CANONICAL_NAMES:
        spans = _spans(old) & _spans(new)
        old, new = (frozenset(n for n in names if n[:3] in spans) for names in (old, new))
    return new - old, old - new


def _spans(names: frozenset[Any]) -> set[object]:
    return {name[:3] for name in names}


def copied(analysed: AnalysedText, without: Layer | None = None) -> AnalysedText:
    """Return the same text, with nothing kept between steps, and without a layer."""
    other = AnalysedText(
        analysed.document,
        analysed.blocks,
        analysed.sessions,
        analysed.sentences,
        (),
        list(analysed.advice),
        list(analysed.claims),
        analysed.name_lists,
        analysed.masked_sentences,
        analysed.home_city,
        analysed.municipality,
    )
    mentions = list(analysed.mentions)
    if without in MENTIONS:
        mentions = [m for m in mentions if not MENTIONS[without](m)]
    elif without is Layer.CANONICAL_NAMES:
        mentions = [_unnamed(analysed.text, mention) for mention in mentions]
    elif without is Layer.RECOMMENDATIONS:
        other.advice = []
    elif without in EMPTY:
        setattr(other, without.value, EMPTY[without])
    elif without:
        other.claims = [c for c in other.claims if c.type != _claim_type(without)]
    other.keep(mentions)
    return other


def _unnamed(text: str, mention: Mention) -> Mention:
    """Return a mention that only goes by how it is written."""
    if not MENTIONS[Layer.ORGANISATIONS](mention):
        return mention
    return replace(mention, name=text[mention.start : mention.end])
