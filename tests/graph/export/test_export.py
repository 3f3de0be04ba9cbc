"""Every format passes the same contract; GraphML and GEXF are read back by another program."""

import csv
import io
import json
import re
import zipfile
from datetime import UTC, datetime
from html.parser import HTMLParser
from xml.etree import ElementTree

import networkx
import pytest
from openpyxl import Workbook, load_workbook

from graph.export import EXPORTERS
from graph.export.base import PLAIN, Exporter, Look
from graph.export.style import LegendEntry, NetworkStyle, NodeStyle, schema_style
from graph.network import Assertion, Document, Edge, Evidence, Network, Node
from tests.support.networks import read_by, side_by_side

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "Een \"quote\" & een 'komma', ; \n nieuwe regel",
    "nul\x00 bel\x07 \ufffe wees \U0001f3d8 ñandú",
    "]]> <!-- --> {{}} ${x}",
]
TYPES = {"WORKS_WITH", "PART_OF", "AFFILIATED_WITH"}
PARALLEL = ("organisation:0", "organisation:1")
"""Two nodes with two edges between them."""
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
    assert sorted(data["quotes"] for *_, data in graph.edges(data=True)) == [1, 1, 1, 1, 2, 2]
    assert {data["type"] for *_, data in graph.edges(data=True)} == TYPES


def test_gexf_is_read_back_by_networkx() -> None:
    graph = networkx.read_gexf(io.BytesIO(EXPORTERS["gexf"].export(network())))
    assert set(graph) == set(network().nodes)
    assert graph.nodes["organisation:1"]["label"] == HOSTILE[1]
    assert graph.number_of_edges() == len(network().edges)
    assert {data["quote"] for *_, data in graph.edges(data=True)} >= {HOSTILE[0], HOSTILE[1]}
    assert sorted(data["weight"] for *_, data in graph.edges(data=True)) == [1, 1, 1, 1, 2, 2]
    assert {data["relation"] for *_, data in graph.edges(data=True)} == TYPES
    assert set(graph.nodes["person:anna"]) >= {"type", "kind", "aliases", "documents", "viz"}


XSD_ATTRIBUTES = {
    "gexf": {"version"},
    "graph": {"defaultedgetype", "mode", "edgedefault"},
    "attributes": {"class", "mode"},
    "attribute": {"id", "title", "type"},
    "nodes": set(),
    "edges": set(),
    "node": {"id", "label"},
    "edge": {"id", "label", "source", "target", "weight"},
    "attvalues": set(),
    "attvalue": {"for", "value"},
    "color": {"r", "g", "b", "a"},
    "position": {"x", "y", "z"},
    "graphml": {"{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"},
    "key": {"id", "for", "attr.name", "attr.type"},
    "data": {"key"},
}
"""The elements and attributes of GEXF 1.3 and GraphML that we use, as their schemas have them."""


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_xml_says_what_the_schema_of_its_format_knows(name: str) -> None:
    look = Look(places={"person:anna": (1.5, 2.0)})
    root = ElementTree.fromstring(EXPORTERS[name].export(network(), look))
    for element in root.iter():
        assert set(element.attrib) <= XSD_ATTRIBUTES[element.tag.rpartition("}")[2]], element.tag
    types = {element.get("type") or element.get("attr.type") for element in root.iter()}
    assert types <= {None, "string", "long"}
    if name == "graphml":
        tokens = [e.get("id", "") for e in root.iter() if e.get("id")]
        assert all(re.fullmatch(r"[\w.:-]+", token) for token in tokens)


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_every_edge_in_xml_has_an_id_of_its_own(name: str) -> None:
    root = ElementTree.fromstring(EXPORTERS[name].export(network()))
    edges = [e for e in root.iter() if e.tag.endswith("}edge")]
    assert len({e.get("id") for e in edges}) == len(edges) == len(network().edges)
    between = [e for e in edges if (e.get("source"), e.get("target")) == PARALLEL]
    assert len(between) == 2


@pytest.mark.parametrize("name", EXPORTERS)
def test_an_id_may_hold_what_a_format_cannot(name: str) -> None:
    node = Node("organisation:\x00<&>", "Organisation", (Assertion("verslag", "De\x0bKade"),))
    alone = Network.build([Document("verslag", "Verslag", TEXT)], [node], [])
    content = EXPORTERS[name].export(alone)
    if name in ("graphml", "gexf"):
        ids = [element.get("id") for element in ElementTree.fromstring(content).iter()]
        assert "organisation:\ufffd<&>" in ids


def test_gexf_does_not_tell_the_day_on_which_it_was_written() -> None:
    content = EXPORTERS["gexf"].export(network())
    assert b"lastmodifieddate" not in content
    assert str(datetime.now(UTC).year).encode() not in content


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


MODELS = [*HOSTILE, "llama3.1:8b, prompt 1"]


def read_by_models() -> Network:
    """Return the network as the rules and models of any name have read it."""
    return side_by_side(network(), *(read_by(network(), model) for model in MODELS))


def csv_rows(name: str, content: Network) -> list[dict[str, str]]:
    archive = zipfile.ZipFile(io.BytesIO(EXPORTERS["csv"].export(content)))
    return list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"))))


def test_csv_says_who_read_each_quote() -> None:
    rows = csv_rows("evidence.csv", read_by_models())
    safe = {f"'{model}" if model.startswith("=") else model for model in MODELS}
    assert {row["reader"] for row in rows} == {"", *safe}
    assert {row["readers"] for row in csv_rows("edges.csv", network())} == {""}
    one = read_by(network(), "a, prompt 1")
    two = side_by_side(network(), one, read_by(network(), "b, prompt 1"))
    assert {row["readers"] for row in csv_rows("edges.csv", one)} == {"a, prompt 1"}
    assert {row["readers"] for row in csv_rows("edges.csv", two)} == {"a, prompt 1; b, prompt 1"}


def test_json_says_who_read_each_quote() -> None:
    values = json.loads(EXPORTERS["json"].export(read_by_models()))
    for part in ("nodes", "edges"):
        readers = [proof["reader"] for item in values[part] for proof in item["evidence"]]
        assert set(readers) == {"", *MODELS}


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_xml_says_which_models_read_a_tie(name: str) -> None:
    read = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}[name]
    for model, told in (("", ""), ("a <b>, prompt 1", "a <b>, prompt 1"), ("nul\x00", "nul\ufffd")):
        content = io.BytesIO(EXPORTERS[name].export(read_by(network(), model)))
        assert {data["readers"] for *_, data in read(content).edges(data=True)} == {told}


def test_the_page_says_which_model_read_a_quote() -> None:
    content = read_by(network(), "<script>model</script>,\n prompt 1")
    page = Page(EXPORTERS["html"].export(content))
    assert (
        "Verslag · tafel 2 · gelezen door taalmodel <script>model</script>, prompt 1" in page.texts
    )
    english = Page(EXPORTERS["html"].export(content, Look(language="en"))).texts
    assert "Verslag · read by language model <script>model</script>, prompt 1" in english
    assert page.tags.count("script") == 1


def test_the_workbook_says_who_read_each_quote() -> None:
    book = load_workbook(io.BytesIO(EXPORTERS["xlsx"].export(read_by_models())))
    quotes, ties = (
        [[cell.value or "" for cell in row] for row in book[sheet].iter_rows()]
        for sheet in ("Citaten", "Verbindingen")
    )
    assert len({row[quotes[0].index("reader")] for row in quotes[1:]}) == 1 + len(MODELS)
    assert {"llama3.1:8b, prompt 1" in row[ties[0].index("readers")] for row in ties[1:]} == {True}
    assert not [
        cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    ]


def test_no_cell_starts_as_a_formula() -> None:
    archive = zipfile.ZipFile(io.BytesIO(EXPORTERS["csv"].export(network())))
    for name in archive.namelist():
        text = archive.read(name).decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]
        assert name == "edges.csv" or f"'{HOSTILE[0]}" in cells


class Page(HTMLParser):
    """What a page holds: its elements with their attributes, its ids and where links lead."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.others: list[str] = []
        self.texts: list[str] = []
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.ids |= {given["id"] or ""} if "id" in given else set()
        if tag == "a":
            self.links.add(given["href"] or "")
        self.others += [name for name in given if name.startswith("on") or name == "src"]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_the_page_works_alone_and_every_link_in_it_leads_somewhere() -> None:
    page = Page(EXPORTERS["html"].export(network()))
    assert page.tags.count("script") == 1
    assert "link" not in page.tags
    assert "img" not in page.tags
    assert not page.others
    assert {link.removeprefix("#") for link in page.links} <= page.ids
    assert len(page.links) == len(network().nodes) + len(network().edges)


def test_the_page_shows_every_quote_as_text() -> None:
    texts = Page(EXPORTERS["html"].export(network())).texts
    for edge in network().edges.values():
        for proof in edge.evidence:
            assert proof.quote.replace("\x00", "\ufffd") in texts or proof.quote in texts
    assert "Verslag" in texts
    assert "Verslag · tafel 2" in texts


def in_style(node: str, style: NodeStyle, *legend: LegendEntry) -> NetworkStyle:
    """Return the style of the schema, but for one node and the legend that explains it."""
    plain = schema_style(network(), "en")
    return NetworkStyle({**plain.nodes, node: style}, (*plain.legend, *legend))


def test_the_page_looks_as_the_screen_did() -> None:
    node = "organisation:0"
    style = NodeStyle("dot", "#123456", 35.0, sign="3", badge="+9", more="Betweenness: 7")
    entry = LegendEntry("around <b>", "dot", "#123456", sign="3")
    look = Look(
        language="en",
        source="Made <today>",
        places={node: (1234.0, 567.0)},
        style=in_style(node, style, entry),
    )
    content = EXPORTERS["html"].export(network(), look)
    texts = Page(content).texts
    assert {"Made <today>", "Legend", "3", "+9", " around <b>"} <= set(texts)
    assert b"#123456" in content
    assert b'x="1234"' in content
    assert b"scale(5.00)" in content
    assert b"(organisation)\nBetweenness: 7</title>" in content


def test_without_a_style_the_page_looks_as_the_schema_says() -> None:
    plain = Look(style=schema_style(network(), "nl"))
    for name in ("html", "gexf"):
        assert EXPORTERS[name].export(network(), plain) == EXPORTERS[name].export(network())


def test_a_network_too_large_for_a_picture_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.export.html.DRAWN_AT_MOST", 2)
    page = Page(EXPORTERS["html"].export(network()))
    assert "picture" not in page.ids
    assert {link.removeprefix("#") for link in page.links} <= page.ids


def test_gexf_takes_over_places_and_colours_of_the_screen() -> None:
    style = in_style("person:anna", NodeStyle("dot", "#010203", 11.0))
    look = Look(places={"person:anna": (10.0, 20.0)}, style=style)
    graph = networkx.read_gexf(io.BytesIO(EXPORTERS["gexf"].export(network(), look)))
    anna = graph.nodes["person:anna"]["viz"]
    assert (anna["position"]["x"], anna["position"]["y"]) == (10.0, -20.0)
    assert (anna["color"]["r"], anna["color"]["g"], anna["color"]["b"]) == (1, 2, 3)


def workbook(look: Look = PLAIN) -> Workbook:
    return load_workbook(io.BytesIO(EXPORTERS["xlsx"].export(network(), look)))


def test_the_workbook_has_points_ties_quotes_and_sources() -> None:
    book = workbook()
    assert book.sheetnames == ["Punten", "Verbindingen", "Citaten", "Bronnen"]
    rows = {sheet.title: sheet.max_row - 1 for sheet in book}
    quotes = sum(len(edge.evidence) for edge in network().edges.values())
    assert rows == {
        "Punten": len(network().nodes),
        "Verbindingen": len(network().edges),
        "Citaten": quotes,
        "Bronnen": 1,
    }
    assert workbook(Look(language="en")).sheetnames[0] == "Nodes"


def test_no_cell_of_the_workbook_is_a_formula() -> None:
    cells = [cell for sheet in workbook() for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    starts = ("=", "+", "-", "@")
    assert not [cell for cell in cells if str(cell.value).lstrip().startswith(starts)]
    assert f"'{HOSTILE[0]}" in {cell.value for cell in cells}
