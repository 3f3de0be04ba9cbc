"""What can be wrong with the file: always a clear error, and nothing is overwritten."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import pytest

from graph.errors import (
    SettingsError,
    StoreError,
    StoreUnavailableError,
    StoreVersionError,
)
from graph.network import Network
from graph.store import open_store
from graph.store.sqlite import connection
from graph.store.sqlite.connection import StoreFile, path_of
from graph.store.sqlite.schema import MIGRATIONS
from graph.store.sqlite.store import SqliteStore
from tests.support.networks import report, union
from tests.support.paths import ROOT


def filled(path: Path) -> Path:
    with SqliteStore(f"sqlite:///{path}") as store:
        store.write(report(1))
    return path


def refused(path: Path, error: type[StoreError], match: str) -> None:
    """Check that opening is refused and the file is left as it was."""
    before = path.read_bytes()
    with pytest.raises(error, match=match):
        open_store(f"sqlite:///{path}")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///relative/a.db", "relative/a.db"),
        ("sqlite:////absolute/a.db", "/absolute/a.db"),
        ("sqlite:///C:/x/a.db", "C:/x/a.db"),
        ("sqlite:///met spatie?&#%41.db", "met spatie?&#%41.db"),
    ],
)
def test_urls_give_paths(url: str, path: str) -> None:
    assert path_of(url) == Path(path)


@pytest.mark.parametrize(
    "url", ["sqlite:///", "sqlite://", "sqlite://a.db", "sqlite:a.db", "sqlite:////"]
)
def test_a_url_without_a_path_is_refused(url: str) -> None:
    with pytest.raises(SettingsError, match="sqlite:///path"):
        open_store(url)


def test_an_odd_file_name_is_taken_as_it_is(tmp_path: Path) -> None:
    path = filled(tmp_path / "een map" / "a?mode=memory&b#c%41.db")
    assert path.exists()


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_store(f"sqlite:///{tmp_path}")


def test_a_text_file_named_db_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("Boodschappen: melk, brood\n" * 100)
    refused(path, StoreError, "another kind of file")


def test_a_file_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "contacts.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE contact (name TEXT)")
    refused(path, StoreError, "another program")


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    filled(path)


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    refused(path, StoreVersionError, "newer Netwerkatlas")


def test_an_older_file_is_upgraded_after_a_backup(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db")
    newer = (*MIGRATIONS, ("ALTER TABLE node ADD COLUMN colour TEXT NOT NULL DEFAULT 'blauw'",))
    StoreFile(path, newer).close()
    with closing(sqlite3.connect(path)) as connection:
        assert set(connection.execute("SELECT colour FROM node")) == {("blauw",)}
    with SqliteStore(f"sqlite:///{path}.version-{len(MIGRATIONS)}") as backup:
        assert backup.read() == report(1)


def test_an_upgrade_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db")
    with pytest.raises(StoreError):
        StoreFile(path, (*MIGRATIONS, ("DROP TABLE label", "SELECT nonsense")))
    with SqliteStore(f"sqlite:///{path}") as store:
        assert store.search("advies")


@pytest.mark.parametrize("place", [0.2, 0.5, 0.9])
def test_a_damaged_file_is_told_and_kept(tmp_path: Path, place: float) -> None:
    path = filled(tmp_path / "a.db")
    content = bytearray(path.read_bytes())
    start = int(len(content) * place) // 4096 * 4096
    content[start : start + 8192] = b"\xff" * 8192
    path.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"):
        _read_and_remove(path)
    assert path.read_bytes() == content


def _read_and_remove(path: Path) -> None:
    with SqliteStore(f"sqlite:///{path}") as store:
        store.read()
        store.remove("verslag-1")


def test_a_file_cut_short_is_told(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db")
    path.write_bytes(path.read_bytes()[:6000])
    with pytest.raises(StoreError, match="damaged"), SqliteStore(f"sqlite:///{path}") as store:
        store.read()


def test_a_locked_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filled(tmp_path / "a.db")
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with SqliteStore(f"sqlite:///{path}") as store:
            assert store.read() == report(1)
            with pytest.raises(StoreUnavailableError, match="in use by another program"):
                store.write(report(2))
        other.execute("ROLLBACK")


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = SqliteStore(f"sqlite:///{tmp_path}/a.db")
    store.close()
    store.close()
    with pytest.raises(StoreUnavailableError, match="was closed"):
        store.read()
    assert not store.health().ok


AS_NOBODY = """
import os, sys, tempfile
sys.path.insert(0, {root!r})
from tests.support.networks import report
from graph.errors import StoreReadOnlyError
from graph.store import open_store

def use(url):
    with open_store(url) as store:
        yield store.read() == report(1), len(store.search("advies")), store.health().writable
        for attempt in (lambda: store.write(report(2)), lambda: store.remove("verslag-1")):
            try:
                yield attempt()
            except StoreReadOnlyError as error:
                yield error

with tempfile.TemporaryDirectory() as scratch:
    list(use(f"sqlite:///{{scratch}}/all-imports-are-done.db"))
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
print(*use({url!r}), sep="\\n")
"""


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o755), (0o444, 0o555)])
def test_a_read_only_file_can_be_read(file_mode: int, folder_mode: int) -> None:
    folder = Path(subprocess.check_output(["mktemp", "-d"], text=True).strip())
    path = filled(folder / "a.db")
    path.chmod(file_mode)
    folder.chmod(folder_mode)
    before = path.read_bytes()
    script = AS_NOBODY.format(root=str(ROOT), url=f"sqlite:///{path}")
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    read, *errors = run.stdout.splitlines()
    assert read == "(True, 3, False)"
    assert len([error for error in errors if "may only be read; change" in error]) == 2
    assert path.read_bytes() == before
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_two_processes_may_make_the_file_at_once(tmp_path: Path) -> None:
    context = get_context("spawn")
    url = f"sqlite:///{tmp_path}/a.db"
    with context.Pool(4) as pool:
        pool.map(_write, [(url, number) for number in range(12)])
    with open_store(url) as store:
        assert len(store.documents()) == 12


def _write(job: tuple[str, int]) -> None:
    url, number = job
    with open_store(url) as store:
        store.write(report(number))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("a small disk can only be mounted by root")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_is_told_and_nothing_is_half_stored(small_disk: Path) -> None:
    with SqliteStore(f"sqlite:///{small_disk}/a.db") as store:
        stored: list[Network] = []
        with pytest.raises(StoreError, match="No room left"):
            _fill(store, stored)
        assert len(stored) > 1
        assert store.read() == union(stored)
        subprocess.run(["mount", "-o", "remount,size=16m", str(small_disk)], check=True)
        stored.append(report(len(stored), ties=40, actors=30))
        store.write(stored[-1])
        assert store.read() == union(stored)


def _fill(store: SqliteStore, stored: list[Network]) -> None:
    for number in range(1000):
        network = report(number, ties=40, actors=30)
        store.write(network)
        stored.append(network)
