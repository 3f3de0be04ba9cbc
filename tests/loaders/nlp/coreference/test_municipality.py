"""The report's own municipality, its council and its aldermen."""

from collections.abc import Callable

import pytest

Named = Callable[[str, str], set[str]]


@pytest.mark.parametrize(
    "text",
    [
        "In Utrecht is veel te doen. Toen belde de gemeente.",
        "De Gemeente Utrecht kwam. Toen belde de gemeente.",
        "De Gemeente Utrecht kwam. Toen belde het gemeentebestuur, de stad zelf.",
    ],
)
def test_the_municipality_is_the_one_of_the_report(named: Named, text: str) -> None:
    assert named(text, "Organisation") == {"Gemeente Utrecht"}


def test_without_a_city_the_municipality_is_nobody(named: Named) -> None:
    assert named("Toen belde de gemeente.", "Organisation") == set()


def test_the_council_is_its_own_body(named: Named) -> None:
    found = named("De Gemeente Utrecht kwam. De gemeenteraad bleef weg.", "Organisation")
    assert found == {"Gemeente Utrecht", "Gemeenteraad Utrecht"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Het college van burgemeester en wethouders bleef weg.",
        "Toen bleef het college weg.",
        "Het college van B&W bleef weg.",
        "Alleen B&W bleef weg.",
    ],
)
def test_the_aldermen_are_their_own_body(named: Named, sentence: str) -> None:
    found = named(f"De Gemeente Utrecht kwam. {sentence}", "Organisation")
    assert found == {"Gemeente Utrecht", "College van burgemeester en wethouders Utrecht"}
