"""``netwerkatlas app``: the real server, started and stopped as a user would."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.settings import BUNDLED_REPORTS
from graph.store import open_store
from tests.support.servers import PATIENCE, free_port, wait_until_up

PROGRAM = [sys.executable, "-c", "from cli.main import main; main()"]


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def server(port: int, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    environment = os.environ | {"NETWERKATLAS_DATA_HOME": str(tmp_path)}
    environment.pop("NETWERKATLAS_STORE", None)
    process = subprocess.Popen(
        [*PROGRAM, "app", "--port", str(port)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    yield process
    process.kill()
    process.communicate()


@pytest.mark.skipif(os.name != "posix", reason="signals are sent as on POSIX")
@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_it_loads_the_report_serves_and_stops_cleanly(
    stop: signal.Signals, port: int, server: subprocess.Popen[str], tmp_path: Path
) -> None:
    wait_until_up(f"http://127.0.0.1:{port}/_stcore/health", server)
    server.send_signal(stop)
    output, _ = server.communicate(timeout=PATIENCE)
    assert server.returncode == 0
    assert f"http://127.0.0.1:{port}" in output
    assert "Traceback" not in output
    with open_store(f"sqlite:///{tmp_path / 'netwerkatlas.db'}") as store:
        assert {d.source for d in store.documents()} == {p.name for p in BUNDLED_REPORTS.iterdir()}
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def test_a_taken_port_gives_one_line(port: int, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        run = subprocess.run(
            [*PROGRAM, "app", "--port", str(port)],
            env=os.environ | {"NETWERKATLAS_DATA_HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
    assert f"Port {port} is taken" in run.stderr


def test_a_wrong_store_gives_one_line(port: int) -> None:
    words = ["app", "--port", str(port), "--store", "ftp://nergens"]
    run = subprocess.run([*PROGRAM, *words], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.count("\n") == 1
