"""A table from file to map: columns confirmed, stored, seen on the map, read as a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from loaders.ingest.load import load
from tests.browser.conftest import serving
from tests.support.paths import ROOT

pytestmark = pytest.mark.browser

TABLE = ROOT / "data" / "tables" / "voorbeeld-initiatieven.csv"
NEW = "Omschrijving;Hier;Bij\nMaanhof;Vreewijk;Tuinen van Zuid\nSterrenhof;Bloemhof;\n"


@pytest.fixture(scope="module")
def tabled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of the explorer on the small table that is shipped."""
    with serving(tmp_path_factory.mktemp("table"), load(TABLE)) as opened:
        yield opened


def test_a_table_is_confirmed_stored_and_seen_on_the_map(page: Page, tabled: str) -> None:
    page.goto(f"{tabled}verslagen?task=add")
    page.set_input_files(
        "input[type=file]", [{"name": "hoven.csv", "mimeType": "text/csv", "buffer": NEW.encode()}]
    )
    column = page.get_by_role("combobox", name="Kolom Bij")
    expect(column).to_be_visible()
    column.click()
    page.get_by_role("option", name="koepelorganisatie").click()
    expect(page.locator(".panel")).to_contain_text("1 samenwerkingen")
    page.get_by_role("button", name="Opslaan").click()
    told = page.get_by_role("region", name="Dit is er gebeurd")
    expect(told).to_contain_text("Opgeslagen als nieuw verslag")
    page.get_by_role("link", name="Kaart").click()
    expect(page.locator("svg.plane .actor")).to_have_count(13)
    expect(page.locator("svg.plane .arc")).to_have_count(5)


def test_a_click_on_the_map_leads_to_the_row_and_the_dossier(page: Page, tabled: str) -> None:
    page.goto(f"{tabled}kaart?theme=theme:energie")
    actor = page.locator("svg.plane .actor", has_text="Energiecoöperatie Zonnedek")
    expect(actor).to_be_visible()
    actor.click(force=True)
    panel = page.locator(".panel")
    expect(panel.locator("h2")).to_have_text("Energiecoöperatie Zonnedek")
    expect(panel.locator("dl.row").first).to_contain_text("Stroom voor de Buurt")
    expect(panel.locator("figcaption").first).to_contain_text("rij 5")
    assert "theme=theme" in page.url
    panel.get_by_role("link", name="Open het dossier").click()
    expect(page).to_have_url(re.compile("/dossier"))


def test_the_keyboard_reaches_a_place_and_zooms(page: Page, tabled: str) -> None:
    page.goto(f"{tabled}kaart")
    expect(page.locator("svg.plane")).to_be_visible()
    before = page.locator("svg.plane").get_attribute("viewBox")
    page.get_by_role("button", name="Inzoomen").focus()
    page.keyboard.press("Enter")
    assert page.locator("svg.plane").get_attribute("viewBox") != before
    page.locator(".panel a", has_text="Carnisse").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".panel h2")).to_have_text("Carnisse")
