"""Plain text to blocks."""

from collections.abc import Callable

import pytest

from graph.network import Document
from loaders.nlp.blocks import blocks_of, content_start

Maker = Callable[[str], Document]


def shapes(document: Document) -> list[tuple[str, str]]:
    return [(b.kind, document.text[b.start : b.end]) for b in blocks_of(document)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("- een\n- twee", ["item", "item"]),
        ("• een\n• twee\n• drie", ["item"] * 3),
        ("→ een\n» twee", ["item", "item"]),
        ("Dit moet:\n1. een\n2. twee", ["paragraph", "item", "item"]),
        ("Dit moet:\n1.2 een\n1.3 twee", ["paragraph", "item", "item"]),
        ("VERSLAG VAN DE AVOND\nHet was druk in de zaal.", ["heading", "paragraph"]),
        ("Het begin\n=========\nHet was druk.", ["heading", "paragraph"]),
        ("Dit moet:\ni. een\nii. twee\niii. drie", ["paragraph", "item", "item", "item"]),
        ("Naam      Namens\nAap       Noot\nMies      Zus", ["row", "row", "row"]),
        ("Datum      : 3 mei\nPlaats     : de zaal", ["paragraph", "paragraph"]),
        ("Datum: 3 mei\nPlaats: de zaal", ["paragraph", "paragraph"]),
        ("Aap | Noot | Mies\nWim | Zus | Jet", ["row", "row"]),
        ("", []),
        ("=====\n-----\n", []),
    ],
)
def test_kinds_of_blocks(document: Maker, text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in shapes(document(text))] == kinds


def test_a_wrapped_paragraph_is_one_block(document: Maker) -> None:
    line = "Deze regel is lang genoeg om vol te zijn en loopt daarom door naar"
    text = f"{line}\n{line}\nde laatste."
    assert shapes(document(text)) == [("paragraph", text)]


def test_a_wrapped_item_is_one_block(document: Maker) -> None:
    text = "- Dit punt begint hier en gaat op de\n  volgende regel door.\n- Dit is het tweede."
    assert len(shapes(document(text))) == 2


def test_a_heading_stands_alone_and_ends_without_full_stop(document: Maker) -> None:
    found = shapes(document("Een kop\n\nEen zin die verder gaat.\n\nGeen kop.\n"))
    assert [kind for kind, _ in found] == ["heading", "paragraph", "paragraph"]


@pytest.mark.parametrize("mark", ["- ", "• ", "## ", "3. ", "- 3. ", "**", "C.1 "])
def test_content_starts_behind_the_marks(document: Maker, mark: str) -> None:
    made = document(f"{mark}Tekst")
    (block,) = blocks_of(made)
    assert made.text[content_start(made.text, block) :] == "Tekst"


def test_the_layout_that_a_file_tells_is_taken_at_its_word(document: Maker) -> None:
    told = blocks_of(document("- een\n- twee"))
    assert blocks_of(Document("x", "x", "- een\n- twee", blocks=told[:1])) == told[:1]
