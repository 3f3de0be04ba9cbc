"""The rules of reading by what they find: a node type or an edge type.

Each is named where it is written, in the ``RULES`` of its module, or in the lexicon if it is a
pattern. A module with rules of its own is listed here.
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
from loaders.nlp import sessions, topics
from loaders.nlp.coreference import municipality, nominals
from loaders.nlp.entities import (
    generic_groups,
    known_names,
    name_shape,
    organisation_rules,
    organisations,
    people,
    people_full_names,
    people_initials,
    places,
)
from loaders.nlp.recommendations import addressees
from loaders.nlp.relations import affiliations, attendance, collaborations, part_of

_DECLARED: tuple[Mapping[str, tuple[str, ...]], ...] = (
    sessions.RULES,
    people_full_names.RULES,
    people_initials.RULES,
    people.RULES,
    places.RULES,
    name_shape.RULES,
    organisation_rules.RULES,
    organisations.RULES,
    known_names.RULES,
    municipality.RULES,
    nominals.RULES,
    generic_groups.RULES,
    attendance.RULES,
    part_of.RULES,
    affiliations.RULES,
    addressees.RULES,
    collaborations.RULES,
    topics.RULES,
)
_NODES = (ORGANISATION, PERSON, NEIGHBOURHOOD, THEME, SESSION, RECOMMENDATION)
_EDGES = (
    *(HOSTED, PARTICIPATED_IN, AFFILIATED_WITH, ACTIVE_IN, PART_OF, WORKS_WITH),
    *(ABOUT, CONCERNS, ADDRESSED_TO),
)

RULES: Mapping[str, frozenset[str]] = {
    what: frozenset(rule for declared in _DECLARED for rule in declared.get(what, ()))
    for what in (*_NODES, *_EDGES)
}
"""Node type or edge type -> the names of the rules that find one."""
