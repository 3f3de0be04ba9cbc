"""Name lists: the places in a report where only names stand.

Behind a heading's bar, after "Aan tafel:", in the column "Organisatie": what
stands there is a host, a participant or an absentee, and a capitalised item
that is no person is an organisation.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from graph.network import Block
from loaders.language.lexicon import alternatives, table
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.blocks import HEADING, ITEM, PARAGRAPH, ROW, content_start
from loaders.nlp.step import Layer, step
from loaders.nlp.types import NameList

HOST, PARTICIPANT, ABSENTEE = "host", "participant", "absentee"

_LEXICON = table("sessions")
_LABELS = {
    ABSENTEE: _LEXICON["absentees"],
    PARTICIPANT: _LEXICON["participants"],
    HOST: [word for word in _LEXICON["hosts"] if word not in _LEXICON["not_host_labels"]],
}
_LABEL = {
    role: re.compile(
        rf"[*_]*(?:{alternatives(words)})(?:\s*\([^)]*\))?[*_]*\s*(?P<colon>:)?[*_]*\s*"
    )
    for role, words in _LABELS.items()
}
_LATE_LABEL = {
    role: re.compile(
        rf"[*_]*(?:[^\W\d_]+ ){{0,4}}(?:{alternatives(words)})(?: [^\W\d_]+){{0,3}}"
        r"[*_]*(?P<colon>:)[*_]*\s*"
    )
    for role, words in _LABELS.items()
}
_OTHER_LABEL = re.compile(
    rf"[*_]*(?!(?:{alternatives(_LEXICON['other_labels'])})\b)[A-ZÀ-Þ][\w' ]{{2,40}}[*_]*:[*_]*\s*",
    re.IGNORECASE,
)
_BEFORE_LABEL = re.compile(r"(?<=\.)\s+(?=[A-Z][\w ]{3,30}:)|\n(?=\**[A-Z][\w ./-]{2,40}:)")
_HEAD_LINES = 4
_AND = table("function_words")["and"]
_SEPARATOR = re.compile(
    r"\s*[|;,\n\t]\s*|\s{3,}|\s+[/&–-]\s+"
    rf"|\s+(?:{alternatives(_LEXICON['separators'])})\s+|\s*\.\s*$"
)
_OPEN_NAME = re.compile(
    rf"(?:{alternatives(table('candidates')['listing'])})"
    rf"(?:{alternatives(_LEXICON['of_listing'])})?"
    rf"(?:{alternatives(_LEXICON['of_listing_articles'])})? [A-ZÀ-Þ][\w-]+$",
    re.IGNORECASE,
)
_LIST_LENGTH = 400
_COLUMNS = re.compile(alternatives(_LEXICON["columns"]), re.IGNORECASE)


@step(requires=(Layer.BLOCKS, Layer.SESSIONS), assigns=(Layer.NAME_LISTS,))
def find_name_lists(analysed: AnalysedText) -> None:
    """Set the name lists of a report, in order."""
    hosts = [
        NameList(start, end, HOST, session.number)
        for session in analysed.sessions
        for start, end in session.hosts
    ]
    occupied = {name_list.start for name_list in hosts}
    labelled = [name_list for name_list in _labelled(analysed) if name_list.start not in occupied]
    occupied |= {name_list.start for name_list in labelled}
    headed = [name_list for name_list in _headed(analysed) if name_list.start not in occupied]
    found = sorted([*hosts, *labelled, *headed], key=lambda name_list: name_list.start)
    analysed.name_lists = [
        replace(name_list, items=tuple(_items(analysed.text, name_list))) for name_list in found
    ]


def _items(text: str, name_list: NameList) -> Iterator[tuple[int, int]]:
    """Yield the spans of the names in a name list; a bracket belongs to the item before it."""
    position = counted = name_list.start
    depth = 0
    for start, end in _cuts(text, name_list):
        depth += text.count("(", counted, start) - text.count(")", counted, start)
        counted = start
        if depth > 0:
            continue
        yield from _trimmed(text, position, start)
        position = counted = end
        depth = 0
    yield from _trimmed(text, position, name_list.end)


def _cuts(text: str, name_list: NameList) -> Iterator[tuple[int, int]]:
    for match in _SEPARATOR.finditer(text, name_list.start, name_list.end):
        if match.group().strip() != _AND or not _OPEN_NAME.search(
            text[name_list.start : match.start()]
        ):
            yield match.span()


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(" *_-•\t"))
    end -= len(piece) - len(piece.rstrip(" *_.\t"))
    if start < end:
        yield start, end


def _labelled(analysed: AnalysedText) -> Iterator[NameList]:
    text, blocks = analysed.text, analysed.blocks
    for index, block in enumerate(blocks):
        for start, end in _lines(text, block):
            opened = _label_at(analysed, start, end)
            if not opened:
                continue
            role, position, colon = opened
            number = analysed.number_at(start)
            if position < end and colon:
                yield NameList(position, end, role, number)
            elif position >= end and (colon or block.kind == HEADING):
                yield from _listed(analysed, index, role, number)


def _headed(analysed: AnalysedText) -> Iterator[NameList]:
    """Yield the lists behind any other label in the head of a table that names its hosts."""
    text = analysed.text
    for session in analysed.sessions:
        if not session.hosts:
            continue
        position = session.start
        for line in text[session.start : session.end].splitlines(keepends=True)[:_HEAD_LINES]:
            opens = position == session.start
            label = _OTHER_LABEL.match(text, position, position + len(line.rstrip()))
            position += len(line)
            if opens:
                continue
            known = label and _label_at(analysed, label.start(), position)
            if label and not known and "," in text[label.end() : position]:
                end = label.end() + len(text[label.end() : position].rstrip())
                yield NameList(label.end(), end, PARTICIPANT, session.number)


def _label_at(analysed: AnalysedText, start: int, end: int) -> tuple[str, int, bool] | None:
    """Return the role that a label at ``start`` tells, its end, and whether it has a colon."""
    folded = analysed.folded
    has_colon = folded.find(":", start, end) >= 0
    for role, pattern in _LABEL.items():
        match = pattern.match(folded, start, end)
        if has_colon and not match:
            match = _LATE_LABEL[role].match(folded, start, end)
        if match and (match["colon"] or match.end() == end):
            return role, match.end(), bool(match["colon"])
    return None


def _listed(
    analysed: AnalysedText, index: int, role: str, session: int | None
) -> Iterator[NameList]:
    """Yield the items or rows under a label that stands alone, or the line of names there."""
    text = analysed.text
    for position, block in enumerate(islice(analysed.blocks, index + 1, None)):
        line = text[block.start : block.end]
        names = position == 0 and len(line) <= _LIST_LENGTH and not line.endswith((".", ":"))
        if block.kind not in (ITEM, ROW) and not (block.kind == PARAGRAPH and names):
            break
        start = content_start(text, block)
        if block.kind == ROW and len(_COLUMNS.findall(text[start : block.end])) > 1:
            continue
        yield NameList(start, block.end, role, session, block.kind == ROW)


def _lines(text: str, block: Block) -> list[tuple[int, int]]:
    """Return the spans of a block's lines; a wrapped paragraph keeps its tail with its label."""
    start = content_start(text, block)
    if text.find(":", start, block.end) < 0:
        return [(start, block.end)]
    spans, position = [], start
    for piece in _BEFORE_LABEL.split(text[start : block.end]):
        position = text.index(piece, position)
        if piece.strip():
            spans.append((position, position + len(piece)))
        position += len(piece)
    return spans
