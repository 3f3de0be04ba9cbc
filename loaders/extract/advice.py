"""Recommendations: items under an advice heading, and calls to act in running text."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from graph.model import Block
from graph.schema import ADDRESSED_TO, CONCERNS, NEIGHBOURHOOD
from loaders.extract.base import Advice, Claim, Mention, Reading
from loaders.extract.coreference import municipality
from loaders.extract.scene import stage
from loaders.extract.ties import compiled
from loaders.layout import HEADING, ITEM, PARAGRAPH, content_start
from loaders.lexicon import alternatives, table
from loaders.sentences import Sentence

_CUES = table("advice")
_HEADING = re.compile(rf"(?<!\w)(?:{alternatives(_CUES['headings'])})(?!\w)", re.IGNORECASE)
_NOT_HEADING = re.compile(rf"\b(?:{alternatives(_CUES['not_headings'])})", re.IGNORECASE)
_CALL = re.compile("|".join(_CUES["calls"]), re.IGNORECASE)
_NO_CALL = re.compile("|".join(_CUES["not_calls"]), re.IGNORECASE)
_MUNICIPAL = re.compile(rf"(?<!\w)\(?(?:{alternatives(_CUES['municipal'])})(?!\w)", re.IGNORECASE)
_GOES_ON = re.compile(rf"(?:{alternatives(_CUES['continuations'])})\b", re.IGNORECASE)
_LEAD_IN_LENGTH = 140


def find_advice(reading: Reading) -> None:
    """Add the recommendations with their addressees, and what each concerns."""
    found = sorted([*_listed(reading), *_called(reading)], key=lambda item: item[0])
    counters: dict[int | None, int] = {}
    for start, end, session, explicit in found:
        counters[session] = counters.get(session, 0) + 1
        label = f"R{session or 0}.{counters[session]}"
        rule, confidence = ("advice-list", 0.95) if explicit else ("call", 0.75)
        reading.advice.append(Advice(label, start, end, session, explicit, rule, confidence))
    for advice in reading.advice:
        reading.claims += _addressed(reading, advice)
        reading.claims += _concerns(reading, advice)


Found = tuple[int, int, int | None, bool]


def _listed(reading: Reading) -> Iterator[Found]:
    """Yield the items under an advice heading; the next heading or session ends the list."""
    is_open, itemised, number = False, False, None
    for block in reading.blocks:
        session = reading.session_at(block.start)
        current = session.number if session else None
        if is_open and (current != number or block.kind == HEADING):
            is_open = False
        if _opens_list(reading, block):
            is_open, itemised, number = True, False, current
        elif is_open and reading.text[block.start : block.end].rstrip("* ").endswith(":"):
            continue
        elif is_open and (_is_item(reading, block) or not itemised):
            itemised = itemised or _is_item(reading, block)
            yield from _items(reading, block, current)
            is_open = itemised
        elif is_open and block.kind == PARAGRAPH:
            is_open = False


def _is_item(reading: Reading, block: Block) -> bool:
    """Whether a block is a list item, or a line that goes on in lower case behind a lead-in."""
    return block.kind == ITEM or reading.text[block.start].islower()


def _opens_list(reading: Reading, block: Block) -> bool:
    raw = reading.text[block.start : block.end]
    bold = raw.startswith(("**", "__")) and raw.rstrip(":").endswith(("**", "__"))
    text = reading.text[content_start(reading.text, block) : block.end].strip("*_ ")
    if text.endswith(":"):
        text = re.split(r"(?<=[.!?])\s+", text)[-1]
    if block.kind == ITEM or len(text) > _LEAD_IN_LENGTH or _NOT_HEADING.search(text):
        return False
    if any(session.start == block.start for session in reading.sessions[1:]):
        return False
    heading = block.kind == HEADING or bold or text.endswith(":")
    return heading and bool(_HEADING.search(text))


def _items(reading: Reading, block: Block, session: int | None) -> Iterator[Found]:
    """Yield a block as an item; a paragraph of lines that each open in lower case gives several."""
    text = reading.text
    start = content_start(text, block)
    lines = text[start : block.end].split("\n")
    if (
        block.kind != ITEM
        and len(lines) > 1
        and all(line.rstrip().endswith((";", ".")) for line in lines)
    ):
        for line in lines:
            yield start, start + len(line.rstrip(" ;")), session, True
            start += len(line) + 1
        return
    if _is_item(reading, block):
        yield start, start + len(text[start : block.end].rstrip(" ;")), session, True
        return
    first = next((s for s in reading.sentences if s.start >= start), None)
    if first:
        yield first.start, first.end, session, True


def _called(reading: Reading) -> Iterator[Found]:
    listed = {offset for start, end, *_ in _listed(reading) for offset in range(start, end)}
    for sentence, following in pairwise([*reading.sentences, None]):
        if not sentence or sentence.block.kind == HEADING or sentence.start in listed:
            continue
        if _is_call(reading.text[sentence.start : sentence.end]):
            goes_on = following and _GOES_ON.match(reading.text, following.start)
            end = following.end if following and goes_on else sentence.end
            yield sentence.start, end, sentence.session, False


def _is_call(text: str) -> bool:
    return bool(_CALL.search(text)) and not _NO_CALL.search(text)


@cache
def _addressees() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((entry["name"], compiled(entry["pattern"])) for entry in _CUES["addressee"])


def _addressed(reading: Reading, advice: Advice) -> Iterator[Claim]:
    for sentence in _sentences(reading, advice):
        scene = stage(reading, sentence)
        for name, pattern in _addressees():
            match = pattern.search(scene.rendered)
            if match:
                for mention in scene.at(match["A"]):
                    yield _claim(ADDRESSED_TO, advice, mention, f"addressee-{name}", 0.85)
                return
    name_of = municipality(reading)
    if name_of and _MUNICIPAL.search(reading.text, advice.start, advice.end):
        own = next((m for m in reading.mentions if m.name == name_of), None)
        if own:
            yield _claim(ADDRESSED_TO, advice, own, "addressee-municipal", 0.7)


def _sentences(reading: Reading, advice: Advice) -> list[Sentence]:
    return [s for s in reading.sentences if advice.start <= s.start < advice.end]


def _concerns(reading: Reading, advice: Advice) -> Iterator[Claim]:
    for mention in reading.between(advice.start, advice.end):
        if mention.is_actor or mention.type == NEIGHBOURHOOD:
            yield _claim(CONCERNS, advice, mention, "named-in-advice", 0.8)


def _claim(type_: str, advice: Advice, mention: Mention, rule: str, confidence: float) -> Claim:
    return Claim(type_, advice, mention, advice.start, advice.end, advice.session, rule, confidence)
