"""Take the pictures of README.md from the real explorer: ``make pictures`` (needs Chromium)."""

import shutil
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

DOCS = Path(__file__).parent
sys.path.insert(0, str(DOCS.parent))

from graph.network import Network  # noqa: E402
from graph.schema import GROUP_KIND, ORGANISATION, WORKS_WITH  # noqa: E402
from graph.settings import BUNDLED_REPORTS  # noqa: E402
from loaders.ingest.load import load  # noqa: E402
from tests.browser.conftest import PROGRAMS, QUIET, serving  # noqa: E402

SIZE = {"width": 1280, "height": 800}
COLOURS = 256
PICTURES = {
    "netwerk": ("light", "netwerk", ".ground[data-nodes]"),
    "overzicht": ("light", "", ".circles circle"),
    "dossier": ("dark", "dossier?focus={name}", ".ground[data-nodes]"),
    "ontbreekt": ("light", "ontbreekt?part=gaps", ".matrix table"),
}
"""Name -> light or dark, the page, and what is there once it is drawn."""


def main() -> None:
    """Serve the bundled report and write each picture beside this file."""
    network = load(next(BUNDLED_REPORTS.glob("*.txt")))
    program = next(filter(None, map(shutil.which, PROGRAMS)))
    with (
        TemporaryDirectory() as folder,
        serving(Path(folder), network) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        for name, (scheme, page, waited) in PICTURES.items():
            taken = _taken(browser, scheme, address + page.format(name=_busiest(network)), waited)
            picture = (
                Image.open(BytesIO(taken))
                .convert("RGB")
                .quantize(COLOURS, Image.Quantize.MAXCOVERAGE)
            )
            picture.save(DOCS / f"{name}.png", optimize=True)
        browser.close()


def _taken(browser: Browser, scheme: str, address: str, waited: str) -> bytes:
    context = browser.new_context(viewport=SIZE, color_scheme=scheme)
    page = context.new_page()
    page.goto(address)
    page.locator(waited).first.wait_for()
    page.wait_for_timeout(2000)
    taken = page.screenshot()
    context.close()
    return taken


def _busiest(network: Network) -> str:
    """Return the named organisation with most collaborations."""
    tied = [
        end for e in network.edges.values() if e.type == WORKS_WITH for end in (e.source, e.target)
    ]
    named = [
        node.id
        for node in network.nodes.values()
        if node.type == ORGANISATION and node.kind != GROUP_KIND
    ]
    return max(named, key=tied.count)


if __name__ == "__main__":
    main()
