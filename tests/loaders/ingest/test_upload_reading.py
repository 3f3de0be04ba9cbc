"""Reading an upload in a thread of its own: how far it is, and stopping it."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest

from loaders.ingest.upload_reading import StoppedError, UploadReading
from tests.support.model_answers import answer
from tests.support.model_at_hand import REPORT, model_at_hand
from tests.support.model_server import (
    FakeModelServer,
    Received,
    Reply,
    completion,
    right,
)
from tests.support.servers import PATIENCE

ANSWER = answer()


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeModelServer]:
    """A model is set up and answers the same to all that it is asked."""
    with model_at_hand(right(ANSWER), monkeypatch) as server:
        yield server


def test_stopping_keeps_what_was_answered_and_reading_again_goes_on_there(
    model: FakeModelServer,
) -> None:
    third, go = Event(), Event()

    def behave(_: Received) -> Reply:
        if len(model.requests) == 3:
            third.set()
            assert go.wait(PATIENCE)
        return completion(ANSWER)

    model.script = behave
    first = UploadReading("kadedag.txt", REPORT.encode(), "model")
    assert third.wait(PATIENCE)
    assert first.progress == (2, 4)
    assert not first.ended(0)
    first.stop()
    second = UploadReading("kadedag.txt", REPORT.encode(), "both", first)
    assert not second.ended(0.5)
    assert len(model.requests) == 3
    go.set()
    assert first.ended(PATIENCE)
    with pytest.raises(StoppedError):
        first.upload()
    assert second.ended(PATIENCE)
    assert second.upload().outcome.network
    assert second.progress == (4, 4)
    assert len(model.requests) == 4


def test_a_reading_that_waits_for_another_can_be_stopped(model: FakeModelServer) -> None:
    go = Event()

    def behave(_: Received) -> Reply:
        assert go.wait(PATIENCE)
        return completion(ANSWER)

    model.script = behave
    first = UploadReading("a.txt", REPORT.encode(), "model")
    second = UploadReading("a.txt", REPORT.encode(), "model", first)
    second.stop()
    assert second.ended(PATIENCE)
    assert not first.ended(0)
    first.stop()
    go.set()
    assert first.ended(PATIENCE)


def test_what_goes_wrong_in_a_reading_is_told_to_who_waits(
    monkeypatch: pytest.MonkeyPatch, model: FakeModelServer
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("loaders.ingest.upload_reading.read_upload", broken)
    reading = UploadReading("a.txt", REPORT.encode(), "model")
    assert reading.ended(PATIENCE)
    with pytest.raises(ZeroDivisionError):
        reading.upload()
