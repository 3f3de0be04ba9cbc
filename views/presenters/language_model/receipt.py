"""What came of asking a language model: who read, what was not believed, what was not read."""

from __future__ import annotations

from collections.abc import Iterator

from graph.network import Document
from loaders.language_model.proof.fault import Fault
from loaders.language_model.receipt import Failure, Receipt, UnreadPart
from views.contract.panel import Group, TieLine
from views.i18n import Words
from views.presenters.labels import one_line
from views.presenters.language_model.who_read import who_read

LISTED = 60
"""Parts listed that were not read; how many more there are is always said."""

_OPENING = 60
_TELLING = (Failure.REFUSED, Failure.BUSY, Failure.BROKEN)
"""Failures of which the other side says more than we do: its HTTP status."""


def receipt_group(document: Document, readers: str, receipt: Receipt, words: Words) -> Group:
    """Return what a model read of a document; ``readers`` as its report's node names them."""
    lines = [who_read(readers, words), *_believed(receipt, words)]
    lines += [_unread(document, part, words) for part in receipt.unread[:LISTED]]
    hidden = len(receipt.unread) - LISTED
    return Group(
        words("receipt.title"),
        tuple(TieLine(more=line) for line in lines),
        open=True,
        count=f"{receipt.kept} / {receipt.proposed}",
        more=words("preview.more", count=hidden) if hidden > 0 else "",
    )


def _believed(receipt: Receipt, words: Words) -> Iterator[str]:
    """Yield how much was not proven, and how much of that for each reason, most first."""
    if not receipt.proposed:
        yield words("receipt.nothing")
        return
    lost = receipt.proposed - receipt.kept
    yield words("receipt.unproven", lost=lost, all=receipt.proposed)
    reasons = reasons_in_words(words)
    for reason, count in sorted(receipt.dropped.items(), key=lambda item: (-item[1], item[0])):
        if count:
            yield words("receipt.reason", reason=reasons[reason], count=count)


def _unread(document: Document, part: UnreadPart, words: Words) -> str:
    why = failures_in_words(words)[part.failure]
    if part.detail and part.failure in _TELLING:
        why = f"{why} ({one_line(part.detail)})"
    opening = one_line(document.text[part.start : part.end])
    if len(opening) > _OPENING:
        opening = opening[:_OPENING].rstrip() + "…"
    if part.session is None:
        return words("receipt.unread_outside", why=why, opening=opening)
    return words("receipt.unread", session=part.session, why=why, opening=opening)


def reasons_in_words(words: Words) -> dict[Fault, str]:
    """Return why something is not believed."""
    return {
        Fault.MALFORMED: words("receipt.malformed"),
        Fault.ILLEGAL: words("receipt.illegal"),
        Fault.NO_NAME: words("receipt.no_name"),
        Fault.NOT_IN_TEXT: words("receipt.not_in_text"),
        Fault.NO_QUOTE: words("receipt.no_quote"),
        Fault.LONG_QUOTE: words("receipt.long_quote"),
        Fault.UNKNOWN_END: words("receipt.unknown_end"),
        Fault.END_NOT_QUOTED: words("receipt.end_not_quoted"),
        Fault.CROSSED: words("receipt.crossed"),
        Fault.DENIED: words("receipt.denied"),
        Fault.ENDED: words("receipt.ended"),
        Fault.STATUS: words("receipt.status"),
    }


def failures_in_words(words: Words) -> dict[Failure, str]:
    """Return why a part was not read."""
    return {
        Failure.UNREACHABLE: words("receipt.unreachable"),
        Failure.REFUSED: words("receipt.refused"),
        Failure.BUSY: words("receipt.busy"),
        Failure.BROKEN: words("receipt.broken"),
        Failure.SLOW: words("receipt.slow"),
        Failure.ENDLESS: words("receipt.endless"),
        Failure.CUT_OFF: words("receipt.cut_off"),
        Failure.UNREADABLE: words("receipt.unreadable"),
        Failure.MISSING: words("receipt.missing"),
        Failure.STOPPED: words("receipt.stopped"),
    }
