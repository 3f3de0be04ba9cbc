"""From a document and its sessions to mentions, claims and recommendations: steps in order."""

from graph.network import Document
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.blocks import blocks_of
from loaders.nlp.coreference.canonical_names import assign_canonical_names
from loaders.nlp.entities.generic_groups import find_groups
from loaders.nlp.entities.known_names import find_known_names, remove_excluded_names
from loaders.nlp.entities.organisations import find_organisations
from loaders.nlp.entities.people import find_people
from loaders.nlp.entities.places import find_places
from loaders.nlp.masking import mask_sentences
from loaders.nlp.recommendations.addressees import find_advice
from loaders.nlp.relations.affiliations import find_affiliations
from loaders.nlp.relations.attendance import find_hosts_and_participants
from loaders.nlp.relations.collaborations import find_collaborations, spread_over_members
from loaders.nlp.relations.name_lists import find_name_lists
from loaders.nlp.relations.part_of import find_departments
from loaders.nlp.sentence_splitting import split_sentences
from loaders.nlp.sessions import Session
from loaders.nlp.step import Step
from loaders.nlp.topics import find_themes

STEPS: tuple[Step, ...] = (
    split_sentences,
    find_name_lists,
    find_people,
    find_places,
    find_organisations,
    find_known_names,
    assign_canonical_names,
    find_groups,
    remove_excluded_names,
    mask_sentences,
    find_hosts_and_participants,
    find_departments,
    find_affiliations,
    find_advice,
    find_collaborations,
    spread_over_members,
    find_themes,
)
"""In this order; each declares what it requires of those before it, and what it assigns."""


def extract(document: Document, sessions: tuple[Session, ...]) -> AnalysedText:
    """Return what a document says, as mentions, claims and recommendations."""
    analysed = AnalysedText(document, blocks_of(document), sessions)
    for step in STEPS:
        step(analysed)
    return analysed
