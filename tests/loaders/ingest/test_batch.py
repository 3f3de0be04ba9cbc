"""Many files at once: in order, with a line for what fails, and progress on long spreadsheets."""

from pathlib import Path

import pytest

from loaders.ingest import batch
from loaders.ingest.batch import read_files


@pytest.fixture
def long_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A spreadsheet of 25 rows, where 10 count as many."""
    monkeypatch.setattr(batch, "ROWS_PER_STEP", 10)
    path = tmp_path / "lijst.csv"
    path.write_text("naam\n" + "".join(f"Tuin {n}\n" for n in range(25)), encoding="utf-8")
    return path


def test_a_long_spreadsheet_tells_how_far_it_is(long_file: Path) -> None:
    steps: list[tuple[Path, int, bool]] = []
    (outcome,) = read_files([long_file], on_rows=lambda *step: steps.append(step))
    assert outcome.spreadsheet is not None
    assert steps == [(long_file, 10, False), (long_file, 20, False), (long_file, 25, True)]


def test_nothing_is_printed(long_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(list(read_files([long_file, long_file.with_name("weg.txt")]))) == 2
    assert capsys.readouterr() == ("", "")


def test_what_fails_says_why_and_the_others_are_read(long_file: Path) -> None:
    bad = long_file.with_name("leeg.txt")
    bad.touch()
    first, second = read_files([bad, long_file])
    assert (first.network, first.path) == (None, bad)
    assert "the file is empty" in first.failure
    assert second.network is not None
