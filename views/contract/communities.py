"""Communities as circles in a ring."""

from __future__ import annotations

from dataclasses import dataclass

from views.contract.links import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunityCircle(Link):
    """A community, a link to its leader. ``share`` (0 to 1) is its size by the largest."""

    more: str
    count: str
    share: float


@dataclass(frozen=True, slots=True)
class CommunityLine:
    """Ties between two communities, by position; ``share`` (0 to 1) is the width."""

    ends: tuple[int, int]
    share: float
    title: str


@dataclass(frozen=True, slots=True)
class CommunityCircles:
    """The picture of all communities."""

    label: str
    circles: tuple[CommunityCircle, ...]
    lines: tuple[CommunityLine, ...]
