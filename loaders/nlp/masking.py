"""A sentence with its actors, people and places as single masks, so that patterns can see them.

"Netbeheerder Stroomnet en de gemeente stemmen hun werk op elkaar af" becomes
"X stemmen hun werk op elkaar af", where X stands for a list of two actors.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from graph.schema import NEIGHBOURHOOD, PERSON
from loaders.language.lexicon import alternatives, organisation_keywords, table
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.mask_characters import FIRST_ACTOR, FIRST_PERSON, FIRST_PLACE, IN_MASKS, MOST, US
from loaders.nlp.sentences import Sentence
from loaders.nlp.step import Layer, step
from loaders.nlp.types import MaskedSentence, Mention

_List = tuple[int, int, tuple[Mention, ...]]
_LEXICON, _WORDS = table("masking"), table("function_words")
_OF, _ARTICLES = _WORDS["of"], _WORDS["articles"]
_DETERMINERS = _LEXICON["determiners"]
_DETERMINER = rf"(?:(?:{'|'.join(_DETERMINERS)})\s+)"
_BEHIND_COMMA = alternatives(_LEXICON["conjunctions_behind_comma"])
_CONJUNCTIONS = alternatives(_LEXICON["conjunctions"])
_KINDS = organisation_keywords().role
_BEARERS = table("people")["representatives"]
_ENDINGS = organisation_keywords().ending
_NOUN = rf"(?-i:[a-zà-ÿ-]{{3,20}}(?:{alternatives(_ENDINGS)}))"
_ROLE = (
    rf"(?:(?:(?:{alternatives(_BEARERS)})\s+{_OF}(?:\s+(?:{'|'.join(_ARTICLES)}))?"
    rf"|(?:{alternatives(_KINDS)})|{_NOUN})\s+)"
)
_OPENS = r"[\s(\[\"“‘'-]"
_LEAD = re.compile(rf"(?:^|(?<={_OPENS}))(?:{_DETERMINER}{{0,2}}{_ROLE}?)$", re.IGNORECASE)
_IN_LEADS = {
    word for lead in (_OF, *_DETERMINERS, *_KINDS, *_BEARERS, *_ENDINGS) for word in lead.split()
}
_MAY_LEAD = re.compile(rf"(?:.*{_OPENS})?(?:{alternatives(_IN_LEADS)}|{_NOUN})", re.IGNORECASE)
_JOINT = re.compile(
    rf"(?:\s*,\s*(?:(?:{_BEHIND_COMMA})\s+)?|\s+(?:{_CONJUNCTIONS}|&|/)\s+){_DETERMINER}{{0,2}}{_ROLE}?",
    re.IGNORECASE,
)
_FINAL = re.compile(rf"\b(?:{_CONJUNCTIONS})\b|&|/", re.IGNORECASE)
_LEAD_LENGTH = 160
_ALIAS = re.compile(r"\s*\(\s*$")
_EMPHASIS = re.compile(r"[*_]+")
_WE = re.compile(r"w(?<=\bw)(?=(?:e|ij)\b)")
_WHITE = "".join(char for char in map(chr, range(0x3001)) if char.isspace() and char != " ")
_NO_PLAIN = re.compile(f"[{_WHITE}{IN_MASKS}]")
_SPACES = re.compile(r" {2,}")
_NOBODY: Mapping[str, tuple[Mention, ...]] = {}
_FIRST_MASK = {PERSON: FIRST_PERSON, NEIGHBOURHOOD: FIRST_PLACE}


@step(
    requires=(
        Layer.SENTENCES,
        Layer.PEOPLE,
        Layer.PLACES,
        Layer.ORGANISATIONS,
        Layer.GROUPS,
        Layer.CANONICAL_NAMES,
    ),
    assigns=(Layer.MASKED_SENTENCES,),
)
def mask_sentences(analysed: AnalysedText) -> None:
    """Mask each sentence, once all names in it are known.

    White space, or a character of the text that is a mask, becomes a space.
    """
    text, plain = analysed.text, _NO_PLAIN.sub(" ", analysed.text)
    masked_sentences: list[MaskedSentence] = []
    for sentence in analysed.sentences:
        mentions = analysed.between(sentence.start, sentence.end)
        found = _lists(text, mentions, sentence.start)[:MOST] if mentions else []
        masked_sentences.append(_masked(plain, sentence, found))
    analysed.masked_sentences = masked_sentences


def _masked(plain: str, sentence: Sentence, found: Sequence[_List]) -> MaskedSentence:
    if not found:
        rendered = _tidy(plain[sentence.start : sentence.end])
        return MaskedSentence(sentence, rendered, _folded(rendered), _NOBODY, (), (), ())
    parts: list[str] = []
    lists: dict[str, tuple[Mention, ...]] = {}
    position = sentence.start
    for index, (start, end, mentions) in enumerate(found):
        mask = chr(_FIRST_MASK.get(mentions[0].type, FIRST_ACTOR) + index)
        lists[mask] = mentions
        parts += (plain[position:start], mask)
        position = end
    rendered = _tidy("".join(parts) + plain[position : sentence.end])
    return MaskedSentence(
        sentence,
        rendered,
        _folded(rendered),
        lists,
        tuple([mentions for mentions in lists.values() if mentions[0].type not in _FIRST_MASK]),
        tuple([mask for mask, mentions in lists.items() if mentions[0].type == PERSON]),
        tuple([mask for mask, mentions in lists.items() if mentions[0].type == NEIGHBOURHOOD]),
    )


def _tidy(rendered: str) -> str:
    """Return a rendered sentence without marks of emphasis and with single spaces."""
    if "*" in rendered or "_" in rendered:
        rendered = _EMPHASIS.sub("", rendered)
    return _SPACES.sub(" ", rendered) if "  " in rendered else rendered


def _folded(rendered: str) -> str:
    """Return a rendered sentence in lower case, with a mask at the start of "we" and "wij"."""
    folded = rendered.replace("İ", "i").lower().replace(US, "w")
    return _WE.sub(US, folded) if "w" in folded else folded


def _lists(text: str, mentions: Sequence[Mention], begin: int) -> list[_List]:
    """Return (start, end, mentions) of the lists; "A, B" without a closing "en" stays apart."""
    if len(mentions) == 1:
        [mention] = mentions
        return [(_lead(text, mention.start, begin), mention.end, (mention,))]
    lists: list[_List] = []
    for chain, end in _chains(text, mentions):
        if len(chain) > 1 and not _FINAL.search(text[chain[-2].end : chain[-1].start]):
            lists += [(_lead(text, m.start, begin), m.end, (m,)) for m in chain]
        else:
            lists.append((_lead(text, chain[0].start, begin), end, tuple(chain)))
    return lists


def _chains(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[list[Mention], int]]:
    """Yield the mentions that stand in a row, with where it ends; a name inside another counts not.

    An alias in brackets belongs to the name before it.
    """
    chain = [mentions[0]]
    last, end = mentions[0], mentions[0].end
    for mention in mentions:
        if mention.start < last.end:
            continue
        gap, last = text[end : mention.start], mention
        if chain[-1].name == mention.name and _ALIAS.fullmatch(gap):
            end = text.find(")", mention.end) + 1 or mention.end
            continue
        if not _is_joint(gap, chain[0], mention):
            yield chain, end
            chain = []
        chain.append(mention)
        end = mention.end
    yield chain, end


def _is_joint(gap: str, one: Mention, other: Mention) -> bool:
    """Whether two mentions are of a sort, with a comma or "en" and a lead between them."""
    same = _FIRST_MASK.get(one.type) == _FIRST_MASK.get(other.type)
    return same and bool(_JOINT.fullmatch(_EMPHASIS.sub("", gap)))


def _lead(text: str, start: int, begin: int) -> int:
    """Return the start of the determiner and role noun in front of a mention."""
    begin = max(begin, start - _LEAD_LENGTH)
    before = text[begin:start]
    if not before[-1:].isspace():
        return start
    bare = rest = before.rstrip()
    while rest and _may_lead(word := rest.rsplit(None, 1)[-1]):
        rest = rest[: -len(word)].rstrip()
    if rest == bare:
        return start
    match = _LEAD.search(before, len(rest))
    return begin + match.start() if match else start


@lru_cache(maxsize=20_000)
def _may_lead(word: str) -> bool:
    return bool(_MAY_LEAD.fullmatch(word))
