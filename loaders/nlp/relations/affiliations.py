"""Whom a person belongs to, and where an actor is active, as sentences and names tell."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from graph.schema import ACTIVE_IN, AFFILIATED_WITH, NEIGHBOURHOOD, PART_OF, PERSON
from loaders.language.lexicon import alternatives, table
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.coreference.municipality import own_municipality
from loaders.nlp.entities.places import ADJECTIVE
from loaders.nlp.mask_characters import ACTOR, PLACES
from loaders.nlp.matching.patterns import pattern_names, patterns
from loaders.nlp.relations.clauses import is_listing
from loaders.nlp.step import Layer, step
from loaders.nlp.types import Claim, MaskedSentence, Mention
from loaders.places import gazetteer

ALDERMAN, FUNCTIONARY = "alderman", "functionary"
LOCATED, PLACE_BEFORE, OWN_NAME, COMPASS = "located", "place-before", "own-name", "compass"
RULES = {
    AFFILIATED_WITH: (*pattern_names("affiliations", "affiliated"), ALDERMAN, FUNCTIONARY),
    ACTIVE_IN: (*pattern_names("affiliations", "active"), LOCATED, PLACE_BEFORE, OWN_NAME),
    PART_OF: (COMPASS,),
}
"""The rules of this module, by what they find."""

_LEXICON = table("affiliations")
_TITLES = alternatives(table("people")["titles"])
_ALDERMAN = re.compile(
    rf"\b(?:{alternatives(_LEXICON['aldermen'])})\s+(?:(?:{_TITLES})\s+)*$", re.IGNORECASE
)
_ALDERMAN_BEHIND = re.compile(
    rf"(?: \(\d\d\))?, (?:{alternatives(_LEXICON['aldermen_behind'])})\b", re.IGNORECASE
)
_FUNCTION = re.compile(rf"\b(?:{alternatives(table('people')['staff'])})(?: (?:{_TITLES}))*,? $")
_OWN_ORGANISATION = re.compile(
    rf"(?: \([^)]*{ACTOR}|,? (?:{alternatives(_LEXICON['belonging'])})\b|, [^,.;:!?]*{ACTOR})"
)
_ENDED = re.compile(_LEXICON["ended"])
_IN_PLACE = re.compile(_LEXICON["in_place"])
_THERE = re.compile(_LEXICON["there"], re.IGNORECASE)
_THERE_BEHIND = _LEXICON["there_behind"]
_STRANDED = rf"(?:{alternatives(_LEXICON['stranded_prepositions'])})(?=\W*$|[,;:])"
_ACTOR_THERE = re.compile(rf"{ACTOR} \w+ {_THERE_BEHIND}\b(?!.*?\b{_STRANDED})")
_OPENS_WITH_PLACE = re.compile(_LEXICON["opens_with_place"].replace("<L>", f"(?P<L>{PLACES})"))
_OPENS_WITH_ACTOR = re.compile(rf"(?P<A>{ACTOR}) \w")
_NOT_HERE = re.compile(_LEXICON["not_here"])


@step(
    requires=(
        Layer.SESSIONS,
        Layer.MASKED_SENTENCES,
        Layer.PEOPLE,
        Layer.PLACES,
        Layer.ORGANISATIONS,
        Layer.CANONICAL_NAMES,
        Layer.MUNICIPALITY,
    ),
    assigns=(Layer.AFFILIATED_WITH, Layer.ACTIVE_IN, Layer.PART_OF),
)
def find_affiliations(analysed: AnalysedText) -> None:
    """Add affiliations and working areas."""
    here: tuple[Mention, ...] = ()
    before: MaskedSentence | None = None
    for masked in analysed.masked_sentences:
        if before and before.sentence.session != masked.sentence.session:
            here = ()
        if masked.people:
            analysed.claims += _functionaries(masked, before)
        if masked.people and masked.actors:
            analysed.claims += _affiliations(masked)
        if masked.places and (masked.people or masked.actors):
            analysed.claims += _areas(masked)
        if masked.actors:
            acting = [*_located(masked, here), *_in_the_place_before(masked, before)]
            analysed.claims += [] if not acting or is_listing(masked) else acting
        if masked.places:
            here = tuple(place for mask in masked.places for place in masked.at(mask))
        before = masked
    analysed.claims += _aldermen(analysed)
    analysed.claims += _own_places(analysed)
    analysed.claims += _parts_of_cities(analysed)


def _affiliations(masked: MaskedSentence) -> Iterator[Claim]:
    for pattern in patterns("affiliations", "affiliated").possible_in(masked):
        for match in pattern.expression.finditer(masked.folded):
            if _ENDED.search(match.group()):
                continue
            people, organisations = masked.at(match["P"]), masked.at(match["A"])
            for person, organisation in product(people[-1:], organisations):
                if not organisation.is_group:
                    yield _claim(masked, AFFILIATED_WITH, person, organisation, pattern.name)


def _functionaries(masked: MaskedSentence, before: MaskedSentence | None) -> Iterator[Claim]:
    """Yield whom a functionary without an organisation belongs to: the one spoken of.

    In "Het fonds is er blij mee. Directeur Karin Vonkel lacht." she is the director of the only
    organisation that her sentence names before her, or else the sentence before.
    """
    rendered, folded = masked.rendered, masked.folded
    for mask in masked.people:
        at = rendered.index(mask)
        if not _FUNCTION.search(folded[:at]) or _OWN_ORGANISATION.match(rendered, at + 1):
            continue
        spoken_of = _named_in(masked, rendered[:at])
        start = masked.sentence.start
        same = before and before.sentence.block is masked.sentence.block
        if not spoken_of and before and same:
            spoken_of, start = _named_in(before, before.rendered), before.sentence.start
        if len(spoken_of) == 1:
            person = masked.at(mask)[0]
            claim = _claim(masked, AFFILIATED_WITH, person, spoken_of[0], FUNCTIONARY)
            yield replace(claim, start=start)


def _named_in(masked: MaskedSentence, rendered: str) -> list[Mention]:
    """Return the organisations that a part of a sentence names, one mention each."""
    named = {
        mention.name: mention
        for mask, mentions in masked.lists.items()
        if mask in rendered
        for mention in mentions
        if mention.is_actor and not mention.is_group
    }
    return list(named.values())


def _areas(masked: MaskedSentence) -> Iterator[Claim]:
    for pattern in patterns("affiliations", "active").possible_in(masked):
        for match in pattern.expression.finditer(masked.folded):
            masks = match.groupdict()
            actors = [m for key in "ABP" if key in masks for m in masked.at(masks[key])]
            for actor, place in product(actors, masked.at(match["L"])):
                yield _claim(masked, ACTIVE_IN, actor, place, pattern.name)


def _located(masked: MaskedSentence, before: tuple[Mention, ...]) -> Iterator[Claim]:
    """Yield where the named organisations of a sentence act: "in", "op", "aan" a place.

    "Daar" or "hier" at the start of a sentence, and "er" behind an actor and its verb, stand
    for the place of the one before.
    """
    places = [
        place
        for mask in masked.places
        for place in masked.at(mask)
        if _IN_PLACE.search(masked.folded[: masked.rendered.index(mask)])
    ]
    if not places and before and _refers_to_a_place(masked):
        places = list(before)
    if not places or _NOT_HERE.search(masked.folded):
        return
    named = [m for mentions in masked.actors for m in mentions if not m.is_group]
    for actor, place in product(named, places):
        yield _claim(masked, ACTIVE_IN, actor, place, LOCATED)


def _refers_to_a_place(masked: MaskedSentence) -> bool:
    rendered = masked.rendered
    there = f" {_THERE_BEHIND}" in rendered and _ACTOR_THERE.search(rendered)
    return bool(there or _THERE.match(rendered))


def _in_the_place_before(masked: MaskedSentence, before: MaskedSentence | None) -> Iterator[Claim]:
    """Yield who acts where the sentence before begins: "In Zuid is het druk. De Werf bouwt." """
    if not before or not before.places or before.actors or masked.places:
        return
    if before.sentence.block is not masked.sentence.block:
        return
    place, actor = (
        _OPENS_WITH_PLACE.match(before.rendered),
        _OPENS_WITH_ACTOR.match(masked.rendered),
    )
    if not place or not actor or _NOT_HERE.search(masked.folded):
        return
    for source, target in product(masked.at(actor["A"]), before.at(place["L"])):
        if not source.is_group:
            claim = _claim(masked, ACTIVE_IN, source, target, PLACE_BEFORE)
            yield replace(claim, start=before.sentence.start)


def _claim(
    masked: MaskedSentence, type_: str, source: Mention, target: Mention, rule: str
) -> Claim:
    sentence = masked.sentence
    return Claim(type_, source, target, sentence.start, sentence.end, sentence.session, rule)


def _aldermen(analysed: AnalysedText) -> Iterator[Claim]:
    """Yield the municipality as the organisation of its aldermen."""
    own = own_municipality(analysed)
    if not own:
        return
    for person in analysed.mentions:
        if person.type != PERSON:
            continue
        before = analysed.text[max(0, person.start - 24) : person.start]
        match, behind = _ALDERMAN.search(before), _ALDERMAN_BEHIND.match(analysed.text, person.end)
        if match or behind:
            start = person.start - (len(match.group()) if match else 0)
            end = behind.end() if behind else person.end
            number = analysed.number_at(person.start)
            yield Claim(AFFILIATED_WITH, person, own, start, end, number, ALDERMAN)


def _own_places(analysed: AnalysedText) -> Iterator[Claim]:
    """Yield the place in an organisation's own name as its working area."""
    places = [m for m in analysed.mentions if m.type == NEIGHBOURHOOD and m.rule != ADJECTIVE]
    for place in places:
        for actor in analysed.between(max(0, place.start - 80), place.end + 40):
            inside = actor.start <= place.start and place.end <= actor.end
            if inside and actor.is_actor and not actor.is_group:
                yield _by_name(analysed, ACTIVE_IN, actor, place, OWN_NAME)


def _parts_of_cities(analysed: AnalysedText) -> Iterator[Claim]:
    """Yield the city that an area such as "Rotterdam Zuid" names."""
    cities = {m.name: m for m in analysed.mentions if m.type == NEIGHBOURHOOD}
    for place in analysed.mentions:
        city = gazetteer.whole_of(place.name) if place.type == NEIGHBOURHOOD else None
        if city in cities:
            yield _by_name(analysed, PART_OF, place, cities[city], COMPASS)


def _by_name(
    analysed: AnalysedText, type_: str, source: Mention, target: Mention, rule: str
) -> Claim:
    """Return the claim that the name of its source makes."""
    number = analysed.number_at(source.start)
    return Claim(type_, source, target, source.start, source.end, number, rule)
