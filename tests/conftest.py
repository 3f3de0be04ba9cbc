"""Shared fixtures, and the rule that continuous integration skips nothing that matters."""

import os
import sys
from collections.abc import Generator
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.support.neo4j_server"]

# Without this an example fails that takes 0.2 s by the clock of a busy machine.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

REAL_THINGS = ("neo4j", "browser", "node", "llama")
"""Markers of tests against a real server, browser or node. CI=true does not let them be skipped.

Those of llama are not chosen unless asked for by ``-m llama``: their server takes minutes to build.
"""

SERVERS = ("atlas", "address")
"""Fixtures of the browser tests that start a server for a whole session."""


STOPS_SERVER = "own_server"
"""Fixture of the tests that stop the server of a session."""


_HOMES = count()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the tests that share an expensive fixture in one process, and last those that stop it."""
    items.sort(key=lambda item: STOPS_SERVER in getattr(item, "fixturenames", ()))
    for item in items:
        if group := _group(item):
            item.add_marker(pytest.mark.xdist_group(group))


def _group(item: pytest.Item) -> str | None:
    if item.get_closest_marker("neo4j"):
        return "neo4j"
    used = getattr(item, "_fixtureinfo", None)
    fixtures = used.name2fixturedefs if used else {}
    if shared := [name for name in SERVERS if name in fixtures]:
        return shared[0]
    of_module = any(one.scope == "module" for found in fixtures.values() for one in found)
    return item.nodeid.partition("::")[0] if of_module else None


@pytest.fixture(autouse=True)
def own_data_home(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keep what tests remember out of the user's own folder, and out of each other's way.

    The folder is made by who needs it: thousands of empty ones take longer than many tests.
    """
    home = tmp_path_factory.getbasetemp() / f"data-home-{next(_HOMES)}"
    monkeypatch.setenv("NETWERKATLAS_DATA_HOME", str(home))


@pytest.fixture(autouse=True)
def own_main(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take back what a page leaves as ``__main__``: each process started later would run it."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip into a failure where the real thing has to run."""
    report = yield
    needs = [name for name in REAL_THINGS if item.get_closest_marker(name)]
    if report.skipped and needs and os.environ.get("CI") == "true":
        reason = _reason(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"CI=true and this {needs[0]} test was skipped: {reason}"
    return report


def _reason(longrepr: Any) -> str:
    """Return why a test was skipped; pytest gives a triple of file, line and reason."""
    return str(longrepr[2]) if isinstance(longrepr, tuple) else str(longrepr)
