"""The rules of reading by what they find: a node type or an edge type.

Rules that are patterns take their names from the lexicon; the others are named where they are
written, in ``loaders/nlp``.
"""

from collections.abc import Mapping

from graph.schema import (
    ABOUT,
    ACTIVE_IN,
    ADDRESSED_TO,
    AFFILIATED_WITH,
    CONCERNS,
    HOSTED,
    NEIGHBOURHOOD,
    ORGANISATION,
    PART_OF,
    PARTICIPATED_IN,
    PERSON,
    RECOMMENDATION,
    SESSION,
    THEME,
    WORKS_WITH,
)
from loaders.language.lexicon import table


def _named(lexicon: str, *sections: str) -> frozenset[str]:
    return frozenset(entry["name"] for name in sections for entry in table(lexicon)[name])


_TABLES = frozenset({"own-table", "known-table"})
_THEMES = frozenset({"theme-term", "theme-word"})

RULES: Mapping[str, frozenset[str]] = {
    ORGANISATION: frozenset(
        {
            *("known", "first-word", "last-word", "role", "suffix", "last-known", "slot"),
            *("acronym", "odd-capitals", "capitals", "subject"),
            *("municipality", "head-noun", "department", "group"),
        }
    )
    | _TABLES,
    PERSON: frozenset(
        {
            *("given-name", "tussenvoegsel", "function", "speech", "host-slot", "initials"),
            *("title", "given-name-alone", "later-name"),
        }
    )
    | _TABLES,
    NEIGHBOURHOOD: frozenset(
        {"gazetteer", "place-shape", "compound", "local-body", "adjective", "locative"}
    )
    | _TABLES,
    THEME: _THEMES,
    SESSION: frozenset({"session"}),
    RECOMMENDATION: frozenset({"advice-list", "call"}),
    HOSTED: frozenset({"host-slot", "title"}),
    PARTICIPATED_IN: frozenset({"participant-slot", "at-table"}),
    AFFILIATED_WITH: _named("affiliations", "affiliated")
    | {"slot", "title", "alderman", "functionary"},
    ACTIVE_IN: _named("affiliations", "active") | {"located", "place-before", "own-name"},
    PART_OF: _named("affiliations", "part")
    | {"department-beside", "department-introduced", "compass"},
    WORKS_WITH: _named("collaborations", "tie", "we") | {"clause", "clause-before", "member"},
    ABOUT: _THEMES,
    CONCERNS: frozenset({"named-in-advice", "theme-in-advice"}),
    ADDRESSED_TO: frozenset(f"addressee-{name}" for name in _named("recommendations", "addressee"))
    | {"addressee-lead", "addressee-municipal"},
}
