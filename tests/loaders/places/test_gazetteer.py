"""The gazetteer tables: well formed, joined up, and complete where a source is at hand."""

import csv
import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from graph.schema import PLACE_LEVELS
from graph.settings import DATA_FOLDER
from tests.support.paths import SHARED

PLACES = DATA_FOLDER / "places"
TABLES = sorted(PLACES.glob("*.csv"))
COLUMNS = ["name", "level", "part_of", "latitude", "longitude", "aliases", "ambiguous"]
ROOTS = ("netherlands.csv", "flanders.csv")
LEVELS = [*PLACE_LEVELS, "provincie", "land"]
BUURTEN = SHARED / "reference" / "rotterdam-buurten.json"
PROVINCES = {
    "Provincie Groningen": 10,
    "Friesland": 18,
    "Drenthe": 12,
    "Overijssel": 25,
    "Flevoland": 6,
    "Gelderland": 51,
    "Provincie Utrecht": 26,
    "Noord-Holland": 44,
    "Zuid-Holland": 50,
    "Zeeland": 13,
    "Noord-Brabant": 56,
    "Limburg": 31,
}

every_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)


@cache
def rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def forms(row: dict[str, str]) -> list[str]:
    return [row["name"], *filter(None, row["aliases"].split("|"))]


@every_table
def test_columns_and_levels(table: Path) -> None:
    assert list(rows(table)[0]) == COLUMNS
    for row in rows(table):
        assert None not in row, f"too many cells: {row}"
        assert all(cell == cell.strip() for cell in row.values()), row
        assert row["level"] in LEVELS, row
        assert row["ambiguous"] in ("", "1"), row


@every_table
def test_positions_lie_in_the_low_countries(table: Path) -> None:
    for row in rows(table):
        assert bool(row["latitude"]) == bool(row["longitude"]), row
        if row["latitude"] and row["level"] != "land":
            assert 50.65 < float(row["latitude"]) < 53.6, row
            assert 2.5 < float(row["longitude"]) < 7.3, row


@every_table
def test_every_place_is_part_of_a_larger_one(table: Path) -> None:
    known: dict[str, str] = {}
    for row in [row for name in ROOTS for row in rows(PLACES / name)] + rows(table):
        known[row["name"]] = row["level"]
    for row in rows(table):
        if row["level"] == "land":
            continue
        assert row["part_of"] in known, row
        assert LEVELS.index(known[row["part_of"]]) >= LEVELS.index(row["level"]), row


@every_table
def test_a_form_names_one_place(table: Path) -> None:
    owners: dict[str, set[tuple[str, str, str]]] = {}
    for row in rows(table):
        for form in forms(row):
            owners.setdefault(form, set()).add((row["name"], row["level"], row["part_of"]))
    assert {form: names for form, names in owners.items() if len(names) > 1} == {}


@every_table
def test_a_place_has_one_clear_row(table: Path) -> None:
    counts = Counter((row["name"], row["ambiguous"]) for row in rows(table))
    assert max(counts.values()) == 1, counts.most_common(3)


def test_every_municipality_of_the_netherlands_is_there() -> None:
    """The counts per province are those of the classification of 2023 to 2025."""
    municipalities = [row for row in rows(PLACES / "netherlands.csv") if row["level"] == "stad"]
    assert Counter(row["part_of"] for row in municipalities) == PROVINCES
    assert len({row["name"] for row in municipalities}) == 342


@pytest.mark.skipif(not BUURTEN.exists(), reason="the reference table of CBS is not at hand")
def test_every_cbs_buurt_of_rotterdam_is_there() -> None:
    features = json.loads(BUURTEN.read_text(encoding="utf-8"))["features"]
    names = {feature["properties"]["buurtnaam"] for feature in features}
    assert len(names) > 80
    assert names - {row["name"] for row in rows(PLACES / "rotterdam.csv")} == set()
