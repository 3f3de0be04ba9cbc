"""Slips of the pen in the names of places: which known one was probably meant."""

from functools import lru_cache

from rapidfuzz.distance import OSA

from graph.network import slug
from loaders.places import gazetteer

_SHORTEST = 5
_MOST_SLIPS = 2


@lru_cache(maxsize=10_000)
def meant_place(written: str, city: str) -> str:
    """Return the one place of the city that is a slip or two away; empty if there is none.

    This only proposes: nobody but the user makes one place of two.
    """
    asked = slug(written).replace("-", "")
    if len(asked) < _SHORTEST:
        return ""
    near: dict[int, set[str]] = {}
    for form, options in gazetteer.places().items():
        slips = OSA.distance(asked, slug(form).replace("-", ""), score_cutoff=_MOST_SLIPS)
        if slips <= _MOST_SLIPS:
            near.setdefault(slips, set()).update(p.name for p in options if p.city == city)
    closest = next((near[slips] for slips in sorted(near) if near[slips]), set())
    return min(closest) if len(closest) == 1 else ""
