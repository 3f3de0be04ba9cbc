"""Partners: whom to talk to about a theme in a place."""

from __future__ import annotations

from collections.abc import Collection

from graph.analysis.partner_search import Partner, Question, Search, of_kinds
from graph.network import Network
from loaders.themes.query_expansion import near_places, near_themes


def find_partners(network: Network, theme: str, place: str, asker: str = "") -> Search:
    """Return the search for who fits a freely typed theme and place; each may be empty.

    ``asker`` is the node id of the actor for whom it is asked, if any.
    """
    return Search(network, Question(near_themes(theme), near_places(place), asker))


def nearest_actors(network: Network, theme: str, place: str) -> Search:
    """Return the search for who is nearest to this theme and this place (node ids)."""
    return Search(network, Question({theme: 1.0}, {place: 1.0}))


def ranked_partners(search: Search, kinds: Collection[str] = ()) -> list[Partner]:
    """Return who fits, best first: those of these kinds or node types, or without any, all."""
    return of_kinds(search.ranked(), search.network, kinds) if kinds else list(search.ranked())
