"""What came of asking a language model, in lines for the terminal."""

from collections.abc import Iterator

from cli.output.terminal import one_line
from loaders.language_model.proof.fault import Fault
from loaders.language_model.receipt import Failure, Receipt, UnreadPart

REASONS = {
    Fault.MALFORMED: "not in the form asked for",
    Fault.ILLEGAL: "of a type that cannot be",
    Fault.NO_NAME: "no name",
    Fault.NOT_IN_TEXT: "not in the text",
    Fault.NO_QUOTE: "quote not in the text",
    Fault.LONG_QUOTE: "quote too long",
    Fault.UNKNOWN_END: "about somebody unknown",
    Fault.END_NOT_QUOTED: "quote does not name both",
    Fault.CROSSED: "quote ties others",
    Fault.DENIED: "denied in the quote",
    Fault.ENDED: "over, says the quote",
    Fault.STATUS: "status not in the quote",
}
FAILURES = {
    Failure.UNREACHABLE: "the model cannot be reached",
    Failure.REFUSED: "the model refuses",
    Failure.BUSY: "the model is too busy",
    Failure.BROKEN: "the model failed",
    Failure.SLOW: "the model took too long",
    Failure.ENDLESS: "the answer did not end",
    Failure.CUT_OFF: "the answer was cut off",
    Failure.UNREADABLE: "the answer was not in the form asked for",
    Failure.MISSING: "there is no answer",
    Failure.STOPPED: "the reading was stopped",
}


def receipt_lines(name: str, receipt: Receipt) -> Iterator[str]:
    """Yield what was asked and believed, and a line for each part that was not read."""
    lost = sum(receipt.dropped.values())
    dropped = sorted(receipt.dropped.items(), key=lambda item: (-item[1], item[0]))
    reasons = ", ".join(f"{REASONS[reason]} {count}" for reason, count in dropped if count)
    told = f"{receipt.kept} kept, {lost} of {receipt.proposed} not proven"
    yield one_line(
        f"{name}: read by {receipt.reader}, asked {receipt.asked} times; {told}"
        + (f" ({reasons})" if reasons else "")
    )
    for part in receipt.unread:
        yield one_line(f"{name}: not read: {_where(part)}: {_why(part)}")


def _where(part: UnreadPart) -> str:
    session = f"session {part.session}" if part.session is not None else "outside the sessions"
    return f"{session}, characters {part.start}-{part.end}"


def _why(part: UnreadPart) -> str:
    return FAILURES[part.failure] + (f" ({part.detail})" if part.detail else "")
