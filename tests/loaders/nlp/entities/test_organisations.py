"""What types a name as an organisation, and what bars it."""

from collections.abc import Callable

import pytest

from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.rule_registry import RULES

Reader = Callable[[str], AnalysedText]

CASES = {
    "known": ("Gisteren belde de GGD met de wijk.", "GGD", None),
    "first-word": ("Gisteren belde Stichting Moes met de wijk.", "Stichting Moes", "stichting"),
    "last-word": ("Gisteren belde Moes Coöperatie met de wijk.", "Moes Coöperatie", "cooperatie"),
    "role": ("Gisteren belde netbeheerder Zwiep met de wijk.", "Zwiep", "bedrijf"),
    "suffix": ("Gisteren belde Zwiepcollectief met de wijk.", "Zwiepcollectief", "collectief"),
    "acronym": ("Gisteren belde ZWQ met de wijk.", "ZWQ", None),
    "odd-capitals": ("Gisteren belde zwiepBos met de wijk.", "zwiepBos", None),
    "capitals": ("Gisteren belde Zwiepzwaai met de wijk.", "Zwiepzwaai", None),
    "subject": ("Zwiepzwaai verhuurt een zaal.", "Zwiepzwaai", None),
}


ELSEWHERE = {
    *("last-known", "slot", "department", "group", "head-noun", "municipality"),
    *("known-table", "own-table"),
}


def test_every_rule_has_a_case() -> None:
    assert RULES["Organisation"] - ELSEWHERE == set(CASES)


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_types_a_name(analysed: Reader, rule: str) -> None:
    text, name, kind = CASES[rule]
    (found,) = [m for m in analysed(text).mentions if m.name == name]
    assert (found.type, found.rule) == ("Organisation", rule)
    assert kind in (None, found.kind)


def test_a_known_last_word_types_a_longer_name(analysed: Reader) -> None:
    (found,) = [m for m in analysed("Gisteren belde Zwiep Rabobank.").mentions if m.is_actor]
    assert (found.name, found.kind) == ("Zwiep Rabobank", "bedrijf")


@pytest.mark.parametrize(
    "text",
    [
        "Dat was in Maart wel anders.",
        "Toen kwam de Zwiepwet erbij.",
        "Wij lazen het Zwiepplan twee keer.",
        "Wij zagen het Zwiepfestival twee keer.",
        "Wij lazen de studie Zwiepzwaai twee keer.",
        "Wij zaten in de zaal Zwiepzwaai.",
        "Dat zeiden ook Amsterdammers.",
        "Wij praten over “Zwiepzwaai” als woord.",
        "Wij lazen Actieplan Zwaai twee keer.",
    ],
)
def test_what_is_barred(named: Callable[[str, str], set[str]], text: str) -> None:
    assert named(text, "Organisation") == set()


def test_a_name_typed_once_is_typed_everywhere(analysed: Reader) -> None:
    text = "Wij zijn Stichting Moes. Ook kwam Stichting Moes langs bij Stichting Moes."
    assert len([m for m in analysed(text).mentions if m.name == "Stichting Moes"]) == 3


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gisteren belde Stichting Vrienden van het Bos.", "Stichting Vrienden van het Bos"),
        ("Gisteren belde het ministerie van Zwaai en Zwiep.", "Ministerie van Zwaai en Zwiep"),
        ("Gisteren belde architectenbureau Blok & Zonen.", "Blok & Zonen"),
        ("Gisteren belde Parochie Petrus & Paulus.", "Parochie Petrus & Paulus"),
        ("Gisteren belde de Haagse Academie voor Stadsvorm.", "Haagse Academie voor Stadsvorm"),
        ("Zij zijn verenigd in Zwaai Luistert.", "Zwaai Luistert"),
    ],
)
def test_where_a_name_ends(named: Callable[[str, str], set[str]], text: str, name: str) -> None:
    assert named(text, "Organisation") == {name}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Daar is jeugdhuis De Zwiep. De Zwiep is oud.", {"De Zwiep"}),
        ("Daar is Jongerenwerk Kantzwiep. Later kwam Kantzwiep.", {"Jongerenwerk Kantzwiep"}),
        (
            "Daar is Huis van Moes. Huis van Moes en Zwiepzwaai hebben dak. Ook hielp Zwiepzwaai.",
            {"Huis van Moes", "Zwiepzwaai"},
        ),
        ("Gisteren belde de Bewonersraad het Zwiepberaad op.", {"Bewonersraad", "Zwiepberaad"}),
    ],
)
def test_a_name_by_itself(
    named: Callable[[str, str], set[str]], text: str, names: set[str]
) -> None:
    assert named(text, "Organisation") == names


def test_a_title_is_no_actor(named: Callable[[str, str], set[str]]) -> None:
    assert named("Warmtenet Dhr. Zwiep deelt mee dat het lukt.", "Organisation") == set()
