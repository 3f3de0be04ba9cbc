"""The signs that stand for lists of mentions in a scene: private characters of Unicode."""

FIRST_ACTOR, FIRST_PERSON, FIRST_PLACE, MOST = 0xE000, 0xF000, 0xF400, 0x400
"""The first sign of each sort, and the number of lists that a scene may have."""


def _range(first: int, behind: int) -> str:
    return f"{chr(first)}-{chr(behind - 1)}"


IN_ACTORS = _range(FIRST_ACTOR, FIRST_PERSON)
"""The signs of actors, to stand in a set of characters."""
ACTORS = f"[{IN_ACTORS}]"
PEOPLE = f"[{_range(FIRST_PERSON, FIRST_PLACE)}]"
PLACES = f"[{_range(FIRST_PLACE, FIRST_PLACE + MOST)}]"
IN_SIGNS = _range(FIRST_ACTOR, FIRST_PLACE + MOST)
SIGNS = f"[{IN_SIGNS}]"
US = "ŵ"
"""The first letter of "we" and "wij", to tell these words from all others."""
