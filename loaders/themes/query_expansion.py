"""What a freely typed theme or place means: the node ids that are near, each with how near."""

from __future__ import annotations

from collections.abc import Iterable

from graph.network import Node, node_id
from graph.schema import THEME
from loaders.places import hierarchy
from loaders.themes.taxonomy import taxonomy


def near_themes(text: str) -> dict[str, float]:
    """Return the themes that a text means and those around them, by node id, 0 to 1.

    A text that means no theme of the taxonomy means the theme of that name, for reports that
    use a word of their own. An empty text means nothing.
    """
    near: dict[str, float] = {}
    for term in taxonomy().find(text):
        for relative, nearness in taxonomy().around(term).items():
            near[relative.id] = max(nearness, near.get(relative.id, 0.0))
    if not near and text.strip():
        near[node_id(THEME, text)] = 1.0
    return near


def near_places(text: str) -> dict[str, float]:
    """Return a place, what lies in it, what it is part of and what adjoins it, by node id."""
    return dict(hierarchy.nearness_around(text.strip())) if text.strip() else {}


def larger_places_of(places: Iterable[Node]) -> dict[str, frozenset[str]]:
    """Return, by id, the ids of what each of these places is part of."""
    found = {}
    for node in places:
        place = hierarchy.known(node.name)
        larger = hierarchy.larger_places(place) if place else []
        found[node.id] = frozenset(hierarchy.place_id(one.name) for one in larger)
    return found
