"""Under CI=true a real test that is skipped fails; elsewhere it is skipped with its reason."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SKIPPED = """
import pytest

@pytest.mark.{marker}
def test_real() -> None:
    pytest.skip("no such thing here")
"""


SHARED = """
import pytest

@pytest.mark.neo4j
@pytest.mark.parametrize("number", range(6))
def test_real(number: int, worker_id: str) -> None:
    with open("workers", "a") as told:
        told.write(worker_id)
"""


@pytest.mark.parametrize(
    ("marker", "ci", "status"),
    [("neo4j", "true", 1), ("browser", "true", 1), ("neo4j", "", 0), ("other", "true", 0)],
)
def test_a_skip_of_a_real_test_fails_in_ci(
    marker: str, ci: str, status: int, tmp_path: Path
) -> None:
    run = run_suite(tmp_path, SKIPPED.format(marker=marker), ci)
    assert run.returncode == status, run.stdout
    assert "no such thing here" in run.stdout


def test_tests_that_share_a_server_run_in_one_process(tmp_path: Path) -> None:
    run = run_suite(tmp_path, SHARED, "", "--numprocesses=2", "--dist=loadgroup")
    assert run.returncode == 0, run.stdout
    assert (tmp_path / "workers").read_text() in ("gw0" * 6, "gw1" * 6)


def run_suite(folder: Path, tests: str, ci: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run these tests with our ``conftest.py`` in a folder of their own."""
    shutil.copy(Path(__file__).with_name("conftest.py"), folder)
    (folder / "test_it.py").write_text(tests, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", *options]
    environment = os.environ | {"CI": ci, "PYTHONPATH": str(Path(__file__).parents[1])}
    return subprocess.run(
        [*command, str(folder)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
