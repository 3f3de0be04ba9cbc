"""What holds for any text: reading never fails, quotes exactly, and says the same each time."""

import random
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from graph.network import Document, Network
from graph.settings import BUNDLED_REPORTS
from loaders.ingest.load import read
from loaders.nlp.blocks import blocks_of
from loaders.nlp.sessions import segment
from tests.support.paths import GOLDEN

OPEN = GOLDEN / "open"
REPORTS = sorted([*BUNDLED_REPORTS.glob("*.txt"), *OPEN.glob("*.txt"), *OPEN.glob("*.md")])
LINES = [line for path in REPORTS for line in path.read_text(encoding="utf-8").splitlines()]
ODD = [*"|()[]\"„”’'#*->-&/;:.…?!\n\t²Ⅷ٣İıſß", "\u00a0", "\u200b", "\u2028", "\ue000", "\uf000"]
ODD += ["\r", "\x0b", "\x85", "e\u0301", "\U0001f600", "1. ", "1.1.1 ", "Tafel ", "TAFEL A", "van "]
TEXTS = st.text(max_size=400) | st.lists(
    st.sampled_from([*ODD, *LINES]) | st.text(max_size=8), max_size=30
).map("".join)
slow = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def check(text: str) -> Network:
    """Read a text and see that what was read is sound."""
    document = Document("proef", "Proef", text)
    found = read(document)
    for part in (*found.nodes.values(), *found.edges.values()):
        for evidence in part.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote
    for first, second in pairwise(segment(document)):
        assert first.end <= second.start
        assert first.number < second.number
    for above, below in pairwise(blocks_of(document)):
        assert not text[above.end : below.start].strip(" \t\n\r\x0b\x0c\u2028\x85=-_*~#")
    return found


@slow
@given(TEXTS)
@example("")
@example("=====\n")
@example("Er staat \ue000 bij Stichting Zon en \uf000 is weg.")
@example("VAARDİGHEDEN voor İNWONERS")
def test_any_text_is_read(text: str) -> None:
    check(text)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_with_its_lines_shuffled_is_read(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    random.Random(7).shuffle(lines)
    assert check("\n".join(lines)).edges


@slow
@given(st.lists(st.sampled_from(LINES), max_size=40))
def test_lines_of_many_reports_are_read_the_same_twice(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert check(text).digest == check(text).digest
