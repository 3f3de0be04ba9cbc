"""Communities as circles in a ring."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CommunityCircle:
    """A community. ``share`` (0 to 1) is its size by that of the largest; ``to`` as in Link."""

    name: str
    more: str
    count: str
    share: float
    to: Mapping[str, str]
    address: str


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
