"""A table of ties: from, to, kind, status and source."""

from pathlib import Path

from tests.support.spreadsheets import csv_of, kinds, read, ties

TABLE = """van;naar;soort;status;bron
Buurtlab;Stichting De Kade;samenwerking;bestaand;Jaarverslag 2024
Buurtlab;Gemeente Kadestad;financiert;gewenst;Gesprek
Wijkhuis;Woningbedrijf Huisvast;samenwerking;onder druk;Notulen
Wijkhuis;Oud Fonds;samenwerking;beëindigd;Notulen
Anna de Wit;Buurtlab;bestuurslid;;Website
Anna de Wit;Ahmed Bakker;kennen elkaar;;Website
Afdeling Groen;Gemeente Kadestad;onderdeel van;;Organogram
Wijkhuis;Carnisse;actief in;;Website
Wijkhuis;Wijkhuis;samenwerking;;fout
;Buurtlab;samenwerking;;fout
"""


def test_each_row_is_a_tie_of_its_kind_and_status(tmp_path: Path) -> None:
    network = read(csv_of(tmp_path, TABLE)).network
    statuses = {
        frozenset((network.nodes[e.source].name, network.nodes[e.target].name)): e.status
        for e in network.edges.values()
        if e.type == "WORKS_WITH"
    }
    assert statuses == {
        frozenset(("Buurtlab", "Stichting De Kade")): "existing",
        frozenset(("Buurtlab", "Gemeente Kadestad")): "wanted",
        frozenset(("Wijkhuis", "Woningbedrijf Huisvast")): "strained",
    }
    assert ties(network, "AFFILIATED_WITH") == {("Anna de Wit", "Buurtlab")}
    assert ties(network, "PART_OF") == {("Afdeling Groen", "Gemeente Kadestad")}
    assert ties(network, "ACTIVE_IN") == {("Wijkhuis", "Carnisse")}


def test_what_is_no_line_is_told(tmp_path: Path) -> None:
    reading = read(csv_of(tmp_path, TABLE))
    assert [(warning.kind, warning.rows) for warning in reading.warnings] == [
        ("ended", (5,)),
        ("people", (7,)),
        ("same-ends", (10,)),
        ("nameless", (11,)),
    ]
    assert "Oud Fonds" not in {node.name for node in reading.network.nodes.values()}


def test_an_unknown_status_is_read_as_existing_and_told(tmp_path: Path) -> None:
    reading = read(csv_of(tmp_path, "from,to,status\nA-team,B-team,hopelijk\n"))
    assert kinds(reading) == ["status"]
    assert ties(reading.network, "WORKS_WITH") == {("A-team", "B-team")}
