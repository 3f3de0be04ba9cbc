"""The numbers that Word sets before numbered paragraphs, which stand nowhere in its text."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

_VALUE = qn("w:val")
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LAST_ROMAN, _LAST_LETTER = 3999, 26


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    pattern: str
    start: int


class Numbering:
    """Counts along a document: ask for the mark of each numbered paragraph, in order."""

    def __init__(self, numbering: Any | None) -> None:
        self._levels: dict[tuple[str, int], _Level] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if numbering is not None:
            self._read(numbering)

    def mark(self, numbering: str, level: int) -> str:
        """Return what Word shows before the next paragraph of this list, such as ``"2.1"``.

        ``level`` counts from 1. A bullet, or a list that is not known, gives an empty text.
        """
        list_id = self._lists.get(numbering, "")
        shape = self._levels.get((list_id, level))
        if shape is None:
            return ""
        counts = self._counts[list_id]
        counts[level] = counts.get(level, shape.start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        if shape.format in ("bullet", "none"):
            return ""
        return re.sub(r"%(\d)", lambda found: self._count(list_id, int(found[1])), shape.pattern)

    def _count(self, list_id: str, level: int) -> str:
        shape = self._levels.get((list_id, level), _Level("decimal", "", 1))
        return _spell(self._counts[list_id].get(level, shape.start), shape.format)

    def _read(self, numbering: Any) -> None:
        for abstract in numbering.iterchildren(qn("w:abstractNum")):
            list_id = abstract.get(qn("w:abstractNumId"), "")
            for level in abstract.iterchildren(qn("w:lvl")):
                number = int(level.get(qn("w:ilvl"), "0")) + 1
                self._levels[list_id, number] = _Level(
                    _child(level, "w:numFmt", "decimal"),
                    _child(level, "w:lvlText", ""),
                    int(_child(level, "w:start", "1")),
                )
        for number in numbering.iterchildren(qn("w:num")):
            list_id = _child(number, "w:abstractNumId", "")
            self._lists[number.get(qn("w:numId"), "")] = list_id


def _child(element: Any, tag: str, default: str) -> str:
    found = element.find(qn(tag))
    return default if found is None else str(found.get(_VALUE, default))


def _spell(number: int, form: str) -> str:
    if form.endswith("Letter") and 1 <= number <= _LAST_LETTER:
        text = chr(ord("a") + number - 1)
    elif form.endswith("Roman") and 1 <= number <= _LAST_ROMAN:
        text = _roman(number)
    else:
        return str(number)
    return text.upper() if form.startswith("upper") else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text
