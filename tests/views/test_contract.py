"""What Python sends to the browser: one serialiser, and declarations that are up to date."""

import json
import runpy
from dataclasses import dataclass

import pytest

from graph.export.style import LegendEntry
from tests.support.paths import ROOT
from views.contract.links import Link
from views.contract.map import MapLegendEntry, MapText
from views.contract.panel import Group, Panel, TieLine
from views.contract.serialise import to_json


def test_the_declarations_say_what_the_dataclasses_say() -> None:
    wanted = runpy.run_path(str(ROOT / "docs" / "write_contract.py"))["contract_text"]()
    written = (ROOT / "views" / "components" / "contract.d.ts").read_text(encoding="utf-8")
    assert written == wanted, "make docs writes it anew"


def test_what_is_none_is_left_out_and_what_is_empty_is_sent() -> None:
    assert to_json(Link("Kade")) == {"name": "Kade"}
    assert to_json(LegendEntry("lijn", dashes=())) == {"label": "lijn", "dashes": []}
    assert to_json(MapLegendEntry("wijk", shade=0)) == {"label": "wijk", "shade": 0}


def test_what_stands_in_another_is_sent_with_it() -> None:
    link = Link("Kade", to={"page": "dossier"}, address="./dossier")
    panel = Panel("Bewijs", (Group("Kades", (TieLine((link,)),)),), facts=(("Ook", "KADE"),))
    sent = json.loads(json.dumps(to_json(panel)))
    assert sent["groups"][0]["ties"][0]["ends"] == [
        {"name": "Kade", "to": {"page": "dossier"}, "address": "./dossier"}
    ]
    assert sent["facts"] == [["Ook", "KADE"]]
    assert "title" not in sent


def test_a_python_keyword_loses_its_underscore() -> None:
    assert to_json(MapText("kaart", "+", "-", "o")) == {
        "label": "kaart",
        "in": "+",
        "out": "-",
        "fit": "o",
    }


def test_what_is_not_in_the_contract_is_refused() -> None:
    @dataclass
    class Holder:
        values: set[int]

    with pytest.raises(TypeError, match="set is not part of the contract"):
        to_json(Holder({1}))
