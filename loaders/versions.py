"""Whether two documents of one name are two versions of one report, or two reports."""

from graph.model import Document

SHARED_LINES = 0.3
"""The share of its lines that a corrected report has in common with its older version, at least."""


def is_version_of(new: Document, old: Document) -> bool:
    """Return whether ``new`` is the same report as ``old``, corrected or in another format.

    Compared are the lines with at least one word, folded: two versions share a good part of
    them, two reports next to none.
    """
    ours, theirs = _lines(new), _lines(old)
    smaller = min(len(ours), len(theirs))
    return smaller == 0 or len(ours & theirs) >= SHARED_LINES * smaller


def _lines(document: Document) -> set[str]:
    return {" ".join(line.casefold().split()) for line in document.text.splitlines()} - {""}
