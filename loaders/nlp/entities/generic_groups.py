"""Generic groups that a report treats as actors: "bewoners", "energiecoöperaties"."""

from dataclasses import replace
from functools import cache

from graph.schema import GROUP_KIND, ORGANISATION
from loaders.language.lexicon import table
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.matching.phrases import PhraseMatcher
from loaders.nlp.step import Layer, step
from loaders.nlp.types import DEPARTMENT, Mention

DEPARTMENT_NOUN, GROUP_NOUN = "department", "group"
RULES = {ORGANISATION: (DEPARTMENT_NOUN, GROUP_NOUN)}
"""The rules of this module, by what they find."""


@cache
def _forms(name: str) -> tuple[PhraseMatcher, dict[str, str]]:
    canonical = {form.casefold(): name for name, forms in table(name).items() for form in forms}
    return PhraseMatcher(canonical), canonical


@step(requires=(Layer.SESSIONS, Layer.ORGANISATIONS), assigns=(Layer.GROUPS, Layer.ORGANISATIONS))
def find_groups(analysed: AnalysedText) -> None:
    """Add every mention of a generic group, or of a department, that is no part of a name."""
    analysed.add(_found(analysed, "departments", DEPARTMENT, DEPARTMENT_NOUN))
    groups = _found(analysed, "groups", GROUP_KIND, GROUP_NOUN)
    analysed.add(_specified(analysed, groups))


def _found(analysed: AnalysedText, lexicon: str, kind: str, rule: str) -> list[Mention]:
    phrases, canonical = _forms(lexicon)
    return [
        Mention(start, end, ORGANISATION, canonical[form], kind, rule)
        for start, end, form in phrases.find(analysed)
        if not analysed.occupied.has_end_of(start, end)
    ]


def _specified(analysed: AnalysedText, groups: list[Mention]) -> list[Mention]:
    """Let "de coöperaties" be the energy cooperatives where a session speaks of those before."""
    result: list[Mention] = []
    named: dict[int | None, list[str]] = {}
    for group in groups:
        before = named.setdefault(analysed.number_at(group.start), [])
        longer = (n for n in before if n != group.name and n.endswith(group.name))
        name = next(longer, group.name)
        if name in before:
            before.remove(name)
        before.insert(0, name)
        result.append(replace(group, name=name))
    return result
