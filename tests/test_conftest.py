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


@pytest.mark.parametrize(
    ("marker", "ci", "status"),
    [("neo4j", "true", 1), ("browser", "true", 1), ("neo4j", "", 0), ("other", "true", 0)],
)
def test_a_skip_of_a_real_test_fails_in_ci(
    marker: str, ci: str, status: int, tmp_path: Path
) -> None:
    shutil.copy(Path(__file__).with_name("conftest.py"), tmp_path)
    (tmp_path / "test_it.py").write_text(SKIPPED.format(marker=marker), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", str(tmp_path)]
    environment = os.environ | {"CI": ci, "PYTHONPATH": str(Path(__file__).parents[1])}
    run = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == status, run.stdout
    assert "no such thing here" in run.stdout
