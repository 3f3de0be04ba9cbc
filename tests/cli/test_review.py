"""``netwerkatlas review``: pairs that may be one, for a person to judge; nothing is merged."""

import json
from pathlib import Path

import pytest

from tests.support.command_line import Run

TEXTS = {
    "een.txt": "De avond\n\nStichting Zon werkt samen met Energiecollectief Zonderling.\n",
    "twee.txt": "De ochtend\n\nStichting Maan werkt samen met Energiecollectief Zonderlng.\n",
}


@pytest.fixture
def store(run: Run, tmp_path: Path) -> str:
    """A store with two reports that spell one name in two ways."""
    url = f"sqlite:///{tmp_path / 'atlas.db'}"
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert run("load", str(tmp_path / name), "--store", url).exit_code == 0
    return url


def test_pairs_are_listed_with_their_reason_and_reports(run: Run, store: str) -> None:
    shown = run("review", "--store", store).stdout
    assert (
        "Energiecollectief Zonderling = Energiecollectief Zonderlng  (organisation, spelling)"
        in shown
    )
    assert "Energiecollectief Zonderlng: in De ochtend" in shown
    assert "1 pair(s) that may be one." in shown


def test_the_pairs_are_in_the_json(run: Run, store: str) -> None:
    (pair,) = json.loads(run("review", "--json", "--store", store).stdout)
    assert pair["reason"] == "spelling"
    assert pair["first"]["id"] == "organisation:energiecollectief-zonderling"
    assert pair["second"]["name"] == "Energiecollectief Zonderlng"


def test_one_row_of_the_own_table_merges_a_pair(
    run: Run, store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETWERKATLAS_NAMES", "")
    table = tmp_path / "namen.csv"
    row = "Energiecollectief Zonderling;organisatie;Energiecollectief Zonderlng"
    table.write_text(f"naam;type;aliassen\n{row}\n", encoding="utf-8")
    reports = [str(tmp_path / name) for name in TEXTS]
    run("load", *reports, "--names", str(table), "--store", store)
    assert json.loads(run("review", "--json", "--store", store).stdout) == []


def test_an_empty_store_has_no_pairs(run: Run, tmp_path: Path) -> None:
    result = run("review", "--store", f"sqlite:///{tmp_path / 'leeg.db'}")
    assert (result.exit_code, result.stdout) == (0, "0 pair(s) that may be one.\n")
