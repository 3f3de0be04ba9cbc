"""Web pages: the article as text, without what stands around it."""

import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from graph.errors import LoadError
from graph.network import Document
from loaders.readers.archive import wrapping
from loaders.readers.encoding import decode
from loaders.readers.html.boilerplate import Page
from loaders.readers.html.walker import HtmlWalker
from loaders.readers.metadata import Content, make_document
from loaders.readers.source import MAX_MARKUP_BYTES, name_of, read_bytes
from loaders.readers.text_builder import TextBuilder

_WHAT = "web page"
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_NESTING = re.compile(
    r"<(/?)(?!(?:area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|source|tbody|td"
    r"|tfoot|th|thead|tr|track|wbr)\b)[a-z]",
    re.IGNORECASE,
)
_DEEPEST = 2_000
_ENOUGH = 200
"""Characters from which on a page's main part is taken for the whole article."""


def read_html(path: Path) -> Document:
    """Read a web page that was saved to a file."""
    name, content = name_of(path), read_bytes(path)
    if len(content) > MAX_MARKUP_BYTES:
        raise LoadError(
            f"{name}: the page is {len(content) / 1e6:.0f} MB, more than the"
            f" {MAX_MARKUP_BYTES / 1e6:.0f} MB that are read; save it without its pictures."
        )
    declared = _CHARSET.search(content[:4096])
    text = decode(name, content, declared[1].decode("ascii") if declared else "")
    _check_depth(name, text)
    with wrapping(name, _WHAT):
        tree = LexborHTMLParser(text)
        builder = _article(Page(tree))
        window = tree.css_first("title")
        window_title = window.text() if window else ""
    title = builder.first("heading", 1) or window_title
    return make_document(path, Content(builder.text, title, window_title, builder.blocks))


def _check_depth(name: str, text: str) -> None:
    """See that the page does not nest so deeply that parsing it takes for ever."""
    depth = 0
    for tag in _NESTING.finditer(text):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > _DEEPEST:
            raise LoadError(
                f"{name}: the page nests its parts more than {_DEEPEST:,} deep;"
                " save it as text, or print it to PDF."
            )


def _article(page: Page) -> TextBuilder:
    best = TextBuilder()
    for part in page.parts():
        builder = TextBuilder()
        HtmlWalker(page, builder).walk(part)
        if builder.length > best.length:
            best = builder
        if best.length >= _ENOUGH:
            break
    for line in page.credit_lines():
        best.add("paragraph", line)
    return best
