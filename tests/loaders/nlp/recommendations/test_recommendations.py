"""Recommendations: lists under a heading, imperatives in running text, and who has to act."""

from collections.abc import Callable

import pytest

from loaders.nlp.analysed_text import AnalysedText

Reader = Callable[[str], AnalysedText]


def advice(analysed: AnalysedText) -> list[str]:
    return [analysed.text[a.start : a.end] for a in analysed.advice]


@pytest.mark.parametrize(
    "lead",
    [
        "Aanbevelingen\n\n",
        "AANBEVELINGEN\n",
        "## Lessen\n\n",
        "**Adviezen**\n\n",
        "Wij adviseren het college:\n",
        "Er is veel gezegd. De tips:\n",
        "Oproep aan de stad:\n\n",
    ],
)
def test_items_under_an_advice_heading(analysed: Reader, lead: str) -> None:
    read = analysed(f"De avond\n\nHet was druk.\n\n{lead}- meer groen;\n- minder steen.\n")
    assert advice(read) == ["meer groen", "minder steen."]
    assert all(a.explicit for a in read.advice)


@pytest.mark.parametrize("heading", ["Aanwezig", "Agenda", "Achtergrond", "Actielijst advies"])
def test_items_under_other_headings(analysed: Reader, heading: str) -> None:
    assert advice(analysed(f"Avond\n\nDruk.\n\n{heading}\n\n- een tuin\n- een dak\n")) == []


def test_the_next_heading_ends_the_list(analysed: Reader) -> None:
    text = "Avond\n\nDruk.\n\nAdviezen\n\n- een tuin\n\nTot slot\n\n- soep\n"
    assert advice(analysed(text)) == ["een tuin"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Creëer ruimte voor de tuin.",
        "Stichting Zon moet meer planten.",
        "Wat daarvoor nodig is: geduld.",
        "Er is behoefte aan bomen.",
        "Wij pleiten voor bomen.",
        "De gemeente zou meer bomen moeten planten.",
    ],
)
def test_calls_in_running_text(analysed: Reader, sentence: str) -> None:
    read = analysed(f"Het was druk. {sentence}")
    assert advice(read) == [sentence]
    assert not read.advice[0].explicit


@pytest.mark.parametrize(
    "sentence",
    [
        "Moet dat nu echt?",
        "Wij moesten lang wachten.",
        "Hij vindt dat het moet regenen.",
        "Men plant bomen.",
        "“Creëer ruimte”, riep iemand.",
    ],
)
def test_what_is_no_call(analysed: Reader, sentence: str) -> None:
    assert advice(analysed(f"Het was druk. {sentence}")) == []


@pytest.mark.parametrize(
    ("sentence", "addressee"),
    [
        ("Stichting Zon: maak een tuin.", "Stichting Zon"),
        ("Stichting Zon moet een tuin maken.", "Stichting Zon"),
        ("Laat Stichting Zon een tuin maken.", "Stichting Zon"),
        ("Wij adviseren Stichting Zon een tuin te maken.", "Stichting Zon"),
        ("Er is geduld nodig van Stichting Zon.", "Stichting Zon"),
        ("Maak ruimte binnen Stichting Zon.", "Stichting Zon"),
        ("Versimpel de regels in Utrecht.", "Gemeente Utrecht"),
        ("Maak een tuin.", None),
    ],
)
def test_who_has_to_act(
    related: Callable[[str, str], set[tuple[str, str]]], sentence: str, addressee: str | None
) -> None:
    text = f"De Gemeente Utrecht belt.\n\nAdviezen\n\n- {sentence}\n"
    found = {name for _, name in related(text, "ADDRESSED_TO")}
    assert found == ({addressee} if addressee else set())


def test_advice_concerns_all_that_it_names_but_who_has_to_act(
    related: Callable[[str, str], set[tuple[str, str]]],
) -> None:
    text = "De avond\n\nAdviezen\n\n- Stichting Zon moet Bureau Vonk een zaal in Utrecht geven.\n"
    assert {name for _, name in related(text, "CONCERNS")} == {"Bureau Vonk", "Utrecht"}


def test_any_lead_in_to_items_that_call_opens_a_list(analysed: Reader) -> None:
    calls = "- Stichting Zon, zet een boom neer.\n- Zorg dat het lukt.\n- Meer groen.\n"
    read = analysed(f"De avond\n\nHet was druk.\n\nZo ging de zaal uiteen:\n{calls}")
    assert len(advice(read)) == 3
    told = "- Stichting Zon zet een boom neer.\n- Het lukt.\n- Meer groen.\n"
    assert not advice(analysed(f"De avond\n\nHet was druk.\n\nZo ging de zaal uiteen:\n{told}"))
