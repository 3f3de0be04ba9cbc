"""One name an actor: every mention gets the name that the report knows its actor by.

Then the words that stand for the report's own municipality, its council and its aldermen.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from graph.schema import ORGANISATION
from loaders.extract.aliases import canonical_names
from loaders.extract.base import Mention, Reading, Taken
from loaders.extract.heads import find_heads
from loaders.extract.places import home_city


def name_mentions(reading: Reading) -> None:
    """Give each mention of an organisation the name the report knows it by."""
    names = canonical_names(reading)
    kinds = _kinds(reading, names)
    reading.keep(
        replace(m, name=names[m.name], kind=m.kind or kinds.get(names[m.name]))
        if m.type == ORGANISATION
        else m
        for m in reading.mentions
    )
    reading.add(_municipality(reading))
    reading.add(find_heads(reading))


def _kinds(reading: Reading, names: dict[str, str]) -> dict[str, str]:
    """Return the kind that most mentions of an actor tell, by the name of the actor."""
    told: dict[str, Counter[str]] = {}
    for mention in reading.mentions:
        if mention.type == ORGANISATION and mention.kind:
            told.setdefault(names[mention.name], Counter())[mention.kind] += 1
    return {name: min(kinds, key=lambda kind: (-kinds[kind], kind)) for name, kinds in told.items()}


def municipality(reading: Reading) -> str | None:
    """Return the report's one municipality, if it has one."""
    named = Counter(
        m.name for m in reading.mentions if m.type == ORGANISATION and m.kind == "gemeente"
    )
    most = named.most_common(2)
    city = home_city(reading.text)
    if f"Gemeente {city}" in named:
        return f"Gemeente {city}"
    if most and (len(most) == 1 or most[0][1] > most[1][1]):
        return most[0][0]
    return f"Gemeente {city}" if city and not most else None


_MUNICIPALITY = re.compile(
    r"(?<![\w-])(?:[Dd]e\s+)?(?:gemeente|stad\s+zelf|gemeentebestuur"
    r"|stadsbestuur)(?![\w-])(?!\s+[A-Z])"
    r"|(?<![\w-])Gemeente(?=[,:]|\s+(?:en|is|moet|heeft|wil|kan|zou|werkt)\b)"
)
_COUNCIL = re.compile(
    r"(?<![\w-])(?:[Dd]e\s+)(?:gemeenteraad|raad)(?!\s+van\b)(?![\w-])|(?<![\w-])gemeenteraad(?!\w)"
)


_ALDERMEN = re.compile(
    r"(?<![\w-])(?:[Hh]et\s+)?"
    r"(?:college\s+van\s+(?:burgemeester\s+en\s+wethouders|B\s?&\s?W|b en w)"
    r"|(?<=het )college(?!\s+[A-Z])|(?<=Het )college(?!\s+[A-Z]))(?![\w-])",
)


def _municipality(reading: Reading) -> Iterator[Mention]:
    """Yield the mentions of "de gemeente" and "de raad" as the report's own ones."""
    name = municipality(reading)
    if not name:
        return
    taken = Taken(reading.text, reading.mentions)
    city = name.removeprefix("Gemeente ")
    for pattern, title, kind in (
        (_MUNICIPALITY, name, "gemeente"),
        (_COUNCIL, f"Gemeenteraad {city}", "overheid"),
        (_ALDERMEN, "College van burgemeester en wethouders", "overheid"),
    ):
        for match in pattern.finditer(reading.text):
            if not taken.overlaps(*match.span()):
                yield Mention(*match.span(), ORGANISATION, title, kind, "municipality")
