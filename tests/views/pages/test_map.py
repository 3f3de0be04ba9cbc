"""The map: where everything is, how it is drawn, and the page around it."""

import json
import math
from pathlib import Path

import pytest

from graph.network import Network
from loaders.places.adjacency import distance
from loaders.places.boundaries import keep_boundaries
from loaders.places.hierarchy import known
from loaders.spreadsheets.reader import read_spreadsheet, with_columns_mapped
from loaders.spreadsheets.sheet import Sheet
from tests.support.explorer import Open, shown
from views.presenters.map.geolocation import BY_CITY, BY_PARTNERS, BY_PLACE, STATED, geolocate
from views.presenters.map.svg import SHAPE, WIDTH, Plane, class_of, classes
from views.queries import snapshot
from views.widgets.map_tiles import tiles

HEADER = ("naam", "wijk", "thema", "koepel", "lat", "lon")
ROWS = [
    HEADER,
    ("Tuin Noord", "Carnisse", "Groen", "Groenkoepel", "51.8885", "4.4790"),
    ("Tuin Zuid", "Tarwewijk; Charlois", "Groen", "Groenkoepel"),
    ("Zonnedak", "Rotterdam", "Energie"),
    ("Nergens", "Nergenshuizen", "Energie"),
    ("Verweg", "Arnhem", "Energie"),
]
HOSTILE = "<script>alert(1)</script>"


def network(*rows: tuple[str, ...]) -> Network:
    return read_spreadsheet(
        with_columns_mapped("lijst.csv", [Sheet("lijst", [*ROWS, *rows])], {})
    ).network


def positions_of(made: Network) -> dict[str, str]:
    found = geolocate(made, [n.id for n in made.nodes.values() if n.type == "Organisation"])
    return {actor.node.name: actor.known_by for actor in found.positions.values()}


def test_an_actor_is_where_it_says_else_in_its_place_else_amid_its_partners() -> None:
    assert positions_of(network()) == {
        "Tuin Noord": STATED,
        "Tuin Zuid": BY_PLACE,
        "Zonnedak": BY_CITY,
        "Verweg": BY_CITY,
        "Groenkoepel": BY_PARTNERS,
    }


def test_of_several_places_the_smallest_counts() -> None:
    made = network()
    found = geolocate(made, [n.id for n in made.nodes.values() if n.type == "Organisation"])
    small = known("Tarwewijk")
    assert small is not None
    assert small.latitude is not None
    assert small.longitude is not None
    here = found.positions["organisation:tuin-zuid"].position
    assert distance(here, (small.latitude, small.longitude)) < 0.3


def test_each_city_has_its_own_map() -> None:
    made = network()
    found = geolocate(made, [n.id for n in made.nodes.values() if n.type == "Organisation"])
    assert found.cities() == ["Rotterdam", "Arnhem"]
    assert {actor.node.name for actor in found.within("Arnhem").positions.values()} == {"Verweg"}
    assert "neighbourhood:rotterdam" not in found.within("Rotterdam").places
    assert [node.name for node in found.missing] == ["Nergens"]


def test_the_plane_holds_every_position_and_keeps_its_shape() -> None:
    positions = [(51.88, 4.40), (51.95, 4.55), (51.90, 4.47)]
    plane = Plane.around(positions)
    for x, y in map(plane.point, positions):
        assert 0 < x < WIDTH
        assert 0 < y < WIDTH * SHAPE
    home = plane.home(positions)
    assert home.height == pytest.approx(home.width * SHAPE)
    north, south = plane.point((51.95, 4.5)), plane.point((51.88, 4.5))
    assert north[1] < south[1]


def test_one_position_alone_can_be_drawn() -> None:
    plane = Plane.around([(51.9, 4.4)])
    assert plane.point((51.9, 4.4)) == (WIDTH / 2, WIDTH * SHAPE / 2)


def test_the_shades_run_from_none_to_the_most() -> None:
    steps = classes([1, 3, 40])
    assert [class_of(count, steps) for count in (0, 1, 40)] == [0, 1, len(steps)]
    assert classes([]) == [1]


def test_the_page_draws_places_actors_and_arcs(open_page: Open) -> None:
    page = open_page(network(), page="kaart")
    drawn = shown(page, "map")
    assert {place["name"] for place in drawn["places"]} == {"Carnisse", "Tarwewijk", "Charlois"}
    assert {actor["name"] for actor in drawn["actors"] if actor["hollow"]} == {
        "Zonnedak",
        "Groenkoepel",
    }
    assert len(drawn["arcs"]) == 2
    assert all(one["label"] for one in drawn["legend"])
    links = shown(page, "map_panel")["groups"][0]["ties"]
    assert {line["ends"][0]["name"] for line in links} >= {"Carnisse"}
    assert len(page.dataframe[0].value) == 3


def test_a_theme_narrows_the_map_and_the_address_carries_it(open_page: Open) -> None:
    page = open_page(network(), page="kaart", theme="theme:energie", shade="ties", city="Rotterdam")
    assert {actor["name"] for actor in shown(page, "map")["actors"]} == {"Zonnedak"}
    assert "theme:energie" in page.query_params["theme"]
    assert "ties" in page.query_params["shade"]


def test_a_chosen_place_tells_who_works_there(open_page: Open) -> None:
    page = open_page(network(), page="kaart", focus="neighbourhood:carnisse")
    block = shown(page, "map_panel")
    assert block["title"] == "Carnisse"
    cells = block["groups"][0]["ties"][0]["quotes"][0]["cells"]
    assert ["naam", "Tuin Noord"] in cells


@pytest.mark.parametrize("shown_rows", ["actors", "ties"])
def test_the_tables_hold_what_the_map_holds(open_page: Open, shown_rows: str) -> None:
    page = open_page(network(), page="kaart")
    page.session_state["map_table"] = shown_rows
    page.run()
    assert len(page.dataframe[0].value) == {"actors": 4, "ties": 2}[shown_rows]


def test_hostile_names_and_addresses_are_only_text(open_page: Open) -> None:
    made = network((HOSTILE, "Cool", HOSTILE))
    page = open_page(made, page="kaart", city="<b>", shade="'; DROP", theme="x" * 400)
    assert HOSTILE in {actor["name"] for actor in shown(page, "map")["actors"]}


def test_an_own_position_without_a_known_place_is_in_the_nearest_city() -> None:
    made = network(("Werf", "Midelland", "Groen", "", "51.917", "4.459"))
    found = geolocate(made, ["organisation:werf"])
    assert found.positions["organisation:werf"].city == "Rotterdam"


def test_a_place_whose_position_is_not_known_is_told_and_not_drawn(open_page: Open) -> None:
    page = open_page(page="kaart", city="Amsterdam")
    assert shown(page, "map")["places"] == []
    (place,) = shown(page, "map_panel")["groups"][0]["ties"]
    assert place["ends"][0]["name"] == "Molenwijk"
    assert all(actor["hollow"] for actor in shown(page, "map")["actors"])


def test_without_known_places_the_page_says_so(open_page: Open) -> None:
    unknown = [HEADER, ("Tuin", "Nergenshuizen", "Groen")]
    made = read_spreadsheet(with_columns_mapped("lijst.csv", [Sheet("lijst", unknown)], {})).network
    page = open_page(made, page="kaart")
    assert not page.exception
    assert page.info


def test_boundaries_that_are_kept_are_drawn_as_areas(open_page: Open, tmp_path: Path) -> None:
    ring = [[4.47, 51.88], [4.48, 51.88], [4.48, 51.89], [4.47, 51.88]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    names = [{"naam": name, "stad": "Rotterdam"} for name in ("Carnisse", "Spangen")]
    features = [{"properties": name, "geometry": geometry} for name in names]
    path = tmp_path / "wijken.geojson"
    path.write_text(json.dumps({"features": features}))
    keep_boundaries(path)
    drawn = shown(open_page(network(), page="kaart"), "map")
    paths = {place["name"]: place["path"] for place in drawn["places"]}
    assert paths["Carnisse"].startswith("M")
    assert paths["Carnisse"].endswith("Z")
    assert paths["Tarwewijk"] == ""
    assert len(drawn["ground"]) == 1


def test_boundaries_are_added_from_a_file_on_the_page(open_page: Open) -> None:
    page = open_page(network(), page="kaart")
    page.file_uploader[0].set_value([("kapot.geojson", b"geen json", "")]).run()
    assert "kapot.geojson: this is no GeoJSON" in " ".join(one.value for one in page.text)
    ring = [[4.47, 51.88], [4.48, 51.88], [4.48, 51.89], [4.47, 51.88]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    good = {"features": [{"properties": {"naam": "Carnisse"}, "geometry": geometry}]}
    page.file_uploader[0].set_value([("goed.geojson", json.dumps(good).encode(), "")]).run()
    assert "Bewaarde grenzen: 1." in [one.value for one in page.text]


def test_more_actors_than_can_be_read_are_counted_and_not_drawn(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot, "DRAWN_AT_MOST", 2)
    page = open_page(network(), page="kaart")
    drawn = shown(page, "map")
    assert drawn["places"]
    assert not drawn["actors"]
    assert "Meer dan 2 punten" in page.warning[0].value


def test_no_tile_is_asked_for_until_the_user_switches_it_on(open_page: Open) -> None:
    page = open_page(network(), page="kaart", map_tiles="1")
    assert shown(page, "map")["tiles"] == []
    page.toggle[0].set_value(True).run()
    drawn = shown(page, "map")
    assert {tile["address"].split("/")[2] for tile in drawn["tiles"]} == {"service.pdok.nl"}
    assert "Kadaster" in drawn["legend"][-1]["label"]


def test_the_tiles_cover_the_first_view_and_lie_where_they_belong() -> None:
    plane = Plane.around([(51.88, 4.40), (51.95, 4.55)])
    box = plane.home([(51.88, 4.40), (51.95, 4.55)])
    found = tiles(plane, box)
    assert 4 <= len(found) <= 80
    assert min(tile.x for tile in found) <= box.x
    assert max(tile.x + tile.size for tile in found) >= box.x + box.width
    zoom, column, row = map(int, found[0].address.removesuffix(".png").split("/")[-3:])
    longitude = column / 2**zoom * 360 - 180
    assert plane.point((51.9, longitude))[0] == pytest.approx(found[0].x, abs=0.2)
    latitude = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * row / 2**zoom))))
    assert plane.point((latitude, 4.4))[1] == pytest.approx(found[0].y, abs=0.2)
