"""From a document and its sessions to mentions, claims and recommendations: steps in order."""

from collections.abc import Callable, Iterator

from graph.network import Document
from loaders.nlp import sentences
from loaders.nlp.blocks import blocks_of, content_start
from loaders.nlp.context import Reading
from loaders.nlp.coreference.canonical_names import name_mentions
from loaders.nlp.entities.generic_groups import find_groups
from loaders.nlp.entities.known_names import find_own_names, leave_out_names
from loaders.nlp.entities.organisations import find_organisations
from loaders.nlp.entities.people import find_people
from loaders.nlp.entities.places import find_places
from loaders.nlp.masking import stage
from loaders.nlp.recommendations.addressees import find_advice
from loaders.nlp.relations.affiliations import find_bonds
from loaders.nlp.relations.attendance import find_hosts_and_participants
from loaders.nlp.relations.collaborations import find_ties, spread_over_members
from loaders.nlp.relations.name_lists import find_slots
from loaders.nlp.relations.part_of import find_departments
from loaders.nlp.sessions import Session
from loaders.nlp.topics import find_themes

STEPS: tuple[Callable[[Reading], None], ...] = (
    find_slots,
    find_people,
    find_places,
    find_organisations,
    find_own_names,
    name_mentions,
    find_groups,
    leave_out_names,
    stage,
    find_hosts_and_participants,
    find_departments,
    find_bonds,
    find_advice,
    find_ties,
    spread_over_members,
    find_themes,
)
"""Each step adds to the reading what the later ones build on."""


def extract(document: Document, sessions: tuple[Session, ...]) -> Reading:
    """Return what a document says, as mentions, claims and recommendations."""
    reading = Reading(document, blocks_of(document), sessions, ())
    reading.sentences = tuple(_sentences(reading))
    for step in STEPS:
        step(reading)
    return reading


def _sentences(reading: Reading) -> Iterator[sentences.Sentence]:
    for block in reading.blocks:
        number = reading.number_at(block.start)
        start = content_start(reading.text, block)
        for begin, end in sentences.split(reading.text, start, block.end):
            yield sentences.Sentence(begin, end, number, block)
