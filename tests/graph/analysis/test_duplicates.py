"""Which nodes may be one: what is proposed, what merges by itself, and what must do neither."""

from collections.abc import Iterable

import pytest

from graph.analysis.duplicates import REASONS, duplicates
from graph.network import Assertion, Document, Edge, Evidence, Network, Node
from loaders.language.name_keys import entity_id

ORG, PERSON, PLACE = "Organisation", "Person", "Neighbourhood"
Said = tuple[str, str, str | None]

MERGED = [
    ("Stichting De Kaap", "De Kaap"),
    ("STICHTING DE KAAP", "Stg. Kaap"),
    ("Bouwbedrijf Kok B.V.", "Bouwbedrijf Kok BV"),
    ("Bouwbedrijf Kok b.v.", "Bouwbedrijf Kok NV"),
    ("Vereniging De Kaap", "De Kaap"),
    ("Kok & Zonen", "Kok en Zonen"),
    ("Café Zuid", "Cafe Zuid"),
    ("Coöperatie De Zon", "Cooperatie de Zon U.A."),
    ("Zon Coöperatie", "Coöperatie Zon"),
    ("Buurt-tuin Oost", "Buurt tuin Oost"),
    ("St. Jansdal", "Sint Jansdal"),
    ("v.z.w. Samen", "Samen vzw"),
    ("gemeente Veldstad", "Gemeente Veldstad"),
]

PROPOSED = [
    (PLACE, "Agniessebuurt", "wijk", "Agniesebuurt", "buurt", "spelling"),
    (PLACE, "Oud-Zuid", "wijk", "Oudzuid", "wijk", "spacing"),
    (ORG, "Zonnecollectief", "collectief", "Zonne Collectief", None, "spacing"),
    (ORG, "Wijkbedrijf Bospolder", "bedrijf", "Wijkbedrijf Bospoldr", None, "spelling"),
    (ORG, "Museum Boerhaave", None, "Museum Boerhave", "stichting", "spelling"),
    (ORG, "GOED", None, "Coöperatie GOED", "cooperatie", "legal form"),
    (ORG, "Bouwbedrijf Kok", "bedrijf", "Bouwbedrijf Kok B.V.", "bedrijf", "legal form"),
    (ORG, "BGB", None, "Bewonersgroep Groene Berg", "collectief", "abbreviation"),
    (ORG, "VNG", "overheid", "Vereniging van Nederlandse Gemeenten", None, "abbreviation"),
    (ORG, "Havenkring", None, "Havenkring Veldstad", "netwerk", "short form"),
    (ORG, "Veldstad", None, "Gemeente Veldstad", "gemeente", "short form"),
    (PERSON, "J. de Vries", None, "Jan de Vries", None, "initials"),
    (PERSON, "Nicole van Dijk", None, "Van Dijk", None, "short form"),
    (PERSON, "Femke Janssen", None, "Femke Jansen", None, "spelling"),
]

APART = [
    (ORG, "Energie van Rotterdam", "cooperatie", "Energie van Utrecht", "cooperatie"),
    (ORG, "Wijkraad Oost", "collectief", "Wijkraad West", "collectief"),
    (ORG, "Wijkraad Noord", None, "Wijkraad Zuid", None),
    (ORG, "Buurthuis 12", None, "Buurthuis 13", None),
    (ORG, "Citylab 010", None, "Citylab 020", None),
    (ORG, "Stichting Zon", "stichting", "Coöperatie Zon", "cooperatie"),
    (ORG, "Stichting Zon", "stichting", "Zon B.V.", "bedrijf"),
    (ORG, "Vonkstad", "bedrijf", "Vonkstat", "stichting"),
    (ORG, "Havenkring", "bedrijf", "Havenkring Veldstad", "netwerk"),
    (ORG, "bewoners", "groep", "bewoner", "groep"),
    (ORG, "Gemeente Delft", "gemeente", "Gemeente Delf", "overheid"),
    (ORG, "Wijkraad", None, "Wijkraad Theresia", None),
    (ORG, "Stichting", None, "Stichting Theresia", None),
    (ORG, "Kok", None, "Kok Vastgoed", None),
    (ORG, "ABC", None, "Groene Berg", None),
    (ORG, "Lombok", None, "Lombard", None),
    (ORG, "Laden", None, "Paden", None),
    (PERSON, "Anna Visser", None, "Anne Visser", None),
    (PERSON, "Marieke de Boer", None, "Marijke de Boer", None),
    (PERSON, "J. de Vries", None, "Karin de Vries", None),
    (PERSON, "Jan de Vries", None, "Jan de Wit", None),
    (PLACE, "Kerkstraat", "straat", "Kerkstraatt", "buurt"),
    (PLACE, "Noord", "gebied", "Noordoost", "gebied"),
    (PLACE, "Delft", "stad", "Delftt", "wijk"),
]


def network(*documents: Iterable[Said], ties: Iterable[tuple[int, int]] = ()) -> Network:
    """Return a network of documents that each name these nodes (type, name, kind)."""
    made, files = [], []
    for number, names in enumerate(documents):
        document = f"d{number}"
        text = "\n".join(name for _, name, _ in names)
        files.append(Document(document, document, text))
        for type_, name, kind in names:
            start = text.index(name)
            quote = Evidence(document, start, start + len(name), name)
            said = Assertion(document, name, kind, evidence=(quote,))
            made.append(Node(entity_id(type_, name), type_, (said,)))
    edges = [
        Edge("WORKS_WITH", made[a].id, made[b].id, made[a].assertions[0].evidence) for a, b in ties
    ]
    return Network.build(files, made, edges)


@pytest.mark.parametrize(("one", "other"), MERGED)
def test_spelling_and_legal_form_merge_by_themselves(one: str, other: str) -> None:
    assert entity_id(ORG, one) == entity_id(ORG, other)


@pytest.mark.parametrize(("type_", "one", "kind", "other", "its_kind", "reason"), PROPOSED)
def test_what_may_be_one_is_proposed_and_not_merged(
    type_: str, one: str, kind: str | None, other: str, its_kind: str | None, reason: str
) -> None:
    found = network([(type_, one, kind)], [(type_, other, its_kind)])
    assert len(found.nodes) == 2
    (pair,) = duplicates(found)
    assert {pair.first, pair.second} == set(found.nodes)
    assert (pair.reason, pair.strength) == (reason, REASONS[reason])


@pytest.mark.parametrize(("type_", "one", "kind", "other", "its_kind"), APART)
def test_what_is_two_is_neither_merged_nor_proposed(
    type_: str, one: str, kind: str | None, other: str, its_kind: str | None
) -> None:
    found = network([(type_, one, kind)], [(type_, other, its_kind)])
    assert len(found.nodes) == 2
    assert duplicates(found) == ()


def test_a_person_and_an_organisation_are_two() -> None:
    assert (
        duplicates(network([(PERSON, "Jan Bakker", None)], [(ORG, "Jan Bakker", "bedrijf")])) == ()
    )


def test_a_short_form_that_fits_two_is_no_proposal() -> None:
    names = ("Havenkring", "Havenkring Veldstad", "Havenkring Duinstad")
    assert duplicates(network(*([(ORG, name, None)] for name in names))) == ()


def test_what_one_report_keeps_apart_stays_apart() -> None:
    pair: list[Said] = [(ORG, "Havenkring", None), (ORG, "Havenkring Veldstad", None)]
    assert duplicates(network(pair)) == ()
    assert len(duplicates(network(pair[:1], pair[1:]))) == 1
    assert duplicates(network(pair[:1], pair[1:], ties=[(0, 1)])) == ()


def test_an_abbreviation_that_another_report_introduced_is_an_alias() -> None:
    text = "Samenwerking Groene Kade (SKGK)"
    quote = Evidence("a", 0, len(text), text)
    long = Assertion("a", "Samenwerking Groene Kade", None, ("SKGK",), (), (quote,))
    short = network([(ORG, "SKGK", None)])
    first = Network.build([Document("a", "a", text)], [Node("organisation:x", ORG, (long,))], [])
    (pair,) = duplicates(first.merge(short))
    assert pair.reason == "alias"


def test_two_places_in_a_name_are_two() -> None:
    places: list[Said] = [(PLACE, "Bergen", "stad"), (PLACE, "Berger", "wijk")]
    named: list[Said] = [(ORG, "Platform Bergen", None)]
    other: list[Said] = [(ORG, "Platform Berger", None)]
    assert [d for d in duplicates(network(places, named, other)) if "platform" in d.first] == []
    assert len(duplicates(network(named, other))) == 1


def test_the_order_is_the_strongest_first_and_always_the_same() -> None:
    names = [[(type_, name, None)] for type_, a, _, b, _, _ in PROPOSED for name in (a, b)]
    found = duplicates(network(*names))
    assert found == duplicates(network(*reversed(names)))
    strengths = [pair.strength for pair in found]
    assert strengths == sorted(strengths, reverse=True)
    assert duplicates(Network()) == ()
