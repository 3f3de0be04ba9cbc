"""The language of the patterns, and what tells at once that one cannot be found."""

from pathlib import Path

import pytest

from loaders.extract import extract
from loaders.extract.patterns import Needs, compiled, needs
from loaders.lexicon import table
from loaders.readers import read_document
from loaders.segment import segment

GOLDEN = Path(__file__).parent.parent / "golden" / "open"
REPORTS = sorted(path for path in GOLDEN.iterdir() if path.suffix in (".txt", ".md"))
PATTERNS = [entry["pattern"] for section in ("tie", "we") for entry in table("ties")[section]]


@pytest.mark.parametrize(
    ("pattern", "actors", "words"),
    [
        (r"<A>~\bmet <B>", 2, [{"met"}]),
        (r"<A>~\b(?:sloten|spraken af)\b", 1, [{"sloten", "spraken"}]),
        (r"<A>~\b(?:werk\w*)\b~\b(?:voor|aan) <B>", 2, [{"voor", "aan"}]),
        (r"\bin opdracht van <A>~<B>", 2, [{"van"}]),
        (r"<A>(?: \w+){0,2}? <B>", 2, []),
        (r"<A>~\btegen~<B>", 2, []),
        (r"\bals \w+ en <A>~\bsamen\b(?!.*<X>)", 1, [{"en"}]),
    ],
)
def test_what_a_pattern_needs(pattern: str, actors: int, words: list[set[str]]) -> None:
    assert needs(pattern) == Needs(actors, tuple(map(frozenset, words)))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_pattern_that_is_found_has_what_it_needs(path: Path) -> None:
    document = read_document(path)
    for scene in extract(document, segment(document)).scenes:
        for pattern in PATTERNS:
            if not needs(pattern).met_by(scene):
                assert not compiled(pattern).search(scene.rendered), (pattern, scene.rendered)
