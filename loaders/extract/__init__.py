"""From a document and its sessions to mentions, claims and recommendations: steps in order."""

from collections.abc import Callable, Iterator

from graph.model import Document
from loaders import sentences
from loaders.extract.advice import find_advice
from loaders.extract.bonds import find_bonds
from loaders.extract.departments import find_departments
from loaders.extract.names.coreference import name_mentions
from loaders.extract.names.groups import find_groups
from loaders.extract.names.organisations import find_organisations
from loaders.extract.names.own_names import find_own_names, leave_out_names
from loaders.extract.names.people import find_people
from loaders.extract.names.places import find_places
from loaders.extract.reading import Reading
from loaders.extract.scene import stage
from loaders.extract.slots import find_slots
from loaders.extract.tables import find_hosts_and_participants
from loaders.extract.themes import find_themes
from loaders.extract.ties import find_ties, spread_over_members
from loaders.layout import blocks_of, content_start
from loaders.segment import Session

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
