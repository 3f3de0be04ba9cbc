"""From the headings of a report to its sessions."""

from collections.abc import Callable

import pytest

from graph.network import Document
from loaders.nlp.sessions import Session, segment

Maker = Callable[[str], Document]
BODY = "\n\nEr is lang gepraat over de tuin en het dak.\n\n"


def hosts(text: str, session: Session) -> list[str]:
    return [text[start:end].strip() for start, end in session.hosts]


@pytest.mark.parametrize(
    ("first", "second", "title", "host"),
    [
        ("1. Dak | Zonneclub | An Vis", "2. Tuin | Groenclub | Bo Pas", "Dak", "Zonneclub"),
        ("1. Dak / Zonneclub | An Vis", "2. Tuin / Groenclub | Bo Pas", "Dak", "Zonneclub"),
        ("1. Welk dak? Zonneclub | An Vis", "2. Tuin? Groenclub | Bo Pas", "Welk dak?", "Zonne"),
        ("1. Dak\n\nZonneclub | An Vis", "2. Tuin\n\nGroenclub | Bo Pas", "Dak", "Zonneclub"),
        ("Tafel 1: Dak", "Tafel 2: Tuin", "Dak", ""),
        ("Tafel 1: Dak (gastheer: An, Zon)", "Tafel 2: Tuin (host: Bo)", "Dak", "An, Zon"),
        ("TAFEL A: Dak", "TAFEL B: Tuin", "Dak", ""),
        ("## Tafel I - Dak", "## Tafel II - Tuin", "Dak", ""),
        ("Workshop 1 – Dak", "Workshop 2 – Tuin", "Dak", ""),
        ("Dak\n\nTafelvoorzitter: An Vis", "Tuin\n\nTafelvoorzitter: Bo Pas", "Dak", "An Vis"),
        ("Dak\n\ndoor An Vis (Zonneclub)", "Tuin\n\ndoor Bo Pas (Groenclub)", "Dak", "An Vis"),
        ("Dak\n\nAn Vis en Els Mol", "Tuin\n\nBo Pas en Jo Bos", "Dak", "An Vis en Els Mol"),
    ],
)
def test_shapes_of_headings(document: Maker, first: str, second: str, title: str, host: str):
    text = f"De avond van de tafels\n\n{first}{BODY}{second}{BODY}"
    found = segment(document(text))
    assert [session.number for session in found] == [1, 2]
    assert found[0].title == title
    assert host in " ".join(hosts(text, found[0]))


def test_agenda_items_of_minutes_are_no_sessions(document: Maker) -> None:
    text = "Notulen van de wijkraad\n\nAanwezig: An Vis\nAfwezig: Bo Pas\n\n"
    text += f"1. Opening{BODY}2. Rondvraag{BODY}3. Sluiting{BODY}"
    assert [s.number for s in segment(document(text))] == [1]


def test_a_piece_without_tables_is_one_session_with_the_title_of_the_report(
    document: Maker,
) -> None:
    (only,) = segment(document(f"De tuin van de straat{BODY}"))
    assert (only.number, only.title) == (1, "Proefverslag")


@pytest.mark.parametrize("closing", ["Tot slot", "Colofon", "Plenaire afsluiting", "Slotwoord"])
def test_a_closing_heading_ends_the_last_session(document: Maker, closing: str) -> None:
    text = f"Tafels\n\nTafel 1: Dak{BODY}Tafel 2: Tuin{BODY}{closing}{BODY}"
    last = segment(document(text))[-1]
    assert text[last.end :].startswith(closing)


def test_numbers_that_go_back_open_nothing(document: Maker) -> None:
    text = f"Tafel 1: Dak{BODY}Tafel 2: Tuin{BODY}Tafel 1: Nog eens{BODY}"
    assert [s.number for s in segment(document(text))] == [1, 2]


def test_a_document_without_words_has_no_session(document: Maker) -> None:
    assert segment(document("=====\n\n-----")) == ()


@pytest.mark.parametrize("heading", ["Tafels", "Workshops", "SESSIES"])
def test_a_plural_is_no_table_with_the_letter_s(document: Maker, heading: str) -> None:
    text = f"{heading}\n\nTafel 1: Dak{BODY}Tafel 2: Tuin{BODY}"
    assert [s.number for s in segment(document(text))] == [1, 2]
