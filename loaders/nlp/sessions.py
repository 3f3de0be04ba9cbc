"""From a document to its sessions: the tables, or the whole piece where there are none.

A report of tables announces them with a word ("Tafel 3: ...", "TAFEL A") or
with a number ("3. Title"). Numbered headings are sessions only when the
report is one of tables; agenda items of minutes are not.
"""

import re
from dataclasses import dataclass

from graph.network import Block, Document
from graph.schema import SESSION
from loaders.language.lexicon import alternatives, table
from loaders.nlp.blocks import HEADING, ITEM, PARAGRAPH, blocks_of, content_start

OPENING = "session"
RULES = {SESSION: (OPENING,)}
"""The rules of this module, by what they find: the head of a session proves it."""

_LEXICON = table("sessions")
_WORDS = alternatives(_LEXICON["table_words"] + _LEXICON["other_words"])
_WORD = re.compile(
    rf"(?P<word>{_WORDS})s?\s*[#]?\s*(?P<number>\d{{1,2}}"
    r"|(?<!\w)(?:[A-Z]|[IVX]{1,4}))\b"
    r"\s*(?:[:.|–—-]|\s(?=\S)|$)\s*(?P<title>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBERED = re.compile(
    r"(?:#{1,6}\s+)?\**(?P<number>\d{1,2}|[A-Z])[.)]\s+(?P<title>\S.*)", re.DOTALL
)
_TABLES = re.compile(rf"\b(?:{alternatives(_LEXICON['table_words'])})s?\b", re.IGNORECASE)
_MINUTES = re.compile(rf"\b(?:{alternatives(_LEXICON['minutes'])})\b", re.IGNORECASE)
_CLOSING = re.compile(rf"(?:{alternatives(_LEXICON['closings'])})\b", re.IGNORECASE)
HOST_LABEL = re.compile(
    rf"[*_]*(?:{alternatives(_LEXICON['hosts'])})(?:\s*/\s*\w+)?\**\s*(?:\([^)]*\)\s*)?:\**\s*",
    re.IGNORECASE,
)
_BY = re.compile(rf"(?:{alternatives(_LEXICON['led_by'])}) (?=[A-ZÀ-Þ])", re.IGNORECASE)
_BETWEEN_NAMES = alternatives(_LEXICON["between_names"])
_AND = table("function_words")["and"]
_PERSON = rf"[A-ZÀ-Þ][\w'’-]+(?:\s+(?:{_BETWEEN_NAMES}))*(?:\s+[A-ZÀ-Þ][\w'’-]+)+"
_PEOPLE_LINE = re.compile(rf"{_PERSON}(?:\s*(?:,|-|–|&|/|\b{_AND}\b)\s*{_PERSON})*$")
_CONNECTORS = frozenset(_LEXICON["inside_host"])
_HEAD_LENGTH, _HOST_LENGTH, _HEADING_LENGTH, _FEWEST = 1500, 160, 200, 2


@dataclass(frozen=True, slots=True)
class Session:
    """One session: ``text[start:end]``, opened by its head ``text[start:head_end]``.

    ``hosts`` are the spans of the head that name who leads it.
    """

    number: int
    title: str
    start: int
    head_end: int
    end: int
    hosts: tuple[tuple[int, int], ...] = ()


def segment(document: Document) -> tuple[Session, ...]:
    """Return the sessions of a document in order; a document without words has none."""
    blocks = blocks_of(document)
    text = document.text
    if not blocks:
        return ()
    openings = _worded(text, blocks) or _numbered(text, blocks) or _hosted(text, blocks)
    if not openings:
        return (_whole(document, blocks),)
    return tuple(_sessions(text, blocks, openings))


def _whole(document: Document, blocks: tuple[Block, ...]) -> Session:
    head = blocks[0]
    return Session(1, document.title, head.start, head.end, len(document.text))


@dataclass(frozen=True, slots=True)
class _Opening:
    index: int
    number: int
    title_start: int


def _worded(text: str, blocks: tuple[Block, ...]) -> list[_Opening]:
    found = []
    for index, block in enumerate(blocks):
        start = content_start(text, block)
        if block.end - start > _HEADING_LENGTH or text[start : block.end].endswith((".", ";")):
            continue
        match = _WORD.match(text, start, block.end)
        if match and "\n" not in text[start : block.end].strip():
            found.append(_Opening(index, _ordinal(match["number"]), match.start("title")))
    return _increasing(found) if len(found) >= _FEWEST else []


def _numbered(text: str, blocks: tuple[Block, ...]) -> list[_Opening]:
    """Return the chain 1, 2, 3 ... of numbered headings in a report of tables."""
    candidates = []
    for index, block in enumerate(blocks):
        match = _NUMBERED.match(text, block.start, block.end)
        if match and _may_open(text, blocks, index):
            candidates.append(_Opening(index, _ordinal(match["number"]), match.start("title")))
    chain: list[_Opening] = []
    for candidate in candidates:
        if candidate.number == len(chain) + 1:
            chain.append(candidate)
    return chain if len(chain) >= _FEWEST and _is_report_of_tables(text, blocks, chain) else []


def _hosted(text: str, blocks: tuple[Block, ...]) -> list[_Opening]:
    """Return the headings without a number under which stands who led that table."""
    found = [
        index
        for index, block in enumerate(blocks[:-1])
        if block.kind == HEADING and _is_host_block(text, blocks[index + 1])
    ]
    if len(found) < _FEWEST:
        return []
    return [
        _Opening(index, number, content_start(text, blocks[index]))
        for number, index in enumerate(found, 1)
    ]


def _is_host_block(text: str, block: Block) -> bool:
    start, end = _lines(text, block)[0]
    label = HOST_LABEL.match(text, start, end)
    label = label or _BY.match(text, start, end)
    return _names_hosts(text[start:end]) or bool(label and end - start <= _HOST_LENGTH)


def _may_open(text: str, blocks: tuple[Block, ...], index: int) -> bool:
    block = blocks[index]
    if block.end - block.start > _HEADING_LENGTH:
        return False
    if block.kind == HEADING or "|" in text[block.start : block.end]:
        return True
    if block.kind != ITEM or "\n" in text[block.start : block.end]:
        return False
    neighbours = blocks[max(0, index - 1) : index] + blocks[index + 1 : index + 2]
    return not any(n.kind == ITEM for n in neighbours)


def _is_report_of_tables(text: str, blocks: tuple[Block, ...], chain: list[_Opening]) -> bool:
    hosted = sum(_is_hosted(text, blocks, opening) for opening in chain)
    if hosted * 2 >= len(chain):
        return True
    head = text[:_HEAD_LENGTH]
    minutes = len({m.group().casefold() for m in _MINUTES.finditer(head)})
    return minutes < 2 and bool(_TABLES.search(head)) and len(_TABLES.findall(text)) > 1


def _is_hosted(text: str, blocks: tuple[Block, ...], opening: _Opening) -> bool:
    block = blocks[opening.index]
    return bool(_host_lines(text, blocks, opening.index)) or "|" in text[block.start : block.end]


def _host_lines(text: str, blocks: tuple[Block, ...], index: int) -> list[tuple[int, int]]:
    """Return the spans of the lines under a heading that name who leads the session."""
    found: list[tuple[int, int]] = []
    for block in blocks[index + 1 : index + 4]:
        for start, end in _lines(text, block):
            label = HOST_LABEL.match(text, start, end)
            if not found and block is blocks[index + 1]:
                label = label or _BY.match(text, start, end)
            if label:
                found.append((label.end(), end))
            elif not found and block is blocks[index + 1] and _names_hosts(text[start:end]):
                found.append((start, end))
    return found


def _lines(text: str, block: Block) -> list[tuple[int, int]]:
    start, spans = content_start(text, block), []
    for line in text[start : block.end].split("\n"):
        if line.strip():
            spans.append((start, start + len(line.rstrip())))
        start += len(line) + 1
    return spans


def _names_hosts(line: str) -> bool:
    line = line.strip("*_ ")
    if len(line) > _HOST_LENGTH or line.endswith("."):
        return False
    return "|" in line or bool(_PEOPLE_LINE.match(line))


def _sessions(text: str, blocks: tuple[Block, ...], openings: list[_Opening]) -> list[Session]:
    sessions = []
    for opening, following in zip(openings, [*openings[1:], None], strict=True):
        block = blocks[opening.index]
        end = blocks[following.index].start if following else _closing(text, blocks, opening)
        title_end, hosts = _split_title(text, opening.title_start, block.end)
        lines = _host_lines(text, blocks, opening.index)
        title = text[opening.title_start : title_end].strip(" *_|/–-:\n")
        head_end = max([block.end, *(host_end for _, host_end in lines)])
        sessions.append(
            Session(opening.number, title, block.start, head_end, end, (*hosts, *lines))
        )
    return sessions


def _closing(text: str, blocks: tuple[Block, ...], last: _Opening) -> int:
    level = blocks[last.index].level
    for block in blocks[last.index + 1 :]:
        heading = block.kind == HEADING
        if heading and (_CLOSING.match(text, content_start(text, block)) or block.level < level):
            return block.start
        if block.kind == PARAGRAPH and _CLOSING.fullmatch(
            text[block.start : block.end].rstrip(":")
        ):
            return block.start
    return len(text)


def _split_title(text: str, start: int, end: int) -> tuple[int, list[tuple[int, int]]]:
    """Split a heading line into its title and the part that names the hosts.

    Shapes: ``Title / Host | People``, ``Title | Host | People``, ``Title? Host | People``,
    ``Title Host | People`` (the host is the closing run of capitalised words) and
    ``Title (gastheer: Host)``.
    """
    bracket = re.search(r"\(([^()]*:[^()]*)\)\s*$", text[start:end])
    if bracket and HOST_LABEL.match(bracket[1]):
        label = HOST_LABEL.match(bracket[1])
        assert label
        return start + bracket.start(), [
            (start + bracket.start(1) + label.end(), start + bracket.end(1))
        ]
    bar = text.find("|", start, end)
    if bar < 0:
        return end, []
    slash = text.find(" / ", start, bar)
    if slash >= 0:
        return slash, [(slash + 3, end)]
    if text.count("|", start, end) > 1 or _PEOPLE_LINE.match(text[start:bar].strip()):
        return bar, [(bar + 1, end)]
    host = _closing_name(text, start, bar)
    return (host, [(host, end)]) if host > start else (bar, [(bar + 1, end)])


def _closing_name(text: str, start: int, end: int) -> int:
    """Return where the run of capitalised words that closes ``text[start:end]`` begins."""
    mark = max(text.rfind(sign, start, end) for sign in "?!")
    if mark > 0:
        return mark + 1
    begin = end
    for word in reversed(list(re.finditer(r"\S+", text[start:end]))):
        if word.group() not in _CONNECTORS and not any(c.isupper() for c in word.group()):
            break
        if word.group() not in _CONNECTORS:
            begin = start + word.start()
    return begin


def _increasing(openings: list[_Opening]) -> list[_Opening]:
    kept: list[_Opening] = []
    for opening in openings:
        if not kept or opening.number > kept[-1].number:
            kept.append(opening)
    return kept


def _ordinal(number: str) -> int:
    """Return the number that "3", "C" or "III" stands for."""
    if number.isdigit():
        return int(number)
    roman = {"I": 1, "II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
    return roman.get(number.upper(), ord(number[0].upper()) - ord("A") + 1)
