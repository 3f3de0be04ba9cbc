"""The way to a Neo4j server: its address, one driver, and errors that say what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from neo4j import (
    READ_ACCESS,
    Driver,
    GraphDatabase,
    ManagedTransaction,
    NotificationMinimumSeverity,
    Session,
)
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    TransientError,
)

from graph.errors import (
    ModelError,
    SettingsError,
    StoreError,
    StoreReadOnlyError,
    StoreUnavailableError,
)
from graph.settings import Neo4jSettings, neo4j_settings

CONNECT_SECONDS = 10.0
RETRY_SECONDS = 20.0
"""How long a transaction is tried again while the server is busy or changes leader."""

_T = TypeVar("_T")
Work = Callable[[ManagedTransaction], _T]


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """Where a server and its database are, and who we are there."""

    server: str
    settings: Neo4jSettings
    database: str

    @property
    def location(self) -> str:
        """The address as shown to people; it holds no secret."""
        return f"{self.server}/{self.database}"


def address_of(url: str) -> ServerAddress:
    """Return the address in ``neo4j://host[:port][/database]``.

    Raises
    ------
    SettingsError
        If the URL names no host, or holds what belongs in the settings.
    """
    settings = neo4j_settings()
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise SettingsError(_malformed(url)) from error
    if "@" in parts.netloc:
        raise SettingsError(
            "A store URL holds no user or password; set NETWERKATLAS_NEO4J_USER and"
            " NETWERKATLAS_NEO4J_PASSWORD."
        )
    database = parts.path.strip("/") or settings.database
    if not host or "/" in database or parts.query or parts.fragment:
        raise SettingsError(_malformed(url))
    where = f"[{host}]" if ":" in host else host
    return ServerAddress(f"{parts.scheme}://{where}:{port or 7687}", settings, database)


def _malformed(url: str) -> str:
    return f"Store URL '{url}' is no address; write neo4j://host[:port][/database]."


class Connection:
    """One driver, to be shared by threads. Every transaction names the database."""

    def __init__(self, address: ServerAddress) -> None:
        self.address = address
        settings = address.settings
        with translated(address):
            self._driver: Driver = GraphDatabase.driver(
                address.server,
                auth=(settings.user, settings.password),
                connection_timeout=CONNECT_SECONDS,
                connection_acquisition_timeout=CONNECT_SECONDS * 2,
                max_transaction_retry_time=RETRY_SECONDS,
                notifications_min_severity=NotificationMinimumSeverity.OFF,
                user_agent="netwerkatlas",
            )
        self._bookmarks = GraphDatabase.bookmark_manager()

    def verify(self) -> None:
        """Find out at once, without trying again, whether the server lets us in."""
        with translated(self.address):
            self._driver.verify_connectivity()

    def read(self, work: Work[_T]) -> _T:
        """Run ``work`` in a transaction that only reads; it may be run again."""
        with self._session(default_access_mode=READ_ACCESS) as session:
            return session.execute_read(work)

    def write(self, work: Work[_T]) -> _T:
        """Run ``work`` in a transaction that keeps all of it or nothing; it may be run again."""
        with self._session() as session:
            return session.execute_write(work)

    def run_alone(self, statement: str) -> None:
        """Run a statement on the schema, which needs a transaction of its own."""
        with self._session() as session:
            session.run(statement).consume()

    def close(self) -> None:
        """Close the driver."""
        self._driver.close()

    @contextmanager
    def _session(self, **options: Any) -> Iterator[Session]:
        with (
            translated(self.address),
            self._driver.session(
                database=self.address.database, bookmark_manager=self._bookmarks, **options
            ) as session,
        ):
            yield session


@contextmanager
def translated(address: ServerAddress) -> Iterator[None]:
    """Turn what the driver raises into errors that say what to do."""
    try:
        yield
    except (Neo4jError, DriverError) as error:
        raise _explained(address, error) from error
    except (UnicodeEncodeError, OverflowError) as error:
        raise ModelError(f"Something in the network cannot be stored: {error}.") from error


def _explained(address: ServerAddress, error: Neo4jError | DriverError) -> StoreError:
    where, code = address.location, getattr(error, "code", None) or ""
    if isinstance(error, AuthError):
        return StoreUnavailableError(
            f"{where} refuses user '{address.settings.user}'; check NETWERKATLAS_NEO4J_USER and"
            " NETWERKATLAS_NEO4J_PASSWORD."
        )
    if "ReadOnly" in code or code.endswith((".Forbidden", ".AccessMode")):
        return StoreReadOnlyError(
            f"{where} may only be read by user '{address.settings.user}'; ask for write access."
        )
    if code.endswith("DatabaseNotFound"):
        return StoreError(f"{where}: there is no such database; set NETWERKATLAS_NEO4J_DATABASE.")
    if isinstance(error, IncompleteCommit):
        return StoreUnavailableError(f"{where} went away while storing; load the report again.")
    if isinstance(error, ConfigurationError):
        return StoreError(f"{where} cannot be spoken to: {error}.")
    if isinstance(error, DriverError | TransientError):
        return StoreUnavailableError(
            f"{where} does not answer; is the server running, and the address right?"
        )
    return StoreError(f"{where}: {error.message}")
