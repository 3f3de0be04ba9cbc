"""The layout of a document: headings, list items, table rows and paragraphs.

A format that tells its layout is taken at its word; plain text is read by its
blank lines, bullets and line lengths.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from graph.network import Block, Document

HEADING, ITEM, ROW, PARAGRAPH = "heading", "item", "row", "paragraph"

BULLET = re.compile(r"[ \t]*(?:[-*•–◦▪➢·→»>]|=>|->|-->|o(?=[ \t]{2}))[ \t]+(?:\d{1,2}[.)][ \t]+)?")
NUMBER = re.compile(
    r"[ \t]*(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+(?:\.?[a-z])?|[a-zA-Z][.)]"
    r"|[ivx]{1,5}[.)])[ \t]+"
)
SECTION = re.compile(r"[ \t]*[A-Z]\.\d{1,2}\.?[ \t]+")
MARKUP = re.compile(r"[ \t]*#{1,6}[ \t]+|[ \t]*\*\*(?=\S)|[ \t]*>[ \t]+")

_OPENS_ITEM = re.compile(rf"{BULLET.pattern}|{NUMBER.pattern}")
_PARAGRAPH_MARKS = re.compile(rf"(?:{MARKUP.pattern}|{BULLET.pattern}|{SECTION.pattern})*")
_MARKS = re.compile(rf"(?:{MARKUP.pattern}|{BULLET.pattern}|{SECTION.pattern}|{NUMBER.pattern})*")
_RULE = re.compile(r"\s*[=\-_*~#]{3,}\s*$")
_LABEL = re.compile(r"[*_]{0,2}[A-Z][\w ./-]{2,40}:[*_]{0,2}(?:\s|$)")
_COLUMNS = re.compile(r"[^\s|](?: {3,}|\t+)(?!\s|[:|])")
_WRAP_WIDTH, _FULL_LINE, _HEADING_LENGTH, _NEAR = 120, 50, 110, 300


@lru_cache(maxsize=1)
def blocks_of(document: Document) -> tuple[Block, ...]:
    """Return the blocks of a document in order; what lies between them is white space.

    Those of the last document are kept: first its sessions are found in them, then all else.
    """
    return document.blocks or tuple(_plain_blocks(document.text))


def content_start(text: str, block: Block) -> int:
    """Return the offset behind the block's bullets, numbers and Markdown marks."""
    marks = _PARAGRAPH_MARKS if block.kind == PARAGRAPH else _MARKS
    match = marks.match(text, block.start, block.end)
    return match.end() if match else block.start


def _plain_blocks(text: str) -> Iterator[Block]:
    lines = _lines(text)
    wrapped = sum(end - start > _WRAP_WIDTH for start, end in lines) <= len(lines) * 0.03
    run: list[tuple[int, int]] = []
    for start, end in lines:
        line = text[start:end]
        if not line or line.isspace() or _RULE.match(line):
            yield from _finish(text, run)
            run = []
        elif run and _starts_block(text, run, line, wrapped):
            yield from _finish(text, run)
            run = [(start, end)]
        else:
            run.append((start, end))
    yield from _finish(text, run)


def _lines(text: str) -> list[tuple[int, int]]:
    """Return the spans of the lines, without the white space at their ends."""
    spans, start = [], 0
    for line in text.removesuffix("\n").split("\n"):
        spans.append((start, start + len(line.rstrip())))
        start += len(line) + 1
    return spans


def _starts_block(text: str, run: list[tuple[int, int]], line: str, wrapped: bool) -> bool:
    """Whether ``line`` opens a block of its own instead of going on with ``run``."""
    if _OPENS_ITEM.match(line) or _LABEL.match(line) or _is_row(line):
        return True
    first, last = text[slice(*run[0])], text[slice(*run[-1])]
    if last.isupper() and not line.isupper():
        return True
    if _OPENS_ITEM.match(first):
        return False
    return not (wrapped and len(last) >= _FULL_LINE and not last.endswith(":"))


def _is_row(line: str) -> bool:
    """Whether a line has columns: by bars, or by tabs or wide spaces between words."""
    if line.count(" | ") > 1:
        return True
    return ("   " in line or "\t" in line) and bool(_COLUMNS.search(line.strip()))


def _finish(text: str, run: list[tuple[int, int]]) -> Iterator[Block]:
    if not run:
        return
    start, end = run[0][0], run[-1][1]
    first = text[slice(*run[0])]
    start += len(first) - len(first.lstrip())
    if _is_row(first):
        yield Block(start, end, ROW)
    elif BULLET.match(first):
        yield Block(start, end, ITEM)
    elif len(run) == 1 and _is_heading(text, start, end):
        yield Block(start, end, HEADING, 1 if first.isupper() else 2)
    elif NUMBER.match(first):
        yield Block(start, end, ITEM)
    else:
        yield Block(start, end, PARAGRAPH)


def _is_heading(text: str, start: int, end: int) -> bool:
    line = text[start:end]
    alone = text[max(0, start - 2) : start] in ("", "\n", "\n\n") or _after_rule(text, start)
    followed = text[end : end + 2].strip(" ") in ("", "\n", "\n\n") or text.find("\n", end) < 0
    followed = followed or line.isupper() or bool(_LABEL.match(text, end + 1))
    followed = followed or bool(_OPENS_ITEM.match(text, end + 1))
    short = len(line) <= _HEADING_LENGTH and not line.rstrip("*").endswith((".", ";", ","))
    return alone and (followed or _before_rule(text, end)) and short and not _LABEL.match(line)


def _after_rule(text: str, start: int) -> bool:
    previous = text[max(0, start - _NEAR) : start].rstrip("\n").rpartition("\n")[2]
    return bool(_RULE.match(previous))


def _before_rule(text: str, end: int) -> bool:
    return bool(_RULE.match(text[end : end + _NEAR].lstrip("\n").partition("\n")[0]))
