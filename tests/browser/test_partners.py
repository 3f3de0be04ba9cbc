"""In a real browser: from "energie" to a quote in its report, and from a missing tie to the
advice that asks for it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_from_energy_to_a_quote_in_its_report(page: Page, atlas: str) -> None:
    page.goto(atlas)
    page.get_by_role("link", name="Met wie kunt u praten").click()
    theme = page.get_by_label("Thema", exact=True)
    theme.fill("energie")
    theme.press("Enter")
    partner = page.locator("details", has_text="Energie van Rotterdam").first
    expect(partner).to_be_attached()
    if not partner.evaluate("(one) => one.open"):
        partner.locator("summary").click()
    quote = partner.locator("mark").first
    said = quote.text_content() or ""
    assert said.startswith("Energie van Rotterdam | Jelte")
    partner.locator("figcaption a").first.click()
    sought = page.locator(".report mark").first
    expect(sought).to_be_in_viewport()
    assert said.split("|")[0].strip() in (page.locator(".report").text_content() or "")


def test_from_a_missing_tie_to_the_advice_that_asks_for_it(page: Page, atlas: str) -> None:
    page.goto(atlas + "ontbreekt")
    tie = page.locator("li", has_text="Centrale inkoop").first
    expect(tie.locator(".status")).to_have_text("onder druk")
    expect(tie.locator("mark")).to_contain_text("centrale inkoop")
    page.get_by_role("link", name="Creëer een uitzonderingspositie").first.click()
    expect(page).to_have_url(re.compile("/dossier.*recommendation"))
    dossier = page.locator(".panel")
    expect(dossier.locator(".lead")).to_contain_text("inkoop- en aanbestedingsbeleid")
    expect(dossier.locator("mark").first).to_be_visible()


def test_a_proposal_and_a_cell_open_in_their_own_address(page: Page, atlas: str) -> None:
    page.goto(atlas + "ontbreekt?part=gaps")
    cell = page.locator(".matrix button.gap").first
    expect(cell).to_be_visible()
    name = cell.get_attribute("title") or ""
    cell.click()
    expect(page.locator(".panel .note")).to_have_text(name)
    expect(page).to_have_url(re.compile("(?=.*part=gaps)(?=.*focus=theme)"))
    page.goto(page.url)
    expect(page.locator(".panel .note")).to_have_text(name)
    expect(page.locator(".matrix button[aria-pressed=true]")).to_have_count(1)
