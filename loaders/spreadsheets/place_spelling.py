"""Misspelt names of places: which known one was probably meant."""

from functools import lru_cache

from rapidfuzz.distance import OSA

from graph.network import slug
from loaders.places import gazetteer

_SHORTEST = 5
_MOST_TYPOS = 2


@lru_cache(maxsize=10_000)
def likely_place(written: str, city: str) -> str:
    """Return the one place of the city that is a typo or two away; empty if there is none.

    This only proposes: nobody but the user makes one place of two.
    """
    asked = slug(written).replace("-", "")
    if len(asked) < _SHORTEST:
        return ""
    near: dict[int, set[str]] = {}
    for form, options in gazetteer.places().items():
        typos = OSA.distance(asked, slug(form).replace("-", ""), score_cutoff=_MOST_TYPOS)
        if typos <= _MOST_TYPOS:
            near.setdefault(typos, set()).update(p.name for p in options if p.city == city)
    closest = next((near[typos] for typos in sorted(near) if near[typos]), set())
    return min(closest) if len(closest) == 1 else ""
