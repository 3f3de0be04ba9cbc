"""The panel: what is known of a node, a tie or a question, in groups of lines with quotes."""

from __future__ import annotations

from dataclasses import dataclass

from views.contract.links import Link, Mark, StatusBadge


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote between the words around it; ``source`` leads to its place in the report.

    What a spreadsheet says has ``cells``, pairs of a column and what stands in it, which are
    shown instead of the words.
    """

    quote: str
    source: Link
    before: str = ""
    after: str = ""
    cells: tuple[tuple[str, str], ...] | None = None


@dataclass(frozen=True, slots=True)
class TieLine:
    """One line of a group: names with ``between`` between them, quotes, and a remark.

    ``disagreements`` say, one for each report, what readers of it read differently.
    """

    ends: tuple[Link, ...] = ()
    quotes: tuple[Quote, ...] = ()
    between: str = ""
    status: StatusBadge | None = None
    more: str = ""
    disagreements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a title that folds them.

    ``count`` is shown instead of the number of lines. ``more`` is said under the last line.
    ``cards`` shows the lines as cards, without a count.
    """

    title: str
    ties: tuple[TieLine, ...]
    open: bool = False
    count: int | str | None = None
    more: str = ""
    cards: bool | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """Everything that a panel says.

    ``label`` is its name for screen readers. Another ``subject`` scrolls it to its beginning.
    Without a ``title`` there is no heading, and no ``kind``, ``lead`` or ``onward`` either.
    ``clear`` is the text of the button that undoes the choice; without a text there is none.
    ``facts`` are pairs of a term and its value. ``long`` panels are as long as what they say.
    """

    label: str
    groups: tuple[Group, ...]
    subject: str = ""
    title: str | None = None
    kind: str | None = None
    mark: Mark | None = None
    lead: str = ""
    onward: tuple[Link, ...] = ()
    note: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    clear: str = ""
    long: bool = False
