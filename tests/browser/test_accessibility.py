"""axe-core on every page, light and dark: WCAG 2.1 A and AA, inside our components too."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.support.command_line import REPORT
from views import routes

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
TALL = {"width": 1280, "height": 4000}
"""Everything in view: axe judges no contrast of what is scrolled away."""
PANEL = ".panel h2"
PAGES = {
    "": ".circles circle",
    "netwerk": ".ground[data-nodes]",
    "kaart": "svg.plane .actor",
    "netwerk?focus=organisation:kade&around=organisation:kade&layout=theme&colour=community": PANEL,
    "dossier": ".panel summary",
    "dossier?focus=organisation:kade": ".ground[data-nodes]",
    "verslagen": ".report h2",
    "verslagen?task=add": "input[type=file]",
    "verslagen?task=remove": PANEL,
    "partners?about=groen&for=organisation:kade&already=all": ".panel summary",
    "ontbreekt": ".panel summary",
    "ontbreekt?part=advice": ".panel summary",
    "ontbreekt?part=computed": ".panel summary",
    "ontbreekt?part=holes": ".ground[data-nodes]",
    "ontbreekt?part=gaps": ".matrix table",
    "cijfers?measure=betweenness": ".panel summary",
    "route?from=organisation:sluis&to=organisation:haven": PANEL,
}
"""Address -> what is there once the page is drawn."""

UNFOLD = """() => {
  const walk = (root) => root.querySelectorAll("*").forEach((one) => {
    if (one.tagName === "DETAILS") one.open = true;
    if (one.shadowRoot) walk(one.shadowRoot);
  });
  walk(document);
}"""


SCHEMES = ("light", "dark")
IS_DRAWN_IN = """(scheme) => {
  const ground = getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor;
  return (ground.match(/\\d+/g)[0] < 128) === (scheme === "dark");
}"""


def violations_by_scheme(page: Page) -> dict[str, list[tuple[str, Any, str]]]:
    """Return what axe finds in each scheme, if anything; the page follows that of the system."""
    found = {}
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.wait_for_function(IS_DRAWN_IN, arg=scheme)
        found[scheme] = violations(page)
    return {scheme: wrong for scheme, wrong in found.items() if wrong}


def violations(page: Page) -> list[tuple[str, Any, str]]:
    page.evaluate(UNFOLD)
    found = Axe().run(page, options=RULES).response["violations"]
    return [(rule["id"], node["target"], node["html"]) for rule in found for node in rule["nodes"]]


def drawn(page: Page, address: str, waited: str) -> None:
    page.set_viewport_size(TALL)  # type: ignore[arg-type]
    page.goto(address)
    expect(page.locator(waited).first).to_be_attached()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def test_every_page_is_looked_at() -> None:
    names = {value for name, value in vars(routes).items() if name.isupper()}
    assert names == {path.partition("?")[0] for path in PAGES}


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_wrong(page: Page, address: str, path: str) -> None:
    drawn(page, address + path, PAGES[path])
    assert violations_by_scheme(page) == {}


def test_axe_finds_nothing_wrong_in_a_preview(page: Page, address: str) -> None:
    drawn(page, address + "verslagen?task=add", "input[type=file]")
    files = [("kade.txt", REPORT), ("a.txt", REPORT), ("leeg.txt", ""), ("kade.md", REPORT)]
    page.set_input_files(
        "input[type=file]",
        [{"name": n, "mimeType": "text/plain", "buffer": t.encode()} for n, t in files],
    )
    expect(page.locator(PANEL)).to_have_count(3)
    expect(page.get_by_role("checkbox")).to_be_attached()
    assert violations_by_scheme(page) == {}


def test_axe_finds_nothing_wrong_in_a_button_to_press(page: Page, address: str) -> None:
    drawn(page, address + "verslagen?task=remove", PANEL)
    page.get_by_text("Ja, ik wil dit verslag weghalen.").click()
    expect(page.get_by_role("button", name="Haal dit verslag weg")).to_be_enabled()
    assert violations_by_scheme(page) == {}


def test_axe_finds_nothing_wrong_in_the_columns_of_a_table(page: Page, address: str) -> None:
    drawn(page, address + "verslagen?task=add", "input[type=file]")
    table = b"naam;wijk;thema;web\nZon;Agniessebuurt;Groen;3082 KX\nZon;Cool;;\n"
    page.set_input_files(
        "input[type=file]", [{"name": "hoven.csv", "mimeType": "text/csv", "buffer": table}]
    )
    expect(page.get_by_role("combobox", name="Kolom wijk")).to_be_visible()
    expect(page.locator(PANEL)).to_have_count(1)
    assert violations_by_scheme(page) == {}


def test_axe_sees_into_our_components(page: Page, address: str) -> None:
    drawn(page, address, ".circles circle")
    page.locator(".panel").first.evaluate(
        "(panel) => { panel.innerHTML = '<img src=x><p style=\"color: #ddd\">te licht</p>'; }"
    )
    assert {rule for rule, *_ in violations(page)} == {"image-alt", "color-contrast"}
