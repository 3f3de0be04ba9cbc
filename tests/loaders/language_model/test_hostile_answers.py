"""Hostile answers: whatever a model claims that the text does not bear out stays outside.

Each line of ``hostile_answers.jsonl`` is a case: what the report says besides (``says``), the
session that is asked about, and the answer, beside an honest one that only names who is there.
``dropped`` counts why it is not believed; nothing is counted for another name of an actor, or for
whom an advice addresses.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from graph.network import Network
from loaders.language_model.asking.questions import Request
from loaders.language_model.receipt import Receipt
from tests.support.model_answers import LISTS, answer, organisation, person, place, read, tie

REPORT = """Verslag werktafels Kadedag 2021

Tafel 1: Stroom uit de kade
Buurtlab | Anna de Wit

Aanwezig: Anna de Wit (Buurtlab), Bert Vos (Huisvast) en Carla Smit van Zonstroom.
Afwezig: Dirk Bos (Havenlab).

Stichting De Kade werkt samen met Buurtlab. De samenwerking met woningcorporatie Huisvast staat \
onder druk. Mail naar info@kadelab.nl of bel 010-1234567 of 06-12345678. Zie www.kadelab.nl en \
https://kadelab.nl/x. De rekening is NL91ABNA0417164300. Wij denken dat zij gelijk hebben. Bert \
Vos woont in de Molenwijk. Zonstroom (voorheen Lichtkring) staat in Havenkwartier. Afdeling Wonen \
is een deel van Gemeente Kadestad. <script>alert(1)</script> en [klik](javascript:alert(1)) en \
<b>Vet</b>.

Aanbevelingen:
1. Gemeente: betaal de vrijwilligers die het proces begeleiden.

Tafel 2: Groen op de kade
Eva Kok

Buurtlab, Huisvast, Stichting De Kade en Zonstroom waren te gast. Anna de Wit en Bert Vos ook, in \
de Molenwijk. Ook Tuinkring en Gemeente Kadestad, met Frits Maas, Gerda Pool, Hans Prins, Ina \
Roos, Jan Stam, Kees Duin, Lia Berg, Mies Tak, Nico Veld en Otto Zand.
"""
PEOPLE = (
    *("Anna de Wit", "Bert Vos", "Carla Smit", "Dirk Bos", "Eva Kok", "Frits Maas", "Gerda Pool"),
    *("Hans Prins", "Ina Roos", "Jan Stam", "Kees Duin", "Lia Berg", "Mies Tak", "Nico Veld"),
    "Otto Zand",
)
HONEST = (
    *map(organisation, ("Buurtlab", "Havenlab", "Tuinkring", "Afdeling Wonen")),
    organisation("Huisvast", kind="woningcorporatie"),
    organisation("Stichting De Kade", kind="stichting"),
    organisation("Zonstroom", kind="cooperatie"),
    organisation("Gemeente Kadestad", kind="gemeente"),
    *map(person, PEOPLE),
    *(place("Molenwijk"), place("Havenkwartier")),
)
CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "hostile_answers.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
TIE = "Stichting De Kade werkt samen met Buurtlab."


def told(case: dict[str, Any], *, hostile: bool, beside_rules: bool) -> tuple[Network, Receipt]:
    """Return what is read with the hostile answer of a case, or with the honest one alone."""
    honest = case.get("honest", HONEST)

    def script(request: Request) -> str:
        lists = {"entities": list(honest)}
        if hostile and f"Sessie: S{case['session']}\n" in request.body["messages"][1]["content"]:
            for name in LISTS:
                lists[name] = [*lists.get(name, ()), *case["hostile"].get(name, ())]
        return answer(**lists)

    text = f"{REPORT}\n{case['says']}\n" if case.get("says") else REPORT
    return read(text, script, beside_rules=beside_rules)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_what_a_hostile_answer_claims_does_not_enter(case: dict[str, Any]) -> None:
    network, receipt = told(case, hostile=True, beside_rules=False)
    honest, before = told(case, hostile=False, beside_rules=False)
    assert network.digest == honest.digest
    assert Counter(receipt.dropped) - Counter(before.dropped) == case.get("dropped", {})
    beside, _ = told(case, hostile=True, beside_rules=True)
    honest, _ = told(case, hostile=False, beside_rules=True)
    assert beside.digest == honest.digest


def test_there_are_enough_hostile_answers() -> None:
    assert len(CASES) >= 400
    assert len({case["case"] for case in CASES}) == len(CASES)


def test_the_same_report_is_tied_by_an_honest_answer() -> None:
    """Else the cases would show nothing."""
    case = {"session": 1, "hostile": {"relations": [tie("Stichting De Kade", "Buurtlab", TIE)]}}
    network, _ = told(case, hostile=True, beside_rules=False)
    honest, _ = told(case, hostile=False, beside_rules=False)
    assert network.edges.keys() - honest.edges.keys()
