"""The masks that stand for lists of mentions in a sentence: private characters of Unicode."""

FIRST_ACTOR, FIRST_PERSON, FIRST_PLACE, MOST = 0xE000, 0xF000, 0xF400, 0x400
"""The first mask of each sort, and the number of lists that a sentence may have."""


def _range(first: int, behind: int) -> str:
    return f"{chr(first)}-{chr(behind - 1)}"


IN_ACTORS = _range(FIRST_ACTOR, FIRST_PERSON)
"""The masks of actors, to stand in a set of characters."""
ACTOR = f"[{IN_ACTORS}]"
PEOPLE = f"[{_range(FIRST_PERSON, FIRST_PLACE)}]"
PLACES = f"[{_range(FIRST_PLACE, FIRST_PLACE + MOST)}]"
IN_MASKS = _range(FIRST_ACTOR, FIRST_PLACE + MOST)
MASKS = f"[{IN_MASKS}]"
US = "ŵ"
"""The first letter of "we" and "wij", to tell these words from all others."""
