"""Themes of a session, and the places where only names stand."""

from collections.abc import Callable

import pytest

from loaders.extract.base import Reading
from loaders.extract.slots import find_slots, items

Reader = Callable[[str], Reading]
Related = Callable[[str, str], set[tuple[str, str]]]


def test_a_theme_goes_by_all_its_words(related: Related) -> None:
    text = "Wij praten over zonnepanelen, aardgas en verduurzaming."
    assert {theme for _, theme in related(text, "ABOUT")} == {"energietransitie"}


def test_a_session_has_three_themes_and_its_title_counts_most(related: Related) -> None:
    text = (
        "Tafels\n\nTafel 1: Nachtleven\n\nMeer groen, bomen, bomen, sport, sport, zorg, zorg."
        "\n\nTafel 2: Tuin\n\nHet was stil."
    )
    found = {theme for session, theme in related(text, "ABOUT") if session == "S1"}
    assert len(found) == 3
    assert {"nachtcultuur", "groen"} <= found


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
def test_labels_open_slots(reading: Reader, line: str, role: str) -> None:
    read = reading(f"De avond\n\nHet was druk.\n\n{line}\n")
    slots = [slot for slot in find_slots(read) if slot.role == role]
    found = [read.text[a:b].strip(" *") for slot in slots for a, b in items(read.text, slot)]
    assert found == ["Karin Vonkel", "Jan Pruim"]


def test_a_bracket_belongs_to_the_item_before_it(reading: Reader) -> None:
    read = reading("De avond\n\nAanwezig: Karin Vonkel (kok, Stichting Zon), Jan Pruim\n")
    (slot,) = find_slots(read)
    found = [read.text[a:b] for a, b in items(read.text, slot)]
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


@pytest.mark.parametrize("word", ["VAARDİGHEDEN", "İNWONERS", "de netwerkİn", "ınstanties"])
def test_letters_that_only_look_equal_in_capitals_are_other_letters(
    reading: Reader, word: str
) -> None:
    found = reading(f"Wij praten over {word} in de zaal.").mentions
    assert not [m for m in found if m.type == "Theme" or m.is_group]
