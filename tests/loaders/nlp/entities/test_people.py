"""Who is a person, and who only looks like one."""

from collections.abc import Callable

import pytest

Named = Callable[[str, str], set[str]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gisteren sprak Karin Vonkel in de zaal.", "Karin Vonkel"),
        ("Gisteren sprak Jan van der Moolen in de zaal.", "Jan van der Moolen"),
        ("Gisteren sprak Peter in 't Woud in de zaal.", "Peter in 't Woud"),
        ("Gisteren sprak Anna Vonkel-Pruim in de zaal.", "Anna Vonkel-Pruim"),
        ("Gisteren sprak Fatima el Baroudi in de zaal.", "Fatima el Baroudi"),
        ("De opening was voor P.J. Oomen en dat duurde lang.", "P.J. Oomen"),
        ("Gisteren zei dhr. Pruimboom iets.", "Pruimboom"),
        ("Na de pauze nam mevrouw Van Zoelen het woord.", "Van Zoelen"),
        ("Daarna kwam wethouder Xandra Grimbeek aan het woord.", "Xandra Grimbeek"),
        ("Jan-Willem Mosterd lacht.", "Jan-Willem Mosterd"),
        ("De planten zijn van Karin, zo blijkt.", "Karin"),
        ("Gisteren sprak Karin Grootkerk in de zaal.", "Karin Grootkerk"),
    ],
)
def test_shapes_of_names(named: Named, text: str, name: str) -> None:
    assert named(text, "Person") == {name}


def test_a_second_van_ends_the_name(named: Named) -> None:
    text = "Nicole van Zoelen van Stichting Wijkgoed legt het uit."
    assert named(text, "Person") == {"Nicole van Zoelen"}


@pytest.mark.parametrize("later", ["Van Zoelen", "Nicole", "Van zoelen en Nicole"])
def test_later_a_surname_or_a_first_name_is_the_same_person(named: Named, later: str) -> None:
    text = f"Nicole van Zoelen opent de avond. Daarna vertelt {later} over de tuin."
    assert named(text, "Person") == {"Nicole van Zoelen"}


def test_a_first_name_that_two_people_share_stays_apart(named: Named) -> None:
    text = "Karin Vonkel en Karin Pruim zijn er. Later zegt Karin iets."
    assert named(text, "Person") == {"Karin Vonkel", "Karin Pruim"}


@pytest.mark.parametrize(
    "text",
    [
        "De avond in Den Haag was druk.",
        "Wij werken met Stichting De Molen samen.",
        "Het Groene Hart is mooi.",
        "De Raad van State zegt niets.",
        "In Nieuwe Pekela werkt men hard.",
        "De Omgevingswet Nieuwe Stijl komt eraan.",
    ],
)
def test_places_and_organisations_are_no_people(named: Named, text: str) -> None:
    assert named(text, "Person") == set()


def test_initials_told_with_a_first_name_are_that_person(named: Named) -> None:
    text = "Voorzitter is de heer R.G.M. Zwiep. Aanwezig was R.G.M. (Ruud) Zwiep zelf."
    assert named(text, "Person") == {"Ruud Zwiep"}


@pytest.mark.parametrize("name", ["Ilse De Cock", "Stefaan Op de Beeck"])
def test_flemish_names_have_capital_particles(named: Named, name: str) -> None:
    assert named(f"Directrice {name} van De Zwiep lacht.", "Person") == {name}


def test_a_title_and_a_surname_are_the_one_named_in_full(named: Named) -> None:
    text = "Aanwezig is mw. L. Zwiepbouw. Mw. Zwiepbouw licht toe. Dhr. Zwaai knikt."
    assert named(text, "Person") == {"L. Zwiepbouw", "Zwaai"}
