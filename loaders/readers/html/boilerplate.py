"""Telling the article of a web page from what stands around it."""

import re
from collections.abc import Iterator
from typing import Any

from loaders.language.lexicon import table

_FURNITURE_TAGS = """
    nav footer aside script style noscript template iframe object svg math canvas video audio map
    select datalist textarea button input dialog head title
"""
_FURNITURE = {*_FURNITURE_TAGS.split()}
_ROLES = {"navigation", "banner", "contentinfo", "search", "complementary", "dialog", "menu"}
_LEXICON = table("documents")
_HINT = re.compile(
    r"(?:^|[\s_-])(?:cookies?|cookiebar|consent|gdpr|breadcrumbs?|share|sharing|social|newsletter"
    r"|navbar|navigation|menu|sidebar|skip-?link|sr-only|visually-hidden"
    r"|screen-reader-text|pagination|related|advertisement|popup|modal|toolbar"
    rf"|{'|'.join(_LEXICON['page_parts'])})(?:$|[\s_-])",
    re.IGNORECASE,
)
_HEADED = {"main", "article", "section"}
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CREDIT = re.compile(_LEXICON["credits"], re.IGNORECASE)
_LONGEST_CREDIT = 500
_HEART = "h1, main, [role=main]"


class Page:
    """A parsed page, and which of its elements hold the article."""

    def __init__(self, tree: Any) -> None:
        self._tree = tree
        self._heart = _with_ancestors(tree.css(_HEART))
        articles = tree.css("article")
        if len(articles) == 1:
            self._heart |= _with_ancestors(articles)

    def parts(self) -> list[Any]:
        """Return the elements that may hold the whole article, the likeliest first."""
        found = [self._tree.css_first("main, [role=main]"), self._tree.body]
        return [part for part in found if part is not None]

    def is_furniture(self, node: Any) -> bool:
        """Return whether an element is navigation, a notice, a control or not shown at all."""
        tag = node.tag
        if tag in _FURNITURE:
            return True
        if node.mem_id in self._heart:
            return False
        if tag == "header" and node.parent and node.parent.tag not in _HEADED:
            return True
        attributes = node.attributes
        if "hidden" in attributes or attributes.get("aria-hidden") == "true":
            return True
        if attributes.get("role") in _ROLES or _HIDDEN_STYLE.search(attributes.get("style") or ""):
            return True
        hints = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        return bool(_HINT.search(hints))

    def credit_lines(self) -> Iterator[str]:
        """Yield the lines of the footer that name who paid for or worked on what is reported."""
        for line in self._tree.css("footer p, footer li, [role=contentinfo] p"):
            text = " ".join(line.text().split())
            if len(text) <= _LONGEST_CREDIT and _CREDIT.search(text):
                yield text


def _with_ancestors(nodes: list[Any]) -> set[int]:
    found: set[int] = set()
    for node in nodes:
        while node is not None and node.mem_id not in found:
            found.add(node.mem_id)
            node = node.parent
    return found
