"""Which characters of a text names occupy, so that no two names are found in the same ones."""

from collections.abc import Iterable
from typing import Protocol


class Span(Protocol):
    """What stands at ``text[start:end]``."""

    @property
    def start(self) -> int:
        """The offset of its first character."""

    @property
    def end(self) -> int:
        """The offset behind its last character."""


class OccupiedSpans:
    """The characters of a text that mentions, or other spans, take up."""

    def __init__(self, text: str, spans: Iterable[Span] = ()) -> None:
        self._marks = bytearray(len(text))
        self.add(spans)

    def add(self, spans: Iterable[Span]) -> None:
        """Occupy the characters of these spans, too."""
        for span in spans:
            self._marks[span.start : span.end] = b"\1" * (span.end - span.start)

    def __contains__(self, offset: int) -> bool:
        return bool(self._marks[offset])

    def has_end_of(self, start: int, end: int) -> bool:
        """Whether the first or the last character of ``text[start:end]`` is occupied."""
        return bool(self._marks[start] or self._marks[end - 1])

    def until(self, start: int) -> int:
        """Return where the occupied characters end that ``text[start]`` is one of."""
        end = self._marks.find(0, start)
        return end if end >= 0 else len(self._marks)

    def touch(self, start: int, end: int) -> bool:
        """Whether any character of ``text[start:end]`` is occupied."""
        return self._marks.find(1, start, end) >= 0
