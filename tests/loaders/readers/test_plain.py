"""Plain text and Markdown, in any encoding."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import LoadError
from graph.settings import BUNDLED_REPORTS
from loaders.readers import read_document
from loaders.readers.encoding import decode

DUTCH = "Coöperatie ‘Zon’ – één idee\r\nop de Coolsingel, voor €\xa05,–.\r\n\r\nEinde…"
EXPECTED = DUTCH.replace("\r\n", "\n")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_every_encoding_gives_the_same_text(encoding: str) -> None:
    assert decode("a.txt", DUTCH.encode(encoding)) == EXPECTED


def test_latin_1_and_old_mac_line_ends() -> None:
    assert decode("a.txt", "één café\rtwee".encode("latin-1")) == "één café\ntwee"


def test_stray_windows_bytes_in_utf_8_are_kept() -> None:
    assert decode("a.txt", "één, twée, ".encode() + b"dri\xeb") == "één, twée, drië"


def test_quotes_dashes_and_soft_hyphens_stay() -> None:
    text = "woning\xadcorporatie “zo” – ‚zus’ \u200b\u2028 x\x0cy"
    assert decode("a.txt", text.encode()) == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf_8_text_comes_back_as_it_was(text: str) -> None:
    assert decode("a.txt", text.encode()) == text.removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04...", "zip"),
        (b"{\\rtf1 hallo}", "RTF"),
        (bytes(range(256)) * 4, "binary"),
        (b"tekst met een nul \x00 erin", "binary"),
    ],
)
def test_other_kinds_of_file_are_refused_by_name(content: bytes, reason: str) -> None:
    with pytest.raises(LoadError, match=rf"^verslag\.txt: .*{reason}"):
        decode("verslag.txt", content)


def test_bundled_report() -> None:
    document = read_document(BUNDLED_REPORTS / "stadmakerscongres-2024.txt")
    assert document.id == "stadmakerscongres-2024"
    assert document.source == "stadmakerscongres-2024.txt"
    assert document.title.startswith("VERSLAGEN WERKTAFELS")
    assert document.year == 2024
    assert (document.format, document.blocks, document.pages) == ("txt", (), ())


MARKDOWN = """# Verslag wijktafel

Eerste alinea
loopt door.

Aanwezig
--------
| Naam | Rol |
|------|-----|
| Fien | gast |

```
# geen kop
```
1. eerste punt
   - dieper
"""


def test_markdown_blocks_leave_out_the_signs(tmp_path: Path) -> None:
    (tmp_path / "Wijktafel 2021.md").write_text(MARKDOWN)
    document = read_document(tmp_path / "Wijktafel 2021.md")
    assert document.text == MARKDOWN
    assert (document.title, document.year) == ("Verslag wijktafel", 2021)
    assert [(b.kind, b.level, MARKDOWN[b.start : b.end]) for b in document.blocks] == [
        ("heading", 1, "Verslag wijktafel"),
        ("paragraph", 1, "Eerste alinea\nloopt door."),
        ("heading", 2, "Aanwezig"),
        ("row", 1, "Naam | Rol"),
        ("row", 1, "Fien | gast"),
        ("item", 1, "eerste punt"),
        ("item", 2, "dieper"),
    ]
