"""Whatever a file holds, reading it gives a Document or one clear LoadError."""

import io
import os
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import LoadError
from loaders.readers import READERS, archive, read_document, source
from tests.support.odt_writer import write_odt
from tests.support.pdf_writer import flow, write_pdf
from tests.support.readers import save

LAUGHS = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">
<!ENTITY c SYSTEM "file:///etc/passwd">]><x>&b;&c;</x>"""


def word_file() -> bytes:
    package = docx.Document()
    package.add_heading("Verslag", 0)
    package.add_paragraph("Eerste zin van het verslag.", style="List Number")
    package.add_table(rows=1, cols=2).rows[0].cells[0].text = "cel"
    stream = io.BytesIO()
    package.save(stream)
    return stream.getvalue()


def zipped(**entries: str | bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in entries.items():
            target.writestr(name, content)
    return stream.getvalue()


SOUND: dict[str, Callable[[], bytes]] = {
    ".docx": word_file,
    ".html": lambda: b"<main><h1>Kop</h1><ul><li>een<table><tr><td>a<td>b</table></ul></main>",
    ".md": lambda: b"# Kop\n\n- een\n\n| a | b |\n",
    ".odt": lambda: write_odt("<text:h>Kop</text:h><text:p>Een zin.</text:p>"),
    ".pdf": lambda: write_pdf([flow([["Een zin die af-", "gebroken is."]])]),
    ".txt": lambda: "Een zin met een é erin.\r\n".encode("cp1252"),
}


def refusal(path: Path) -> str:
    with pytest.raises(LoadError) as caught:
        read_document(path)
    message = str(caught.value)
    assert path.name in message
    assert "\n" not in message
    assert str(path.parent) not in message
    return message


@pytest.mark.parametrize("suffix", sorted(READERS))
@pytest.mark.parametrize("content", [b"", b" \n\t ", b"\0" * 5000, bytes(range(256)) * 40])
def test_nothing_blank_or_binary_passes(suffix: str, content: bytes, tmp_path: Path) -> None:
    assert refusal(save(tmp_path, f"a{suffix}", content))


def test_an_unknown_suffix_names_the_known_ones(tmp_path: Path) -> None:
    assert ".docx, .htm, .html, .md, .odt, .pdf, .txt" in refusal(save(tmp_path, "a.xyz", b"x"))


def test_an_old_format_says_what_to_save_it_as(tmp_path: Path) -> None:
    assert refusal(save(tmp_path, "a.DOC", b"x")).endswith("save it as .docx.")


def test_a_name_that_no_screen_can_hold(tmp_path: Path) -> None:
    name = b"\xff\x1b[31m\n\xe2\x80\xaea.txt"
    path = Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name)))
    path.write_text("...")
    with pytest.raises(LoadError, match=r"^\?\?\[31m\?\?a\.txt: "):
        read_document(path)
    path.write_text("Een tekst")
    document = read_document(path)
    assert document.source == "??[31m??a.txt"
    assert document.id == "31m-a"


def test_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "lus.txt").symlink_to(tmp_path / "lus.txt")
    assert "cannot be opened" in refusal(tmp_path / "lus.txt")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "weg.txt")


def test_a_folder_with_the_name_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "map.txt").mkdir()
    assert "folder" in refusal(tmp_path / "map.txt")


def test_a_link_to_nowhere(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "weg.txt")
    assert "no such file" in refusal(tmp_path / "link.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.txt")
    assert "folder or a device" in refusal(tmp_path / "pijp.txt")


@pytest.mark.skipif(getattr(os, "geteuid", int)() == 0, reason="root may read every file")
def test_a_file_without_rights(tmp_path: Path) -> None:
    path = save(tmp_path, "dicht.txt", "tekst")
    path.chmod(0)
    assert "may not read" in refusal(path)


def test_a_file_of_200_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "groot.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    assert "200 MB, more than the 100 MB" in refusal(path)


def test_a_report_of_5_mb_is_read(tmp_path: Path) -> None:
    text = "De bewoners willen een ander plein.\n" * 140_000
    assert len(read_document(save(tmp_path, "a.txt", text)).text) > 5_000_000


def test_a_text_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_TEXT_CHARACTERS", 1_000)
    assert "split the report" in refusal(save(tmp_path, "a.txt", "woord " * 200))


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
def test_zip_bombs_and_entity_bombs(suffix: str, tmp_path: Path) -> None:
    needed = "[Content_Types].xml" if suffix == ".docx" else "content.xml"
    bomb = zipped(**{needed: b"<x>" + b" " * 60_000_000 + b"</x>"})
    assert len(bomb) < 100_000
    assert "far too much" in refusal(save(tmp_path, f"bom{suffix}", bomb))
    for encoding in ("utf-8", "utf-16"):
        laughs = zipped(**{needed: LAUGHS.encode(encoding)})
        assert "document type" in refusal(save(tmp_path, f"lach{suffix}", laughs))


def test_an_archive_full_of_pictures_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MAX_UNPACKED_BYTES", 1_000_000)
    many = zipped(**{"content.xml": "<x/>"}, **{f"{n}.png": b"\0" * 300_000 for n in range(4)})
    assert "far too much" in refusal(save(tmp_path, "veel.odt", many))


def test_another_zip_under_an_office_name(tmp_path: Path) -> None:
    path = save(tmp_path, "a.docx", zipped(**{"foto.txt": "x"}))
    assert "is no Word document" in refusal(path)


LONG = 300_000
"""Characters on one line: reading that took the square of it would not end."""


@pytest.mark.parametrize(
    ("suffix", "line"),
    [
        (".md", "# a" + " " * LONG + "b"),
        (".md", "- a" + " \t" * LONG + "b"),
        (".md", "| a" + " |" * LONG + "b"),
        (".md", "#" * LONG + "b"),
        (".txt", "A" * LONG),
        (".txt", "A" + " " * LONG + "b"),
        (".html", "<pre>a" + " " * LONG + "b</pre>"),
        (".html", "<title>" + "A" * LONG + "</title>" + "Aa-" * LONG),
        (".html", "a<br>" * LONG),
        (".html", "<table><tr>" + "<td>a" * (LONG // 10)),
        (".html", "<ul><li>" * 900 + "<p>a" * (LONG // 10)),
    ],
)
def test_a_line_without_end_is_read_in_one_go(suffix: str, line: str, tmp_path: Path) -> None:
    assert read_document(save(tmp_path, f"a{suffix}", line)).text


@pytest.mark.parametrize("suffix", sorted(SOUND))
@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=2_000))
def test_random_bytes(
    suffix: str, content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    attempt(save(tmp_path_factory.mktemp("bytes"), f"a{suffix}", content))


@pytest.mark.parametrize("suffix", sorted(SOUND))
@pytest.mark.parametrize("seed", range(40))
def test_damaged_files(suffix: str, seed: int, tmp_path: Path) -> None:
    attempt(save(tmp_path, f"a{suffix}", damaged(SOUND[suffix](), seed)))


def damaged(content: bytes, seed: int) -> bytes:
    """Return the content cut off, or with some of its bytes changed."""
    chance = random.Random(seed)
    if chance.random() < 0.3:
        return content[: chance.randrange(len(content))]
    result = bytearray(content)
    for _ in range(chance.choice((1, 3, 30))):
        result[chance.randrange(len(result))] = chance.randrange(256)
    return bytes(result)


def attempt(path: Path) -> None:
    """Read; a LoadError of one line is as good as a Document, anything else fails the test."""
    refused, text = False, ""
    try:
        text = read_document(path).text
    except LoadError as error:
        refused, text = True, str(error)
    assert text.strip()
    assert not refused or (text.startswith(f"{path.name}: ") and "\n" not in text)
