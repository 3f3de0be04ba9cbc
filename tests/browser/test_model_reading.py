"""Adding a report that a slow language model reads: how far it is, stopping it, reading on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import serving
from tests.browser.test_accessibility import TALL, violations
from tests.support.model_answers import answer, organisation, tie
from tests.support.model_at_hand import REPORT, model_at_hand
from tests.support.model_server import FakeModelServer, Received, Reply, right
from tests.support.networks import tell
from tests.support.servers import PATIENCE

pytestmark = pytest.mark.browser

FIRST = "Stichting De Kade werkt samen met Buurtlab."
ANSWER = answer(
    entities=[organisation("Stichting De Kade"), organisation("Buurtlab")],
    relations=[
        tie("Stichting De Kade", "Buurtlab", FIRST),
        tie("Stichting De Kade", "Buurtlab", "Zij werken al jaren samen."),
    ],
)


class SlowModel:
    """Answers two parts, and the third only once it may."""

    def __init__(self) -> None:
        self.may_go_on = Event()
        self.asked = 0

    def __call__(self, received: Received) -> Reply:
        self.asked += 1
        if self.asked == 3:
            assert self.may_go_on.wait(PATIENCE)
        return right(ANSWER)(received)


@pytest.fixture
def slow() -> SlowModel:
    return SlowModel()


@pytest.fixture
def model(slow: SlowModel, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeModelServer]:
    with model_at_hand(slow, monkeypatch) as server:
        yield server
        slow.may_go_on.set()


@pytest.fixture
def explorer(model: FakeModelServer, tmp_path: Path) -> Iterator[str]:
    with serving(tmp_path, tell("a", [("Kade", "Brug", "existing")])) as address:
        yield address


def button(page: Page, label: str) -> None:
    page.get_by_role("button", name=label).click()


def test_a_slow_reading_is_followed_stopped_and_gone_on_with(
    page: Page, explorer: str, slow: SlowModel
) -> None:
    page.set_viewport_size(TALL)  # type: ignore[arg-type]
    page.goto(f"{explorer}verslagen?task=add")
    page.get_by_text("Een taalmodel", exact=True).click()
    expect(page.get_by_text("waar taalmodel test-model haar leest")).to_be_visible()
    file = {"name": "kadedag.txt", "mimeType": "text/plain", "buffer": REPORT.encode()}
    page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    expect(page.get_by_text("deel 3 van 4")).to_be_visible()
    button(page, "Stop met lezen")
    expect(page.get_by_text("Het lezen is gestopt.")).to_be_visible()
    expect(page.get_by_text("deel 3 van 4")).not_to_be_visible()
    assert violations(page) == []
    assert slow.asked == 3
    button(page, "Lees verder")
    expect(page.get_by_text("leest het eerste deel")).to_be_visible()
    slow.may_go_on.set()
    expect(page.get_by_text("beweringen niet bewezen")).to_be_visible()
    assert slow.asked == 4
    assert violations(page) == []


def test_another_click_during_a_reading_does_not_lose_it(
    page: Page, explorer: str, slow: SlowModel
) -> None:
    page.goto(f"{explorer}verslagen?task=add")
    page.get_by_text("Een taalmodel", exact=True).click()
    file = {"name": "kadedag.txt", "mimeType": "text/plain", "buffer": REPORT.encode()}
    page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    expect(page.get_by_text("deel 3 van 4")).to_be_visible()
    page.get_by_text("English", exact=True).click()
    expect(page.get_by_text("reads the first part")).to_be_visible()
    slow.may_go_on.set()
    expect(page.get_by_text("claims not proven")).to_be_visible()
    assert slow.asked == 4
