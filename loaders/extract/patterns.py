"""Patterns over a scene: "<A>~met <B>" is a list of actors, some words, "met", another list.

<A>, <B> and <C> are lists of actors, <P> people, <L> places; <X> is a list that the pattern
does not ask for. "~" is a gap inside a clause without an actor, "~~" one with any.
"""

import re
from dataclasses import dataclass
from functools import cache

from loaders.extract.scene import ACTORS, PEOPLE, PLACES
from loaders.lexicon import table

_PIECES = re.compile(r"<[A-Z]>|~+")
_LAST_WORDS = re.compile(r"(?:^\\b|^\^| )(?:\(\?:(?P<several>[\w |]+)\)|(?P<one>\w+))(?: |\\b)$")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Needs:
    """What a scene must have for a pattern to be worth a try.

    ``actors`` is a number of lists; of each set in ``words`` at least one word must be there.
    """

    actors: int
    words: tuple[frozenset[str], ...]

    def met_by(self, actors: int, words: frozenset[str]) -> bool:
        """Whether a scene with this number of lists and these words has it all."""
        return actors >= self.actors and not any(map(words.isdisjoint, self.words))


def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern of the lexicon as a regular expression over a scene."""
    for name in "ABC":
        pattern = pattern.replace(f"<{name}>", f"(?P<{name}>{ACTORS})")
    pattern = (
        pattern.replace("<X>", ACTORS)
        .replace("<P>", f"(?P<P>{PEOPLE})")
        .replace("<L>", f"(?P<L>{PLACES})")
    )
    pattern = pattern.replace("~~", r"[^;:.!?]{0,180}?")
    pattern = pattern.replace("~", rf"(?:(?!{ACTORS}|\b(?:we|wij)\b)[^;:.!?]){{0,90}}?")
    return re.compile(pattern, re.IGNORECASE)


def needs(pattern: str) -> Needs:
    """Return what can be told from a pattern at once: its lists, and whole words it ends on.

    Words are known of the pieces between signs and gaps: "in opdracht van <B>" needs "van".
    """
    pieces = (_LAST_WORDS.search(piece) for piece in _PIECES.split(pattern))
    told = (match["several"] or match["one"] for match in pieces if match)
    words = tuple(frozenset(form.split()[0] for form in forms.split("|")) for forms in told)
    return Needs(sum(f"<{name}>" in pattern for name in "ABC"), words)


def words_of(rendered: str) -> frozenset[str]:
    """Return the words of a scene in lower case, as :class:`Needs` asks for them."""
    return frozenset(_WORD.findall(rendered.lower()))


@cache
def patterns(lexicon: str, section: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the name and the expression of each pattern in a section of a lexicon."""
    return tuple((entry["name"], compiled(entry["pattern"])) for entry in table(lexicon)[section])
