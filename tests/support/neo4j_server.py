"""A real Neo4j Community server for tests, without Docker.

The server is resolved with Maven into a cache folder outside the repository
(NEO4J_TEST_CACHE, else ``~/.cache/netwerkatlas``) and runs on a free port of 127.0.0.1, with
a home folder of its own and a password. NEO4J_TEST_URL names a server to use instead: it is
emptied by the tests; its user, password and database come from NETWERKATLAS_NEO4J_*.

``python -m tests.support.neo4j_server`` only resolves it, and prints where.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import neo4j
import pytest

from tests.support.servers import PATIENCE, free_port

VERSION = "5.26.30"
PASSWORD = "een-proefwachtwoord"

_OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent", "java.lang")
_SETTINGS = """\
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
dbms.security.auth_enabled=true
server.memory.pagecache.size=64m
server.databases.default_to_read_only={read_only}
"""


def libraries() -> Path:
    """Return the folder with the server's jars; resolve them first if they are not there."""
    cache = Path(os.environ.get("NEO4J_TEST_CACHE") or Path.home() / ".cache" / "netwerkatlas")
    folder = cache / f"neo4j-{VERSION}"
    if folder.is_dir():
        return folder
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as scratch:
        jars = Path(scratch) / "jars"
        pom = shutil.copy(Path(__file__).with_name("neo4j-pom.xml"), scratch)
        command = ["mvn", "-q", "-B", "-f", str(pom), "dependency:copy-dependencies"]
        options = [f"-Dneo4j.version={VERSION}", f"-DoutputDirectory={jars}"]
        subprocess.run([*command, *options], check=True)
        if not folder.exists():
            jars.rename(folder)
    return folder


@dataclass
class Server:
    """A server with a home folder; its address stays the same over restarts."""

    home: Path
    port: int
    quick: bool = True
    """Whether to start quickly rather than run fast."""

    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The store URL."""
        return f"neo4j://127.0.0.1:{self.port}"

    @property
    def is_running(self) -> bool:
        """Whether its process is there."""
        return self.process is not None and self.process.poll() is None

    def start(self, *, read_only: bool = False) -> None:
        """Start it and wait until it answers."""
        settings = _SETTINGS.format(port=self.port, read_only=str(read_only).lower())
        self.home.mkdir(exist_ok=True)
        (self.home / "neo4j.conf").write_text(settings)
        with (self.home / "output.txt").open("ab") as output:
            self.process = subprocess.Popen(self._command(), stdout=output, stderr=output)
        try:
            self._wait()
        except BaseException:
            self.kill()
            raise

    def stop(self) -> None:
        """Stop it cleanly, so that nothing has to be recovered."""
        if self.process:
            self.process.terminate()
            self.process.wait(PATIENCE)

    def kill(self) -> None:
        """Kill it at once, as a power cut would; what it acknowledged is on disk."""
        if self.process:
            self.process.kill()
            self.process.wait(PATIENCE)

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            assert self.process
            if self.process.poll() is not None:
                break
            if _answers(self.url):
                return
            time.sleep(0.1)
        raise RuntimeError(f"Neo4j did not start: {(self.home / 'output.txt').read_text()[-2000:]}")

    def _command(self) -> list[str]:
        opened = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED]
        flags = ["-Dio.netty.tryReflectionSetAccessible=true", "-Dlog4j2.disable.jmx=true"]
        flags += ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"] if self.quick else []
        where = [f"--home-dir={self.home}", f"--config-dir={self.home}", "--console-mode"]
        main = ["-cp", f"{libraries()}/*", "org.neo4j.server.CommunityEntryPoint"]
        return ["java", "-Xms128m", "-Xmx512m", *opened, *flags, *main, *where]


def _answers(url: str) -> bool:
    """Whether the server lets us in; a new one gets our password first."""
    port = int(url.rpartition(":")[2])
    with socket.socket() as plain:
        if plain.connect_ex(("127.0.0.1", port)):
            return False
    try:
        with neo4j.GraphDatabase.driver(url, auth=("neo4j", PASSWORD)) as driver:
            driver.verify_connectivity()
            return True
    except neo4j.exceptions.AuthError:
        _set_password(url)
    except (neo4j.exceptions.Neo4jError, neo4j.exceptions.DriverError):
        pass
    return False


def _set_password(url: str) -> None:
    with neo4j.GraphDatabase.driver(url, auth=("neo4j", "neo4j")) as driver:
        driver.execute_query(
            "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=PASSWORD, database_="system"
        )


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of our own for the whole session; it may be stopped, see ``neo4j_url``."""
    if shutil.which("java") is None or shutil.which("mvn") is None:
        pytest.skip("java and mvn are needed for a Neo4j server of our own")
    server = Server(tmp_path_factory.mktemp("neo4j"), free_port())
    server.start()
    yield server
    server.kill()


@pytest.fixture
def neo4j_url(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of a running server, with our user and password in the environment.

    A server that the test before left stopped is started again.
    """
    given = os.environ.get("NEO4J_TEST_URL")
    if given:
        return given
    server: Server = request.getfixturevalue("neo4j_server")
    if not server.is_running:
        server.start()
    monkeypatch.setenv("NETWERKATLAS_NEO4J_USER", "neo4j")
    monkeypatch.setenv("NETWERKATLAS_NEO4J_PASSWORD", PASSWORD)
    return server.url


def empty(url: str) -> None:
    """Take everything out of the database."""
    from graph.settings import neo4j_settings

    given = neo4j_settings()
    with neo4j.GraphDatabase.driver(url, auth=(given.user, given.password)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n", database_=given.database)


if __name__ == "__main__":
    print(libraries())
