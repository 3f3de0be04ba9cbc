"""A sentence with its actors, people and places as single signs, so that patterns can see them.

"Netbeheerder Stroomnet en de gemeente stemmen hun werk op elkaar af" becomes
"X stemmen hun werk op elkaar af", where X stands for a list of two actors.
"""

import re
from collections.abc import Iterable, Sequence

from graph.schema import NEIGHBOURHOOD, PERSON
from loaders.extract.base import Mention, Reading, Scene
from loaders.lexicon import alternatives, organisation_cues, table
from loaders.sentences import Sentence

_ACTOR, _PERSON, _PLACE, _MOST = 0xE000, 0xF000, 0xF400, 0x400
ACTORS = f"(?-i:[{chr(_ACTOR)}-{chr(_PERSON - 1)}])"
PEOPLE = f"(?-i:[{chr(_PERSON)}-{chr(_PLACE - 1)}])"
PLACES = f"(?-i:[{chr(_PLACE)}-{chr(_PLACE + _MOST - 1)}])"
_FOREIGN = re.compile(f"[{chr(_ACTOR)}-{chr(_PLACE + _MOST - 1)}]")

_DETERMINER = (
    r"(?:(?:de|het|een|deze|dit|die|onze|ons|hun|haar|zijn|alle|andere|lokale"
    r"|plaatselijke|beide|betrokken|verschillende|sommige|veel|enkele|twee|drie|vier"
    r"|vijf)\s+)"
)
_KINDS = alternatives(organisation_cues().role)
_BEARERS = alternatives(table("people")["representatives"])
_ENDINGS = alternatives(organisation_cues().ending)
_NOUN = rf"(?:{_KINDS})|(?-i:[a-zà-ÿ-]{{3,20}}(?:{_ENDINGS}))"
_ROLE = rf"(?:(?:(?:{_BEARERS})\s+van(?:\s+(?:de|het))?|{_NOUN})\s+)"
_LEAD = re.compile(rf"(?:^|(?<=[\s(\[\"“‘'-]))(?:{_DETERMINER}{{0,2}}{_ROLE}?)$", re.IGNORECASE)
_JOINT = re.compile(
    rf"(?P<sign>\s*,\s*(?:(?:en|of|alsmede|evenals)\s+)?|\s+(?:en|of|&|alsmede|evenals"
    rf"|plus|danwel|/)\s+){_DETERMINER}{{0,2}}{_ROLE}?$",
    re.IGNORECASE,
)
_FINAL = re.compile(r"\b(?:en|of|alsmede|evenals|plus|danwel)\b|&|/", re.IGNORECASE)
_LEAD_LENGTH = 160
_ALIAS = re.compile(r"\s*\(\s*$")
_EMPHASIS = re.compile(r"[*_]+")
_SPACES = re.compile(r"\s+")


def stage(reading: Reading) -> None:
    """Set the scene of each sentence, once all names in it are known."""
    reading.scenes = [_scene(reading, sentence) for sentence in reading.sentences]


def _scene(reading: Reading, sentence: Sentence) -> Scene:
    """Return the scene of a sentence; a character of the text that is a sign becomes a space."""
    text = reading.text
    lists = _lists(text, _outermost(reading.between(sentence.start, sentence.end)), sentence)
    parts: list[str] = []
    by_type: dict[int, dict[str, tuple[Mention, ...]]] = {_ACTOR: {}, _PERSON: {}, _PLACE: {}}
    position = sentence.start
    for index, (start, end, mentions) in enumerate(lists[:_MOST]):
        base = _base(mentions[0])
        sign = chr(base + index)
        by_type[base][sign] = mentions
        parts += [_FOREIGN.sub(" ", text[position:start]), sign]
        position = end
    parts.append(_FOREIGN.sub(" ", text[position : sentence.end]))
    actors, people, places = by_type[_ACTOR], by_type[_PERSON], by_type[_PLACE]
    return Scene(
        sentence,
        _SPACES.sub(" ", _EMPHASIS.sub("", "".join(parts))),
        actors | people | places,
        tuple(actors.values()),
        people,
        places,
    )


def _base(mention: Mention) -> int:
    return {PERSON: _PERSON, NEIGHBOURHOOD: _PLACE}.get(mention.type, _ACTOR)


def _outermost(mentions: Sequence[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _lists(
    text: str, mentions: Iterable[Mention], sentence: Sentence
) -> list[tuple[int, int, tuple[Mention, ...]]]:
    """Return (start, end, mentions) of the lists; "A, B" without a closing "en" stays apart."""
    chains: list[list[Mention]] = []
    ends: list[int] = []
    for mention in mentions:
        end = mention.end
        if chains and _is_alias(text, chains[-1][-1], mention, ends[-1]):
            ends[-1] = text.find(")", mention.end) + 1 or mention.end
            continue
        if (
            chains
            and _base(chains[-1][0]) == _base(mention)
            and _JOINT.fullmatch(_EMPHASIS.sub("", text[ends[-1] : mention.start]))
        ):
            chains[-1].append(mention)
            ends[-1] = end
        else:
            chains.append([mention])
            ends.append(end)
    result: list[tuple[int, int, tuple[Mention, ...]]] = []
    for chain, end in zip(chains, ends, strict=True):
        if len(chain) > 1 and not _FINAL.search(text[chain[-2].end : chain[-1].start]):
            result += [(_lead(text, m.start, sentence.start), m.end, (m,)) for m in chain]
        else:
            result.append((_lead(text, chain[0].start, sentence.start), end, tuple(chain)))
    return result


def _is_alias(text: str, before: Mention, mention: Mention, end: int) -> bool:
    return before.name == mention.name and bool(_ALIAS.fullmatch(text[end : mention.start]))


def _lead(text: str, start: int, begin: int) -> int:
    """Return the start of the determiner and role noun in front of a mention."""
    begin = max(begin, start - _LEAD_LENGTH)
    match = _LEAD.search(text[begin:start])
    return begin + match.start() if match else start
