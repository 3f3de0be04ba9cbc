"""What lies around a place: its parts, what it is part of, and what adjoins it."""

import pytest

from loaders.places.adjacency import adjoining, distance
from loaders.places.hierarchy import (
    adjoining_places,
    alike,
    known,
    larger_places,
    nearness_around,
    parts_of,
    place_id,
    position_of,
)


def names(places: object) -> set[str]:
    return {place.name for place in places}  # type: ignore[attr-defined]


def test_places_in_a_row_adjoin_only_the_next_one() -> None:
    row = {name: (52.0, 4.0 + step * 0.01) for step, name in enumerate("abcd")}
    assert adjoining(row) == {
        "a": frozenset("b"),
        "b": frozenset("ac"),
        "c": frozenset("bd"),
        "d": frozenset("c"),
    }


def test_places_far_apart_do_not_adjoin() -> None:
    assert adjoining({"a": (52.0, 4.0), "b": (52.0, 5.0)}) == {"a": frozenset(), "b": frozenset()}
    assert distance((52.0, 4.0), (52.0, 5.0)) == pytest.approx(68.5, abs=0.5)


def test_two_places_at_one_point_do_not_adjoin_themselves() -> None:
    assert adjoining({"a": (52.0, 4.0), "b": (52.0, 4.0)}) == {"a": frozenset(), "b": frozenset()}


def test_a_place_is_known_however_it_is_spelled() -> None:
    for form in ("Oud Ijsselmonde", "oud-ijsselmonde", "neighbourhood:oud-ijsselmonde"):
        found = known(form, "Rotterdam")
        assert found is not None
        assert found.name == "Oud IJsselmonde"
    assert known("Midelland") is None


def test_the_tree_goes_up_to_the_city_and_down_to_the_last_part() -> None:
    wijk, gebied = known("Carnisse"), known("Charlois")
    assert wijk is not None
    assert gebied is not None
    assert [whole.name for whole in larger_places(wijk)] == ["Charlois", "Rotterdam"]
    assert wijk in parts_of(gebied)
    assert parts_of(wijk) == []


def test_the_nearest_places_are_the_parts_then_the_neighbours_and_the_wholes() -> None:
    near = nearness_around("Carnisse")
    assert near[place_id("Carnisse")] == 1
    assert near[place_id("Tarwewijk")] == near[place_id("Charlois")] == 0.5
    assert near[place_id("Rotterdam")] == 0.25
    assert place_id("Spangen") not in near
    assert nearness_around("Charlois")[place_id("Carnisse")] == 1


def test_an_unknown_place_has_only_itself_around_it() -> None:
    assert nearness_around("Nergenshuizen") == {"neighbourhood:nergenshuizen": 1.0}
    assert nearness_around("neighbourhood:nergenshuizen") == {"neighbourhood:nergenshuizen": 1.0}


def test_adjoining_places_are_of_one_level_and_one_city() -> None:
    wijk = known("Carnisse", "Rotterdam")
    assert wijk is not None
    assert names(adjoining_places(wijk)) >= {"Tarwewijk", "Oud Charlois"}
    assert {place.city for place in adjoining_places(wijk)} == {"Rotterdam"}


def test_a_place_without_a_position_lies_amid_its_parts() -> None:
    city = known("Rotterdam")
    assert city is not None
    assert position_of(city) == pytest.approx((51.92, 4.48), abs=0.05)


def test_who_works_in_a_part_or_in_the_whole_area_works_here_too() -> None:
    assert {place_id("Charlois"), place_id("Carnisse")} == alike("neighbourhood:carnisse")
    assert {place_id("Carnisse"), place_id("Tarwewijk")} < alike("Charlois")
    assert place_id("Rotterdam") not in alike("Charlois")
    assert alike("Nergenshuizen") == {place_id("Nergenshuizen")}
