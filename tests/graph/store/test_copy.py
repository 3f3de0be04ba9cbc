"""``netwerkatlas copy``: everything moves house, either way, as often as one likes."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.commands.copy import command
from graph.errors import SettingsError, StoreError
from graph.store import open_store
from graph.store.base import Store
from graph.store.sqlite.store import SqliteStore
from tests.support.networks import read_by, report, tell, union

NETWORK = union([report(1), report(2), read_by(report(3), "llama3.1:8b, prompt 1")])


def copy(source: str, target: str) -> Result:
    return CliRunner().invoke(command, ["--from", source, "--to", target])


def filled(url: str) -> str:
    with open_store(url) as store:
        store.write(NETWORK)
    return url


def digest(url: str) -> str:
    with open_store(url) as store:
        return store.read().digest


def test_a_copy_between_files_is_equal(file_url: str, tmp_path: Path) -> None:
    target = f"sqlite:///{tmp_path}/new/other.db"
    result = copy(filled(file_url), target)
    assert result.exit_code == 0
    assert "Copied 3 reports" in result.output
    assert digest(target) == NETWORK.digest


@pytest.mark.neo4j
def test_everything_moves_to_neo4j_and_back(
    file_url: str, empty_neo4j: str, tmp_path: Path
) -> None:
    assert copy(filled(file_url), empty_neo4j).exit_code == 0
    assert digest(empty_neo4j) == NETWORK.digest
    back = f"sqlite:///{tmp_path}/back.db"
    assert copy(empty_neo4j, back).exit_code == 0
    assert digest(back) == NETWORK.digest


def test_a_copy_keeps_what_was_there(file_url: str, tmp_path: Path) -> None:
    target = f"sqlite:///{tmp_path}/other.db"
    other = tell("a", [("Kade", "Brug", "existing")])
    with open_store(target) as store:
        store.write(other)
    assert copy(filled(file_url), target).exit_code == 0
    assert digest(target) == NETWORK.merge(other).digest


def test_a_copy_that_broke_off_can_be_run_again(
    file_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = f"sqlite:///{tmp_path}/other.db"
    write, written = SqliteStore.write, []

    def breaks_off(store: Store, network: object) -> object:
        if len(written) == 2:
            raise StoreError("the cable was pulled")
        written.append(network)
        return write(store, network)  # type: ignore[arg-type]

    filled(file_url)
    with monkeypatch.context() as patch:
        patch.setattr(SqliteStore, "write", breaks_off)
        assert isinstance(copy(file_url, target).exception, StoreError)
    with open_store(target) as store:
        assert len(store.documents()) == 2
    assert copy(file_url, target).exit_code == 0
    assert digest(target) == NETWORK.digest


def test_a_copy_from_nowhere_makes_no_file(tmp_path: Path) -> None:
    result = copy(f"sqlite:///{tmp_path}/typo.db", f"sqlite:///{tmp_path}/other.db")
    assert isinstance(result.exception, SettingsError)
    assert list(tmp_path.iterdir()) == []


def test_a_copy_that_arrives_different_is_told(
    file_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(file_url)
    write = SqliteStore.write
    monkeypatch.setattr(SqliteStore, "write", lambda store, network: write(store, report(1)))
    result = copy(file_url, f"sqlite:///{tmp_path}/other.db")
    assert "not equal" in str(result.exception)
