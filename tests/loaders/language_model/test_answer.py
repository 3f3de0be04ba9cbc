"""Answers are read strictly, item by item."""

from __future__ import annotations

import json
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.language_model.answers.proposals import (
    LONGEST,
    MOST,
    AnswerError,
    PairAnswer,
    parse_pair,
    parse_report,
)
from tests.support.model_answers import advice, answer, organisation, person, tie

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=20,
)
FULL = answer(
    entities=[organisation("Buurtlab", "Lab")],
    relations=[tie("Buurtlab", "Huisvast", "Buurtlab werkt samen met Huisvast.")],
    recommendations=[advice("Plant bomen langs de kade.", ["Buurtlab"], ["groen"])],
    themes=["groen"],
)


@pytest.mark.parametrize(
    "wrapped",
    [
        FULL,
        f"\n {FULL} \n",
        f"```json\n{FULL}\n```",
        f"```\n{FULL}\n```",
        f"```json{FULL}```",
        f"<think>Eerst {{ even }} nadenken.</think>\n{FULL}",
        f"<think>\nhm\n</think>\n```json\n{FULL}\n```",
    ],
)
def test_an_answer_may_be_wrapped(wrapped: str) -> None:
    found = parse_report(wrapped)
    assert [name.name for name in found.names] == ["Buurtlab"]
    assert found.names[0].aliases == ("Lab",)
    assert found.ties[0].target == "Huisvast"
    assert found.advice[0].addressees == ("Buurtlab",)
    assert (found.themes, found.malformed) == (("groen",), 0)


@pytest.mark.parametrize(
    "content",
    [
        *("", " ", "geen JSON", "null", "[]", "1", '"tekst"', "{}", FULL[:-1], FULL + FULL),
        *(f"Hier is het:\n{FULL}", f"{FULL}\nGraag gedaan!", "```json\n```", "```", "`````"),
        '{"entities": [], "relations": [], "recommendations": []}',
        '{"entities": {}, "relations": [], "recommendations": [], "themes": []}',
        '{"entities": null, "relations": [], "recommendations": [], "themes": []}',
        f"<think>{FULL}",
        "[" * 100_000,
        '{"a":' * 100_000,
        "1" * 10_000,
        FULL[:-1] + " " * LONGEST + "}",
    ],
)
def test_what_was_not_asked_for_is_no_answer(content: str) -> None:
    with pytest.raises(AnswerError):
        parse_report(content)


@pytest.mark.parametrize(
    "item",
    [
        *(None, 1, "Buurtlab", [], {}, {"name": "Buurtlab"}, float("nan"), 10**400),
        {**organisation("Buurtlab"), "name": None},
        {**organisation("Buurtlab"), "name": ["Buurtlab"]},
        {**organisation("Buurtlab"), "aliases": None},
        {**organisation("Buurtlab"), "aliases": [1]},
        {**organisation("Buurtlab"), "aliases": "Lab"},
        {**organisation("Buurtlab"), "aliases": {"Lab": 1}},
        {**organisation("Buurtlab"), "kind": None},
        organisation("x" * 3_001),
    ],
)
def test_an_item_in_another_form_falls_off_alone(item: object) -> None:
    found = parse_report(answer(entities=[item, person("Anna de Wit")]))
    assert [name.name for name in found.names] == ["Anna de Wit"]
    assert found.malformed == 1


def test_each_list_counts_what_it_loses() -> None:
    found = parse_report(
        answer(
            entities=[1],
            relations=[2, {**tie("a", "b", "c"), "quote": 1}],
            recommendations=[{**advice("c"), "explicit": "true"}, {**advice("c"), "explicit": 1}],
            themes=[{}, "groen"],
        )
    )
    assert found.malformed == 6
    assert found.themes == ("groen",)


def test_a_list_has_an_end() -> None:
    found = parse_report(answer(themes=["groen"] * (MOST + 7)))
    assert (len(found.themes), found.malformed) == (MOST, 7)


def test_no_item_has_other_names_without_end() -> None:
    found = parse_report(answer(entities=[organisation("Buurtlab", *map(str, range(10_000)))]))
    assert len(found.names[0].aliases) < 100


def test_other_fields_are_left_alone() -> None:
    values = {**json.loads(FULL), "extra": 1}
    values["entities"][0]["id"] = "organisation:x"
    assert parse_report(json.dumps(values)) == parse_report(FULL)


def test_the_last_of_two_fields_of_one_name_counts() -> None:
    found = parse_report(FULL[:-1] + ', "entities": []}')
    assert found.names == ()


@pytest.mark.parametrize(
    "filler", ["```" + " " * 50_000 + "x", "```json" + "\n" * 50_000 + "{", "<think>" * 20_000]
)
def test_an_answer_of_white_space_takes_no_time(filler: str) -> None:
    started = time.process_time()
    with pytest.raises(AnswerError):
        parse_report(filler)
    assert time.process_time() - started < 2


def test_a_pair_is_answered_with_a_status_and_words() -> None:
    assert parse_pair('{"tie": "wanted", "words": "wil graag"}') == PairAnswer(
        "wanted", "wil graag"
    )


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"tie": "no"}', '{"tie": 1, "words": ""}', '"no"', '{"tie": "no"']
)
def test_a_pair_is_read_as_strictly(content: str) -> None:
    with pytest.raises(AnswerError):
        parse_pair(content)


@given(JSON)
def test_any_json_is_an_answer_or_an_answer_error(values: object) -> None:
    for parse in (parse_report, parse_pair):
        with suppress(AnswerError):
            parse(json.dumps(values))


@given(
    st.fixed_dictionaries(
        dict.fromkeys(("entities", "relations", "recommendations", "themes"), JSON)
    )
)
def test_any_lists_are_read_item_by_item(values: dict[str, object]) -> None:
    lists = [v for v in values.values() if isinstance(v, list)]
    try:
        found = parse_report(json.dumps(values))
    except AnswerError:
        assert len(lists) < 4
        return
    read = len(found.names) + len(found.ties) + len(found.advice) + len(found.themes)
    assert read + found.malformed == sum(map(len, lists))


@given(st.text(max_size=200))
def test_any_text_is_an_answer_or_an_answer_error(content: str) -> None:
    for parse in (parse_report, parse_pair):
        with suppress(AnswerError):
            parse(content)
