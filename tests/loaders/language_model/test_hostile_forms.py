"""Answers of a hostile form, and any answer at all: the reader stands, and quotes the report."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.network import Network
from graph.schema import EDGE_TYPES, KINDS, NODE_TYPES, ORGANISATION, PERSON, STATUSES
from loaders.language_model.answers.proposals import LONGEST, MOST
from loaders.language_model.asking.questions import Request
from loaders.language_model.proof.names import MODEL_NAME
from loaders.language_model.proof.prover import MODEL_TIE
from loaders.language_model.receipt import Receipt
from tests.support.model_answers import (
    advice,
    analysed,
    answer,
    organisation,
    person,
    place,
    read,
    tie,
)

TEXT = """Verslag werktafels Kadedag 2021

Tafel 1: Stroom uit de kade
Buurtlab | Anna de Wit

Stichting De Kade werkt samen met Buurtlab. De samenwerking met woningcorporatie Huisvast staat
onder druk. Het “Buurt­lab” bouwt – met Huisvast – een **loods** in de Molenwijk.

Aanbevelingen:
1. Gemeente: betaal de vrijwilligers die het proces begeleiden.

Tafel 2: Groen
Eva Kok

Bert Vos (Huisvast) wil samenwerken met Stichting De Kade. Niemand werkt met Zonstroom.
"""
TIE = tie("Stichting De Kade", "Buurtlab", "Stichting De Kade werkt samen met Buurtlab.")
NAMES = [organisation("Stichting De Kade"), organisation("Buurtlab")]
BIDI = "\u202e\u2066\u200f"


def told(content: str, *, beside_rules: bool = False) -> tuple[Network, Receipt]:
    """Return what is read where the first session alone is answered so."""

    def script(request: Request) -> str:
        is_first = "Sessie: S1\n" in request.body["messages"][1]["content"]
        return content if is_first else answer()

    return read(TEXT, script, beside_rules=beside_rules)


def entities(network: Network) -> set[str]:
    return {id_ for id_, node in network.nodes.items() if node.type in (ORGANISATION, PERSON)}


@pytest.mark.parametrize(
    "content",
    [
        f"[{answer(entities=NAMES, relations=[TIE])}]",
        answer(entities=NAMES, relations=[TIE]).replace("[", "NaN,[", 1),
        '{"entities": NaN, "relations": Infinity, "recommendations": -Infinity, "themes": 1e999}',
        '{"entities": ' + "9" * 5_000 + ', "relations": [], "recommendations": [], "themes": []}',
        '{"entities": ' + "[" * 50_000 + "]" * 50_000 + "}",
        answer(entities=NAMES, relations=[TIE])[:-1] + ', "entities": [], "relations": []}',
        answer(entities=[organisation("Buurtlab" + "x" * 1_000_000)]),
        answer(entities=NAMES, relations=[{**TIE, "quote": "x" * 1_000_000}]),
        answer(entities=NAMES, relations=[TIE]) + " " * LONGEST,
        answer(entities=NAMES, relations=[TIE])[:-1],
        answer(entities=[{"Organisation": "Buurtlab"}], relations=[[TIE]]),
        answer(entities=[[NAMES[0]]], relations=[{"tie": TIE}]),
        "\x00" + answer(entities=NAMES),
        f"\ufeff{answer(entities=NAMES)}",
        "<entities><name>Buurtlab</name></entities>",
        f"<think>{answer(entities=NAMES, relations=[TIE])}",
    ],
    ids=str.__len__,
)
def test_an_answer_of_another_form_adds_nothing(content: str) -> None:
    network, _ = told(content)
    assert entities(network) == set()
    assert network.edges.keys() == told(answer())[0].edges.keys()


@pytest.mark.parametrize(
    "name",
    [
        *("\x00", "Buurtlab\x00", "\x00Buurtlab", "Buurt\ud800lab", "\udfffBuurtlab", BIDI),
        *(
            f"{BIDI}Buurtlab",
            f"Buurtlab{BIDI}",
            "balttruuB",
            "Вuurtlab",
            "Вuurtlab",
            "B\u0301uurtlab",
        ),
        *("Ｂｕｕｒｔｌａｂx", "Buurtlab\x1b[31m", "Buurtlab<script>", "../Buurtlab", "%s", "\\1"),
        *("(?P<a>x", "[", ".*", "Buurt.ab", "(Buurtlab)+", "x" * 3_000, " ", "", "-", "…", "💡"),
        *("' OR 1=1 --", "Buurtlab'); DROP TABLE nodes;--", "{name}", "${x}", "=1+1", "@Buurtlab"),
    ],
    ids=lambda name: ascii(name)[:30],
)
def test_a_name_of_odd_characters_is_no_name(name: str) -> None:
    said = answer(
        entities=[*NAMES, organisation(name), person(name), place(name)],
        relations=[tie(name, "Buurtlab", TIE["quote"]), tie("Buurtlab", name, TIE["quote"])],
    )
    network, receipt = told(said)
    assert network.digest == told(answer(entities=NAMES))[0].digest
    assert receipt.kept + sum(receipt.dropped.values()) == 7


@pytest.mark.parametrize(
    ("name", "beside_rules"),
    [
        *product(
            (
                *("Buurtlab", "Buurtlab <script>", "Buurt lab", "Buurtlab\x1b[31m", "Huisvast BV"),
                *("Buurtlabs", "BUURTLAB", "Buurt\u200blab", "**Buurtlab**", "Buurtlab\x00"),
                *(f"Buurtlab{BIDI}", "../Buurtlab", "<Buurtlab>", "Buurtlab!!"),
                "Stichting Buurtlab",
            ),
            (False, True),
        ),
    ],
    ids=ascii,
)
def test_a_name_is_written_as_in_the_report(name: str, beside_rules: bool) -> None:
    network, _ = told(answer(entities=[organisation(name)]), beside_rules=beside_rules)
    names = {a.name for id_ in entities(network) for a in network.nodes[id_].assertions}
    known = {m.name for m in analysed(TEXT).mentions} if beside_rules else set()
    assert {one for one in names - known if one not in TEXT} == set()


@pytest.mark.parametrize(
    "quote",
    ["\x00", "\ud800", BIDI, "*_*", "|", "“", "", "x" * 3_000],
    ids=lambda quote: ascii(quote)[:30],
)
def test_a_quote_of_odd_characters_proves_nothing(quote: str) -> None:
    said = answer(
        entities=NAMES,
        relations=[{**TIE, "quote": quote}],
        recommendations=[advice(quote)],
    )
    network, receipt = told(said)
    assert network.digest == told(answer(entities=NAMES))[0].digest
    assert sum(receipt.dropped.values()) == 2


def test_many_items_are_read_up_to_a_number() -> None:
    names = [organisation(f"Kade {number}") for number in range(MOST + 50)]
    network, receipt = told(answer(entities=names))
    assert network.digest == told(answer())[0].digest
    assert receipt.proposed >= MOST + 50


@pytest.mark.parametrize("number", [1, 10_000])
def test_other_names_without_end_take_no_time(number: int) -> None:
    said = answer(entities=[organisation("Buurtlab", *(f"Kade{n}" for n in range(number)))])
    started = time.process_time()
    told(said)
    assert time.process_time() - started < 10


# Any answer at all

FRAGMENTS = st.sampled_from(
    [
        *TEXT.split(),
        *("Stichting De Kade", "Buurtlab", "Huisvast", "Anna de Wit", "Bert Vos", "Eva Kok"),
        *("Molenwijk", "Zonstroom", "Gemeente", "S1", "S2", "1", "de corporatie", "zij", "wij"),
        *("Stichting De Kade werkt samen met Buurtlab.", "werkt samen met Huisvast", ""),
        *("Gemeente: betaal de vrijwilligers die het proces begeleiden.", 'Het "Buurtlab" bouwt'),
        *("Bert Vos (Huisvast) wil samenwerken met Stichting De Kade.", TEXT, "\x00", "\ud800"),
        *("Niemand werkt met Zonstroom.", "bouwt - met Huisvast - een loods in de Molenwijk."),
    ]
)
WORDS = FRAGMENTS | st.text(max_size=12)
TEXTS = st.lists(WORDS, max_size=3)
KIND = st.sampled_from([kind for kinds in KINDS.values() for kind in kinds] + ["", "x"])
ITEMS = {
    "entities": st.fixed_dictionaries(
        {"type": st.sampled_from([*NODE_TYPES, "x"]), "name": WORDS, "aliases": TEXTS, "kind": KIND}
    ),
    "relations": st.fixed_dictionaries(
        {
            **{"type": st.sampled_from([*EDGE_TYPES, "x"]), "source": WORDS, "source_words": WORDS},
            **{"target": WORDS, "target_words": WORDS, "quote": WORDS},
            "status": st.sampled_from([*STATUSES, "x"]),
        }
    ),
    "recommendations": st.fixed_dictionaries(
        {"quote": WORDS, "addressees": TEXTS, "themes": TEXTS, "explicit": st.booleans()}
    ),
    "themes": WORDS,
}
ANSWERS = st.fixed_dictionaries(
    {
        name: st.lists(item | st.none() | st.integers() | WORDS, max_size=6)
        for name, item in ITEMS.items()
    }
)


def is_sound(network: Network) -> None:
    """See that all evidence quotes the report, and that names and their other forms stand in it."""
    (document,) = network.documents.values()
    for node in network.nodes.values():
        for assertion in node.assertions:
            for evidence in assertion.evidence:
                assert document.text[evidence.start : evidence.end] == evidence.quote
                if evidence.rule == MODEL_NAME:
                    assert evidence.quote in {assertion.name, *assertion.aliases}
            assert all(alias in document.text for alias in assertion.aliases)
    for edge in network.edges.values():
        for evidence in edge.evidence:
            assert document.text[evidence.start : evidence.end] == evidence.quote
            if evidence.rule == MODEL_TIE:
                for end in (edge.source, edge.target):
                    assert network.nodes[end].assertions[0].evidence
    json.dumps([[a.name for a in node.assertions] for node in network.nodes.values()]).encode()


@settings(max_examples=150)
@given(ANSWERS, st.booleans())
def test_any_answer_leaves_a_network_that_quotes_its_report(
    values: Mapping[str, Any], beside_rules: bool
) -> None:
    network, receipt = read(TEXT, json.dumps(values), beside_rules=beside_rules)
    is_sound(network)
    assert receipt.unread == ()
    assert receipt.kept >= 0


@settings(max_examples=60)
@given(
    st.recursive(
        st.none() | st.integers() | WORDS, lambda v: st.lists(v) | st.dictionaries(WORDS, v)
    )
)
def test_any_json_leaves_a_network(values: Any) -> None:
    is_sound(read(TEXT, json.dumps(values))[0])


@settings(max_examples=60)
@given(st.sampled_from(["no", *STATUSES, "x"]), WORDS)
def test_any_answer_on_a_pair_leaves_a_network(tie_: str, words: str) -> None:
    said = json.dumps({"tie": tie_, "words": words})
    network, receipt = read(TEXT, said, questions="pairs")
    is_sound(network)
    assert receipt.kept <= receipt.asked
