"""What the text bears out does enter: names, references, statuses, advice and themes.

The hostile answers show what does not; a proof that lets nothing in would pass those.
"""

from __future__ import annotations

import pytest

from graph.network import Network
from graph.schema import (
    ABOUT,
    ACTIVE_IN,
    ADDRESSED_TO,
    AFFILIATED_WITH,
    CONCERNS,
    EXISTING,
    HOSTED,
    ORGANISATION,
    PART_OF,
    PARTICIPATED_IN,
    PERSON,
    RECOMMENDATION,
    STRAINED,
    WANTED,
    WORKS_WITH,
)
from loaders.language.typography import FoldedText
from loaders.language_model.answers.proposals import ProposedName
from loaders.language_model.asking.pairs import MOST_QUESTIONS, pairs_of
from loaders.language_model.asking.parts import parts_of
from loaders.language_model.asking.questions import about_pair, about_part, repaired
from loaders.language_model.proof.fault import Fault
from loaders.language_model.proof.names import ProvenNames
from loaders.language_model.proof.other_names import is_other_name
from loaders.language_model.proof.prover import MODEL_TIE
from tests.support.model_answers import (
    advice,
    analysed,
    answer,
    organisation,
    person,
    place,
    read,
    tie,
    ties,
)

OPENING = """Verslag Kadedag 2021

Aanwezig: Anna de Wit (Buurtlab), Bert Vos (Huisvast). Stichting De Kade en Zonstroom kwamen later.

"""
WHO = [
    organisation("Buurtlab"),
    organisation("Huisvast", kind="woningcorporatie"),
    organisation("Stichting De Kade", "De Kade", kind="stichting"),
    organisation("Zonstroom", kind="cooperatie"),
    *(person("Anna de Wit"), person("Bert Vos"), place("Molenwijk")),
]


def tied(sentence: str, *relations: dict[str, str]) -> Network:
    """Return what a model reads in a report that ends so, where it claims these relations."""
    return read(f"{OPENING}{sentence}\n", answer(entities=WHO, relations=relations))[0]


def quotes(network: Network, type_: str) -> list[str]:
    return [
        evidence.quote
        for edge in network.edges.values()
        for evidence in edge.evidence
        if edge.type == type_ and evidence.rule == MODEL_TIE
    ]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Buurtlab werkt samen met Huisvast.", EXISTING),
        ("Buurtlab huurt een loods van Huisvast.", EXISTING),
        ("Buurtlab wil samenwerken met Huisvast.", WANTED),
        ("Buurtlab zou graag met Huisvast werken.", WANTED),
        ("Buurtlab werkt nog niet samen met Huisvast, maar wil dat wel.", WANTED),
        ("De samenwerking tussen Buurtlab en Huisvast staat onder druk.", STRAINED),
        ("Tussen Buurtlab en Huisvast botst het.", STRAINED),
    ],
)
def test_a_tie_enters_with_the_status_that_its_words_carry(sentence: str, status: str) -> None:
    network = tied(sentence, tie("Buurtlab", "Huisvast", sentence, status=status))
    assert (WORKS_WITH, "organisation:buurtlab", "organisation:huisvast", status) in ties(network)
    assert quotes(network, WORKS_WITH) == [sentence]


def test_a_quote_is_shown_with_the_rest_of_its_sentence() -> None:
    sentence = "Al jaren werkt Buurtlab samen met Huisvast aan de tuin."
    network = tied(sentence, tie("Buurtlab", "Huisvast", "werkt Buurtlab samen met Huisvast"))
    assert quotes(network, WORKS_WITH) == [sentence]


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("“Buurtlab” werkt – al jaren – samen met Huisvast.", '"Buurtlab" werkt - al jaren - '),
        ("Buurtlab werkt **samen** met Huisvast.", "Buurtlab werkt samen met Huisvast."),
        ("Buurt\u00adlab werkt samen met Huisvast.", "Buurtlab werkt samen met Huisvast."),
        ("Buurtlab werkt  samen\nmet Huisvast.", "Buurtlab werkt samen met Huisvast."),
    ],
)
def test_typography_is_no_difference(sentence: str, quote: str) -> None:
    network = tied(sentence, tie("Buurtlab", "Huisvast", quote))
    assert quotes(network, WORKS_WITH) == [sentence]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Huisvast sprak. De corporatie werkt samen met Buurtlab.", "De corporatie"),
        ("Huisvast sprak. Zij werkt samen met Buurtlab.", "Zij"),
        ("Bert Vos werkt samen met Buurtlab.", "Bert Vos"),
    ],
)
def test_words_may_stand_for_whom_they_can_recall(text: str, words: str) -> None:
    quote = text.rpartition("sprak. ")[2]
    affiliated = tie("Bert Vos", "Huisvast", "Bert Vos (Huisvast)", AFFILIATED_WITH)
    network = tied(text, affiliated, tie("Huisvast", "Buurtlab", quote, words=(words, "Buurtlab")))
    assert [one for one in ties(network) if one[0] == WORKS_WITH]
    (shown,) = quotes(network, WORKS_WITH)
    assert shown.endswith(quote)


def test_the_sentence_that_names_who_is_meant_is_shown_as_well() -> None:
    text = "Huisvast sprak. Zij werkt samen met Buurtlab."
    quote = "Zij werkt samen met Buurtlab."
    network = tied(text, tie("Huisvast", "Buurtlab", quote, words=("Zij", "Buurtlab")))
    assert quotes(network, WORKS_WITH) == [text]


def test_a_person_belongs_to_the_organisation_in_brackets() -> None:
    network = tied("Dag.", tie("Bert Vos", "Huisvast", "Bert Vos (Huisvast)", AFFILIATED_WITH))
    assert {one[:3] for one in ties(network)} >= {
        (AFFILIATED_WITH, "person:bert-vos", "organisation:huisvast")
    }


def test_an_organisation_is_active_where_it_says() -> None:
    sentence = "Buurtlab werkt in de Molenwijk."
    network = tied(sentence, tie("Buurtlab", "Molenwijk", sentence, ACTIVE_IN))
    assert quotes(network, ACTIVE_IN) == [sentence]


def test_a_department_is_part_of_its_organisation() -> None:
    sentence = "De afdeling Wonen is een onderdeel van Huisvast."
    said = answer(
        entities=[*WHO, organisation("afdeling Wonen", kind="gemeentelijke dienst")],
        relations=[tie("afdeling Wonen", "Huisvast", sentence, PART_OF)],
    )
    network, _ = read(OPENING + sentence, said)
    assert quotes(network, PART_OF) == [sentence]


def test_who_sat_at_the_table_took_part_and_who_led_it_is_its_host() -> None:
    led, sat = "Buurtlab leidde het gesprek.", "Huisvast zat ook aan tafel."
    text = f"Verslag\n\nTafel 1: Stroom\n{led}\n\n{sat}\n\nTafel 2: Groen\nDe tuin van Zonstroom."
    said = answer(
        entities=WHO[:2],
        relations=[
            tie("Buurtlab", "S1", led, HOSTED),
            tie("Huisvast", "S1", sat, PARTICIPATED_IN),
            tie("Huisvast", "S1", sat, HOSTED),
            tie("Huisvast", "S2", sat, PARTICIPATED_IN),
        ],
    )
    found = {one[:3] for one in ties(read(text, said)[0])}
    assert {one for one in found if one[0] in (HOSTED, PARTICIPATED_IN)} == {
        (HOSTED, "organisation:buurtlab", "session:verslag:1"),
        (PARTICIPATED_IN, "organisation:huisvast", "session:verslag:1"),
    }


def test_who_led_a_session_is_not_whoever_the_paragraph_names() -> None:
    led, sat = "Buurtlab leidde het gesprek.", "Huisvast zat ook aan tafel."
    text = f"Verslag\n\nTafel 1: Stroom\n{led} {sat}\n\nTafel 2: Groen\nDe tuin van Zonstroom."
    said = answer(entities=WHO[:2], relations=[tie("Huisvast", "S1", sat, HOSTED)])
    assert HOSTED not in {one[0] for one in ties(read(text, said)[0])}


def test_a_recommendation_enters_with_whom_and_what_it_is_about() -> None:
    text = OPENING + "Aanbevelingen:\n1. Huisvast: plant bomen in de Molenwijk.\n"
    said = answer(
        entities=WHO,
        recommendations=[
            advice("Huisvast: plant bomen in de Molenwijk.", ["Huisvast", "Onbekend"], ["bomen"])
        ],
        themes=["bomen"],
    )
    network, _ = read(text, said)
    (node,) = (n for n in network.nodes.values() if n.type == RECOMMENDATION)
    assert node.assertions[0].name == "Huisvast: plant bomen in de Molenwijk."
    found = {(one[0], one[2]) for one in ties(network)}
    assert (ADDRESSED_TO, "organisation:huisvast") in found
    assert [one for one in found if one[0] == CONCERNS and one[1].startswith("neighbourhood")]
    assert [one for one in found if one[0] == CONCERNS and one[1].startswith("theme")]
    assert [one for one in found if one[0] == ABOUT and one[1].startswith("theme")]


def test_a_recommendation_of_both_readers_is_one() -> None:
    text = OPENING + "Aanbevelingen:\n1. Huisvast: plant bomen in de Molenwijk.\n"
    said = answer(recommendations=[advice("plant bomen in de Molenwijk.")])
    network, _ = read(text, said, beside_rules=True)
    assert len([n for n in network.nodes.values() if n.type == RECOMMENDATION]) == 1


# Names


def verdict(text: str, type_: str, name: str, kind: str = "") -> Fault | None:
    return ProvenNames(analysed(text)).add(ProposedName(type_, name, (), kind))


@pytest.mark.parametrize(
    ("type_", "name", "kind"),
    [
        (ORGANISATION, "Buurt in Beweging", ""),
        (ORGANISATION, "Tuin 1938", ""),
        (ORGANISATION, "politie", "overheid"),
        (ORGANISATION, "bewoners", "groep"),
        (PERSON, "Anna de Wit", ""),
        (PERSON, "D'Artagnan", ""),
    ],
)
def test_a_name_that_stands_there_is_one(type_: str, name: str, kind: str) -> None:
    text = f"Verslag\n\nGisteren sprak {name} met anderen."
    assert verdict(text, type_, name, kind) is None
    assert verdict("Verslag\n\nGisteren sprak niemand.", type_, name, kind) == Fault.NOT_IN_TEXT


@pytest.mark.parametrize(
    ("type_", "name", "reason"),
    [
        ("Theme", "Groen", Fault.ILLEGAL),
        (ORGANISATION, "Wij", Fault.NO_NAME),
        (ORGANISATION, "de gemeente", Fault.NO_NAME),
        (ORGANISATION, "info@groen.nl", Fault.NO_NAME),
        (PERSON, "06-12345678", Fault.NO_NAME),
        (ORGANISATION, "samen", Fault.NO_NAME),
        (ORGANISATION, "x", Fault.NO_NAME),
        (ORGANISATION, "Groenlab", Fault.NOT_IN_TEXT),
        (ORGANISATION, "Groe", Fault.NOT_IN_TEXT),
        (ORGANISATION, "roen", Fault.NO_NAME),
    ],
)
def test_what_names_nobody_is_no_name(type_: str, name: str, reason: Fault) -> None:
    text = "Verslag\n\nWij werken samen met de gemeente aan Groen; info@groen.nl, 06-12345678. x"
    assert verdict(text, type_, name) == reason


@pytest.mark.parametrize(
    ("alias", "name", "text"),
    [
        ("De Kade", "Stichting De Kade", ""),
        ("Wit", "Anna de Wit", ""),
        ("SDK", "Stichting De Kade", ""),
        ("Lichtkring", "Zonstroom", "Zonstroom (voorheen Lichtkring) bloeit."),
        ("ZON", "Coöperatie Lichtkring", "Coöperatie Lichtkring (ZON) bloeit."),
    ],
)
def test_another_name_belongs_to_the_first(alias: str, name: str, text: str) -> None:
    folded = FoldedText(text).text
    assert is_other_name(alias, name, folded, PERSON if "Anna" in name else ORGANISATION)


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("Huisvast", "Buurtlab"),
        ("Anna", "Bert Vos"),
        ("", "Buurtlab"),
        ("XYZ", "Stichting De Kade"),
    ],
)
def test_the_name_of_another_does_not(alias: str, name: str) -> None:
    text = (
        "Huisvast sprak. Daarna kwam Buurtlab. Anna de Wit en ook Bert Vos. XYZ. Stichting De Kade."
    )
    assert not is_other_name(alias, name, text, PERSON if "Bert" in name else ORGANISATION)


# Questions


def test_a_question_has_an_id_of_its_own_and_the_same_every_time() -> None:
    found = analysed(OPENING + "Buurtlab werkt samen met Huisvast.")
    (part, *_) = parts_of(found)
    first = about_part(found.document, part, ["Buurtlab"])
    assert first == about_part(found.document, part, ["Buurtlab"])
    others = [
        about_part(found.document, part, ["Huisvast"]),
        about_pair(found.document, 1, "Buurtlab", "Huisvast", "Tekst."),
        about_pair(found.document, 1, "Huisvast", "Buurtlab", "Tekst."),
        repaired(first, "nee"),
        repaired(first, "ja"),
    ]
    assert len({request.key for request in (first, *others)}) == 6
    assert len({request.id for request in (first, *others)}) >= 5
    assert all(request.document == "verslag" for request in others)


def test_a_question_does_not_grow_with_what_it_repeats() -> None:
    found = analysed(OPENING)
    request = about_part(found.document, parts_of(found)[0], [f"Naam {n}" for n in range(10_000)])
    assert len(request.body["messages"][1]["content"]) < 5_000
    again = repaired(request, "x" * 1_000_000)
    assert len(again.body["messages"][2]["content"]) <= 2_000


def test_pairs_have_an_end() -> None:
    names = [
        f"Stichting {a}{b}lab" for a in ("Kade", "Tuin", "Zon", "Bos", "Ven") for b in "abcdefgh"
    ]
    sentences = (
        f"Gisteren waren {one} en {other} ook bij de opening van de loods."
        for one in names
        for other in names[:20]
        if one != other
    )
    found = list(pairs_of(analysed("Verslag\n\n" + " ".join(sentences))))
    assert len(found) == MOST_QUESTIONS
    for pair in found:
        assert pair.first.name != pair.other.name
        inside = range(pair.part.start, pair.part.end)
        assert pair.first.start in inside
        assert pair.other.start in inside
