"""The phrases of a lexicon, where a report has them."""

import pytest

from graph.network import Document
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.matching.phrases import PhraseMatcher

_KNOWN = PhraseMatcher(
    ["bewoners", "lokale initiatieven", "initiatieven van bewoners", "(semi-)overheid"]
)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Alle BEWONERS kwamen.", ["bewoners"]),
        ("Lokale initiatieven van bewoners.", ["lokale initiatieven", "bewoners"]),
        ("Initiatieven van bewoners.", ["initiatieven van bewoners"]),
        ("De (semi-)overheid.", ["(semi-)overheid"]),
        ("Een bewoners-raad, buurtbewoners.", []),
    ],
)
def test_of_phrases_that_overlap_the_first_and_longest_is_found(
    text: str, phrases: list[str]
) -> None:
    analysed = AnalysedText(Document("proef", "Proef", text), (), (), ())
    assert [phrase for _, _, phrase in _KNOWN.find(analysed)] == phrases
