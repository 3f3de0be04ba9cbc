"""Ports for servers that tests start, and how long one waits for what will surely come."""

from __future__ import annotations

import random
import shutil
import socket
import socketserver
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

PATIENCE = 180
"""Seconds to wait for what takes one second on a quiet machine. Nothing is tested by it: a busy
machine makes tests slower, and only what never comes fails them."""

_PORTS = range(20_000, 32_000)
"""Below the ports that Linux hands out by itself, so that nobody gets ours between two starts."""


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    while True:
        port = random.SystemRandom().choice(_PORTS)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


def wait_until_up(url: str, server: subprocess.Popen[Any]) -> None:
    """Return once the server that this process is answers at this address."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise TimeoutError(f"Nothing answered at {url}; the server's exit code is {server.poll()}.")


@contextmanager
def relayed(port: int, server: int) -> Iterator[None]:
    """Let what calls at ``port`` of this machine reach the server at its port ``server``.

    A server that runs is away at that port before, and comes up with it.
    """

    class Relay(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with socket.create_connection(("127.0.0.1", server)) as onward:
                back = threading.Thread(target=_pass_on, args=(onward, self.request))
                back.start()
                _pass_on(self.request, onward)
                back.join()

    with socketserver.ThreadingTCPServer(("127.0.0.1", port), Relay) as relay:
        relay.daemon_threads = True
        threading.Thread(target=relay.serve_forever, daemon=True).start()
        yield
        relay.shutdown()


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with source.makefile("rb", buffering=0) as heard, target.makefile("wb", buffering=0) as told:
        shutil.copyfileobj(heard, told)
    target.shutdown(socket.SHUT_WR)
