"""The network page in a real browser, offline: what a user sees and does."""

from __future__ import annotations

import json
import re
import struct
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import HOSTILE

pytestmark = pytest.mark.browser

DRAWN_PIXELS = """(ground) => {
  const canvas = ground.querySelector("canvas");
  const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  let drawn = 0;
  for (let at = 3; at < pixels.length; at += 4) drawn += pixels[at] > 0;
  return drawn;
}"""
PLACE_OF = """(ground, id) => {
  const { x, y } = ground.network.canvasToDOM(ground.network.getPosition(id));
  return { x, y };
}"""
ON_THE_LINE = """(ground, tie) => {
  const { from, to } = ground.network.body.edges[tie];
  for (let part = 0.2; part < 0.8; part += 0.02) {
    const at = { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
    const { x, y } = ground.network.canvasToDOM(at);
    const named = ground.closest(".picture").shown.labels.at(at);
    if (!named && ground.network.getEdgeAt({ x, y }) === tie) return { x, y };
  }
}"""
ALL_PLACES = "(ground) => ground.network.getPositions()"


def open_page(page: Page, address: str, query: str = "") -> Locator:
    """Open the explorer and return the canvas once the network and all around it is drawn."""
    page.goto(f"{address}netwerk{query}")
    ground = page.locator(".ground[data-nodes]")
    expect(ground).to_be_visible()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    return ground


def panel(page: Page) -> Locator:
    return page.locator(".panel").last


def click_at(ground: Locator, position: Any) -> None:
    ground.click(position=position)


def test_the_network_is_drawn(page: Page, address: str) -> None:
    ground = open_page(page, address)
    assert int(ground.get_attribute("data-nodes") or 0) >= 10
    assert ground.evaluate(DRAWN_PIXELS) > 5_000
    expect(page.locator("html")).to_have_attribute("lang", "nl")


def test_a_filter_is_set_and_taken_back(page: Page, address: str) -> None:
    ground = open_page(page, address)
    before, places = count_of(ground), ground.evaluate(ALL_PLACES)
    for expected in (before + 2, before, before + 2):
        page.get_by_role("button", name="thema's").click()
        expect(ground).to_have_attribute("data-nodes", str(expected))
    assert {one: ground.evaluate(ALL_PLACES)[one] for one in places} == places


def test_a_click_on_a_node_shows_its_quotes_and_moves_nothing(page: Page, address: str) -> None:
    ground = open_page(page, address)
    before = ground.evaluate(ALL_PLACES)
    click_at(ground, ground.evaluate(PLACE_OF, "organisation:sluis"))
    expect(panel(page).locator("h2")).to_have_text("Sluis")
    expect(panel(page).locator("mark").first).to_have_text("Kade en Sluis: wanted.")
    expect(panel(page).locator("figcaption").first).to_have_text("Verslag a · tafel 1")
    assert ground.evaluate(ALL_PLACES) == before
    expect(page).to_have_url(re.compile("focus=organisation%3Asluis"))


def test_a_click_on_a_tie_shows_its_quotes(page: Page, address: str) -> None:
    ground = open_page(page, address)
    tie = "organisation:brug|WORKS_WITH|organisation:haven"
    click_at(ground, ground.evaluate(ON_THE_LINE, tie))
    expect(panel(page).locator("h2")).to_have_text("Brug werkt samen met Haven (onder druk)")
    expect(panel(page).locator("mark").first).to_have_text("Brug en Haven: strained.")


def test_a_link_in_the_panel_leads_on_and_the_picture_follows(page: Page, address: str) -> None:
    ground = open_page(page, address, "?focus=organisation:sluis")
    panel(page).get_by_role("link", name="Kade", exact=True).first.click()
    expect(panel(page).locator("h2")).to_have_text("Kade")
    assert ground.evaluate("(ground) => ground.network.getSelectedNodes()") == ["organisation:kade"]


def test_the_same_node_can_be_chosen_again(page: Page, address: str) -> None:
    ground = open_page(page, address)
    place = ground.evaluate(PLACE_OF, "organisation:sluis")
    click_at(ground, place)
    expect(panel(page).locator("h2")).to_have_text("Sluis")
    panel(page).get_by_role("button", name="Sluiten").click()
    expect(panel(page).locator("h2")).to_have_text("Wat het netwerk laat zien")
    click_at(ground, place)
    expect(panel(page).locator("h2")).to_have_text("Sluis")


def test_the_keyboard_alone_reaches_a_quote(page: Page, address: str) -> None:
    ground = open_page(page, address)
    ground.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".spoken")).to_contain_text("verbindingen")
    page.keyboard.press("Enter")
    expect(panel(page).get_by_role("button", name="Sluiten")).to_be_visible()
    expect(panel(page).locator("mark").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel(page).locator("h2")).to_have_text("Wat het netwerk laat zien")


def test_hostile_text_is_shown_as_text(page: Page, address: str) -> None:
    open_page(page, address, "?focus=organisation:kade")
    works = panel(page).locator("details").first
    for name in HOSTILE:
        shown = " ".join(name.split())
        expect(works.get_by_role("link", name=shown, exact=True)).to_be_visible()
        expect(works.locator("mark", has_text=f"Kade en {shown}: existing.")).to_be_visible()
    page.get_by_role("searchbox", name="Zoeken").fill("klik")
    page.keyboard.press("Enter")
    expect(page.locator(".panel").first.get_by_role("link").first).to_contain_text("[klik](java")
    assert page.evaluate("window.hacked") is None


def test_english_by_switch(page: Page, address: str) -> None:
    open_page(page, address)
    page.get_by_role("radio", name="English").click()
    expect(page.get_by_role("heading", name="Who works with whom")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_url(re.compile("lang=en"))


def test_back_returns_to_what_was_chosen_before(page: Page, address: str) -> None:
    ground = open_page(page, address, "?focus=organisation:sluis")
    click_at(ground, ground.evaluate(PLACE_OF, "organisation:haven"))
    expect(panel(page).locator("h2")).to_have_text("Haven")
    expect(page).to_have_url(re.compile("haven"))
    page.go_back()
    expect(panel(page).locator("h2")).to_have_text("Sluis")


def test_a_narrow_window_shows_everything_without_scrolling_sideways(
    page: Page, address: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    ground = open_page(page, address)
    width = page.evaluate("document.scrollingElement.scrollWidth")
    box = ground.bounding_box()
    assert width <= 360
    assert box is not None
    assert box["width"] > 300
    expect(panel(page)).to_be_visible()


def test_a_dark_screen_gets_a_dark_page(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="dark")
    ground = open_page(page, address)
    colour = ground.evaluate("(ground) => getComputedStyle(ground).backgroundColor")
    assert max(int(part) for part in colour.strip("rgb()").split(", ")) < 64


def test_on_paper_stands_what_was_found_dark_on_white(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="dark")
    open_page(page, address, "?focus=organisation:sluis")
    page.emulate_media(media="print")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(page.get_by_test_id("stDataFrame")).to_be_hidden()
    expect(page.get_by_role("cell", name="Kade en Sluis: wanted.").first).to_be_visible()
    title, quote = page.get_by_role("heading", level=1), panel(page).locator("mark").first
    for one in (title, quote):
        expect(one).to_have_css("color", "rgb(30, 42, 51)")
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")


def test_from_a_quote_to_its_report_to_a_dossier_and_back(page: Page, address: str) -> None:
    open_page(page, address, "?focus=organisation:sluis")
    panel(page).locator("figcaption a").first.click()
    sought = page.locator(".report mark")
    expect(sought.first).to_be_in_viewport()
    assert "".join(sought.all_text_contents()) == "Kade en Sluis: wanted."
    page.locator(".report").get_by_role("link", name="Kade", exact=True).first.click()
    expect(panel(page).locator("h2")).to_have_text("Kade")
    expect(page.get_by_role("heading", name="Wie en wat eromheen")).to_be_visible()
    page.go_back()
    expect(page.locator(".report h2")).to_have_text("Verslag a")


def test_a_permalink_opens_the_same_view_in_a_fresh_browser(page: Page, address: str) -> None:
    ground = open_page(page, address)
    before = count_of(ground)
    page.get_by_role("button", name="thema's").click()
    expect(ground).to_have_attribute("data-nodes", str(before + 2))
    click_at(ground, ground.evaluate(PLACE_OF, "organisation:haven"))
    expect(panel(page).locator("h2")).to_have_text("Haven")
    expect(page).to_have_url(re.compile("haven"))
    places, link = ground.evaluate(ALL_PLACES), page.url
    fresh = page.context.browser.new_page()  # type: ignore[union-attr]
    again = open_page(fresh, address, "?" + urlsplit(link).query)
    assert again.evaluate(ALL_PLACES) == places
    expect(panel(fresh).locator("h2")).to_have_text("Haven")
    fresh.close()


def count_of(ground: Locator) -> int:
    return int(ground.get_attribute("data-nodes") or 0)


def test_a_double_click_shows_only_what_is_around_and_a_step_back_undoes_it(
    page: Page, address: str
) -> None:
    ground = open_page(page, address)
    everything, before = count_of(ground), ground.evaluate(ALL_PLACES)
    ground.dblclick(position=ground.evaluate(PLACE_OF, "organisation:haven"))
    expect(page).to_have_url(re.compile("around=organisation%3Ahaven"))
    expect(ground).not_to_have_attribute("data-nodes", str(everything))
    after = ground.evaluate(ALL_PLACES)
    assert {node: before[node] for node in after} == after
    page.go_back()
    expect(ground).to_have_attribute("data-nodes", str(everything))


def test_what_is_drawn_is_taken_away_as_a_file(page: Page, address: str) -> None:
    ground = open_page(page, address)
    saved = json.loads(download(page, "JSON").read_text("utf-8"))
    assert "organisation:kade" in {node["id"] for node in saved["nodes"]}
    before = ground.evaluate(ALL_PLACES)
    picture = download(page, "Bewaar als afbeelding (PNG)").read_bytes()
    width, height = struct.unpack(">II", picture[16:24])
    box = ground.bounding_box()
    assert box is not None
    assert width > 2.5 * box["width"]
    assert height > 3 * box["height"]
    assert ground.evaluate(ALL_PLACES) == before
    assert ground.evaluate(DRAWN_PIXELS) > 5_000


def test_the_page_to_take_away_works_by_itself(page: Page, address: str, tmp_path: Path) -> None:
    open_page(page, address)
    file = tmp_path / "netwerk.html"
    file.write_bytes(download(page, "HTML").read_bytes())
    alone = page.context.browser.new_context(offline=True).new_page()  # type: ignore[union-attr]
    alone.goto(file.as_uri())
    alone.locator("#picture a", has_text="Sluis").click()
    expect(alone.locator("section:target h3")).to_have_text(re.compile("Sluis"))
    alone.locator("section:target").get_by_role("link", name="gewenst").click()
    expect(alone.locator("section:target blockquote")).to_have_text("Kade en Sluis: wanted.")
    before = alone.locator("#picture").get_attribute("viewBox")
    alone.locator("#picture").hover()
    alone.mouse.wheel(0, 200)
    expect(alone.locator("#picture")).not_to_have_attribute("viewBox", str(before))
    assert alone.evaluate("window.hacked") is None
    alone.context.close()


def download(page: Page, button: str) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    return Path(waiting.value.path())


def test_quick_clicks_do_not_undo_each_other(page: Page, address: str) -> None:
    ground = open_page(page, address)
    place = ground.evaluate(PLACE_OF, "organisation:sluis")
    page.get_by_role("button", name="gewenst").click()
    click_at(ground, place)
    page.get_by_role("button", name="bestaand").click()
    expect(page).to_have_url(re.compile("focus=organisation%3Asluis.*status=wanted.*existing"))
    expect(panel(page).locator("h2")).to_have_text("Sluis")
