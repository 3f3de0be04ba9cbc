"""What extraction finds: mentions, name lists, recommendations and claims, and masked sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.schema import EXISTING, GROUP_KIND, ORGANISATION, RECOMMENDATION
from loaders.nlp.mask_characters import MASKS
from loaders.nlp.rule_precision import confidence
from loaders.nlp.sentences import Sentence
from loaders.nlp.sessions import Session

MUNICIPALITY, DEPARTMENT = "gemeente", "gemeentelijke dienst"
"""The kinds of a municipality and of its departments."""

_WORD = re.compile(f"\\w+(?: (?={MASKS}))?")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text: ``text[start:end]`` names ``name``, which is of this type.

    ``name`` is the form the report knows it by: the full name behind an abbreviation, a
    surname or "de gemeente". ``rule`` found it; ``reader`` is who applied it, empty for the rules
    themselves.
    """

    start: int
    end: int
    type: str
    name: str
    kind: str | None = None
    rule: str = ""
    reader: str = ""

    @property
    def confidence(self) -> float:
        """The measured precision (0 to 1) of its rule."""
        return confidence(self.type, self.rule)

    @property
    def is_group(self) -> bool:
        """Whether it names a generic group, such as "bewoners"."""
        return self.kind == GROUP_KIND

    @property
    def is_actor(self) -> bool:
        """Whether it names something that can work with others."""
        return self.type == ORGANISATION

    def overlaps(self, other: Mention) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class NameList:
    """``text[start:end]`` names hosts, participants or absentees of a session.

    ``items`` are the spans of the single names; ``is_row`` tells a row of a table.
    """

    start: int
    end: int
    role: str
    session: int | None
    is_row: bool = False
    items: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Advice:
    """A recommendation: ``text[start:end]``, made in a session or outside all (None).

    ``explicit`` tells a list item under an advice heading from an imperative in running text.
    """

    label: str
    start: int
    end: int
    session: int | None
    explicit: bool
    rule: str
    reader: str = ""

    @property
    def confidence(self) -> float:
        """The measured precision (0 to 1) of its rule."""
        return confidence(RECOMMENDATION, self.rule)


End = Mention | Session | Advice
"""What a claim can tie."""


@dataclass(frozen=True, slots=True)
class Claim:
    """An extracted relation before resolution, proven by ``text[start:end]``."""

    type: str
    source: End
    target: End
    start: int
    end: int
    session: int | None
    rule: str
    status: str = EXISTING
    reader: str = ""

    @property
    def confidence(self) -> float:
        """The measured precision (0 to 1) of its rule."""
        return confidence(self.type, self.rule)


@dataclass(eq=False, slots=True)
class MaskedSentence:
    """``rendered`` is the sentence with a mask for each list of mentions in ``lists``.

    ``folded`` is that in lower case, each character at its own offset; "we" and "wij" begin with
    a mask of their own. ``actors`` are the lists of actors; ``people`` and ``places`` are masks.
    """

    sentence: Sentence
    rendered: str
    folded: str
    lists: Mapping[str, tuple[Mention, ...]]
    actors: Sequence[tuple[Mention, ...]]
    people: Sequence[str]
    places: Sequence[str]

    @property
    def words(self) -> frozenset[str]:
        """The words of the sentence in lower case, without those of the mentions.

        A word right before a mask has the space between them with it. They are kept for the
        sentences asked last: each step asks a sentence a few times, and all would fill the memory.
        """
        return _words(self.folded)

    def at(self, mask: str) -> tuple[Mention, ...]:
        """Return the mentions that a mask stands for."""
        return self.lists[mask]


@lru_cache(maxsize=8)
def _words(folded: str) -> frozenset[str]:
    return frozenset(_WORD.findall(folded))
