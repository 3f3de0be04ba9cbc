"""Ties by the grammar of a clause: its subject and the other actors its verb involves."""

from collections.abc import Callable

import pytest

Ties = set[tuple[frozenset[str], str]]
A, B, C = "Stichting Zon", "Bureau Vonk", "Coöperatie De Pruim"


def pair(*names: str) -> frozenset[str]:
    return frozenset(names)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{A} verbouwt namens {B} de zaal.", {pair(A, B)}),
        (f"{A} beheert voor {B} de zaal en leent stoelen van {C}.", {pair(A, B), pair(A, C)}),
        (f"{A} is groot. Zij verbouwt een zaal van {B}.", {pair(A, B)}),
        (f"{A} kent {B}, die daken koopt bij {C}.", {pair(B, C)}),
        (f"{A} is er. {B} is hoofdsponsor.", {pair(A, B)}),
    ],
    ids=["subject", "inherited", "pronoun", "relative", "gives"],
)
def test_who_is_tied(ties: Callable[[str], Ties], text: str, expected: set[frozenset[str]]) -> None:
    assert expected <= {names for names, _ in ties(text)}


@pytest.mark.parametrize(
    "text",
    [
        f"{A} vertelt over {B}.",
        f"Volgens {A} is {B} groot.",
        f"{A} leerde veel, zoals {B}.",
        f"{A}. {B}.",
        f"{A} heeft een dak, maar {B} heeft een tuin.",
    ],
)
def test_who_is_only_spoken_of(ties: Callable[[str], Ties], text: str) -> None:
    assert ties(text) == set()
