"""What a reading by a model came to: what was asked, what was not read, what was not believed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from loaders.language_model.proof.fault import Fault


class Failure(StrEnum):
    """Why a part of a report was not read."""

    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    BUSY = "busy"
    BROKEN = "broken"
    SLOW = "slow"
    ENDLESS = "endless"
    CUT_OFF = "cut_off"
    UNREADABLE = "unreadable"
    MISSING = "missing"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class UnreadPart:
    """A part that was not read: ``text[start:end]`` of a session, or outside all (None)."""

    start: int
    end: int
    session: int | None
    failure: Failure
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came of a reading by a model.

    ``reader`` names the model and the version of its prompt; ``asked`` counts the parts or the
    questions, ``kept`` the names, relations and recommendations that the text bears out, and
    ``dropped`` those that it does not, by reason.
    """

    reader: str
    asked: int
    unread: tuple[UnreadPart, ...] = ()
    kept: int = 0
    dropped: Mapping[Fault, int] = field(default_factory=dict)

    @property
    def proposed(self) -> int:
        """How much the model proposed."""
        return self.kept + sum(self.dropped.values())
