"""The file of the embedded store: where it is, whether it is ours, and how it is opened."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from graph.errors import (
    ModelError,
    NetwerkatlasError,
    SettingsError,
    StoreError,
    StoreReadOnlyError,
    StoreUnavailableError,
    StoreVersionError,
)
from graph.store.sqlite.schema import APPLICATION_ID, MIGRATIONS

BUSY_SECONDS = 20.0
"""How long to wait for another process that is writing."""

_MAGIC = b"SQLite format 3\x00"
_PREFIX = "sqlite:///"


def path_of(url: str) -> Path:
    """Return the path in ``sqlite:///relative``, ``sqlite:////absolute`` or ``sqlite:///C:/x``."""
    name = url.removeprefix(_PREFIX)
    if name == url or not name.strip("/") or "\x00" in name:
        raise SettingsError(f"Store URL '{url}' names no file; write sqlite:///path/to/file.db.")
    return Path(name).expanduser()


class StoreFile:
    """One SQLite file and a pool of connections to it, to be shared by threads."""

    def __init__(self, path: Path, migrations: Sequence[Sequence[str]] = MIGRATIONS) -> None:
        self.path = path
        self._idle: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._closed = False
        with translated(path):
            self.writable = _prepare(path, migrations)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection that sees one unchanging state of the store."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection that alone may write; all of it is kept, or nothing."""
        if not self.writable:
            raise StoreReadOnlyError(f"{self.path} may only be read; change its permissions first.")
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    def close(self) -> None:
        """Close every idle connection; those in use close when they come back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with translated(self.path):
            connection = self._borrow()
            try:
                connection.execute(begin)
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            finally:
                self._give_back(connection)

    def _borrow(self) -> sqlite3.Connection:
        with self._lock:
            if self._closed:
                raise StoreUnavailableError(f"{self.path} was closed; open the store again.")
            if self._idle:
                return self._idle.pop()
        return _connect(self.path, "rw" if self.writable else _reading_mode(self.path))

    def _give_back(self, connection: sqlite3.Connection) -> None:
        with self._lock:
            if not self._closed:
                self._idle.append(connection)
                return
        connection.close()


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system raise into errors that say what to do."""
    try:
        yield
    except NetwerkatlasError:
        raise
    except (sqlite3.DatabaseError, OSError) as error:
        raise _explained(path, error) from error
    except (UnicodeEncodeError, OverflowError) as error:
        raise ModelError(f"Something in the network cannot be stored: {error}.") from error


def _explained(path: Path, error: Exception) -> StoreError:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreUnavailableError(f"{path} is in use by another program; try again in a while.")
    if name.startswith("SQLITE_READONLY") or isinstance(error, PermissionError):
        return StoreReadOnlyError(f"{path} may not be written; change its permissions first.")
    if name.startswith("SQLITE_FULL"):
        return StoreError(f"No room left for {path}; nothing of this was stored. Free some space.")
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return StoreError(f"{path} is damaged and was left as it is; put back a copy of it.")
    if name.startswith("SQLITE_CANTOPEN") or isinstance(error, OSError):
        return StoreUnavailableError(f"{path} cannot be opened ({error}); check the folder.")
    return StoreError(f"{path}: {error}. The file was left as it is.")


def _prepare(path: Path, migrations: Sequence[Sequence[str]]) -> bool:
    """Check or create the file; return whether it may be written."""
    if path.is_dir():
        raise StoreError(f"{path} is a folder; give the name of a file in it.")
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size:
        _check_magic(path)
    writable = _is_writable(path)
    with closing(_connect(path, "rwc" if writable else _reading_mode(path))) as connection:
        version = _version(path, connection, len(migrations))
        if writable and version < len(migrations):
            _migrate(path, connection, migrations)
        elif version < len(migrations):
            raise StoreReadOnlyError(f"{path} must be upgraded first, but may only be read.")
    return writable


def _check_magic(path: Path) -> None:
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise StoreError(f"{path} is no store but another kind of file; choose another name.")


def _is_writable(path: Path) -> bool:
    if not path.exists():
        return True
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _reading_mode(path: Path) -> str:
    """Return how to open a file that may not be written: without its log where that is empty."""
    log = path.with_name(path.name + "-wal")
    return "ro" if log.exists() and log.stat().st_size else "ro&immutable=1"


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA cache_size = -32000")
    return connection


def _version(path: Path, connection: sqlite3.Connection, newest: int) -> int:
    """Return the file's schema version, 0 for a new file; refuse what is not ours."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables and application != APPLICATION_ID:
        raise StoreError(f"{path} belongs to another program; choose another name.")
    if version > newest:
        raise StoreVersionError(
            f"{path} was written by a newer Netwerkatlas (version {version}, this one knows"
            f" {newest}); install the newer one."
        )
    return int(version)


def _migrate(
    path: Path, connection: sqlite3.Connection, migrations: Sequence[Sequence[str]]
) -> None:
    """Bring the file to the newest version, in one go, after a copy of an older one."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    version = _version(path, connection, len(migrations))
    if version == len(migrations):
        connection.execute("ROLLBACK")
        return
    if version:
        _back_up(path, version)
    for step in migrations[version:]:
        for statement in step:
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {len(migrations)}")
    connection.execute("COMMIT")


def _back_up(path: Path, version: int) -> None:
    copy = path.with_name(f"{path.name}.version-{version}")
    with closing(_connect(path, "ro")) as old, closing(sqlite3.connect(copy)) as new:
        old.backup(new)
