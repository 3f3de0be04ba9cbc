"""A language model behind an OpenAI-compatible address: Ollama, a llama.cpp server, vLLM."""

from __future__ import annotations

import json
import logging
import ssl
import time
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import httpx

from graph.settings import ModelSettings
from loaders.language_model.answers.batch import content_of
from loaders.language_model.answers.source import UnansweredError
from loaders.language_model.asking.questions import Request
from loaders.language_model.receipt import Failure

TRIES = 4
"""Times that a request is sent at the most."""
MOST_BYTES = 4_000_000
"""Bytes of a response that are read at the most."""

_WORTH_ANOTHER_TRY = frozenset({Failure.UNREACHABLE, Failure.BUSY, Failure.BROKEN})
_LONGEST_PAUSE, _CONNECT_SECONDS = 30.0, 10.0
_BUSY, _NO_SUCH_FORM = 429, (400, 422)

# At its lowest level it logs the headers of responses, and a server may repeat the key in them.
logging.getLogger("httpcore").setLevel(logging.INFO)


class ModelServer:
    """Asks the model of the settings. Nothing else is ever called, no proxy and no redirect.

    ``pause`` waits between two tries, for a number of seconds.
    """

    can_go_on = True

    def __init__(
        self, settings: ModelSettings, pause: Callable[[float], None] = time.sleep
    ) -> None:
        self.model = settings.name
        self._settings, self._pause = settings, pause
        self._takes_schema = True

    def answer(self, request: Request) -> str:
        """Return the text of the answer, after more tries where these may help."""
        for attempt in range(1, TRIES + 1):
            try:
                return self._once(request)
            except _FailedError as failed:
                if failed.failure not in _WORTH_ANOTHER_TRY or attempt == TRIES:
                    raise
                self._pause(min(failed.wait or 2.0 ** (attempt - 1), _LONGEST_PAUSE))
        raise AssertionError("the last try returns or raises")

    def _once(self, request: Request) -> str:
        body = {"model": self.model, **request.body}
        if self._takes_schema:
            try:
                return self._sent(body)
            except _FailedError as failed:
                if failed.status not in _NO_SUCH_FORM:
                    raise
                # A server that knows no schemas is asked in words alone from now on.
                self._takes_schema = False
        del body["response_format"]
        return self._sent(body)

    def _sent(self, body: Mapping[str, Any]) -> str:
        until = time.monotonic() + self._settings.seconds
        timeout = httpx.Timeout(self._settings.seconds, connect=_CONNECT_SECONDS)
        key = self._settings.key
        # A packed answer could be endless in a few bytes.
        headers = {"Accept-Encoding": "identity"}
        if key:
            headers["Authorization"] = f"Bearer {key}"
        url = f"{self._settings.url}/chat/completions"
        client = httpx.Client(
            trust_env=False, follow_redirects=False, timeout=timeout, verify=_certificates()
        )
        try:
            with (
                client,
                client.stream("POST", url, json=body, headers=headers) as response,
            ):
                _check(response)
                content = _read(response, until)
        except httpx.TimeoutException as error:
            connecting = isinstance(error, httpx.ConnectTimeout)
            raise _FailedError(Failure.UNREACHABLE if connecting else Failure.SLOW) from None
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError):
            raise _FailedError(Failure.UNREACHABLE) from None
        return _text(content)


@cache
def _certificates() -> ssl.SSLContext:
    """Return whom we trust; reading them takes longer than a small request."""
    return httpx.create_ssl_context(trust_env=False)


class _FailedError(UnansweredError):
    """One try failed; ``wait`` are the seconds that the server asks for."""

    def __init__(self, failure: Failure, status: int = 0, wait: float = 0.0) -> None:
        # What the server says is not repeated: it may hold the key, or anything else.
        super().__init__(failure, f"HTTP {status}" if status else "")
        self.status, self.wait = status, wait


def _check(response: httpx.Response) -> None:
    status = response.status_code
    if status == _BUSY:
        given = response.headers.get("retry-after", "")
        raise _FailedError(Failure.BUSY, status, float(given) if given.isdecimal() else 0.0)
    if status >= 500:
        raise _FailedError(Failure.BROKEN, status)
    if status != 200:
        raise _FailedError(Failure.REFUSED, status)


def _read(response: httpx.Response, until: float) -> bytes:
    content = bytearray()
    for chunk in response.iter_raw():
        content += chunk
        if len(content) > MOST_BYTES:
            raise _FailedError(Failure.ENDLESS)
        if time.monotonic() > until:
            raise _FailedError(Failure.SLOW)
    return bytes(content)


def _text(content: bytes) -> str:
    try:
        found = content_of(json.loads(content))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        raise _FailedError(Failure.BROKEN) from None
    if isinstance(found, UnansweredError):
        raise found
    return found
