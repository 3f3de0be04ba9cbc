"""Whom a person belongs to, and where an actor is active, as sentences and names tell."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from graph.schema import ACTIVE_IN, AFFILIATED_WITH, NEIGHBOURHOOD, PART_OF, PERSON
from loaders.language.lexicon import alternatives, table
from loaders.nlp.context import Reading
from loaders.nlp.coreference.municipality import own_municipality
from loaders.nlp.mask_characters import ACTORS, PLACES
from loaders.nlp.matching.patterns import patterns
from loaders.nlp.relations.clauses import is_listing
from loaders.nlp.types import Claim, Mention, Scene
from loaders.places import gazetteer

_ALDERMAN = re.compile(
    r"\b(?:wethouder|burgemeester|raadslid|gebiedsmanager|wijkmanager|schepen)\s+"
    rf"(?:(?:{alternatives(table('people')['titles'])})\s+)*$",
    re.IGNORECASE,
)
_ALDERMAN_BEHIND = re.compile(
    r"(?: \(\d\d\))?, (?:wethouder|burgemeester|schepen)\b", re.IGNORECASE
)
_FUNCTION = re.compile(
    rf"\b(?:{alternatives(table('people')['staff'])})"
    rf"(?: (?:{alternatives(table('people')['titles'])}))*,? $"
)
_OWN_ORGANISATION = re.compile(
    rf"(?: \([^)]*{ACTORS}|,? (?:van|bij|namens|voor|vanuit)\b|, [^,.;:!?]*{ACTORS})"
)
_ENDED = re.compile(r"\b(?:niet|geen|voormalig\w*|oud-|ex-|vroeger)\b")
_IN = re.compile(
    r"(?:^|[\s(“\"])(?:in|op|aan|uit|te|rond|rondom|wijk|wijken|buurt|buurten|locatie:)"
    r"(?: (?:de|het|een|heel|hartje|aangrenzende|hele|eigen))* ?(?:wijk|wijken|buurt|buurten)? ?$"
)
_THERE = re.compile(r"(?:(?:ook )?(?:daar|hier)|in (?:die|deze) wijk)\b", re.IGNORECASE)
_STRANDED = r"(?:voor|onder|van|mee|over|tegen|naar|door|om|uit|bij|aan|achter|op)(?=\W*$|[,;:])"
_ACTOR_THERE = re.compile(rf"{ACTORS} \w+ er\b(?!.*?\b{_STRANDED})")
_OPENS_WITH_PLACE = re.compile(rf"(?:In|Op|Aan) (?:de |het )?(?:wijk |buurt )?(?P<L>{PLACES}) ")
_OPENS_WITH_ACTOR = re.compile(rf"(?P<A>{ACTORS}) \w")
_NOT_HERE = re.compile(
    r"\b(?:geen|niet|verhuisde|vertrok|verliet|wacht|zou|zouden|terugblik|volgende|kijken|bezocht\w*)\b"
)


def find_bonds(reading: Reading) -> None:
    """Add affiliations and working areas."""
    here: tuple[Mention, ...] = ()
    before: Scene | None = None
    for scene in reading.scenes:
        if before and before.sentence.session != scene.sentence.session:
            here = ()
        if scene.people:
            reading.claims += _functionaries(scene, before)
        if scene.people and scene.actors:
            reading.claims += _affiliations(scene)
        if scene.places and (scene.people or scene.actors):
            reading.claims += _areas(scene)
        if scene.actors:
            acting = [*_located(scene, here), *_in_the_place_before(scene, before)]
            reading.claims += [] if not acting or is_listing(scene) else acting
        if scene.places:
            here = tuple(place for sign in scene.places for place in scene.at(sign))
        before = scene
    reading.claims += _aldermen(reading)
    reading.claims += _own_places(reading)
    reading.claims += _parts_of_cities(reading)


def _affiliations(scene: Scene) -> Iterator[Claim]:
    for pattern in patterns("bonds", "affiliated").worth_a_try(scene):
        for match in pattern.expression.finditer(scene.folded):
            if _ENDED.search(match.group()):
                continue
            people, organisations = scene.at(match["P"]), scene.at(match["A"])
            for person, organisation in product(people[-1:], organisations):
                if not organisation.is_group:
                    yield _claim(scene, AFFILIATED_WITH, person, organisation, pattern.name)


def _functionaries(scene: Scene, before: Scene | None) -> Iterator[Claim]:
    """Yield whom a functionary without an organisation belongs to: the one spoken of.

    In "Het fonds is er blij mee. Directeur Karin Vonkel lacht." she is the director of the only
    organisation that her sentence names before her, or else the sentence before.
    """
    rendered, folded = scene.rendered, scene.folded
    for sign in scene.people:
        at = rendered.index(sign)
        if not _FUNCTION.search(folded[:at]) or _OWN_ORGANISATION.match(rendered, at + 1):
            continue
        spoken_of = _named_in(scene, rendered[:at])
        start = scene.sentence.start
        same = before and before.sentence.block is scene.sentence.block
        if not spoken_of and before and same:
            spoken_of, start = _named_in(before, before.rendered), before.sentence.start
        if len(spoken_of) == 1:
            person = scene.at(sign)[0]
            claim = _claim(scene, AFFILIATED_WITH, person, spoken_of[0], "functionary")
            yield replace(claim, start=start)


def _named_in(scene: Scene, rendered: str) -> list[Mention]:
    """Return the organisations that a part of a scene names, one mention each."""
    named = {
        mention.name: mention
        for sign, mentions in scene.lists.items()
        if sign in rendered
        for mention in mentions
        if mention.is_actor and not mention.is_group
    }
    return list(named.values())


def _areas(scene: Scene) -> Iterator[Claim]:
    for pattern in patterns("bonds", "active").worth_a_try(scene):
        for match in pattern.expression.finditer(scene.folded):
            signs = match.groupdict()
            actors = [m for key in "ABP" if key in signs for m in scene.at(signs[key])]
            for actor, place in product(actors, scene.at(match["L"])):
                yield _claim(scene, ACTIVE_IN, actor, place, pattern.name)


def _located(scene: Scene, before: tuple[Mention, ...]) -> Iterator[Claim]:
    """Yield where the named organisations of a sentence act: "in", "op", "aan" a place.

    "Daar" or "hier" at the start of a sentence, and "er" behind an actor and its verb, stand
    for the place of the one before.
    """
    places = [
        place
        for sign in scene.places
        for place in scene.at(sign)
        if _IN.search(scene.folded[: scene.rendered.index(sign)])
    ]
    if not places and before and _refers_to_a_place(scene):
        places = list(before)
    if not places or _NOT_HERE.search(scene.folded):
        return
    named = [m for mentions in scene.actors for m in mentions if not m.is_group]
    for actor, place in product(named, places):
        yield _claim(scene, ACTIVE_IN, actor, place, "located")


def _refers_to_a_place(scene: Scene) -> bool:
    rendered = scene.rendered
    there = " er" in rendered and _ACTOR_THERE.search(rendered)
    return bool(there or _THERE.match(rendered))


def _in_the_place_before(scene: Scene, before: Scene | None) -> Iterator[Claim]:
    """Yield who acts where the sentence before begins: "In Zuid is het druk. De Werf bouwt." """
    if not before or not before.places or before.actors or scene.places:
        return
    if before.sentence.block is not scene.sentence.block:
        return
    place, actor = _OPENS_WITH_PLACE.match(before.rendered), _OPENS_WITH_ACTOR.match(scene.rendered)
    if not place or not actor or _NOT_HERE.search(scene.folded):
        return
    for source, target in product(scene.at(actor["A"]), before.at(place["L"])):
        if not source.is_group:
            claim = _claim(scene, ACTIVE_IN, source, target, "place-before")
            yield replace(claim, start=before.sentence.start)


def _claim(scene: Scene, type_: str, source: Mention, target: Mention, rule: str) -> Claim:
    sentence = scene.sentence
    return Claim(type_, source, target, sentence.start, sentence.end, sentence.session, rule)


def _aldermen(reading: Reading) -> Iterator[Claim]:
    """Yield the municipality as the organisation of its aldermen."""
    own = own_municipality(reading)
    if not own:
        return
    for person in reading.mentions:
        if person.type != PERSON:
            continue
        before = reading.text[max(0, person.start - 24) : person.start]
        match, behind = _ALDERMAN.search(before), _ALDERMAN_BEHIND.match(reading.text, person.end)
        if match or behind:
            start = person.start - (len(match.group()) if match else 0)
            end = behind.end() if behind else person.end
            number = reading.number_at(person.start)
            yield Claim(AFFILIATED_WITH, person, own, start, end, number, "alderman")


def _own_places(reading: Reading) -> Iterator[Claim]:
    """Yield the place in an organisation's own name as its working area."""
    places = [m for m in reading.mentions if m.type == NEIGHBOURHOOD and m.rule != "adjective"]
    for place in places:
        for actor in reading.between(max(0, place.start - 80), place.end + 40):
            inside = actor.start <= place.start and place.end <= actor.end
            if inside and actor.is_actor and not actor.is_group:
                yield _by_name(reading, ACTIVE_IN, actor, place, "own-name")


def _parts_of_cities(reading: Reading) -> Iterator[Claim]:
    """Yield the city that an area such as "Rotterdam Zuid" names."""
    cities = {m.name: m for m in reading.mentions if m.type == NEIGHBOURHOOD}
    for place in reading.mentions:
        city = gazetteer.whole_of(place.name) if place.type == NEIGHBOURHOOD else None
        if city in cities:
            yield _by_name(reading, PART_OF, place, cities[city], "compass")


def _by_name(reading: Reading, type_: str, source: Mention, target: Mention, rule: str) -> Claim:
    """Return the claim that the name of its source makes."""
    number = reading.number_at(source.start)
    return Claim(type_, source, target, source.start, source.end, number, rule)
