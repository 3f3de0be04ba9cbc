"""A real server on a free loopback port, and a real Chromium that may reach nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from graph.network import Network
from graph.settings import BUNDLED_REPORTS
from graph.store import open_store
from loaders.ingest.discovery import report_files
from loaders.ingest.load import load
from loaders.readers import READERS
from tests.support.networks import tell, union
from tests.support.paths import ROOT
from tests.support.servers import PATIENCE, free_port, wait_until_up

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--in-process-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No host but this machine has an address; refusing requests one by one would turn the
    # browser's cache off, and loading Streamlit's own code takes half of a test's time.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
BROKEN = "BidiComponent Error"
"""What Streamlit says where a component of ours broke off; the page goes on without it."""
HOSTILE = (
    "<script>window.hacked = 1</script>",
    "<img src=x onerror='window.hacked = 1'>",
    "[klik](javascript:alert(1)) **vet** :emoji: `code`",
    "\u202eomgekeerd \u0000\u200b\"'&amp; 💥",
)
TIES = [
    ("Kade", "Brug", "existing"),
    ("Kade", "Sluis", "wanted"),
    ("Brug", "Haven", "strained"),
    *(("Kade", name, "existing") for name in HOSTILE),
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield Debian's Chromium; where there is none the tests skip."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if not program:
        pytest.skip("Chromium is not installed (on Debian: apt install chromium).")
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE * 1000)
        opened = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def context(browser: Browser) -> BrowserContext:
    """Return what the pages of all tests share: the cache of the browser."""
    opened = browser.new_context(viewport={"width": 1280, "height": 900})
    opened.set_default_timeout(PATIENCE * 1000)
    return opened


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of the real explorer on a store with two small reports."""
    network = union([tell("a", TIES), tell("b", [("Mast", "Zeil", "existing")], "energie")])
    with serving(tmp_path_factory.mktemp("store"), network) as opened:
        yield opened


@pytest.fixture(scope="session")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of the real explorer on the bundled report, as a new user finds it."""
    (report,) = report_files(BUNDLED_REPORTS, READERS)
    with serving(tmp_path_factory.mktemp("atlas"), load(report)) as opened:
        yield opened


@contextmanager
def serving(
    folder: Path,
    network: Network,
    *,
    root: Path = ROOT,
    under: str = "",
    through: Sequence[str] = (),
) -> Iterator[str]:
    """Serve the real explorer on a store in this folder with this network; yield its address.

    ``root`` is where the project stands, ``under`` the path under which it is served, and
    ``through`` the command that starts it with other rights.
    """
    url = f"sqlite:///{folder}/browser.db"
    with open_store(url) as store:
        store.write(network)
    port = free_port()
    explorer = [sys.executable, "-m", "streamlit", "run", "app.py"]
    options = ["--server.port", str(port), "--server.baseUrlPath", under]
    command = [*through, *explorer, *options]
    own = {"NETWERKATLAS_STORE": url, "NETWERKATLAS_DATA_HOME": str(folder)}
    environment = {**os.environ, **own, "PYTHONPATH": str(root)}
    server = subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_until_up(f"http://127.0.0.1:{port}/{under}_stcore/health", server)
        yield f"http://127.0.0.1:{port}/{under}"
    finally:
        server.terminate()
        server.wait(PATIENCE)


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """Yield a fresh page that remembers nothing. A request that would leave the machine fails
    the test."""
    left: list[str] = []
    errors: list[str] = []

    def note(request: Request) -> None:
        if urlsplit(request.url).hostname not in ("127.0.0.1", None):
            left.append(request.url)

    context.on("request", note)
    opened = context.new_page()
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda said: errors.append(said.text) if BROKEN in said.text else None)
    yield opened
    if opened.url.startswith("http"):
        opened.evaluate("localStorage.clear()")
    context.clear_cookies()
    for one in context.pages:
        one.close()
    context.remove_listener("request", note)
    assert not left, f"The page asked for {left}"
    assert not errors, f"The page raised {errors}"
