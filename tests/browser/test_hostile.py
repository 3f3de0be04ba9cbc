"""The nastiest names and files in a real browser: nothing runs, nothing is fetched, all is text."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import serving
from tests.support.command_line import REPORT
from tests.support.hostile import FILES, MARK, NAMES
from tests.support.networks import tell
from tests.support.servers import PATIENCE

pytestmark = pytest.mark.browser

KADE = "organisation:kade"
DRAWN = {
    f"netwerk?focus={KADE}": ".panel h2",
    "": ".circles circle",
    f"dossier?focus={KADE}": ".ground[data-nodes]",
    "verslagen": ".report h2",
    "verslagen?task=remove": ".panel h2",
    f"partners?about=groen&for={KADE}&already=all": ".panel summary",
    "partners?about=%3Cscript%3E&where=%3Cimg%20src%3Dx%3E&for=..": "[data-testid=stAlert]",
    "ontbreekt?part=computed&focus=%3Cimg%20src%3Dx%3E": ".panel summary",
    "ontbreekt?part=gaps": ".matrix table",
    f"route?from={KADE}&to=organisation:proto": ".panel h2",
    "netwerk?q=%3Cscript%3E&focus=%3Cimg%20src%3Dx%3E&type=%3Csvg%3E": ".ground[data-nodes]",
    "verslagen?doc=..%2F..%2Fetc%2Fpasswd&at=%00": ".report h2",
    "geen-pagina": ".circles circle",
}
"""Address -> what is there once the page is drawn."""


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of an explorer on a report full of hostile names."""
    names = (" ".join(name.split("\n")) for name in NAMES)
    network = tell("a", [("Kade", name, "existing") for name in names])
    with serving(tmp_path_factory.mktemp("nasty"), network) as opened:
        yield opened


def unharmed(page: Page) -> None:
    assert page.evaluate(f"window.{MARK}") is None
    made = "iframe, form[action], base, script[src^='http'], a[href^='javascript' i]"
    assert page.locator(made).count() == 0


def test_nothing_runs_on_any_page(page: Page, nasty: str) -> None:
    for path, waited in DRAWN.items():
        page.goto(nasty + path)
        expect(page.locator(waited).first).to_be_attached()
        unharmed(page)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 1280


@pytest.mark.parametrize("start", ["", "/app/static", "/static", "/media", "/_stcore"])
@pytest.mark.parametrize("up", ["../", "%2e%2e/", "..%2f", "%252e%252e/", "..\\", "..%5c"])
def test_no_address_leads_out_of_the_served_folder(nasty: str, start: str, up: str) -> None:
    server = urlsplit(nasty)
    for goal in (
        "pyproject.toml",
        "../pyproject.toml",
        "../../pyproject.toml",
        "../../../etc/passwd",
    ):
        asked = http.client.HTTPConnection(str(server.hostname), server.port, timeout=PATIENCE)
        asked.request("GET", f"{start}/{up}{goal.replace('../', up)}")
        told = asked.getresponse().read()
        assert b"[project]" not in told
        assert b"root:" not in told


def test_names_are_shown_as_they_are(page: Page, nasty: str) -> None:
    page.goto(f"{nasty}dossier?focus={KADE}")
    works = page.locator(".panel details").first
    for name in NAMES:
        shown = " ".join(name.split())
        expect(works.get_by_role("link", name=shown, exact=True)).to_be_attached()


def test_names_in_lists_are_text(page: Page, nasty: str) -> None:
    page.goto(f"{nasty}route")
    page.get_by_role("combobox").first.fill("script")
    expect(page.get_by_role("option").first).to_contain_text("<script>")
    unharmed(page)


def test_file_names_are_text(page: Page, nasty: str) -> None:
    page.goto(f"{nasty}verslagen?task=add")
    files = [name for name in FILES if name.strip() and len(name) < 200]
    page.set_input_files(
        "input[type=file]",
        [{"name": name, "mimeType": "text/plain", "buffer": REPORT.encode()} for name in files],
    )
    expect(page.locator(".panel h2").first).to_be_attached()
    expect(page.get_by_text("gestolen").first).to_be_attached()
    unharmed(page)
