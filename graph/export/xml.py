"""What the XML formats share: attributes, and text that XML can hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\ufffd"

Row = Mapping[str, str | int]


def add(
    parent: ElementTree.Element, tag: str, attributes: Row | None = None, text: str | int = ""
) -> ElementTree.Element:
    """Append an element to ``parent`` and return it."""
    plain = {name: xml_text(value) for name, value in (attributes or {}).items()}
    element = ElementTree.SubElement(parent, tag, plain)
    element.text = xml_text(text) or None
    return element


def xml_text(value: str | int) -> str:
    """Return ``value`` with the replacement character for what XML 1.0 cannot hold."""
    return _FORBIDDEN.sub(_REPLACEMENT, str(value))


def to_bytes(root: ElementTree.Element) -> bytes:
    """Return the document, indented, in UTF-8 and with its XML declaration."""
    ElementTree.indent(root)
    content: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"
