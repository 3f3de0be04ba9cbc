"""What the paragraph styles of a Word document say of layout."""

from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

_VALUE = qn("w:val")
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class Role:
    """What a paragraph is: ``heading`` and ``item`` are levels from 1, and 0 where it is none.

    ``numbering`` is the id of the list that it counts in.
    """

    style: str = ""
    heading: int = 0
    item: int = 0
    numbering: str = ""


class DocxStyles:
    """The roles of paragraphs, from their own properties and those of their styles."""

    def __init__(self, styles: Any) -> None:
        self._styles = {
            style.get(qn("w:styleId"), ""): style for style in styles.iterchildren(qn("w:style"))
        }

    def role(self, paragraph: Any) -> Role:
        """Return the role of a ``w:p`` element."""
        chain = self._chain(_attribute(paragraph, "w:pPr/w:pStyle"))
        names = [_attribute(style, "w:name").lower() for style in chain]
        sources = [paragraph, *chain]
        numbering = _first(sources, "w:pPr/w:numPr/w:numId")
        listed = numbering not in ("", "0") or any(name.startswith("list bullet") for name in names)
        depth = int(_first(sources, "w:pPr/w:numPr/w:ilvl") or 0) + 1
        return Role(
            style=names[0] if names else "",
            heading=_heading(names, _first(sources, "w:pPr/w:outlineLvl")),
            item=min(depth, _DEEPEST) if listed else 0,
            numbering=numbering,
        )

    def _chain(self, style_id: str) -> list[Any]:
        """Return the style and those it is based on, nearest first."""
        chain: list[Any] = []
        while (style := self._styles.get(style_id)) is not None and style not in chain:
            chain.append(style)
            style_id = _attribute(style, "w:basedOn")
        return chain


def _heading(names: list[str], outline: str) -> int:
    for name in names:
        if name == "title":
            return 1
        if name.startswith("heading ") and name[8:].isdecimal():
            return min(int(name[8:]), _DEEPEST)
    level = int(outline or _DEEPEST) + 1
    return level if level <= _DEEPEST else 0


def _first(sources: list[Any], path: str) -> str:
    return next((value for source in sources if (value := _attribute(source, path))), "")


def _attribute(element: Any, path: str) -> str:
    for tag in path.split("/"):
        element = element.find(qn(tag))
        if element is None:
            return ""
    return str(element.get(_VALUE, ""))
