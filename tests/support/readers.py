"""What the tests of every format share."""

from itertools import pairwise
from pathlib import Path

from hypothesis import strategies as st

from graph.network import Document
from loaders.readers import read_document

WORDS = st.text("abcdefghijklmnopqrstuvwxyzéëïöüÀÉçß’‘“”0123456789-–&€/", min_size=1, max_size=12)
TELLING = """De bewoners van wijk ‘Zon’ coöperatie én € 5,– R&D IJs niet & <b> \\ "x" ’s"""
SENTENCES = st.lists(st.sampled_from(TELLING.split()) | WORDS, min_size=1, max_size=12).map(
    lambda words: "A" + " ".join(words) + "."
)
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join)
PARAGRAPH_LISTS = st.lists(PARAGRAPHS, min_size=1, max_size=8)


def save(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def kinds(document: Document) -> list[tuple[str, int, str]]:
    """Return kind, level and words of every block."""
    return [(b.kind, b.level, document.text[b.start : b.end]) for b in document.blocks]


def check(path: Path) -> Document:
    """Read twice, see that the blocks are sound, and return the document."""
    document = read_document(path)
    assert read_document(path) == document
    assert all(first.end <= second.start for first, second in pairwise(document.blocks))
    for block in document.blocks:
        words = document.text[block.start : block.end]
        assert words
        assert words == words.strip()
        assert block.level >= 1
    return document
