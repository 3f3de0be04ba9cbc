"""Every format passes the same contract; GraphML and GEXF are read back by another program."""

import csv
import io
import json
import zipfile
from xml.etree import ElementTree

import networkx
import pytest

from graph.export import EXPORTERS
from graph.export.base import Exporter
from graph.model import Assertion, Document, Edge, Evidence, Network, Node

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "Een \"quote\" & een 'komma', ; \n nieuwe regel",
    "nul\x00 bel\x07 \ufffe wees \U0001f3d8 ñandú",
    "]]> <!-- --> {{}} ${x}",
]
TEXT = "Samen: " + " | ".join(HOSTILE)


def evidence(quote: str, **more: object) -> Evidence:
    start = TEXT.index(quote)
    return Evidence("verslag", start, start + len(quote), quote, **more)  # type: ignore[arg-type]


def network() -> Network:
    nodes = [
        Node(
            f"organisation:{number}",
            "Organisation",
            (Assertion("verslag", name, "groep", (name.upper(),), evidence=(evidence(name),)),),
        )
        for number, name in enumerate(HOSTILE)
    ]
    person = Node("person:anna", "Person", (Assertion("verslag", "Anna"),))
    edges = [
        Edge(
            "WORKS_WITH",
            "organisation:0",
            f"organisation:{n}",
            (evidence(name, status="wanted"),),
        )
        for n, name in enumerate(HOSTILE)
        if n
    ]
    both = (evidence(HOSTILE[0]), evidence(HOSTILE[1], session=2))
    edges.append(Edge("PART_OF", "organisation:0", "organisation:1", both))
    edges.append(Edge("AFFILIATED_WITH", "person:anna", "organisation:1", both))
    return Network.build([Document("verslag", "Verslag", TEXT)], [*nodes, person], edges)


@pytest.fixture(params=EXPORTERS)
def exporter(request: pytest.FixtureRequest) -> Exporter:
    return EXPORTERS[str(request.param)]


def test_the_same_content_gives_the_same_bytes(exporter: Exporter) -> None:
    original = network()
    shuffled = Network(
        original.documents,
        dict(reversed(original.nodes.items())),
        dict(reversed(original.edges.items())),
    )
    assert exporter.export(original) == exporter.export(shuffled)


def test_an_empty_network_is_exported(exporter: Exporter) -> None:
    assert exporter.export(Network())


def test_a_format_says_what_its_files_are(exporter: Exporter) -> None:
    assert exporter.suffix.startswith(".")
    assert "/" in exporter.media_type


def test_json_holds_every_quote_at_its_place() -> None:
    values = json.loads(EXPORTERS["json"].export(network()))
    assert [node["name"] for node in values["nodes"]] == [*HOSTILE, "Anna"]
    assert {"id", "type", "name", "kind", "aliases", "evidence"} <= values["nodes"][0].keys()
    for edge in values["edges"]:
        assert {"type", "source", "target", "status", "evidence"} <= edge.keys()
        for proof in edge["evidence"]:
            assert TEXT[proof["start"] : proof["end"]] == proof["quote"]


def test_graphml_is_read_back_by_networkx() -> None:
    graph = networkx.parse_graphml(EXPORTERS["graphml"].export(network()).decode())
    assert set(graph) == set(network().nodes)
    assert graph.nodes["organisation:0"]["name"] == HOSTILE[0]
    assert graph.number_of_edges() == len(network().edges)
    assert {data["status"] for *_, data in graph.edges(data=True)} == {"existing", "wanted"}


def test_gexf_is_read_back_by_networkx() -> None:
    graph = networkx.read_gexf(io.BytesIO(EXPORTERS["gexf"].export(network())))
    assert set(graph) == set(network().nodes)
    assert graph.nodes["organisation:1"]["label"] == HOSTILE[1]
    assert graph.number_of_edges() == len(network().edges)
    assert {data["quote"] for *_, data in graph.edges(data=True)} >= {HOSTILE[0], HOSTILE[1]}


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_what_xml_cannot_hold_is_replaced_and_markup_stays_text(name: str) -> None:
    root = ElementTree.fromstring(EXPORTERS[name].export(network()))
    assert not [element for element in root.iter() if element.tag.endswith("script")]
    assert "nul\ufffd bel\ufffd \ufffd wees" in "".join(
        text for e in root.iter() for text in [e.text or "", *e.attrib.values()]
    )


def test_csv_has_a_row_for_each_quote() -> None:
    archive = zipfile.ZipFile(io.BytesIO(EXPORTERS["csv"].export(network())))
    assert archive.namelist() == ["nodes.csv", "edges.csv", "evidence.csv"]
    rows = list(csv.DictReader(io.StringIO(archive.read("evidence.csv").decode("utf-8-sig"))))
    assert len(rows) == sum(len(edge.evidence) for edge in network().edges.values())


def test_no_cell_starts_as_a_formula() -> None:
    archive = zipfile.ZipFile(io.BytesIO(EXPORTERS["csv"].export(network())))
    for name in archive.namelist():
        text = archive.read(name).decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]
        assert name == "edges.csv" or f"'{HOSTILE[0]}" in cells
