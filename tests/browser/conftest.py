"""A real server on a free loopback port, and a real Chromium that may reach nothing else."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from graph.network import Network
from graph.settings import BUNDLED_REPORTS
from graph.store import open_store
from loaders.ingest.discovery import report_files
from loaders.ingest.load import load
from loaders.readers import READERS
from tests.support.networks import tell, union
from tests.support.paths import ROOT

START_SECONDS = 60
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
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
        opened = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield opened
        opened.close()


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
def serving(folder: Path, network: Network) -> Iterator[str]:
    """Serve the real explorer on a store in this folder with this network; yield its address."""
    url = f"sqlite:///{folder}/browser.db"
    with open_store(url) as store:
        store.write(network)
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    own = {"NETWERKATLAS_STORE": url, "NETWERKATLAS_DATA_HOME": str(folder)}
    environment = {**os.environ, **own}
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_until_up(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Yield a fresh page. Every request that would leave the machine fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    left: list[str] = []

    def only_loopback(route: Route) -> None:
        if urlsplit(route.request.url).hostname == "127.0.0.1":
            return route.continue_()
        left.append(route.request.url)
        return route.abort()

    context.route("**/*", only_loopback)
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda said: errors.append(said.text) if BROKEN in said.text else None)
    yield opened
    context.close()
    assert not left, f"The page asked for {left}"
    assert not errors, f"The page raised {errors}"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_up(health: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(health, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise TimeoutError(f"The explorer did not start within {START_SECONDS} s.")
