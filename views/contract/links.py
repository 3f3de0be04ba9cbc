"""Links, marks and statuses: what panels, reports and pictures have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.export.style import Dashes


@dataclass(frozen=True, slots=True)
class Mark:
    """How a node type is drawn: a vis-network shape and a hex colour."""

    shape: str
    colour: str


@dataclass(frozen=True, slots=True)
class Link:
    """A name that may lead somewhere.

    ``to`` goes back to Python when it is followed: ``page`` and parameters of its address.
    ``address`` is the same for any browser. Without an address it is plain text. ``shape`` and
    ``colour`` are the mark before the name, ``title`` is the tooltip.
    """

    name: str
    shape: str | None = None
    colour: str | None = None
    to: Mapping[str, str] | None = None
    address: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How the line of a status is drawn; ``dashes`` are empty for a solid line."""

    colour: str
    dashes: Dashes


@dataclass(frozen=True, slots=True)
class StatusBadge(LineStyle):
    """The status of a tie in words, beside its line."""

    label: str
