"""PDF files: running text out of lines on pages."""

import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import LoadError
from loaders.readers import read_document
from loaders.readers.hyphenation import joint, words_of
from tests.support.pdf_writer import Line, flow, write_pdf
from tests.support.readers import check, save

BODY = textwrap.wrap(
    "De bewoners van de wijk spraken de hele avond over de plannen voor het plein, en wat daar nog"
    " voor nodig is van de gemeente en van elkaar voordat het werk kan beginnen.",
    60,
)


def read(folder: Path, *pages: list[Line]) -> str:
    return check(save(folder, "a.pdf", write_pdf(list(pages)))).text


def test_lines_of_a_paragraph_are_joined_and_words_healed(tmp_path: Path) -> None:
    lines = flow(
        [["De woning-", "corporatie ‘Zon’ – één (in) \\ de stad –", "doet mee."], ["Ook hier."]]
    )
    assert read(tmp_path, lines) == (
        "De woningcorporatie ‘Zon’ – één (in) \\ de stad – doet mee.\n\nOok hier."
    )


def test_a_line_that_the_writer_broke_stays_broken(tmp_path: Path) -> None:
    text = read(tmp_path, flow([["Voorzitter: Jo", "Notulist: An", *BODY]]))
    assert text.startswith("Voorzitter: Jo\n\nNotulist: An\n\nDe bewoners van de wijk spraken")
    assert text.endswith(" ".join(BODY))


def test_items_begin_on_a_line_of_their_own(tmp_path: Path) -> None:
    text = read(tmp_path, flow([["• " + BODY[0], BODY[1], "• tweede", "1. derde"]]))
    assert text == f"• {BODY[0]} {BODY[1]}\n• tweede\n1. derde"


def test_a_heading_above_items_and_a_rule_stand_apart(tmp_path: Path) -> None:
    head = [BODY[0], "klaar.", "Adviezen", "1) Doe dit.", "2) Doe dat."]
    assert read(tmp_path, flow([[*head, "=====", "Tafel B", BODY[0]]])) == (
        f"{BODY[0]} klaar.\n\nAdviezen\n1) Doe dit.\n2) Doe dat.\n\n=====\n\nTafel B\n\n{BODY[0]}"
    )


def test_the_white_of_a_justified_line_parts_nothing(tmp_path: Path) -> None:
    even = [Line("aaa", x=72), Line("bbb", x=132), Line("ccc", x=192)]
    assert read(tmp_path, even) == "aaa bbb ccc"
    uneven = [Line("aaa", x=72), Line("bbb", x=132), Line("ccc", x=252)]
    assert read(tmp_path, uneven) == "aaa | bbb | ccc"


def test_white_space_between_columns_parts_cells(tmp_path: Path) -> None:
    rows = [("Naam", "Organisatie"), ("Jo van der Wal", "Bewonersraad (BR)")]
    lines = [
        Line(cell, x=72 + 200 * column, y=700 - 14 * row)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
    ]
    assert read(tmp_path, lines) == "Naam | Organisatie\nJo van der Wal | Bewonersraad (BR)"


def test_running_heads_and_page_numbers_are_dropped(tmp_path: Path) -> None:
    pages = [
        [
            Line("Verslag wijkraad, versie 3", y=810, size=8),
            *flow([[f"Bladzij {word} gaat over iets anders."]]),
            Line(f"Pagina {number} van 3", y=30, size=8),
        ]
        for number, word in enumerate(("een", "twee", "drie"), start=1)
    ]
    document = check(save(tmp_path, "a.pdf", write_pdf(pages)))
    sentences = [f"Bladzij {word} gaat over iets anders." for word in ("een", "twee", "drie")]
    assert document.text == "\n\n".join(sentences)
    assert [document.page_at(document.text.index(s)) for s in sentences] == [1, 2, 3]


def test_a_table_of_contents_is_dropped(tmp_path: Path) -> None:
    text = read(
        tmp_path, flow([["Inhoud", "1. Opening ........ 3", "2. Slot . . . . . . 14"], BODY])
    )
    assert text == f"Inhoud\n\n{' '.join(BODY)}"


def test_a_sentence_goes_on_over_the_page(tmp_path: Path) -> None:
    document = check(save(tmp_path, "a.pdf", write_pdf([flow([BODY[:1]]), flow([BODY[1:]])])))
    assert document.text == " ".join(BODY)
    assert document.pages == ((0, 1), (len(BODY[0]) + 1, 2))


def test_the_largest_line_of_the_first_page_is_the_title(tmp_path: Path) -> None:
    lines = [Line("Gemeente Voorbeeld", y=800), Line("Wijkverslag 2018", y=770, size=20)]
    document = check(save(tmp_path, "a.pdf", write_pdf([[*lines, *flow([BODY], top=700)]])))
    assert (document.title, document.year, document.blocks) == ("Wijkverslag 2018", 2018, ())


def test_a_scan_says_so(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match=r"a\.pdf: .*scan.*OCR"):
        read_document(save(tmp_path, "a.pdf", write_pdf([[], [Line("2", y=30)]])))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("de woning", "corporatie", ""),
        ("in Noord", "Holland", "-"),
        ("de noord", "zuidroute", "-"),
        ("de woon", "en zorgfunctie", "- "),
        ("de auto", "industrie", "-"),
        ("het ICT", "beleid", "-"),
        ("de e", "bike", "-"),
        ("een buurt", "huis", "-"),
        ("5", "daagse", "-"),
        ("(", "x", "-"),
    ],
)
def test_broken_words(before: str, after: str, expected: str) -> None:
    assert joint(before, after, words_of("een buurt-huis, woningcorporatie")) == expected


WORDS = st.sampled_from(
    ["wijk", "Zon", "één", "coöperatie", "‘plan’", "(GrEK)", "€", "2020", "R&D"]
)


@settings(max_examples=40, deadline=None)
@given(
    paragraphs=st.lists(
        st.lists(WORDS, min_size=14, max_size=40).map(lambda words: f"A{' '.join(words)}."),
        min_size=1,
        max_size=6,
    ),
    width=st.integers(40, 66),
)
def test_every_paragraph_comes_back_verbatim(
    paragraphs: list[str], width: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    lines = flow([textwrap.wrap(paragraph, width) for paragraph in paragraphs])
    assert read(tmp_path_factory.mktemp("pdf"), lines).split("\n\n") == paragraphs
