"""A command line to drive, a small report, and a store in a folder of its own."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from tests.support.command_line import REPORT, Run


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``netwerkatlas`` with these words, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NETWERKATLAS_STORE", f"sqlite:///{tmp_path / 'atlas.db'}")

    def run(*words: str) -> Result:
        return CliRunner().invoke(main, list(words), catch_exceptions=False)

    return run


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Return the path of a small report in that folder."""
    path = tmp_path / "kadedag.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path
