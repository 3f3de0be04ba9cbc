"""The uses as a new user would walk them: offline, on the bundled report, from the start page."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

MINUTES = """Verslag netwerkdag Molenkade 3 mei 2023

Tafel 1 Stroom van het dak
Tafelheer: Joris Waterman van Stichting Molenkade

Stichting Molenkade werkt samen met Buurtlab Noord. De samenwerking met woningcorporatie Huisvast
staat onder druk.

Aanbevelingen:
1. Gemeente: betaal de vrijwilligers die het proces begeleiden.
"""


def start(page: Page, atlas: str) -> None:
    page.goto(atlas)
    expect(page.get_by_role("heading", name="Wat de verslagen vertellen")).to_be_visible()


def panel(page: Page) -> Locator:
    return page.locator(".panel").last


def go(page: Page, name: str) -> None:
    page.get_by_test_id("stTopNavLink").filter(has_text=name).click()


def search(page: Page, text: str) -> Locator:
    """Search and return what was found."""
    field = page.get_by_role("searchbox", name="Zoeken")
    field.fill(text)
    field.press("Enter")
    return page.locator(".panel").first


def test_from_the_start_to_the_sentence_behind_a_tie(page: Page, atlas: str) -> None:
    start(page, atlas)
    page.get_by_role("link", name="Wie werkt met wie").click()
    expect(page.locator(".ground[data-nodes]")).to_be_visible()
    search(page, "woonstd").get_by_role("link", name="Woonstad").click()
    page.get_by_role("link", name="Open het dossier").click()
    expect(page.get_by_role("heading", name="Wie en wat eromheen")).to_be_visible()
    expect(panel(page).locator("h2")).to_have_text("Woonstad")
    tie = (
        panel(page)
        .locator("li")
        .filter(has=page.get_by_role("link", name="energiecoöperaties", exact=True))
    )
    expect(tie.first.locator("mark").first).to_contain_text(
        "samenwerkingsmogelijkheden tussen corporaties en coöperaties"
    )
    tie.first.locator("figcaption a").first.click()
    expect(page.locator(".report mark").first).to_be_in_viewport()
    said = "".join(page.locator(".report mark").all_text_contents())
    assert said.startswith("Ook kijken we naar samenwerkingsmogelijkheden")


def test_the_way_between_two_names_with_its_quotes(page: Page, atlas: str) -> None:
    start(page, atlas)
    page.get_by_role("link", name="Hoe kennen twee partijen elkaar").click()
    for label, name in (("Van", "Wijkcollectie"), ("Naar", "Gemeente Rotterdam")):
        page.get_by_role("combobox", name=label).fill(name)
        page.get_by_role("option", name=name).first.click()
    expect(panel(page).locator("h2")).to_contain_text("Kortste weg")
    steps = panel(page).locator("details[open] li")
    expect(steps.first).to_contain_text("Wijkcollectie")
    expect(steps.last).to_contain_text("Gemeente Rotterdam")
    for step in steps.all():
        expect(step.locator("mark").first).not_to_be_empty()


def test_a_report_is_added_found_and_taken_away(page: Page, atlas: str) -> None:
    start(page, atlas)
    go(page, "Verslagen")
    page.get_by_role("radio", name="Toevoegen").click()
    file = {"name": "molenkade.txt", "mimeType": "text/plain", "buffer": MINUTES.encode()}
    page.set_input_files("input[type=file]", file)  # type: ignore[arg-type]
    expect(panel(page).locator("h2")).to_have_text("Verslag netwerkdag Molenkade 3 mei 2023")
    expect(panel(page).locator(".lead")).to_contain_text("2 samenwerkingen")
    panel(page).get_by_text("Samenwerkingen", exact=True).click()
    expect(panel(page).locator("mark").first).to_be_visible()
    page.get_by_role("button", name="Opslaan").click()
    expect(panel(page)).to_contain_text("Opgeslagen als nieuw verslag")
    go(page, "Dossier")
    search(page, "Buurtlab Nord").get_by_role("link", name="Buurtlab Noord").click()
    expect(panel(page).locator("h2")).to_have_text("Buurtlab Noord")
    expect(panel(page).locator("mark").first).to_contain_text("werkt samen met Buurtlab Noord")
    panel(page).locator("figcaption a").first.click()
    expect(page.locator(".report mark").first).to_be_in_viewport()
    page.get_by_role("radio", name="Weghalen").click()
    expect(panel(page).locator("h2")).to_have_text("Verslag netwerkdag Molenkade 3 mei 2023")
    page.get_by_text("Ja, ik wil dit verslag weghalen.").click()
    page.get_by_role("button", name="Haal dit verslag weg").click()
    expect(page.get_by_text("Verslag netwerkdag Molenkade")).to_have_count(0)
    go(page, "Dossier")
    expect(search(page, "Buurtlab Noord")).to_contain_text("Niets gevonden")


def test_a_permalink_gives_a_fresh_browser_the_same_picture_and_table(
    page: Page, atlas: str
) -> None:
    start(page, atlas)
    go(page, "Netwerk")
    ground = page.locator(".ground[data-nodes]")
    expect(ground).to_be_visible()
    page.get_by_role("button", name=re.compile("^gewenst")).click()
    expect(page).to_have_url(re.compile("status=wanted"))
    search(page, "Woonstad").get_by_role("link", name="Woonstad").click()
    expect(panel(page).locator("h2")).to_have_text("Woonstad")
    expect(page).to_have_url(re.compile("focus=organisation%3Awoonstad"))
    fresh = page.context.browser.new_page()  # type: ignore[union-attr]
    fresh.goto(page.url)
    again = fresh.locator(".ground[data-nodes]")
    expect(again).to_be_visible()
    expect(panel(fresh).locator("h2")).to_have_text("Woonstad")
    places = "(ground) => ground.network.getPositions()"
    assert again.evaluate(places) == ground.evaluate(places)
    assert cells(fresh) == cells(page)
    assert urlsplit(fresh.url).query == urlsplit(page.url).query
    fresh.close()


def cells(page: Page) -> list[str]:
    """Return what the table says, to a screen reader too."""
    table = page.get_by_test_id("stDataFrame").last
    table.scroll_into_view_if_needed()
    expect(table.locator("td").nth(5)).to_be_attached()
    found = table.locator("th, td").all_text_contents()
    assert len(found) > 20
    return found


def test_the_keyboard_alone_reaches_a_quote_from_the_start(page: Page, atlas: str) -> None:
    start(page, atlas)
    press_until(page, "Afrikaanderwijk Coöperatie")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Afrikaanderwijk Coöperatie")).to_be_visible()
    press_until(page, "tafel")
    page.keyboard.press("Enter")
    expect(page.locator(".report mark").first).to_be_in_viewport()


def press_until(page: Page, name: str) -> None:
    """Press Tab until a link with this in its name has the focus, seen by a ring around it."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if name in page.evaluate(FOCUSED):
            return
    pytest.fail(f"60 times Tab does not reach {name}")


FOCUSED = """() => {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  const ring = one && getComputedStyle(one).outlineStyle !== "none";
  return ring && one.tagName === "A" ? one.textContent : "";
}"""
