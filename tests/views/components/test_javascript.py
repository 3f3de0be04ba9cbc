"""The JavaScript of the components, looked at by node's own tools."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.support.paths import ROOT

OLDEST = 18
"""The first version of node with a test runner."""
MODULES_AT_MOST = 15
COMPONENTS = (ROOT / "views" / "components").resolve()
IMPORT = re.compile(r' from "(\..+)";$', re.MULTILINE)
TESTS = sorted((ROOT / "tests" / "views" / "components").glob("*.test.js"))


@cache
def version() -> int:
    """Return the version of node on this machine, 0 for none."""
    node = shutil.which("node")
    if not node:
        return 0
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    return int(told.removeprefix("v").partition(".")[0])


def run(*command: str) -> str:
    """Run a command at the root; return what it says, and fail with that if it fails."""
    plain = {key: value for key, value in os.environ.items() if key != "FORCE_COLOR"}
    done = subprocess.run(command, cwd=ROOT, env=plain, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.node
def test_the_pure_parts_do_what_their_tests_say() -> None:
    if version() < OLDEST:
        pytest.skip(f"node {OLDEST} or newer is not installed (on Debian: apt install nodejs).")
    files = [str(path.relative_to(ROOT)) for path in TESTS]
    told = run("node", "--test", "--test-reporter=tap", *files)
    passed = re.search(r"^# pass (\d+)$", told, re.MULTILINE)
    assert passed
    assert int(passed[1]) >= len(files) > 0


@pytest.mark.node
@pytest.mark.parametrize("look", ["lint", "types"])
def test_what_is_written_holds(look: str) -> None:
    if not shutil.which("npm") or not (ROOT / "node_modules").is_dir():
        pytest.skip("The tools for JavaScript are not installed (npm ci).")
    run("npm", "run", "--silent", look)


def test_every_module_is_reached_from_a_component() -> None:
    registry = (COMPONENTS / "registry.py").read_text(encoding="utf-8")
    waiting = [COMPONENTS / name for name in re.findall(r'component\("([^"]+\.js)"', registry)]
    reached: set[Path] = set()
    while waiting:
        module = waiting.pop()
        if module not in reached:
            reached.add(module)
            needs = IMPORT.findall(module.read_text(encoding="utf-8"))
            waiting += [(module.parent / address).resolve() for address in needs]
    assert reached == set(COMPONENTS.rglob("*.js"))


def test_a_folder_of_the_browser_is_seen_at_a_glance() -> None:
    folders = Counter(path.parent for path in COMPONENTS.rglob("*.js"))
    assert max(folders.values()) <= MODULES_AT_MOST
