"""A file that an older Netwerkatlas wrote: what it says is kept, and nothing is read anew."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from graph.store.sqlite.connection import StoreFile
from graph.store.sqlite.schema import MIGRATIONS
from graph.store.sqlite.store import SqliteStore
from tests.support.networks import read_by, report, union
from tests.support.paths import ROOT

OLD = union([report(1), report(2)])
DIGESTS = {
    "verslag-1": "a0d6d63c79e9a982abb1ee8b81631cb3156cb03362b8340b158747e3cc8c8b20",
    "verslag-2": "c7ff284d5cded008a027a62f3cdc9b1c725477ec5beebc9b9bb4eebe9933589e",
}
"""What that version wrote as the digests of these two reports."""

TABLES = ("document", "node", "assertion", "mention", "edge", "evidence", "label")


def of_version_1(path: Path) -> Path:
    """Make a file with the tables of version 1, filled as that version filled them."""
    newer = path.with_name("newer.db")
    with SqliteStore(f"sqlite:///{newer}") as store:
        store.write(OLD)
    StoreFile(path, MIGRATIONS[:1]).close()
    with closing(sqlite3.connect(path)) as file:
        file.execute("ATTACH ? AS newer", [str(newer)])
        for table in TABLES:
            rows = file.execute(f"SELECT name FROM pragma_table_info('{table}', 'main')")
            columns = ", ".join(f'"{name}"' for (name,) in rows)
            file.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM newer.{table}")
        file.executemany(
            "UPDATE document SET digest = ? WHERE id = ?",
            [(digest, id) for id, digest in DIGESTS.items()],
        )
        file.commit()
    newer.unlink()
    return path


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as file:
        return int(file.execute("PRAGMA user_version").fetchone()[0])


def test_the_rules_have_read_what_a_file_of_version_1_holds(tmp_path: Path) -> None:
    path = of_version_1(tmp_path / "a.db")
    assert version(path) == 1
    with SqliteStore(f"sqlite:///{path}") as store:
        assert store.read() == OLD
        assert store.read().digest == OLD.digest
        assert store.search("advies")
    assert version(path) == len(MIGRATIONS)
    assert version(path.with_name("a.db.version-1")) == 1


def test_a_reading_of_version_1_is_known_again(tmp_path: Path) -> None:
    path = of_version_1(tmp_path / "a.db")
    with SqliteStore(f"sqlite:///{path}") as store:
        assert store.write(OLD).unchanged == ("verslag-1", "verslag-2")
        read = read_by(report(1), "llama3.1:8b, prompt 1")
        assert store.write(read).replaced == ("verslag-1",)
        assert store.read() == OLD.merge(read)


AS_NOBODY = """
import os, sys
sys.path.insert(0, {root!r})
from graph.errors import StoreReadOnlyError
from graph.store import open_store
import graph.store.sqlite.store  # nobody may not read it later
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    open_store({url!r})
except StoreReadOnlyError as error:
    print(error)
"""


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_file_of_version_1_that_may_only_be_read_is_refused_and_kept() -> None:
    folder = Path(subprocess.check_output(["mktemp", "-d"], text=True).strip())
    path = of_version_1(folder / "a.db")
    path.chmod(0o444)
    folder.chmod(0o555)
    before = path.read_bytes()
    script = AS_NOBODY.format(root=str(ROOT), url=f"sqlite:///{path}")
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert run.stdout == f"{path} must be upgraded first, but may only be read.\n", run.stderr
    assert path.read_bytes() == before
    folder.chmod(0o755)
    shutil.rmtree(folder)
