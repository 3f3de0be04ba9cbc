"""Where a report gives advice: items under an advice heading, and calls in running text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from graph.network import Block
from loaders.language.lexicon import alternatives, table
from loaders.nlp.blocks import HEADING, ITEM, PARAGRAPH, content_start
from loaders.nlp.context import Reading
from loaders.nlp.matching.occupied import Taken
from loaders.nlp.recommendations.imperatives import find_calls, is_call

_CUES = table("advice")
_HEADING = re.compile(rf"(?<!\w)(?:{alternatives(_CUES['headings'])})(?!\w)", re.IGNORECASE)
_NOT_HEADING = re.compile(rf"\b(?:{alternatives(_CUES['not_headings'])})", re.IGNORECASE)
_IMPERATIVE = re.compile(rf"(?:{alternatives(_CUES['imperatives'])})\b", re.IGNORECASE)
_GOES_ON = re.compile(rf"(?:{alternatives(_CUES['continuations'])})\b")
_TO_WHOM = re.compile(r"(?:voor|aan) [^.;!?]{3,60}$", re.IGNORECASE)
_VOCATIVE = re.compile(r"^[A-ZÀ-Þ][^,:;.!?]{1,50}[,:]\s+")
_LEAD_IN_LENGTH = 140

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class AdviceSpan:
    """``text[start:end]`` gives advice; ``lead`` is the line before that says to whom.

    ``explicit`` tells an item of a list from a call in running text.
    """

    start: int
    end: int
    session: int | None
    explicit: bool
    lead: Span | None = None


def find_spans(reading: Reading) -> list[AdviceSpan]:
    """Return all advice of a report, in order."""
    listed = list(_listed(reading))
    taken = Taken(reading.text, listed)
    return sorted([*listed, *_called(reading, taken)], key=lambda span: span.start)


def _listed(reading: Reading) -> Iterator[AdviceSpan]:
    """Yield the items under an advice heading; the next heading or session ends the list."""
    is_open, itemised, number = False, False, None
    lead: Span | None = None
    for index, block in enumerate(reading.blocks):
        current = reading.number_at(block.start)
        if is_open and (current != number or block.kind == HEADING):
            is_open = False
        if _may_lead(reading.text, block) and (
            _opens_list(reading, block) or (not is_open and _leads_to_calls(reading, index))
        ):
            is_open, itemised, number = True, False, current
            lead = _last_sentence(reading, block)
        elif is_open and _is_lead_in(reading, block):
            lead = _last_sentence(reading, block)
        elif is_open and (_is_item(reading, block) or not itemised):
            itemised = itemised or _is_item(reading, block)
            for start, end in _items(reading, block):
                yield AdviceSpan(start, end, current, True, lead)
            is_open = itemised
        elif is_open and block.kind == PARAGRAPH:
            is_open = False


def _may_lead(text: str, block: Block) -> bool:
    """Whether a block has the shape of what leads in a list: a heading, or a colon or bold."""
    return block.kind == HEADING or text[block.end - 1] in ":*_ "


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


def _leads_to_calls(reading: Reading, index: int) -> bool:
    """Whether a short line with a colon leads in items most of which call to do something."""
    text, block = reading.text, reading.blocks[index]
    line = text[block.start : block.end].rstrip("* ")
    if not line.endswith(":") or len(line) > _LEAD_IN_LENGTH or _NOT_HEADING.search(line):
        return False
    following = takewhile(lambda b: b.kind == ITEM, reading.blocks[index + 1 :])
    items = [text[content_start(text, item) : item.end] for item in following]
    asked = [_VOCATIVE.sub("", item) for item in items]
    calls = [item for item in asked if is_call(item.lower()) or _IMPERATIVE.match(item)]
    return len(items) > 1 and len(calls) * 2 >= len(items)


def _last_sentence(reading: Reading, block: Block) -> Span:
    inside = reading.sentences_in(block.start, block.end)
    return (inside[-1].start if inside else block.start, block.end)


def _is_lead_in(reading: Reading, block: Block) -> bool:
    """Whether a block inside a list only says for whom the next items are ("Aan de gemeente")."""
    text = reading.text[content_start(reading.text, block) : block.end].rstrip("* ")
    return text.endswith(":") or bool(_TO_WHOM.fullmatch(text))


def _is_item(reading: Reading, block: Block) -> bool:
    """Whether a block is a list item, or a line that goes on in lower case behind a lead-in."""
    return block.kind == ITEM or reading.text[block.start].islower()


def _items(reading: Reading, block: Block) -> Iterator[Span]:
    """Yield the spans of a block's items: itself, its closed lines, or its first sentence."""
    text = reading.text
    start = content_start(text, block)
    lines = text[start : block.end].split("\n")
    closed = all(line.rstrip().endswith((";", ".")) for line in lines)
    if block.kind != ITEM and len(lines) > 1 and closed:
        for line in lines:
            yield start, start + len(line.rstrip(" ;"))
            start += len(line) + 1
    elif _is_item(reading, block):
        yield start, start + len(text[start : block.end].rstrip(" ;"))
    else:
        yield from ((s.start, s.end) for s in reading.sentences_in(start, start + 1))


def _called(reading: Reading, taken: Taken) -> Iterator[AdviceSpan]:
    for index in find_calls(reading):
        sentence = reading.sentences[index]
        if sentence.block.kind == HEADING or sentence.start in taken:
            continue
        end = sentence.end
        for following in reading.sentences[index + 1 : index + 2]:
            if _GOES_ON.match(reading.folded, following.start):
                end = following.end
        yield AdviceSpan(sentence.start, end, sentence.session, False)
