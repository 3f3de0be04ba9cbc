"""Where a report gives advice: items under an advice heading, and imperatives in running text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from graph.network import Block
from loaders.language.lexicon import alternatives, table
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.blocks import HEADING, ITEM, PARAGRAPH, content_start
from loaders.nlp.matching.occupied import OccupiedSpans
from loaders.nlp.recommendations.imperatives import find_imperatives, is_imperative

_LEXICON = table("recommendations")
_HEADING = re.compile(rf"(?<!\w)(?:{alternatives(_LEXICON['headings'])})(?!\w)", re.IGNORECASE)
_NOT_HEADING = re.compile(rf"\b(?:{alternatives(_LEXICON['not_headings'])})", re.IGNORECASE)
_IMPERATIVE = re.compile(rf"(?:{alternatives(_LEXICON['imperative_verbs'])})\b", re.IGNORECASE)
_GOES_ON = re.compile(rf"(?:{alternatives(_LEXICON['continuations'])})\b")
_TO_WHOM = re.compile(rf"(?:{alternatives(_LEXICON['to_whom'])}) [^.;!?]{{3,60}}$", re.IGNORECASE)
_VOCATIVE = re.compile(r"^[A-ZÀ-Þ][^,:;.!?]{1,50}[,:]\s+")
_LEAD_IN_LENGTH = 140

Offsets = tuple[int, int]
"""Where a stretch of the text starts and ends."""


@dataclass(frozen=True, slots=True)
class AdviceSpan:
    """``text[start:end]`` gives advice; ``lead`` is the line before that says to whom.

    ``explicit`` tells an item of a list from an imperative in running text.
    """

    start: int
    end: int
    session: int | None
    explicit: bool
    lead: Offsets | None = None


def find_spans(analysed: AnalysedText) -> list[AdviceSpan]:
    """Return all advice of a report, in order."""
    listed = list(_listed(analysed))
    occupied = OccupiedSpans(analysed.text, listed)
    return sorted([*listed, *_in_running_text(analysed, occupied)], key=lambda span: span.start)


def _listed(analysed: AnalysedText) -> Iterator[AdviceSpan]:
    """Yield the items under an advice heading; the next heading or session ends the list."""
    is_open, itemised, number = False, False, None
    lead: Offsets | None = None
    for index, block in enumerate(analysed.blocks):
        current = analysed.number_at(block.start)
        if is_open and (current != number or block.kind == HEADING):
            is_open = False
        if _may_lead(analysed.text, block) and (
            _opens_list(analysed, block) or (not is_open and _leads_to_imperatives(analysed, index))
        ):
            is_open, itemised, number = True, False, current
            lead = _last_sentence(analysed, block)
        elif is_open and _is_lead_in(analysed, block):
            lead = _last_sentence(analysed, block)
        elif is_open and (_is_item(analysed, block) or not itemised):
            itemised = itemised or _is_item(analysed, block)
            for start, end in _items(analysed, block):
                yield AdviceSpan(start, end, current, True, lead)
            is_open = itemised
        elif is_open and block.kind == PARAGRAPH:
            is_open = False


def _may_lead(text: str, block: Block) -> bool:
    """Whether a block has the shape of what leads in a list: a heading, or a colon or bold."""
    return block.kind == HEADING or text[block.end - 1] in ":*_ "


def _opens_list(analysed: AnalysedText, block: Block) -> bool:
    raw = analysed.text[block.start : block.end]
    bold = raw.startswith(("**", "__")) and raw.rstrip(":").endswith(("**", "__"))
    text = analysed.text[content_start(analysed.text, block) : block.end].strip("*_ ")
    if text.endswith(":"):
        text = re.split(r"(?<=[.!?])\s+", text)[-1]
    if block.kind == ITEM or len(text) > _LEAD_IN_LENGTH or _NOT_HEADING.search(text):
        return False
    if any(session.start == block.start for session in analysed.sessions[1:]):
        return False
    heading = block.kind == HEADING or bold or text.endswith(":")
    return heading and bool(_HEADING.search(text))


def _leads_to_imperatives(analysed: AnalysedText, index: int) -> bool:
    """Whether a short line with a colon leads in items most of which ask to do something."""
    text, block = analysed.text, analysed.blocks[index]
    line = text[block.start : block.end].rstrip("* ")
    if not line.endswith(":") or len(line) > _LEAD_IN_LENGTH or _NOT_HEADING.search(line):
        return False
    following = takewhile(lambda b: b.kind == ITEM, analysed.blocks[index + 1 :])
    items = [text[content_start(text, item) : item.end] for item in following]
    asked = [_VOCATIVE.sub("", item) for item in items]
    imperatives = [item for item in asked if is_imperative(item.lower()) or _IMPERATIVE.match(item)]
    return len(items) > 1 and len(imperatives) * 2 >= len(items)


def _last_sentence(analysed: AnalysedText, block: Block) -> Offsets:
    inside = analysed.sentences_in(block.start, block.end)
    return (inside[-1].start if inside else block.start, block.end)


def _is_lead_in(analysed: AnalysedText, block: Block) -> bool:
    """Whether a block inside a list only says for whom the next items are ("Aan de gemeente")."""
    text = analysed.text[content_start(analysed.text, block) : block.end].rstrip("* ")
    return text.endswith(":") or bool(_TO_WHOM.fullmatch(text))


def _is_item(analysed: AnalysedText, block: Block) -> bool:
    """Whether a block is a list item, or a line that goes on in lower case behind a lead-in."""
    return block.kind == ITEM or analysed.text[block.start].islower()


def _items(analysed: AnalysedText, block: Block) -> Iterator[Offsets]:
    """Yield the spans of a block's items: itself, its closed lines, or its first sentence."""
    text = analysed.text
    start = content_start(text, block)
    lines = text[start : block.end].split("\n")
    closed = all(line.rstrip().endswith((";", ".")) for line in lines)
    if block.kind != ITEM and len(lines) > 1 and closed:
        for line in lines:
            yield start, start + len(line.rstrip(" ;"))
            start += len(line) + 1
    elif _is_item(analysed, block):
        yield start, start + len(text[start : block.end].rstrip(" ;"))
    else:
        yield from ((s.start, s.end) for s in analysed.sentences_in(start, start + 1))


def _in_running_text(analysed: AnalysedText, occupied: OccupiedSpans) -> Iterator[AdviceSpan]:
    for index in find_imperatives(analysed):
        sentence = analysed.sentences[index]
        if sentence.block.kind == HEADING or sentence.start in occupied:
            continue
        end = sentence.end
        for following in analysed.sentences[index + 1 : index + 2]:
            if _GOES_ON.match(analysed.folded, following.start):
                end = following.end
        yield AdviceSpan(sentence.start, end, sentence.session, False)
