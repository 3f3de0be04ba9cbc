"""Patterns over a scene: "<A>~met <B>" is a list of actors, some words, "met", another list.

<A>, <B> and <C> are lists of actors, <P> people, <L> places; <X> is a list that the pattern
does not ask for. "~" is a gap inside a clause without an actor, "~~" one with any.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Generic, TypeVar

from loaders.extract.base import Scene
from loaders.extract.scene import ACTORS, PEOPLE, PLACES
from loaders.lexicon import table

_PIECES = re.compile(r"<[A-Z]>|~+")
_LAST_WORDS = re.compile(r"(?:^\\b|^\^| )(?:\(\?:(?P<several>[\w |]+)\)|(?P<one>\w+))(?: |\\b)$")
_Pattern = TypeVar("_Pattern")


@dataclass(frozen=True, slots=True)
class Needs:
    """What a scene must have for a pattern to be worth a try.

    ``actors`` is a number of lists; of each set in ``words`` at least one word must be there.
    """

    actors: int
    words: tuple[frozenset[str], ...]

    def met_by(self, scene: Scene) -> bool:
        """Whether a scene has it all."""
        return len(scene.actors) >= self.actors and not any(map(scene.words.isdisjoint, self.words))


class Index(Generic[_Pattern]):
    """Patterns by the words they need, so that a scene is not compared with each of them."""

    def __init__(self, patterns: Sequence[tuple[Needs, _Pattern]]) -> None:
        self._patterns = patterns
        self._always = [at for at, (needs, _) in enumerate(patterns) if not needs.words]
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for at, (needs, _) in enumerate(patterns):
            for word in min(needs.words, key=len, default=()):
                self._by_word[word].append(at)

    def worth_a_try(self, scene: Scene) -> list[_Pattern]:
        """Return the patterns whose needs a scene meets, in order."""
        told = (self._by_word[word] for word in scene.words & self._by_word.keys())
        near = (self._patterns[at] for at in sorted({*self._always, *chain.from_iterable(told)}))
        return [pattern for needs, pattern in near if needs.met_by(scene)]


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


@cache
def patterns(lexicon: str, section: str) -> Index[tuple[str, re.Pattern[str]]]:
    """Return the name and the expression of each pattern in a section of a lexicon."""
    entries = [(entry["name"], entry["pattern"]) for entry in table(lexicon)[section]]
    return Index([(needs(pattern), (name, compiled(pattern))) for name, pattern in entries])
