"""Whether two documents of one name are two versions of one report, or two reports."""

from collections.abc import Callable

from graph.network import Document, Network

SHARED_LINES = 0.3
"""The share of its lines that a corrected report has in common with its older version, at least."""


NEW, SAME, NEWER, OTHER = "new", "same", "newer", "other"
"""What a report is beside the stored one of its name; OTHER is another report: a rival."""


def standing(new: Document, stored: Document | None) -> str:
    """Return whether a report is NEW, the SAME, a NEWER version, or an OTHER of that name."""
    if stored is None:
        return NEW
    if stored.sha256 == new.sha256:
        return SAME
    return NEWER if is_version_of(new, stored) else OTHER


def rival_of(network: Network, stored: Callable[[str], Document | None]) -> Document | None:
    """Return the stored report that ``network`` would push out without being a version of it.

    ``stored`` gives the document of a store by its id, None where there is none.
    """
    for document in network.documents.values():
        other = stored(document.id)
        if standing(document, other) == OTHER:
            return other
    return None


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
