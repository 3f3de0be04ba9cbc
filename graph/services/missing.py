"""Missing connections, in four parts: two that reports state, two that are computed."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

from graph.analysis.link_prediction.suggestions import Suggestion, suggestions
from graph.analysis.reported_gaps import OpenTie, UnansweredAdvice, open_ties, unanswered_advice
from graph.analysis.structural_holes import StructuralHole, structural_holes
from graph.network import Network

SUGGESTED = 20
"""Suggested ties, unless another number is asked for."""
_HOLES = 5


class MissingConnections:
    """What is missing in a network; each part is worked out when it is asked for."""

    def __init__(self, network: Network) -> None:
        self._network = network

    @cached_property
    def reported_ties(self) -> tuple[OpenTie, ...]:
        """The ties that reports call strained or wanted."""
        return open_ties(self._network)

    @cached_property
    def unanswered_advice(self) -> tuple[UnansweredAdvice, ...]:
        """The recommendations that did not reach whom they are for."""
        return unanswered_advice(self._network)

    @cached_property
    def structural_holes(self) -> tuple[StructuralHole, ...]:
        """The groups with fewest ties between them."""
        return structural_holes(self._network, _HOLES)

    def suggested_ties(
        self, count: int = SUGGESTED, closed_types: Collection[str] = ()
    ) -> tuple[Suggestion, ...]:
        """Return the strongest computed ties, over walks that pass none of these node types."""
        return suggestions(self._network, count, closed_types)
