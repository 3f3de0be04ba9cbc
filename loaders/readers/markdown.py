"""Markdown: the text as it is, with its headings, items and rows as blocks."""

import re
from collections.abc import Iterator
from pathlib import Path

from graph.network import Block, Document
from loaders.readers.encoding import decode
from loaders.readers.metadata import Content, make_document
from loaders.readers.source import name_of, read_bytes

_LINE = re.compile(r"[^\n]*\n?")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(?=[^\s#])")
_ITEM = re.compile(r"([ \t]*)(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)")
_ROW = re.compile(r"[ \t]*\|[ \t]*(?=[^\s|])")
_UNDERLINE = re.compile(r" {0,3}(?P<sign>=|-)(?P=sign)*[ \t]*$")
_RULE = re.compile(r"[ \t|:=*_-]+")


def read_markdown(path: Path) -> Document:
    """Read a Markdown file. Blocks leave out the signs (``##``, ``-``, ``1.``) before them."""
    text = decode(name_of(path), read_bytes(path))
    blocks = tuple(_blocks(text))
    titles = (b for b in blocks if (b.kind, b.level) == ("heading", 1))
    title = next((text[block.start : block.end] for block in titles), "")
    return make_document(path, Content(text, title, blocks=blocks))


def _blocks(text: str) -> Iterator[Block]:
    paragraph: Block | None = None
    fenced = False
    for line in _LINE.finditer(text):
        words = line.group().rstrip("\n")
        fenced ^= bool(_FENCE.match(words))
        block = None if fenced else _block(words, line.start())
        if paragraph and (sign := _UNDERLINE.match(words)):
            paragraph = Block(
                paragraph.start, paragraph.end, "heading", 1 if sign["sign"] == "=" else 2
            )
            block = None
        if paragraph and block and block.kind == "paragraph":
            paragraph = Block(paragraph.start, block.end, "paragraph")
            continue
        if paragraph:
            yield paragraph
        paragraph = block if block and block.kind == "paragraph" else None
        if block and not paragraph:
            yield block
    if paragraph:
        yield paragraph


def _block(line: str, start: int) -> Block | None:
    """Return the block that a line is by itself, less its signs; None for a rule or a blank."""
    line = line.rstrip()
    if found := _HEADING.match(line):
        end = len(line.rstrip("#").rstrip())
        return Block(start + found.end(), start + end, "heading", len(found[1]))
    if not line or _RULE.fullmatch(line) or _FENCE.match(line):
        return None
    if found := _ITEM.match(line):
        level = 1 + len(found[1].expandtabs(4)) // 2
        return Block(start + found.end(), start + len(line), "item", level)
    if line.endswith("|") and (found := _ROW.match(line)):
        return Block(start + found.end(), start + len(line.rstrip("| \t")), "row")
    return Block(start + len(line) - len(line.lstrip()), start + len(line), "paragraph")
