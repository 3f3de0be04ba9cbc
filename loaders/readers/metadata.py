"""What the head of a report tells about it: title, event, date and year."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph.network import Block, Document, slug
from loaders.language.lexicon import table
from loaders.readers.source import check_text, name_of

_HEAD_CHARACTERS = 2_000
_MAX_TITLE_CHARACTERS = 200
_LONGEST_LINE = 2_000
_LEXICON = table("documents")
_MONTHS = _LEXICON["months"]
_WORDED = re.compile(rf"\b(\d{{1,2}})\s+({'|'.join(_MONTHS)})\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d\d)\b")
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_LABEL = re.compile(rf"^(?:{'|'.join(_LEXICON['title_labels'])})\s*:\s*", re.IGNORECASE)
_EDGES = "#=*_-–—|· \t"
_EVENT = re.compile(
    rf"""(?:[A-Z][\w-]+(?:{"|".join(_LEXICON["event_adjectives"])})\s)?
        (?<![\w-])[A-Z][\w-]*(?i:{"|".join(_LEXICON["events"])})(?![\w-])
        (?:\s['‘"“][^'’"”\n]{{2,60}}['’"”])?       # its name between quotation marks
        (?:\s(?:19|20)\d\d\b)?""",
    re.VERBOSE,
)
_MEETING = re.compile(_LEXICON["minutes_of"])


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader found in a file: its text, and what the file itself tells about it.

    ``title`` and ``window_title`` (what a browser shows above the page) are empty where the
    file gives none.
    """

    text: str
    title: str = ""
    window_title: str = ""
    blocks: tuple[Block, ...] = ()
    pages: tuple[tuple[int, int], ...] = ()


def make_document(path: Path, content: Content) -> Document:
    """Return the Document of what was read from ``path``.

    Raises
    ------
    LoadError
        If the text cannot be a report's: empty, too long or no text.
    """
    name = name_of(path)
    stem = name.removesuffix(path.suffix)
    text = check_text(name, content.text)
    title = _tidy(content.title) or _first_line(text) or stem
    window_title = _tidy(content.window_title)
    head = text[:_HEAD_CHARACTERS]
    day = date_in(head)
    return Document(
        id=slug(stem),
        title=title,
        text=text,
        source=name,
        format=path.suffix.lower().removeprefix("."),
        event=event_in(title, window_title),
        date=day.isoformat() if day else None,
        year=day.year if day else year_in(title, window_title, stem, head),
        pages=content.pages,
        blocks=content.blocks,
    )


def date_in(text: str) -> date | None:
    """Return the first date in ``text``, as Dutch writes it or as ISO 8601 does."""
    found = [
        *((m.start(), m[3], _MONTHS.index(m[2].lower()) + 1, m[1]) for m in _WORDED.finditer(text)),
        *((m.start(), m[3], m[2], m[1]) for m in _NUMBERED.finditer(text)),
        *((m.start(), m[1], m[2], m[3]) for m in _ISO.finditer(text)),
    ]
    for _, year, month, day in sorted(found, key=lambda item: item[0]):
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None


def year_in(*texts: str) -> int | None:
    """Return the first year (1900 to 2099) in the first of the texts that holds one."""
    return next((int(found[1]) for text in texts if (found := _YEAR.search(text))), None)


def event_in(*titles: str) -> str | None:
    """Return the event that the titles name, such as ``Wijkentop 2019``: one with a year first."""
    for title in titles:
        if meeting := _MEETING.search(title):
            return meeting[1][0].upper() + meeting[1][1:].strip()
    found = [match.group().strip() for title in titles for match in _EVENT.finditer(title)]
    return min(found, key=lambda event: year_in(event) is None, default=None)


def _first_line(text: str) -> str:
    return next((tidy for line in text.splitlines() if (tidy := _tidy(line))), "")


def _tidy(title: str) -> str:
    line = " ".join(title[:_LONGEST_LINE].split()).strip(_EDGES)
    return _LABEL.sub("", line)[:_MAX_TITLE_CHARACTERS].strip()
