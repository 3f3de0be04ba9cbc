"""What the styles of an OpenDocument text say of layout."""

from collections.abc import Iterable
from typing import Any

_NAMESPACES = {
    prefix: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
    for prefix, name in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "draw": "drawing",
    }.items()
}


def tag_of(name: str) -> str:
    """Return the full name of a tag or attribute such as ``text:p``."""
    prefix, local = name.split(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


class OdtStyles:
    """The styles of the content and of the document, by name."""

    def __init__(self, roots: Iterable[Any]) -> None:
        self._parents: dict[str, str] = {}
        self._numbered: set[tuple[str, int]] = set()
        for root in roots:
            for style in root.iter(tag_of("style:style")):
                name = style.get(tag_of("style:name"), "")
                self._parents[name] = style.get(tag_of("style:parent-style-name"), "")
            for style in root.iter(tag_of("text:list-style")):
                for level in style.iter(tag_of("text:list-level-style-number")):
                    if level.get(tag_of("style:num-format")):
                        depth = int(level.get(tag_of("text:level"), "1"))
                        self._numbered.add((style.get(tag_of("style:name"), ""), depth))

    def is_title(self, style: str) -> bool:
        """Return whether a paragraph style is the title's, or is based on it."""
        seen: set[str] = set()
        while style and style not in seen:
            if style == "Title":
                return True
            seen.add(style)
            style = self._parents.get(style, "")
        return False

    def is_numbered(self, list_style: str, level: int) -> bool:
        """Return whether a list counts its items at this level (from 1)."""
        return (list_style, level) in self._numbered
