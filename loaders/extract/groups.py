"""Generic groups that a report treats as actors: "bewoners", "energiecoöperaties"."""

import re
from functools import cache

from graph.schema import GROUP_KIND, ORGANISATION
from loaders.extract.base import Mention, Reading
from loaders.lexicon import alternatives, table


@cache
def _forms() -> tuple[re.Pattern[str], dict[str, str]]:
    group = {
        form.casefold(): name for name, forms in table("groups").items() for form in forms
    }
    return re.compile(rf"(?<![\w-])(?:{alternatives(group)})(?![\w-])", re.IGNORECASE), group


def find_groups(reading: Reading) -> None:
    """Add every mention of a generic group that is no part of a name."""
    pattern, group = _forms()
    taken = {offset for m in reading.mentions for offset in range(m.start, m.end)}
    reading.add(
        Mention(*match.span(), ORGANISATION, group[match.group().casefold()], GROUP_KIND, "group", 0.85)
        for match in pattern.finditer(reading.text)
        if match.start() not in taken and match.end() - 1 not in taken
    )
