"""Words that stand for a named actor: "de gemeente", "de coöperatie", "het bureau".

Before those, every mention gets the name that the report knows its actor by.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from graph.model import slug
from graph.schema import ORGANISATION
from loaders.extract.aliases import canonical_names
from loaders.extract.base import Mention, Reading, Taken
from loaders.extract.places import home_city
from loaders.lexicon import alternatives, kind_by_ending, organisation_cues

_REACH = 20_000
_NO_HEADS = frozenset(
    {"tafel", "groep", "overleg", "initiatief", "raad", "dienst", "tuin", "zaken"}
)


def name_mentions(reading: Reading) -> None:
    """Give each mention of an organisation the name the report knows it by."""
    names = canonical_names(reading)
    kinds = _kinds(reading, names)
    reading.mentions = [
        replace(m, name=names[m.name], kind=m.kind or kinds.get(names[m.name]))
        if m.type == ORGANISATION
        else m
        for m in reading.mentions
    ]
    reading.add(_municipality(reading))
    reading.add(_heads(reading))


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


def _heads(reading: Reading) -> list[Mention]:
    """Return the mentions by a common noun: "de coöperatie" after "Spijkerenergie".

    Such a noun stands for the only organisation before it, in the same session and not far
    back, whose name or kind it fits.
    """
    firsts = _first_words(reading)
    nouns = _head_nouns() | firsts | _tails(reading)
    bare = [noun.capitalize() for noun in firsts] or ["\\b\\B"]
    pattern = re.compile(
        rf"(?<![\w-])(?:(?i:de|het|deze|dit|die|dat)\s+(?P<noun>(?i:{alternatives(nouns)}))"
        rf"|(?P<bare>{alternatives(bare)}))(?![\w-])(?!\s+[A-Z(])"
    )
    taken = Taken(reading.text, reading.mentions)
    found = []
    for match in pattern.finditer(reading.text):
        if match.end() - 1 in taken:
            continue
        noun = (match["noun"] or match["bare"]).casefold()
        antecedent = _antecedent(reading, match.start(), noun, nouns)
        if antecedent:
            found.append(
                Mention(*match.span(), ORGANISATION, antecedent.name, antecedent.kind, "head-noun")
            )
    return found


def _head_nouns() -> dict[str, str]:
    cues = organisation_cues()
    plural = re.compile(r".*(?:s|en)$")
    nouns = {n: k for n, k in cues.role.items() if not plural.match(n) and " " not in n}
    nouns |= {
        "stichting": "stichting",
        "hogeschool": "onderwijs-kennis",
        "universiteit": "onderwijs-kennis",
    }
    return nouns | dict.fromkeys(
        (
            "wijkraad",
            "buurtteam",
            "wijkteam",
            "kernteam",
            "kerngroep",
            "museum",
            "theater",
            "gezondheidscentrum",
            "wijkbureau",
            "platform",
        ),
        "",
    )


def _first_words(reading: Reading) -> dict[str, str]:
    """Return the cues that open the report's own names: "wijkraad" of "Wijkraad Theresia"."""
    cues, found = organisation_cues(), {}
    for mention in reading.mentions:
        word, _, rest = mention.name.partition(" ")
        told = word.casefold() in cues.first or kind_by_ending(word, cues.ending)
        if rest and told and mention.is_actor and not mention.is_group:
            found[word.casefold()] = ""
    found.pop("gemeente", None)
    return found


def _tails(reading: Reading) -> dict[str, str]:
    """Return the nouns in the compounds of the report's own names: "kring" of "Zorgkring"."""
    endings = organisation_cues().ending.keys() - _NO_HEADS
    found: dict[str, str] = {}
    for mention in reading.mentions:
        if mention.is_actor and not mention.is_group:
            for word in mention.name.casefold().split():
                tails = (word[start:] for start in range(3, len(word) - 3))
                found |= dict.fromkeys([tail for tail in tails if tail in endings][:1], "")
    return found


def _is_called(reading: Reading, mention: Mention, noun: str) -> bool:
    """Whether an actor has this noun in its name or in front of it ("kernteam Samen Verder")."""
    before = reading.text[max(0, mention.start - len(noun) - 1) : mention.start].casefold()
    return slug(noun) in slug(mention.name) or before.strip() == noun


def _antecedent(reading: Reading, offset: int, noun: str, nouns: dict[str, str]) -> Mention | None:
    session = reading.session_at(offset)
    start = max(session.start if session else 0, offset - _REACH)
    before = [m for m in reading.between(start, offset) if m.is_actor and not m.is_group]
    fitting = {m.name: m for m in before if _is_called(reading, m, noun)}
    if not fitting:
        fitting = {m.name: m for m in before if m.kind and m.kind == nouns.get(noun)}
    if len(fitting) == 1:
        return next(iter(fitting.values()))
    hosts = [m.name for a, b in session.hosts for m in reading.between(a, b)] if session else []
    leading = [m for name, m in fitting.items() if name in hosts]
    return leading[0] if len(leading) == 1 else None
