"""Every reason and failure has words: on the screen in both languages, and in the terminal."""

import pytest

from cli.output.receipt import FAILURES, REASONS
from loaders.language_model.proof.fault import Fault
from loaders.language_model.receipt import Failure, Receipt, UnreadPart
from tests.support.model_answers import document
from views.i18n import LANGUAGES, Words
from views.presenters.language_model.receipt import (
    LISTED,
    failures_in_words,
    reasons_in_words,
    receipt_group,
)

DOCUMENT = document("De Kade werkt samen met Buurtlab.\n" * 9)


def lines(receipt: Receipt, language: str = "nl") -> list[str]:
    group = receipt_group(DOCUMENT, "rules; m, prompt 1", receipt, Words(language))
    return [line.more for line in group.ties]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_reason_and_no_failure_is_without_words_on_the_screen(language: str) -> None:
    words = Words(language)
    for told, kinds in ((reasons_in_words(words), Fault), (failures_in_words(words), Failure)):
        assert set(told) == set(kinds)
        assert len(set(told.values())) == len(told)


def test_no_reason_and_no_failure_is_without_words_in_the_terminal() -> None:
    for told, kinds in ((REASONS, Fault), (FAILURES, Failure)):
        assert set(told) == set(kinds)
        assert len(set(told.values())) == len(told)


def test_what_was_dropped_most_comes_first_and_the_counts_are_those_of_the_receipt() -> None:
    dropped = {Fault.DENIED: 3, Fault.NO_QUOTE: 15, Fault.ENDED: 0}
    assert lines(Receipt("m, prompt 1", 9, kept=122, dropped=dropped)) == [
        "Gelezen door de regels en door taalmodel m, prompt 1.",
        "18 van 140 beweringen niet bewezen. Die neemt de atlas niet over.",
        "15: het citaat staat niet in de tekst",
        "3: het citaat ontkent dit",
    ]


def test_a_model_that_says_nothing_is_told() -> None:
    assert lines(Receipt("m, prompt 1", 9))[1:] == ["Het taalmodel noemde niets."]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nl", "Tafel 3 is niet gelezen: het taalmodel gaf geen antwoord op tijd."),
        ("en", "Table 3 was not read: the language model gave no answer in time."),
    ],
)
def test_a_part_that_was_not_read_is_told_with_its_session(language: str, told: str) -> None:
    unread = (
        UnreadPart(0, 34, 3, Failure.SLOW),
        UnreadPart(34, 300, None, Failure.BUSY, "HTTP 429"),
    )
    inside, outside = lines(Receipt("m, prompt 1", 9, unread), language)[2:]
    assert inside.startswith(told)
    assert inside.endswith(": De Kade werkt samen met Buurtlab.")
    assert "(HTTP 429)" in outside
    assert outside.endswith("…")


def test_what_was_wrong_with_the_form_of_an_answer_is_not_repeated() -> None:
    unread = (UnreadPart(0, 34, 3, Failure.UNREADABLE, "Expecting value"),)
    assert "Expecting" not in " ".join(lines(Receipt("m, prompt 1", 9, unread)))


def test_of_many_parts_that_were_not_read_the_first_are_listed_and_all_counted() -> None:
    unread = tuple(UnreadPart(0, 34, n, Failure.SLOW) for n in range(LISTED + 5))
    group = receipt_group(DOCUMENT, "m", Receipt("m", 99, unread), Words("nl"))
    assert len(group.ties) == LISTED + 2
    assert group.more == "En nog 5."
