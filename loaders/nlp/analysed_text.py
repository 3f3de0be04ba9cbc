"""A document on its way through the extraction."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter

from graph.network import Block, Document, Scalar
from loaders.language.name_keys import rivals
from loaders.nlp.matching.occupied import OccupiedSpans
from loaders.nlp.matching.word_index import WordIndex
from loaders.nlp.sentences import Sentence
from loaders.nlp.sessions import Session
from loaders.nlp.types import Advice, Claim, MaskedSentence, Mention, NameList


@dataclass
class AnalysedText:
    """A document on its way through the extraction; each step adds to it.

    ``name_lists`` are the places where only names stand; ``masked_sentences`` holds one for each
    sentence, once all names are known; ``home_city`` is the city that is named most, if any, and
    ``municipality`` the name of the one that the report is about. ``facts`` are what the report's
    node tells of the reading itself.
    """

    document: Document
    blocks: tuple[Block, ...]
    sessions: tuple[Session, ...]
    sentences: tuple[Sentence, ...] = ()
    mentions: Sequence[Mention] = ()
    advice: list[Advice] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    name_lists: Sequence[NameList] = ()
    masked_sentences: Sequence[MaskedSentence] = ()
    home_city: str = ""
    municipality: str | None = None
    facts: tuple[tuple[str, Scalar], ...] = ()
    _mention_starts: Sequence[int] = ()
    _occupied: OccupiedSpans | None = None

    @property
    def text(self) -> str:
        """The frozen text of the document."""
        return self.document.text

    @cached_property
    def word_index(self) -> WordIndex:
        """The words of the text by where they stand."""
        return WordIndex(self.text)

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
        return self._sentences_before(at for at, _ in self.word_index.in_any_case(words))

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

    def masked_sentences_in(self, start: int, end: int) -> Sequence[MaskedSentence]:
        """Return the masked sentences that begin inside ``text[start:end]``, in order."""
        return self.masked_sentences[self._sentence_from(start) : self._sentence_from(end)]

    def _sentence_from(self, offset: int) -> int:
        return bisect_left(self._sentence_starts, offset)

    def add(self, mentions: Iterable[Mention]) -> None:
        """Add mentions, keeping all in the order of the text."""
        new = list(mentions)
        self._order([*self.mentions, *new])
        if self._occupied:
            self._occupied.add(new)

    def keep(self, mentions: Iterable[Mention]) -> None:
        """Have these mentions, in the order of the text, instead of those before."""
        self._order(mentions)
        self._occupied = None

    def _order(self, mentions: Iterable[Mention]) -> None:
        long_first = sorted(mentions, key=attrgetter("end"), reverse=True)
        self.mentions = sorted(long_first, key=attrgetter("start"))
        self._mention_starts = [mention.start for mention in self.mentions]

    @property
    def occupied(self) -> OccupiedSpans:
        """The characters that the mentions take up."""
        if self._occupied is None:
            self._occupied = OccupiedSpans(self.text, self.mentions)
        return self._occupied

    def between(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that lie inside ``text[start:end]``, in order."""
        first = bisect_left(self._mention_starts, start)
        last = bisect_left(self._mention_starts, end, first)
        return [m for m in self.mentions[first:last] if m.end <= end]
