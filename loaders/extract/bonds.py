"""Whom a person belongs to, and where an actor is active, as sentences and names tell."""

import re
from collections.abc import Iterator
from itertools import product

from graph.schema import ACTIVE_IN, AFFILIATED_WITH, NEIGHBOURHOOD, PART_OF, PERSON
from loaders.extract.base import Claim, Mention, Reading, Scene
from loaders.extract.clauses import is_listing
from loaders.extract.coreference import municipality
from loaders.extract.patterns import patterns
from loaders.extract.scene import ACTORS
from loaders.lexicon import alternatives, table

_ALDERMAN = re.compile(
    r"\b(?:wethouder|burgemeester|raadslid|gebiedsmanager|wijkmanager|schepen)\s+"
    rf"(?:(?:{alternatives(table('people')['titles'])})\s+)*$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"\b(?:niet|geen|voormalig\w*|oud-|ex-|vroeger)\b", re.IGNORECASE)
_IN = re.compile(
    r"(?:^|[\s(“\"])(?:in|op|aan|uit|te|rond|rondom|wijk|wijken|buurt|buurten|locatie:)"
    r"(?: (?:de|het|een|heel|hartje|aangrenzende|hele|eigen))* ?(?:wijk|wijken|buurt|buurten)? ?$",
    re.IGNORECASE,
)
_THERE = re.compile(r"(?:daar|hier|ook daar|ook hier|in die wijk|in deze wijk)\b", re.IGNORECASE)
_ACTOR_THERE = re.compile(rf"{ACTORS} \w+ er\b")
_NOT_HERE = re.compile(
    r"\b(?:geen|niet|verhuisde|vertrok|verliet|wacht|zou|zouden|terugblik|volgende)\b",
    re.IGNORECASE,
)
_COMPASS = re.compile(r"(?P<city>.+?)[ -](?:Zuid|Noord|Oost|West|Centrum)\w*$")


def find_bonds(reading: Reading) -> None:
    """Add affiliations and working areas."""
    here: tuple[Mention, ...] = ()
    for scene in reading.scenes:
        reading.claims += _affiliations(scene)
        reading.claims += _areas(scene)
        if not is_listing(scene):
            reading.claims += _located(scene, here)
        here = _places_of(scene) or here
    reading.claims += _aldermen(reading)
    reading.claims += _own_places(reading)
    reading.claims += _parts_of_cities(reading)


def _affiliations(scene: Scene) -> Iterator[Claim]:
    if not scene.people or not scene.actors:
        return
    for name, pattern in patterns("bonds", "affiliated"):
        for match in pattern.finditer(scene.rendered):
            if _ENDED.search(match.group()):
                continue
            people, organisations = scene.at(match["P"]), scene.at(match["A"])
            for person, organisation in product(people[-1:], organisations):
                if not organisation.is_group:
                    yield _claim(scene, AFFILIATED_WITH, person, organisation, name)


def _areas(scene: Scene) -> Iterator[Claim]:
    if not scene.places:
        return
    for name, pattern in patterns("bonds", "active"):
        for match in pattern.finditer(scene.rendered):
            actors = [m for key in "ABP" if key in pattern.groupindex for m in scene.at(match[key])]
            for actor, place in product(actors, scene.at(match["L"])):
                yield _claim(scene, ACTIVE_IN, actor, place, name)


def _located(scene: Scene, before: tuple[Mention, ...]) -> Iterator[Claim]:
    """Yield where the named organisations of a sentence act: "in", "op", "aan" a place.

    "Daar" or "hier" at the start of a sentence, and "er" behind an actor and its verb, stand
    for the place of the one before.
    """
    places = [
        place
        for sign, mentions in scene.places.items()
        for place in mentions
        if _IN.search(scene.rendered[: scene.rendered.index(sign)])
    ]
    refers_back = _THERE.match(scene.rendered) or _ACTOR_THERE.search(scene.rendered)
    if not places and refers_back:
        places = list(before)
    if _NOT_HERE.search(scene.rendered):
        return
    named = [m for mentions in scene.actors for m in mentions if not m.is_group]
    for actor, place in product(named, places):
        yield _claim(scene, ACTIVE_IN, actor, place, "located")


def _places_of(scene: Scene) -> tuple[Mention, ...]:
    return tuple(place for mentions in scene.places.values() for place in mentions)


def _claim(scene: Scene, type_: str, source: Mention, target: Mention, rule: str) -> Claim:
    sentence = scene.sentence
    return Claim(type_, source, target, sentence.start, sentence.end, sentence.session, rule)


def _aldermen(reading: Reading) -> Iterator[Claim]:
    """Yield the municipality as the organisation of its aldermen."""
    name = municipality(reading)
    own = next((m for m in reading.mentions if m.name == name), None)
    if not own:
        return
    for person in reading.mentions:
        before = reading.text[max(0, person.start - 24) : person.start]
        if person.type == PERSON and (match := _ALDERMAN.search(before)):
            session = reading.session_at(person.start)
            start = person.start - len(match.group())
            yield Claim(
                AFFILIATED_WITH,
                person,
                own,
                start,
                person.end,
                session.number if session else None,
                "alderman",
            )


def _own_places(reading: Reading) -> Iterator[Claim]:
    """Yield the place in an organisation's own name as its working area."""
    places = [m for m in reading.mentions if m.type == NEIGHBOURHOOD and m.rule != "adjective"]
    for place in places:
        for actor in reading.between(max(0, place.start - 80), place.end + 40):
            inside = actor.start <= place.start and place.end <= actor.end
            if inside and actor.is_actor and not actor.is_group:
                session = reading.session_at(actor.start)
                yield Claim(
                    ACTIVE_IN,
                    actor,
                    place,
                    actor.start,
                    actor.end,
                    session.number if session else None,
                    "own-name",
                )


def _parts_of_cities(reading: Reading) -> Iterator[Claim]:
    """Yield the city that an area such as "Rotterdam Zuid" names."""
    cities = {m.name: m for m in reading.mentions if m.type == NEIGHBOURHOOD}
    for place in reading.mentions:
        match = _COMPASS.match(place.name) if place.type == NEIGHBOURHOOD else None
        if match and match["city"] in cities:
            session = reading.session_at(place.start)
            yield Claim(
                PART_OF,
                place,
                cities[match["city"]],
                place.start,
                place.end,
                session.number if session else None,
                "compass",
            )
