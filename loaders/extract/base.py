"""What extraction finds: mentions, claims and recommendations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from operator import attrgetter

from graph.model import Block, Document
from graph.schema import EXISTING, GROUP_KIND, ORGANISATION, RECOMMENDATION
from loaders.extract.concordance import Concordance
from loaders.extract.signs import SIGNS
from loaders.extract.taken import Taken
from loaders.naming import rivals
from loaders.precision import confidence
from loaders.segment import Session
from loaders.sentences import Sentence

_WORD = re.compile(f"\\w+(?: (?={SIGNS}))?")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text: ``text[start:end]`` names ``name``, which is of this type.

    ``name`` is the form the report knows it by: the full name behind an abbreviation, a
    surname or "de gemeente". ``rule`` found it.
    """

    start: int
    end: int
    type: str
    name: str
    kind: str | None = None
    rule: str = ""

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
class Slot:
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

    ``explicit`` tells a list item under an advice heading from a call in running text.
    """

    label: str
    start: int
    end: int
    session: int | None
    explicit: bool
    rule: str

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

    @property
    def confidence(self) -> float:
        """The measured precision (0 to 1) of its rule."""
        return confidence(self.type, self.rule)


@dataclass(eq=False, slots=True)
class Scene:
    """``rendered`` is the sentence with a sign for each list of mentions in ``lists``.

    ``folded`` is that in lower case, each character at its own offset; "we" and "wij" begin with
    a sign of their own. ``actors`` are the lists of actors; ``people`` and ``places`` are signs.
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

        A word right before a sign has the space between them with it. They are kept for the
        scenes asked last: each step asks a scene a few times, and all would fill the memory.
        """
        return _words(self.folded)

    def at(self, sign: str) -> tuple[Mention, ...]:
        """Return the mentions that a sign stands for."""
        return self.lists[sign]


@lru_cache(maxsize=8)
def _words(folded: str) -> frozenset[str]:
    return frozenset(_WORD.findall(folded))


@dataclass
class Reading:
    """A document on its way through the extraction; each step adds to it.

    ``slots`` are the places where only names stand; ``scenes`` holds one scene a sentence,
    once all names are known; ``home_city`` is the city that is named most, if any, and
    ``municipality`` the name of the one that the report is about.
    """

    document: Document
    blocks: tuple[Block, ...]
    sessions: tuple[Session, ...]
    sentences: tuple[Sentence, ...]
    mentions: Sequence[Mention] = ()
    advice: list[Advice] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    slots: Sequence[Slot] = ()
    scenes: Sequence[Scene] = ()
    home_city: str = ""
    municipality: str | None = None
    _mention_starts: Sequence[int] = ()
    _taken: Taken | None = None

    @property
    def text(self) -> str:
        """The frozen text of the document."""
        return self.document.text

    @cached_property
    def concordance(self) -> Concordance:
        """The words of the text by where they stand."""
        return Concordance(self.text)

    @cached_property
    def folded(self) -> str:
        """The text in lower case, each character at its own offset.

        A pattern that ignores case finds the same in it, many times as fast, when it is written
        in lower case and heeds case.
        """
        return self.text.replace("İ", "i").lower()

    def sentences_with(self, words: Set[str]) -> list[int]:
        """Return the indices of the sentences in or behind which one of these words stands.

        They are in order; the words are given in lower case.
        """
        return self._sentences_before(at for at, _ in self.concordance.offsets(words))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _session_starts(self) -> list[int]:
        return [session.start for session in self.sessions]

    @cached_property
    def rivals(self) -> frozenset[str]:
        """The names of organisations that differ from another one's in their legal form alone.

        Ask only once all mentions have their names.
        """
        return rivals({m.name for m in self.mentions if m.is_actor})

    def session_at(self, offset: int) -> Session | None:
        """Return the session that holds this offset, if any."""
        index = bisect_right(self._session_starts, offset) - 1
        if index < 0 or offset >= self.sessions[index].end:
            return None
        return self.sessions[index]

    def number_at(self, offset: int) -> int | None:
        """Return the number of the session that holds this offset, if any."""
        session = self.session_at(offset)
        return session.number if session else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds this offset, if any."""
        index = bisect_right(self._sentence_starts, offset) - 1
        if index < 0 or offset >= self.sentences[index].end:
            return None
        return self.sentences[index]

    def sentences_at(self, offsets: Iterable[int]) -> list[Sentence]:
        """Return the sentences in or behind which one of these offsets lies, once each."""
        return [self.sentences[index] for index in self._sentences_before(offsets)]

    def _sentences_before(self, offsets: Iterable[int]) -> list[int]:
        """Return the index of the last sentence that begins before each offset, or at it."""
        found = (bisect_right(self._sentence_starts, at) - 1 for at in offsets)
        return [index for index in dict.fromkeys(found) if index >= 0]

    def sentences_in(self, start: int, end: int) -> Sequence[Sentence]:
        """Return the sentences that begin inside ``text[start:end]``, in order."""
        return self.sentences[self._sentence_from(start) : self._sentence_from(end)]

    def scenes_in(self, start: int, end: int) -> Sequence[Scene]:
        """Return the scenes of the sentences that begin inside ``text[start:end]``, in order."""
        return self.scenes[self._sentence_from(start) : self._sentence_from(end)]

    def _sentence_from(self, offset: int) -> int:
        return bisect_left(self._sentence_starts, offset)

    def add(self, mentions: Iterable[Mention]) -> None:
        """Add mentions, keeping all in the order of the text."""
        new = list(mentions)
        self._order([*self.mentions, *new])
        if self._taken:
            self._taken.add(new)

    def keep(self, mentions: Iterable[Mention]) -> None:
        """Have these mentions, in the order of the text, instead of those before."""
        self._order(mentions)
        self._taken = None

    def _order(self, mentions: Iterable[Mention]) -> None:
        long_first = sorted(mentions, key=attrgetter("end"), reverse=True)
        self.mentions = sorted(long_first, key=attrgetter("start"))
        self._mention_starts = [mention.start for mention in self.mentions]

    @property
    def taken(self) -> Taken:
        """The characters that the mentions take up."""
        if self._taken is None:
            self._taken = Taken(self.text, self.mentions)
        return self._taken

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """Return the mentions that lie inside ``text[start:end]``, in order."""
        first = bisect_left(self._mention_starts, start)
        last = bisect_left(self._mention_starts, end, first)
        return [m for m in self.mentions[first:last] if m.end <= end] if first < last else ()
