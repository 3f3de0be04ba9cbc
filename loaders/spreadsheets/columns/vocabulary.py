"""What the words in cells mean: kinds of organisations, themes, kinds of ties, status."""

from collections.abc import Mapping
from functools import cache

from graph.network import slug
from graph.schema import EDGE_TYPES, ORGANISATION_KINDS, STATUSES, WORKS_WITH
from loaders.language.lexicon import kind_by_ending, organisation_keywords, table
from loaders.themes.taxonomy import taxonomy

ENDED = "ended"
"""What a spreadsheet calls over."""


def kind_of_name(name: str) -> str | None:
    """Return the kind of organisation that the words of a name tell, if they do."""
    keywords = organisation_keywords()
    words = [word.casefold() for word in name.split()]
    if not words:
        return None
    return (
        keywords.first.get(words[0])
        or keywords.last.get(words[-1])
        or kind_by_ending(words[0], keywords.ending)
        or kind_by_ending(words[-1], keywords.ending)
    )


def kind_of_cell(cell: str) -> str | None:
    """Return the kind of organisation that a cell names, if it does."""
    return _kinds().get(_key(cell)) or organisation_keywords().role.get(cell.casefold())


def theme_of_cell(cell: str) -> str:
    """Return the theme of the taxonomy that a cell names, else its own words in lower case."""
    term = taxonomy().by_form(cell)
    return term.name if term else cell.casefold()


def tie_of_cell(cell: str) -> str:
    """Return the edge type that a cell names; all that is no other kind is WORKS_WITH."""
    return _words("tie").get(_key(cell), WORKS_WITH)


def status_of_cell(cell: str) -> str | None:
    """Return the status that a cell names, or ENDED; None for an unknown word."""
    return _words("status").get(_key(cell))


@cache
def _kinds() -> Mapping[str, str]:
    labels = {
        _key(word): kind
        for kind, label in ORGANISATION_KINDS.items()
        for word in (kind, label.nl, label.en)
    }
    return {**labels, **table("table_words")["kind"]}


@cache
def _words(part: str) -> Mapping[str, str]:
    lists = {
        _key(word): name for name, words in table("table_words")[part].items() for word in words
    }
    entries = (EDGE_TYPES if part == "tie" else STATUSES).values()
    own = {
        _key(word): one.name for one in entries for word in (one.name, one.label.nl, one.label.en)
    }
    return own | lists


def _key(cell: str) -> str:
    return slug(cell).replace("-", " ")
