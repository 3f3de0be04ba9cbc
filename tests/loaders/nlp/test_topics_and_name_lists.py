"""Themes of a session, and the places where only names stand."""

from collections.abc import Callable

import pytest

from loaders.nlp.analysed_text import AnalysedText

Reader = Callable[[str], AnalysedText]
Related = Callable[[str, str], set[tuple[str, str]]]


def themes(found: set[tuple[str, str]], session: str = "S1") -> set[str]:
    return {theme for name, theme in found if name == session}


def test_a_theme_goes_by_all_its_words(related: Related) -> None:
    text = "De avond\n\nWij praten over zonnedaken en een dakscan, en over jaagpaden en fietspaden."
    assert themes(related(text, "ABOUT")) == {"zonnepanelen", "fietsen"}


def test_a_session_has_three_themes_and_its_title_counts_most(related: Related) -> None:
    text = (
        "Tafels\n\nTafel 1: Nachtleven\n\nMeer groen, bomen, bomen, sport, sport, spelen, spelen,"
        " spelen, droogte, droogte.\n\nTafel 2: Tuin\n\nHet was stil."
    )
    found = related(text, "ABOUT")
    assert themes(found) == {"nacht", "bomen", "spelen"}
    assert themes(found, "S2") == {"buurttuin"}


def test_a_word_of_the_session_itself_is_a_theme_where_terms_are_few(related: Related) -> None:
    text = (
        "De avond\n\nDe sleutelkast hangt scheef. Wie beheert de sleutelkast? Een sleutelkast is"
        " van iedereen, vond de zaal."
    )
    assert themes(related(text, "ABOUT")) == {"sleutelkast"}


def test_who_acts_is_no_theme(related: Related) -> None:
    text = "De avond\n\n" + "De bewoners en de speeltuinvereniging praten. " * 4
    assert not themes(related(text, "ABOUT"))


def test_a_name_holds_no_theme(related: Related) -> None:
    text = "De avond\n\n" + "Stichting Warmtenet Zuid was er. " * 3
    assert not themes(related(text, "ABOUT"))


def test_advice_concerns_the_theme_of_its_session(related: Related) -> None:
    text = "De avond\n\nHet warmtenet is duur.\n\nAanbevelingen:\n- Maak het warmtenet van ons."
    assert ("R1.1", "warmtenet") in related(text, "CONCERNS")


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Aanwezig: Karin Vonkel, Jan Pruim", "participant"),
        ("Aan tafel:\n- Karin Vonkel\n- Jan Pruim", "participant"),
        ("Afwezig: Karin Vonkel, Jan Pruim", "absentee"),
        ("Tafelvoorzitter: Karin Vonkel, Jan Pruim", "host"),
        ("**Deelnemers:** Karin Vonkel en Jan Pruim", "participant"),
    ],
)
def test_labels_open_slots(analysed: Reader, line: str, role: str) -> None:
    read = analysed(f"De avond\n\nHet was druk.\n\n{line}\n")
    name_lists = [name_list for name_list in read.name_lists if name_list.role == role]
    found = [read.text[a:b].strip(" *") for name_list in name_lists for a, b in name_list.items]
    assert found == ["Karin Vonkel", "Jan Pruim"]


def test_a_bracket_belongs_to_the_item_before_it(analysed: Reader) -> None:
    read = analysed("De avond\n\nAanwezig: Karin Vonkel (kok, Stichting Zon), Jan Pruim\n")
    (name_list,) = read.name_lists
    found = [read.text[a:b] for a, b in name_list.items]
    assert found == ["Karin Vonkel (kok, Stichting Zon)", "Jan Pruim"]


def test_who_was_there_and_who_was_not(related: Related) -> None:
    text = "De avond\n\nAanwezig: Karin Vonkel (Stichting Zon)\n\nAfwezig: Jan Pruim\n\nDruk."
    assert {name for name, _ in related(text, "PARTICIPATED_IN")} >= {"Karin Vonkel"}
    assert "Jan Pruim" not in {name for name, _ in related(text, "PARTICIPATED_IN")}
    assert ("Karin Vonkel", "Stichting Zon") in related(text, "AFFILIATED_WITH")


def test_columns_pair_people_and_organisations(related: Related) -> None:
    text = (
        "De avond\n\nAanwezigen:\n\nNaam | Functie | Organisatie\n"
        "Karin Vonkel | kok | Stichting Zon\nJan Pruim | tuinman | Bureau Vonk\n"
    )
    found = related(text, "AFFILIATED_WITH")
    assert found == {("Karin Vonkel", "Stichting Zon"), ("Jan Pruim", "Bureau Vonk")}


def test_a_department_is_part_of_the_municipality(related: Related) -> None:
    text = "De Gemeente Utrecht en de afdeling groen planten bomen."
    assert ("Groenbeheer", "Gemeente Utrecht") in related(text, "PART_OF")


@pytest.mark.parametrize(
    "text",
    [
        "Aan de lijn hing Karin Vonkel (afdeling Groenzaken, gemeente Utrecht).",
        "Gemeente Utrecht, afdeling Groenzaken",
        "Wij schrijven de Gemeente Utrecht. Spreek met uw afdeling Groenzaken af wat kan.",
    ],
)
def test_how_a_sentence_tells_a_department(related: Related, text: str) -> None:
    assert ("Groenzaken", "Gemeente Utrecht") in related(text, "PART_OF")


def test_an_agency_with_and_in_its_name_is_one_participant(related: Related) -> None:
    text = "De avond\n\nAan tafel: Agentschap Wegen en Paden, Stichting Zon\n\nWij praten."
    names = {name for name, _ in related(text, "PARTICIPATED_IN")}
    assert names == {"Agentschap Wegen en Paden", "Stichting Zon"}


@pytest.mark.parametrize("word", ["VAARDİGHEDEN", "İNWONERS", "de netwerkİn", "ınstanties"])
def test_letters_that_only_look_equal_in_capitals_are_other_letters(
    analysed: Reader, word: str
) -> None:
    found = analysed(f"Wij praten over {word} in de zaal.").mentions
    assert not [m for m in found if m.type == "Theme" or m.is_group]


def test_columns_may_stand_apart_by_spaces(related: Related) -> None:
    text = (
        "De avond\n\nAANWEZIG\nNaam              Namens            Functie\n"
        "Karin Vonkel      Stichting Zon     kok\nXq Zwiep          Bureau Vonk       tuinman\n"
    )
    found = related(text, "AFFILIATED_WITH")
    assert found >= {("Karin Vonkel", "Stichting Zon")}
    assert {name for name, _ in related(text, "PARTICIPATED_IN")} >= {"Karin Vonkel"}


def test_names_may_stand_under_a_label_without_colon(related: Related) -> None:
    text = "De avond\n\nDIGITAAL AANWEZIG\nKarin Vonkel (Stichting Zon)\n\nWij praten."
    assert ("Karin Vonkel", "S1") in related(text, "PARTICIPATED_IN")


def test_any_label_in_the_head_of_a_table_opens_the_list_of_who_sat_there(
    related: Related,
) -> None:
    text = (
        "Verslag\n\nTafel 1: Dak\nTrekker: Karin Vonkel\nOok op het bankje: Stichting Zon, Bureau"
        " Vonk\nLocatie: Museum Moes, Zaal Zwiep\n\nHet was druk.\n\nTafel 2: Tuin\nTrekker: Jan"
        " Pruim\n\nHet was stil."
    )
    assert related(text, "PARTICIPATED_IN") == {("Stichting Zon", "S1"), ("Bureau Vonk", "S1")}
