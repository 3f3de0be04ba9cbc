"""Where a name begins and ends."""

import pytest

from graph.network import Document
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.entities.candidates import CandidateFinder
from loaders.nlp.entities.left_context import context_of
from loaders.nlp.entities.name_shape import Form
from loaders.nlp.types import Mention


def candidates(text: str, *people: str) -> list[str]:
    analysed = AnalysedText(Document("x", "X", text), (), (), ())
    starts = [(text.index(name), name) for name in people]
    analysed.add(Mention(at, at + len(name), "Person", name) for at, name in starts)
    return [candidate.form.text for candidate in CandidateFinder(analysed).find(0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("toen kwam Zwiep Zwaai langs", ["Zwiep Zwaai"]),
        ("toen kwam Zwiep, Zwaai niet", ["Zwiep", "Zwaai"]),
        ("toen kwam bureau eVa langs", ["bureau eVa"]),
        ("het ministerie van de Zwiep zei", ["ministerie van de Zwiep"]),
        ("Stichting Vrienden van het Zwiep", ["Stichting Vrienden van het Zwiep"]),
        ("Stichting Zwiep van en voor de Zwaai", ["Stichting Zwiep", "Zwaai"]),
        ("Ministerie van Zwiep en Zwaai en Zwoei", ["Ministerie van Zwiep en Zwaai en Zwoei"]),
        ("Stichting Zwiep Zwaai van Zwoei en Aa", ["Stichting Zwiep Zwaai van Zwoei en Aa"]),
        ("Stichting Zwiep en Zwaai", ["Stichting Zwiep", "Zwaai"]),
        ("gemeente Zwiep en Zwaai", ["gemeente Zwiep", "Zwaai"]),
        ("Afdeling Zwiep en Zwaai", ["Afdeling Zwiep en Zwaai"]),
        ("aan 't Zwiep gelegen", ["'t Zwiep"]),
        ("Popzaal 013 en Zwiep 12", ["Popzaal 013", "Zwiep"]),
        ("bureau Blok & Zonen", ["bureau Blok & Zonen"]),
        ("bureau Blok & Zonen & Zonen", ["bureau Blok & Zonen & Zonen"]),
        ("toen Blok & Zwiep", ["Blok", "Zwiep"]),
        ("Zwiep\n\n\nZwaai", ["Zwiep", "Zwaai"]),
        ("zwiep.Zwaai en (zwiep) -Zwoei", ["zwiep.Zwaai", "Zwoei"]),
        ("Şahin, Łódź en Æ", ["Şahin", "Łódź", "Æ"]),
    ],
)
def test_a_run_begins_and_ends(text: str, expected: list[str]) -> None:
    assert candidates(text) == expected


def test_the_names_of_people_are_left_alone() -> None:
    assert candidates("wethouder Jan Zwiep en Zwaai", "Jan Zwiep") == ["Zwaai"]
    assert candidates("Bureau Jan Zwiep", "Jan Zwiep") == ["Bureau"]
    assert candidates("Jan Zwiep-Zwaai kwam met Zwoei", "Jan Zwiep") == ["Zwoei"]
    assert candidates("Toen kwam Jan Zwiep", "Jan Zwiep") == ["Toen"]


@pytest.mark.parametrize(
    ("text", "word", "length"),
    [
        ("de netbeheerder ", "netbeheerder", 13),
        ("de (netbeheerder\n ", "netbeheerder", 14),
        ("de netbeheerder   ", "", 3),
        ("de netbeheerder: ", "", 1),
        ("verhuurder & ", "verhuurder", 13),
        ("", "", 0),
    ],
)
def test_the_word_in_front_of_a_name(text: str, word: str, length: int) -> None:
    context = context_of(text + "Zonen", 0, len(text))
    assert (context.word, context.length) == (word, length)


@pytest.mark.parametrize("gap", [" ", "  ", "\n"])
def test_words_of_a_form(gap: str) -> None:
    form = Form(f"Bureau{gap}R&D!")
    assert form.words == ("Bureau", "R&D!")
    assert form.text[form.second_at :] == "R&D!"
    assert form.name == "Bureau R&D!"


@pytest.mark.parametrize(
    ("text", "ends"),
    [("de wijk ", True), ("de Wijk\n", True), ("de wijk: ", False), (" " * 50, True), ("", False)],
)
def test_what_the_text_in_front_of_a_name_may_end_on(text: str, ends: bool) -> None:
    assert context_of(text + "Oost", 0, len(text)).may_end_on({"wijk"}) is ends
