"""What the browser is given: modules of our own and vis-network, from an installation that
nothing can be written to, under a path of a larger site."""

from __future__ import annotations

import http.client
import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import TIES, serving
from tests.support.networks import tell
from tests.support.paths import ROOT
from tests.support.servers import PATIENCE

pytestmark = pytest.mark.browser

PROJECT = ("app.py", "pyproject.toml", ".streamlit", "views", "loaders", "graph", "cli", "data")
AS_ANY_USER = ("setpriv", "--bounding-set", "-dac_override", "--inh-caps", "-dac_override")
"""What starts a program that no longer writes wherever it likes, as root does."""
SITE = "stad/atlas/"
UP = ("../", "%2e%2e/", "..%2f", "%252e%252e/", "..\\", "..%5c")
GOALS = ("pyproject.toml", "pyvis/__init__.py", "etc/passwd")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Yield a copy of the project that nothing can be written to."""
    root = tmp_path_factory.mktemp("installed") / "project"
    root.mkdir()
    for name in PROJECT:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, root)
    everything = [root, *root.rglob("*")]
    for path in everything:
        path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
    yield root
    for path in everything:
        path.chmod(path.stat().st_mode | stat.S_IWUSR)


@pytest.fixture(scope="module")
def through() -> tuple[str, ...]:
    """Return what a server is started with so that read-only is read-only for it too."""
    return AS_ANY_USER if os.geteuid() == 0 else ()


@pytest.fixture(scope="module")
def locked(
    installed: Path, through: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Yield the address of the explorer that runs from there, under a path."""
    network = tell("a", TIES)
    folder = tmp_path_factory.mktemp("store")
    with serving(folder, network, root=installed, under=SITE, through=through) as address:
        yield address


def listing(root: Path) -> dict[str, int]:
    return {str(path.relative_to(root)): path.stat().st_mtime_ns for path in root.rglob("*")}


def test_a_read_only_installation_draws_the_picture(
    page: Page, installed: Path, through: tuple[str, ...], locked: str
) -> None:
    refused = subprocess.run([*through, "touch", installed / "new"], capture_output=True)
    assert refused.returncode != 0, "nothing keeps the explorer from writing here"
    before = listing(installed)
    page.goto(f"{locked}netwerk")
    ground = page.locator(".ground[data-nodes]")
    expect(ground).to_be_visible()
    assert int(ground.get_attribute("data-nodes") or 0) >= len(TIES)
    assert ground.evaluate("(ground) => ground.querySelector('canvas').width") > 0
    page.goto(locked)
    expect(page.locator(".circles circle").first).to_be_visible()
    assert listing(installed) == before


def test_modules_are_fetched_once_and_nothing_is_shared_by_name(page: Page, locked: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{locked}netwerk?focus=organisation:kade")
    expect(page.locator(".panel h2").last).to_have_text("Kade")
    expect(page.locator(".ground[data-nodes]")).to_be_visible()
    ours = [url for url in fetched if urlsplit(url).path.startswith(f"/{SITE}component/")]
    assert {Path(url).name for url in ours} >= {"canvas.js", "dom.js", "vis-network.min.js"}
    assert len(ours) == len(set(ours))
    left = page.evaluate("Object.keys(globalThis).filter((name) => /netwerkatlas/i.test(name))")
    assert left == []


def test_no_address_leads_out_of_the_folders_that_are_served(page: Page, locked: str) -> None:
    with page.expect_request("**/vis-network.min.js") as library:
        page.goto(f"{locked}netwerk")
    served = urlsplit(library.value.url).path.removesuffix("vis-network.min.js")
    assert b"vis" in answer(locked, f"{served}vis-network.min.js")
    for up, steps, goal in product(UP, range(1, 9), GOALS):
        told = answer(locked, f"{served}{up * steps}{goal}")
        assert not [secret for secret in (b"[project]", b"import", b"root:") if secret in told]


def answer(address: str, path: str) -> bytes:
    server = urlsplit(address)
    asked = http.client.HTTPConnection(str(server.hostname), server.port, timeout=PATIENCE)
    asked.request("GET", path)
    return asked.getresponse().read()
