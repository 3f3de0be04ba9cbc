"""What the marks and lines of a picture mean, drawn from the schema."""

from __future__ import annotations

from graph.export.style import LegendEntry, schema_legend
from graph.network import Network
from graph.schema import Status
from views.i18n import Words


def legend(network: Network, words: Words, *, coloured: bool = True) -> tuple[LegendEntry, ...]:
    """Return an entry for every node type, status and kind of line that is drawn.

    Types that are recognised by their shape alone are not ``coloured``.
    """
    language = words.language
    return schema_legend(
        network,
        language,
        lambda status: collaboration_label(status, words),
        words("legend.other"),
        coloured=coloured,
    )


def collaboration_label(status: Status, words: Words) -> str:
    """Return the words for the line of a collaboration with a status."""
    return words("legend.works", status=status.label.in_language(words.language))
