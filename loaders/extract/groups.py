"""Generic groups that a report treats as actors: "bewoners", "energiecoöperaties"."""

import re
from dataclasses import replace
from functools import cache

from graph.schema import GROUP_KIND, ORGANISATION
from loaders.extract.base import Mention, Reading, Taken
from loaders.lexicon import alternatives, table
from loaders.segment import Session


@cache
def _forms(name: str) -> tuple[re.Pattern[str], dict[str, str]]:
    canonical = {form.casefold(): name for name, forms in table(name).items() for form in forms}
    return re.compile(rf"(?<![\w-])(?:{alternatives(canonical)})(?![\w-])", re.I), canonical


def find_groups(reading: Reading) -> None:
    """Add every mention of a generic group, or of a department, that is no part of a name."""
    reading.add(_found(reading, "departments", "gemeentelijke dienst", "department"))
    groups = _found(reading, "groups", GROUP_KIND, "group")
    reading.add(_specified(reading, groups))


def _found(reading: Reading, lexicon: str, kind: str, rule: str) -> list[Mention]:
    pattern, canonical = _forms(lexicon)
    taken = Taken(reading.text, reading.mentions)
    return [
        Mention(
            *match.span(),
            ORGANISATION,
            canonical[match.group().casefold()],
            kind,
            rule,
        )
        for match in pattern.finditer(reading.text)
        if not taken.overlaps(*match.span()) and match.group().casefold() in canonical
    ]


def _specified(reading: Reading, groups: list[Mention]) -> list[Mention]:
    """Let "de coöperaties" be the energy cooperatives where a session speaks of those before."""
    result: list[Mention] = []
    named: dict[Session | None, list[str]] = {}
    for group in groups:
        before = named.setdefault(reading.session_at(group.start), [])
        longer = (n for n in before if n != group.name and n.endswith(group.name))
        name = next(longer, group.name)
        if name in before:
            before.remove(name)
        before.insert(0, name)
        result.append(replace(group, name=name))
    return result
