"""Where a report has its words: where to look for a name, and what its other mentions tell."""

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property

from loaders.language.lexicon import alternatives, table

_WORD = re.compile(r"\w+")
_PART = re.compile(r"[^\W_]+")
_LOWER_WORD = re.compile(r"[a-zà-ÿ]\w+")
_GOES_ON = re.compile(r"[a-z,;] $")
_WORDS, _NEAR_PLACE = table("function_words"), table("places")["near"]
_LOWER_BEFORE = re.compile(rf"(?<!\w)(?!{_WORDS['and']} )[a-zà-ÿ]+ $")
_NAME_BEFORE = re.compile(r"[A-ZÀ-Þ][\w'’-]* $")
_IN_PLACE = re.compile(
    rf"\b(?:{alternatives(_NEAR_PLACE)})\s+(?:(?:{alternatives(_WORDS['articles'])})\s+)?$",
    re.IGNORECASE,
)
_NEAR = 60
_SIGNS = frozenset("_-")

Occurrence = tuple[int, int, str]
"""Where a form stands: start, end, and the form."""


class WordIndex:
    """The words of ``text`` by their offsets, so that each step need not look through it all.

    What is asked of a name is looked up once.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._offsets: dict[str, array[int]] = {}
        for match in _WORD.finditer(text):
            word = match.group()
            if word in self._offsets:
                self._offsets[word].append(match.start())
            else:
                self._offsets[word] = array("I", [match.start()])
        self._answers: dict[tuple[str, ...], bool] = {}

    @property
    def vocabulary(self) -> Set[str]:
        """The words as the text writes them."""
        return self._offsets.keys()

    @cached_property
    def forms(self) -> Mapping[str, Sequence[str]]:
        """The words as the text writes them, by their lower case."""
        forms: dict[str, list[str]] = {}
        for word in self._offsets:
            forms.setdefault(word.lower(), []).append(word)
        return forms

    def in_any_case(self, words: Set[str]) -> list[tuple[int, str]]:
        """Return (offset, word) in order where one of these words stands, in whatever case.

        The words, given and returned, are in lower case.
        """
        forms = self.forms
        return sorted(
            (offset, word)
            for word in _shared(words, forms)
            for form in forms[word]
            for offset in self._offsets[form]
        )

    @cached_property
    def lower_words(self) -> frozenset[str]:
        """The words that the report also writes in lower case."""
        text = self.text
        return frozenset(
            word
            for word, offsets in self._offsets.items()
            if _LOWER_WORD.match(word) and any(text[at - 1 : at] != "-" for at in offsets)
        )

    def written(self, words: Set[str]) -> list[tuple[int, str]]:
        """Return (offset, word) in order where one of these words stands, as written here.

        An underscore in front of a word, or behind it, is no part of it.
        """
        return sorted(
            (offset, word)
            for known in (self._offsets, self._underscored)
            for word in _shared(words, known)
            for offset in known[word]
        )

    @cached_property
    def _underscored(self) -> Mapping[str, Sequence[int]]:
        """The offsets of the parts of words with an underscore."""
        offsets: dict[str, list[int]] = {}
        for word in [word for word in self._offsets if "_" in word]:
            for part in _PART.finditer(word):
                starts = offsets.setdefault(part.group(), [])
                starts += (at + part.start() for at in self._offsets[word])
        return offsets

    def find(self, form: str) -> Iterable[int]:
        """Return in order where ``form`` stands, not as a part of longer words."""
        if form in self._offsets:
            return self._offsets[form]
        rarest = min(
            _WORD.finditer(form),
            key=lambda match: len(self._offsets.get(match.group(), ())),
            default=None,
        )
        if rarest:
            offsets = self._offsets.get(rarest.group(), ())
            starts = [offset - rarest.start() for offset in offsets]
        else:
            starts = [m.start() for m in re.finditer(f"(?={re.escape(form)})", self.text)]
        return [start for start in starts if self._stands_at(form, start)]

    def find_all(self, forms: Iterable[str]) -> Iterator[Occurrence]:
        """Return (start, end, form) wherever one of the forms stands, and no hyphen beside it.

        Of forms that overlap the first is taken, and of those the longest.
        """
        spans = ((start, start + len(form), form) for form in forms for start in self.find(form))
        return without_overlaps(span for span in spans if is_whole(self.text, *span[:2]))

    def _stands_at(self, form: str, start: int) -> bool:
        text, end = self.text, start + len(form)
        if start < 0 or not text.startswith(form, start):
            return False
        before, after = text[start - 1 : start], text[end : end + 1]
        return not (before.isalnum() or after.isalnum() or before == "_" or after == "_")

    def is_inside(self, form: str) -> bool:
        """Whether a name stands inside a sentence somewhere, behind a word or a comma."""
        return self._answered(self._is_inside, form)

    def is_distinguished(self, word: str) -> bool:
        """Whether a word stands behind another one in lower case, other than "en"."""
        return self._answered(self._is_distinguished, word)

    def is_named_alone(self, opener: str, form: str) -> bool:
        """Whether a report names an actor without its kind, too; a place it acts in is none."""
        return self._answered(self._is_named_alone, opener, form)

    def _answered(self, question: Callable[..., bool], *names: str) -> bool:
        key = (question.__name__, *names)
        if key not in self._answers:
            self._answers[key] = question(*names)
        return self._answers[key]

    def _is_inside(self, form: str) -> bool:
        return any(_GOES_ON.search(self.text, max(0, at - 2), at) for at in self.find(form))

    def _is_distinguished(self, word: str) -> bool:
        return any(
            _LOWER_BEFORE.search(self.text, max(0, at - _NEAR), at) for at in self.find(word)
        )

    def _is_named_alone(self, opener: str, form: str) -> bool:
        kind = f"{opener.lower()} "
        befores = (self.text[max(0, at - _NEAR) : at] for at in self.find(form))
        alone = [
            before
            for before in befores
            if not before.lower().endswith(kind) and not _NAME_BEFORE.search(before)
        ]
        return bool(alone) and not any(map(_IN_PLACE.search, alone))


def _shared(words: Set[str], known: Mapping[str, object]) -> list[str]:
    """Return the words that are known, by way of whichever are fewer."""
    if len(words) < len(known):
        return [word for word in words if word in known]
    return [word for word in known if word in words]


def without_overlaps(found: Iterable[Occurrence]) -> Iterator[Occurrence]:
    """Yield in order what does not overlap: the first, and of those with one start the longest."""
    position = 0
    for start, end, form in sorted(found, key=lambda span: (span[0], -span[1])):
        if start >= position:
            position = end
            yield start, end, form


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is no part of a longer word, nor has a hyphen beside it."""
    return not (_joins(text[start - 1 : start]) or _joins(text[end : end + 1]))


def _joins(character: str) -> bool:
    return character.isalnum() or character in _SIGNS


def opened_by(text: str, at: int, openers: tuple[str, ...]) -> int | None:
    """Return where one of these words stands in front of ``at`` with white space between."""
    end = at
    while end and text[end - 1].isspace():
        end -= 1
    if end == at or not text.endswith(openers, 0, end):
        return None
    starts = (end - len(word) for word in openers if text.endswith(word, 0, end))
    return next((start for start in starts if not _joins(text[start - 1 : start])), None)
