"""A server that speaks the OpenAI chat protocol over real HTTP, and misbehaves by a script.

Every request is held against the protocol and recorded. What a script calls a right answer is
held against the JSON schema that the request asks for.
"""

from __future__ import annotations

import gzip
import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from jsonschema import Draft202012Validator, validate

from graph.settings import ModelSettings
from tests.support.model_answers import MODEL

KEY = "sk-geheim-0123456789"
PATH = "/v1/chat/completions"
_DRIP_SECONDS, _DRIPS = 0.02, 500


@dataclass(frozen=True, slots=True)
class Received:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def asked(self) -> str:
        """What the user's first message asks."""
        return str(self.body["messages"][1]["content"])


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent back: bytes as they are, whatever the protocol says."""

    content: bytes
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "application/json"),)
    length: int | None = None
    """The length that is claimed; None for the real one."""
    drips: bool = False
    """Whether the content is sent again and again, slowly, and never ends by itself."""
    hangs_up: bool = False
    """Whether the connection is closed without a word."""


Behaviour = Callable[[Received], Reply]
Script = Behaviour | Sequence[Behaviour]
"""A behaviour for all requests, or one for each; the last one stays."""


def completion(content: Any, finish_reason: str = "stop") -> Reply:
    """Return a chat completion with this text."""
    message = {"role": "assistant", "content": content}
    choice = {"index": 0, "message": message, "finish_reason": finish_reason}
    body = {"id": "1", "object": "chat.completion", "model": MODEL, "choices": [choice]}
    return Reply(json.dumps(body).encode())


def right(content: str) -> Behaviour:
    """Answer with this text, which has to be what the schema of the request asks for."""

    def behave(received: Received) -> Reply:
        if "response_format" in received.body:
            validate(json.loads(content), _schema(received.body))
        return completion(content)

    return behave


def says(content: Any, finish_reason: str = "stop") -> Behaviour:
    """Answer with this text, whatever was asked for."""
    return lambda _: completion(content, finish_reason)


def fails(status: int, content: str = "", **headers: str) -> Behaviour:
    """Answer with an HTTP status; an underscore in the name of a header is a hyphen."""
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return lambda _: Reply(content.encode(), status, named)


def sends(content: bytes, **headers: str) -> Behaviour:
    """Answer with these bytes."""
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return lambda _: Reply(content, headers=named)


def cut_off(_: Received) -> Reply:
    """Stop in the middle of the answer, as a model does that may say no more."""
    return completion('{"entities": [{"type": "Organis', "length")


def hangs_up(_: Received) -> Reply:
    return Reply(b"", hangs_up=True)


def breaks_off(_: Received) -> Reply:
    """Close the connection in the middle of the body."""
    content = completion("{}").content
    return Reply(content[:20], length=len(content))


def drips(_: Received) -> Reply:
    """Send a space now and then."""
    return Reply(b" ", drips=True)


def endless(_: Received) -> Reply:
    """Send more and more, at once."""
    return Reply(b" " * 1_000_000, drips=True)


@cache
def gzip_bomb() -> Reply:
    packed = gzip.compress(b" " * 50_000_000)
    return Reply(packed, headers=(("Content-Encoding", "gzip"),))


def echoes_key(received: Received) -> Reply:
    """Refuse, and say the key that was given."""
    return Reply(f"wrong: {received.headers.get('authorization')}".encode(), 401)


def refuses_schema(answered: Behaviour) -> Behaviour:
    """Know no schemas, and answer what is asked without one."""

    def behave(received: Received) -> Reply:
        if "response_format" in received.body:
            return Reply(b'{"error": {"message": "unknown response_format"}}', 400)
        return answered(received)

    return behave


def redirects(url: str) -> Behaviour:
    return lambda _: Reply(b"", 307, (("Location", url),))


@dataclass
class FakeModelServer:
    """A server on a free port of this machine; ``faults`` are breaches of the protocol."""

    script: Script
    requests: list[Received] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def settings(self, *, key: str = KEY, seconds: float = 30.0) -> ModelSettings:
        """Return settings that lead here."""
        return ModelSettings(self.url, MODEL, key, seconds=seconds)

    def reply(self, received: Received) -> Reply:
        """Record a request and return what it is answered with."""
        self.requests.append(received)
        script = self.script
        try:
            check(received)
            if callable(script):
                return script(received)
            return script[min(len(self.requests), len(script)) - 1](received)
        except Exception as error:
            # An error in the thread of a request is nobody's; the test fails by it in the end.
            self.faults.append(f"{type(error).__name__}: {error}")
            return Reply(b"", 500)


def check(received: Received) -> None:
    """See that a request is in the form of a chat completion.

    Raises
    ------
    AssertionError, KeyError, jsonschema.SchemaError
        If it is not.
    """
    body = received.body
    assert received.path == PATH
    assert received.headers["content-type"] == "application/json"
    assert body["model"] == MODEL
    roles = [message["role"] for message in body["messages"]]
    assert roles in (["system", "user"], ["system", "user", "assistant", "user"])
    assert all(isinstance(message["content"], str) for message in body["messages"])
    assert body["temperature"] == 0
    assert isinstance(body["seed"], int)
    assert body["max_tokens"] > 0
    assert set(body) <= {
        *("model", "messages", "temperature", "seed", "max_tokens", "response_format"),
    }
    if "response_format" in body:
        assert body["response_format"]["type"] == "json_schema"
        assert body["response_format"]["json_schema"]["strict"] is True
        Draft202012Validator.check_schema(_schema(body))


def _schema(body: dict[str, Any]) -> Any:
    return body["response_format"]["json_schema"]["schema"]


@contextmanager
def model_server(script: Script) -> Iterator[FakeModelServer]:
    """Serve by a script; a request that breaks the protocol fails in the end."""
    fake = FakeModelServer(script)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(fake))
    server.daemon_threads = True
    fake.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert not fake.faults


def _handler(fake: FakeModelServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            try:
                self._send(fake.reply(Received(self.path, headers, json.loads(content))))
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def _send(self, reply: Reply) -> None:
            self.close_connection = True
            if reply.hangs_up:
                return
            self.send_response(reply.status)
            for name, value in reply.headers:
                self.send_header(name, value)
            if not reply.drips:
                length = len(reply.content) if reply.length is None else reply.length
                self.send_header("Content-Length", str(length))
            self.end_headers()
            for _ in range(_DRIPS if reply.drips else 1):
                self.wfile.write(reply.content)
                self.wfile.flush()
                if reply.drips and len(reply.content) < 10:
                    time.sleep(_DRIP_SECONDS)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing: the output is that of the tests."""

    return Handler
