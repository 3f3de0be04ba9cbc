"""Title, event, date and year from the head of a report."""

from datetime import date
from pathlib import Path

import pytest

from loaders.readers.metadata import Content, date_in, event_in, make_document, year_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Datum: donderdag 12 maart 2020, 19.30 uur", date(2020, 3, 12)),
        ("Vrijdag 10 November 2023", date(2023, 11, 10)),
        ("d.d. 3-4-2019", date(2019, 4, 3)),
        ("31-2-2019, verzonden 1.3.2019", date(2019, 3, 1)),
        ("2022-10-08", date(2022, 10, 8)),
        ("maart 2020, tafel 3", None),
        ("kamer 12.30.2020", None),
    ],
)
def test_date(text: str, expected: date | None) -> None:
    assert date_in(text) == expected


def test_year_comes_from_the_first_text_that_has_one() -> None:
    assert year_in("zonder", "terugblik-2018-v3", "2019") == 2018
    assert year_in("kenmerk 120231", "") is None


@pytest.mark.parametrize(
    ("title", "event"),
    [
        ("Oogst Tilburgse Wijkentop 2019", "Tilburgse Wijkentop 2019"),
        ("Bewonersdag 'Samen aan zet'", "Bewonersdag 'Samen aan zet'"),
        ("Atelier Water – Bouwcongres 2023 | HUIS", "Bouwcongres 2023"),
        ("Notulen overleg Groen Hart", "Overleg Groen Hart"),
        ("Evaluatie van de pilot", None),
    ],
)
def test_event(title: str, event: str | None) -> None:
    assert event_in(title) == event


def test_the_first_line_is_the_title_where_the_file_gives_none() -> None:
    document = make_document(Path("a b.txt"), Content("\n\n ## Titel:  Wie\tdoet wat? ##\ntekst"))
    assert (document.id, document.title) == ("a-b", "Wie doet wat?")


def test_a_file_title_goes_first() -> None:
    assert make_document(Path("a.html"), Content("tekst", "Kop", "Venster 2020")).title == "Kop"
