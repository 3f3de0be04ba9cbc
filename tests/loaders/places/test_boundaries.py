"""Boundaries from GeoJSON files of CBS, municipalities and others."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph.errors import LoadError
from loaders.places.boundaries import boundaries, keep_boundaries, read_boundaries
from loaders.places.hierarchy import adjoining_places, boundary_of, known, nearness_around, place_id
from loaders.places.rd_grid import from_dutch_grid
from tests.support.paths import SHARED

BUURTEN = SHARED / "reference" / "rotterdam-buurten.json"
SQUARE = [[4.47, 51.88], [4.48, 51.88], [4.48, 51.89], [4.47, 51.89], [4.47, 51.88]]
NEXT = [[4.48, 51.88], [4.49, 51.88], [4.49, 51.89], [4.48, 51.89], [4.48, 51.88]]


def feature(rings: Any, **properties: object) -> dict[str, Any]:
    geometry = {"type": "Polygon", "coordinates": rings}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def geojson(folder: Path, *features: dict[str, Any]) -> Path:
    path = folder / "wijken.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


@pytest.mark.parametrize(
    "properties",
    [
        {"buurtnaam": "Carnisse", "gemeentenaam": "Rotterdam", "water": "NEE"},
        {"WK_NAAM": "Carnisse", "GM_NAAM": "Rotterdam"},
        {"Naam": "Carnisse", "stad": "Rotterdam", "code": 12},
        {"NAAM": "Carnisse", "STADSDEEL": "Charlois", "gemeente": "Rotterdam"},
        {"statcode": "BU05991081", "statnaam": "Carnisse", "gm_naam": "Rotterdam"},
    ],
)
def test_the_names_of_cbs_and_municipalities_are_recognised(
    tmp_path: Path, properties: dict[str, object]
) -> None:
    (found,) = read_boundaries(geojson(tmp_path, feature([SQUARE], **properties)))
    assert (found.name, found.city) == ("Carnisse", "Rotterdam")
    assert found.rings[0][0] == (51.88, 4.47)


def test_water_and_areas_without_a_name_are_left_out(tmp_path: Path) -> None:
    path = geojson(
        tmp_path,
        feature([SQUARE], naam="Maas", water="JA"),
        feature([SQUARE], code=3),
        feature([SQUARE], naam="Carnisse"),
    )
    assert [one.name for one in read_boundaries(path)] == ["Carnisse"]


def test_coordinates_of_the_national_grid_are_brought_over(tmp_path: Path) -> None:
    assert from_dutch_grid(155_000, 463_000) == pytest.approx((52.155174, 5.387206), abs=1e-6)
    assert from_dutch_grid(92_000, 437_000) == pytest.approx((51.9179, 4.4715), abs=1e-4)
    grid = [[[92_000, 437_000], [92_500, 437_000], [92_500, 437_500], [92_000, 437_000]]]
    (found,) = read_boundaries(geojson(tmp_path, feature(grid, naam="Blok")))
    assert found.rings[0][0] == pytest.approx((51.9179, 4.4715), abs=1e-4)


def test_coordinates_of_another_grid_are_told(tmp_path: Path) -> None:
    mercator = [[[498_000, 6_780_000], [499_000, 6_780_000], [499_000, 6_781_000]]]
    with pytest.raises(LoadError, match=r"neither in degrees .* nor on the Dutch national grid"):
        read_boundaries(geojson(tmp_path, feature(mercator, naam="Blok")))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_one_area_in_any_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "wijk.geojson"
    path.write_bytes(
        json.dumps(feature([SQUARE], naam="Coöp"), ensure_ascii=False).encode(encoding)
    )
    assert [one.name for one in read_boundaries(path)] == ["Coöp"]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "geen json",
        "[]",
        '{"features": 3}',
        '{"features": []}',
        '{"features": [{"properties": {"naam": "A"}, "geometry": {"type": "Point"}}]}',
        '{"features": [{"properties": {"naam": "A"}, "geometry":'
        ' {"type": "Polygon", "coordinates": [[[1, 999], [2, 3], [4, 5], [1, 999]]]}}]}',
        "[" * 100_000,
    ],
)
def test_what_is_no_file_of_areas_gets_a_clear_line(tmp_path: Path, content: str) -> None:
    path = tmp_path / "kapot.geojson"
    path.write_text(content)
    with pytest.raises(LoadError, match=r"^kapot.geojson: "):
        read_boundaries(path)


def test_places_that_share_a_border_adjoin(tmp_path: Path) -> None:
    carnisse, spangen = known("Carnisse"), known("Spangen")
    assert carnisse is not None
    assert spangen is not None
    assert spangen not in adjoining_places(carnisse)
    keep_boundaries(
        geojson(
            tmp_path,
            feature([SQUARE], naam="Carnisse", gemeente="Rotterdam"),
            feature([NEXT], naam="Spangen", gemeente="Rotterdam"),
        )
    )
    assert len(boundaries()) == 2
    assert boundary_of(carnisse) is not None
    assert spangen in adjoining_places(carnisse)
    assert nearness_around("Carnisse")[place_id("Spangen")] == 0.5


@pytest.mark.skipif(not BUURTEN.exists(), reason="the reference table of CBS is not at hand")
def test_the_boundaries_of_cbs_are_those_of_the_gazetteer() -> None:
    kept = keep_boundaries(BUURTEN)
    places = [known(one.name, one.city) for one in kept]
    assert len(kept) == 91
    assert all(place is not None and boundary_of(place) is not None for place in places)
    carnisse = known("Carnisse")
    assert carnisse is not None
    names = {place.name for place in adjoining_places(carnisse)}
    assert names == {"Oud Charlois", "Tarwewijk", "Zuiderpark", "Zuidplein"}
