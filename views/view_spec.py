"""What a picture shows and how: a value, so that what was made of it can be kept by it."""

from __future__ import annotations

from dataclasses import dataclass

from graph.analysis.layout.registry import FORCE
from graph.store.base import Filter
from views.presenters.node_style import BY_TIES, BY_TYPE

FOLD_NOTHING, FOLD_GROUPS = "", "groups"
_EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class View:
    """A part of the network, and how it is drawn.

    With ``centres`` it is what lies within ``depth`` ties of one of them, else all that
    ``keep`` keeps. ``fold`` is FOLD_NOTHING, FOLD_GROUPS, or a number: groups and all nodes with
    more ties than that. ``layout`` is the name of a layout; ``colour`` is BY_TYPE, BY_COMMUNITY
    or the name of a metric, ``size`` BY_TIES or the name of a metric. ``alone`` lays it out by
    itself; else every node stands where it stands in the picture of the whole store.
    """

    keep: Filter = _EVERYTHING
    centres: tuple[str, ...] = ()
    depth: int = 1
    fold: str = FOLD_NOTHING
    layout: str = FORCE
    colour: str = BY_TYPE
    size: str = BY_TIES
    alone: bool = False
