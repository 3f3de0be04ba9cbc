"""The wire: a server that speaks the protocol over HTTP, and all the ways in which it may fail."""

from __future__ import annotations

import logging
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from graph.settings import ModelSettings
from loaders.language_model.answers.server import MOST_BYTES, TRIES, ModelServer
from loaders.language_model.answers.source import UnansweredError
from loaders.language_model.asking.parts import parts_of
from loaders.language_model.asking.questions import Request, about_part, repaired
from loaders.language_model.receipt import Failure
from tests.support.model_answers import MODEL, analysed, answer, organisation
from tests.support.model_server import (
    KEY,
    FakeModelServer,
    Script,
    breaks_off,
    completion,
    cut_off,
    drips,
    echoes_key,
    endless,
    fails,
    gzip_bomb,
    hangs_up,
    model_server,
    redirects,
    refuses_schema,
    right,
    says,
    sends,
)
from tests.support.servers import free_port

RIGHT = answer(entities=[organisation("Buurtlab")])


def a_request() -> Request:
    found = analysed("Verslag\n\nBuurtlab werkt samen met Huisvast.")
    return about_part(found.document, parts_of(found)[0], ["Buurtlab"])


class Client:
    """A client of a server that behaves by a script, and the pauses that it made."""

    def __init__(self, server: FakeModelServer, seconds: float = 30.0) -> None:
        self.server, self.pauses = server, list[float]()
        self.settings = server.settings(seconds=seconds)
        self.model = ModelServer(self.settings, self.pauses.append)

    def answer(self) -> str:
        return self.model.answer(a_request())

    def failure(self) -> UnansweredError:
        with pytest.raises(UnansweredError) as caught:
            self.answer()
        return caught.value


@contextmanager
def client_of(script: Script, seconds: float = 30.0) -> Iterator[Client]:
    with model_server(script) as server:
        yield Client(server, seconds)


def test_a_right_answer_comes_back_as_it_was_given() -> None:
    with client_of(right(RIGHT)) as client:
        assert client.answer() == RIGHT
        (received,) = client.server.requests
        assert client.pauses == []
    assert received.headers["authorization"] == f"Bearer {KEY}"
    assert "Buurtlab werkt samen met Huisvast." in received.asked


def test_the_same_question_is_the_same_request() -> None:
    with client_of(right(RIGHT)) as client:
        client.answer(), client.answer()
        first, second = client.server.requests
    assert first.body == second.body


def test_without_a_key_none_is_sent() -> None:
    with model_server(right(RIGHT)) as server:
        ModelServer(server.settings(key="")).answer(a_request())
        assert "authorization" not in server.requests[0].headers


def test_a_repair_holds_the_answer_that_was_wrong() -> None:
    with model_server(right(RIGHT)) as server:
        ModelServer(server.settings()).answer(repaired(a_request(), "geen JSON"))
        messages = server.requests[0].body["messages"]
    assert [m["role"] for m in messages] == ["system", "user", "assistant", "user"]
    assert messages[2]["content"] == "geen JSON"


@pytest.mark.parametrize(
    ("behaviour", "failure"),
    [
        (fails(429), Failure.BUSY),
        (fails(500), Failure.BROKEN),
        (fails(503), Failure.BROKEN),
        (hangs_up, Failure.UNREACHABLE),
        (breaks_off, Failure.UNREACHABLE),
        (sends(b"geen JSON"), Failure.BROKEN),
        (sends(b"{}"), Failure.BROKEN),
        (sends(b"[]"), Failure.BROKEN),
        (sends(b'{"choices": []}'), Failure.BROKEN),
        (sends(b'{"choices": [[]]}'), Failure.BROKEN),
        (sends(b'{"choices": [{"message": null}]}'), Failure.BROKEN),
        (sends(b'{"choices": [{"message": {"content": {"a": 1}}}]}'), Failure.BROKEN),
        (sends(b"[" * 200_000), Failure.BROKEN),
        (sends(b"\xff\xfe\x00"), Failure.BROKEN),
        (sends(b"1" * 10_000), Failure.BROKEN),
        (sends(b""), Failure.BROKEN),
        (sends(b"{}", Content_Encoding="gzip"), Failure.BROKEN),
    ],
)
def test_what_may_pass_is_tried_again_with_bounds(behaviour: Script, failure: Failure) -> None:
    with client_of(behaviour) as client:
        assert client.failure().failure == failure
        assert len(client.server.requests) == TRIES
        assert client.pauses == [1.0, 2.0, 4.0]


@pytest.mark.parametrize("behaviour", [fails(429), fails(500), hangs_up, breaks_off, sends(b"x")])
def test_a_server_that_recovers_is_believed(behaviour: Script) -> None:
    assert callable(behaviour)
    with client_of([behaviour, behaviour, right(RIGHT)]) as client:
        assert client.answer() == RIGHT
        assert len(client.server.requests) == 3


@pytest.mark.parametrize(
    ("given", "paused"),
    [("7", 7.0), ("0", 1.0), ("100000", 30.0), ("-5", 1.0), ("Wed, 21 Oct", 1.0), ("1e9", 1.0)],
)
def test_a_busy_server_says_how_long_to_wait_within_bounds(given: str, paused: float) -> None:
    with client_of([fails(429, Retry_After=given), right(RIGHT)]) as client:
        client.answer()
        assert client.pauses == [paused]


def test_a_superscript_is_no_number_of_seconds() -> None:
    """``"²".isdigit()`` is true, and ``float("²")`` is an error."""
    with client_of([fails(429, Retry_After="²"), right(RIGHT)]) as client:
        client.answer()
        assert client.pauses == [1.0]


@pytest.mark.parametrize("status", [401, 403, 404, 301, 302, 307, 308, 204, 418])
def test_a_refusal_is_final(status: int) -> None:
    with client_of(fails(status)) as client:
        error = client.failure()
        assert (error.failure, error.detail) == (Failure.REFUSED, f"HTTP {status}")
        assert len(client.server.requests) == 1


def test_an_answer_that_is_cut_off_is_not_asked_for_again() -> None:
    with client_of(cut_off) as client:
        assert client.failure().failure == Failure.CUT_OFF
        assert len(client.server.requests) == 1


def test_a_server_without_schemas_is_asked_in_words_from_then_on() -> None:
    with client_of(refuses_schema(right(RIGHT))) as client:
        assert client.answer() == client.answer() == RIGHT
        asked = ["response_format" in received.body for received in client.server.requests]
    assert asked == [True, False, False]


def test_a_server_that_refuses_both_ways_is_not_asked_on() -> None:
    with client_of(fails(400)) as client:
        assert client.failure().failure == Failure.REFUSED
        assert len(client.server.requests) == 2


def test_an_endless_answer_is_broken_off() -> None:
    with client_of(endless) as client:
        assert client.failure().failure == Failure.ENDLESS
        assert len(client.server.requests) == 1


def test_a_packed_answer_does_not_fill_the_memory() -> None:
    gzip_bomb()
    with client_of(lambda _: gzip_bomb()) as client:
        tracemalloc.start()
        try:
            client.failure()
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert client.server.requests[0].headers["accept-encoding"] == "identity"
    assert peak < 4 * MOST_BYTES


def test_an_answer_that_drips_takes_no_longer_than_was_set() -> None:
    with client_of(drips, seconds=0.3) as client:
        started = time.monotonic()
        assert client.failure().failure == Failure.SLOW
        assert time.monotonic() - started < 5
        assert len(client.server.requests) == 1


def test_nobody_listens() -> None:
    pauses: list[float] = []
    settings = ModelSettings(f"http://127.0.0.1:{free_port()}/v1", MODEL, KEY)
    with pytest.raises(UnansweredError) as caught:
        ModelServer(settings, pauses.append).answer(a_request())
    assert caught.value.failure == Failure.UNREACHABLE
    assert len(pauses) == TRIES - 1


@pytest.mark.parametrize("key", ["sk-é", "sk-\n-x", "sk-\ud800"])
def test_a_key_that_no_header_can_hold_is_a_failure_and_not_shown(key: str) -> None:
    with model_server(right(RIGHT)) as server:
        with pytest.raises(UnansweredError) as caught:
            ModelServer(server.settings(key=key), lambda _: None).answer(a_request())
        assert key not in str(caught.value)
        assert server.requests == []


def test_a_redirect_is_not_followed() -> None:
    with model_server(right(RIGHT)) as elsewhere, client_of(redirects(elsewhere.url)) as client:
        assert client.failure().failure == Failure.REFUSED
        assert elsewhere.requests == []


def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with model_server(right(RIGHT)) as proxy, client_of(right(RIGHT)) as client:
        for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy", "https_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        assert client.answer() == RIGHT
        assert proxy.requests == []


def test_a_netrc_gives_no_password_away(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path_factory.mktemp("home") / ".netrc"
    netrc.write_text("machine 127.0.0.1 login anna password geheim\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(netrc))
    with model_server(right(RIGHT)) as server:
        ModelServer(server.settings(key="")).answer(a_request())
        assert "authorization" not in server.requests[0].headers


@pytest.mark.parametrize(
    "behaviour",
    [
        *(echoes_key, right(RIGHT), fails(500, KEY), fails(429, KEY), fails(400, KEY), hangs_up),
        *(breaks_off, says(KEY), sends(KEY.encode()), cut_off, endless),
        fails(302, Location=f"http://127.0.0.1:1/{KEY}"),
    ],
)
def test_no_key_in_logs_or_errors(behaviour: Script, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with client_of(behaviour) as client:
        told = [repr(client.model), repr(client.settings), str(client.settings)]
        try:
            client.answer()
        except UnansweredError as error:
            told += [str(error), repr(error), error.detail]
            told += [repr(error.__cause__), repr(error.args)]
        assert client.server.requests
    assert not [line for line in (*told, caplog.text) if KEY in line]
    assert not [r for r in caplog.records if KEY in str(r.__dict__)]


def test_not_even_the_lowest_level_logs_the_key_that_is_sent(
    caplog: pytest.LogCaptureFixture,
) -> None:
    for name in ("httpx", "httpcore", "httpcore.connection", "httpcore.http11"):
        caplog.set_level(logging.DEBUG, logger=name)
    with client_of(right(RIGHT)) as client:
        client.answer()
    assert [record for record in caplog.records if record.name.startswith("httpcore")]
    assert not [record for record in caplog.records if KEY in str(record.__dict__)]


def test_an_answer_with_half_a_character_is_an_answer() -> None:
    """JSON can say half of a pair of surrogates, which no file and no request can hold."""
    content = completion(answer(entities=[organisation("Buurt")])).content
    with client_of(sends(content.replace(b"Buurt", rb"Buurt\ud800"))) as client:
        found = client.answer()
        found.encode("utf-8")
        assert "Buurt" in found
