"""The language of the patterns, and what tells at once that one cannot be found."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.language.lexicon import table
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.matching.patterns import Pattern, PatternIndex, read_pattern
from loaders.nlp.pipeline import extract
from loaders.nlp.sessions import segment
from loaders.readers import read_document
from tests.support.paths import GOLDEN

A, B = "Stichting Zon", "Bureau Vonk"
OPEN = GOLDEN / "open"
REPORTS = sorted(path for path in OPEN.iterdir() if path.suffix in (".txt", ".md"))
SECTIONS = {
    "collaborations": ("tie", "we"),
    "affiliations": ("affiliated", "active", "part"),
    "recommendations": ("addressee",),
}
SOURCES = [
    entry["pattern"]
    for lexicon, sections in SECTIONS.items()
    for section in sections
    for entry in table(lexicon)[section]
]
MARKED = re.compile(r"<[A-Z]>|\\[a-zA-Z]")


def pattern(source: str) -> Pattern:
    return read_pattern({"name": "p", "pattern": source})


def possible_in(analysed: Callable[[str], AnalysedText], source: str, sentence: str) -> bool:
    return bool(
        PatternIndex([(pattern(source), source)]).possible_in(
            analysed(sentence).masked_sentences[0]
        )
    )


@pytest.mark.parametrize("source", SOURCES)
def test_a_pattern_is_in_lower_case(source: str) -> None:
    assert MARKED.sub("", source) == MARKED.sub("", source).lower()


@pytest.mark.parametrize(
    ("source", "needs"),
    [
        (r"<A>~~\bin opdracht van <B>", [{"in", "in "}, {"opdracht", "opdracht "}, {"van "}]),
        (r"<A>~\b(?:op gang|hout)\b~<B>", [{"gang", "gang ", "hout", "hout "}]),
        (r"<A>(?: \w+){0,2}? (?:steunt|helpt) <B>", [{"steunt ", "helpt "}]),
        (r"<A>~\b(?:werk\w*|bouwt)\b~<B>", []),
        (r"(?:^|, )(?:in|op) (?:de )?<A>", []),
        (r"\(<A>\)~\bsamen\b", [{"samen", "samen "}]),
    ],
)
def test_words_that_no_bracket_holds_are_needed(source: str, needs: list[set[str]]) -> None:
    assert [set(need) for need in pattern(source).needs] == needs


@pytest.mark.parametrize(
    ("source", "sentence", "possible"),
    [
        (r"<A>~\bmet <B>", f"{A} praat met {B}.", True),
        (r"<A>~\bmet <B>", f"{A} praat mét {B}.", False),
        (r"<A>~\bmet <B>", f"{A} praat met plezier.", False),
        (r"<A>~\bmet <B>", f"{A} praat met een dak op {B}.", False),
        (r"<A>~\bmet\b~<B>", f"{A} praat met een dak op {B}.", True),
        (r"<A>~\b(?:zij aan zij|samen)\b", f"{A} zit aan zij.", True),
        (r"<A>~\b(?:we|wij)\b", f"{A} zegt: dat doen wij.", True),
        (r"<A>~<B>", f"{A} zit.", False),
    ],
)
def test_a_pattern_is_tried_where_all_it_needs_is_there(
    analysed: Callable[[str], AnalysedText], source: str, sentence: str, possible: bool
) -> None:
    assert possible_in(analysed, source, sentence) is possible


def test_entries_come_in_their_order(analysed: Callable[[str], AnalysedText]) -> None:
    sources = [r"<A>~\bdak\b", r"<A>~<B>", r"<A>", r"<A>~\bop\b"]
    index = PatternIndex([(pattern(source), source) for source in sources])
    assert index.possible_in(analysed(f"{A} zit op een dak.").masked_sentences[0]) == [
        sources[0],
        sources[2],
        sources[3],
    ]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (f"{A} bouwt een dak.", True),
        (f"{A} bouwt als we een dak willen.", False),
        (f"{A} bouwt. Een dak.", False),
    ],
)
def test_a_gap_stops_before_us_and_at_the_end_of_a_clause(
    analysed: Callable[[str], AnalysedText], sentence: str, found: bool
) -> None:
    folded = analysed(sentence).masked_sentences[0].folded
    assert bool(pattern(r"<A>~\bdak\b").expression.search(folded)) is found


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_pattern_that_is_found_was_worth_a_try(path: Path) -> None:
    document = read_document(path)
    patterns = [pattern(source) for source in SOURCES]
    index = PatternIndex([(pattern, pattern) for pattern in patterns])
    sentences = extract(document, segment(document)).masked_sentences
    assert any(index.possible_in(masked) for masked in sentences)
    for masked in sentences:
        for left_out in {*patterns} - {*index.possible_in(masked)}:
            assert not left_out.expression.search(masked.folded), (left_out, masked.rendered)
