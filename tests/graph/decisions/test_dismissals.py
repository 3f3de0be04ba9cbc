"""Who was set aside is remembered, for one asker or for everyone, until it is undone."""

from pathlib import Path

import pytest

from graph.decisions.dismissals import LONGEST_REASON, Dismissal, Dismissals
from graph.errors import SettingsError


@pytest.fixture
def kept(tmp_path: Path) -> Dismissals:
    return Dismissals(tmp_path / "folder" / "set-aside.json")


def test_nothing_is_set_aside_at_first(kept: Dismissals) -> None:
    assert kept.of("") == {}


def test_a_dismissal_is_remembered_by_another_reader(kept: Dismissals, tmp_path: Path) -> None:
    kept.add(Dismissal("organisation:brug", "al gesproken", "organisation:kade"))
    again = Dismissals(tmp_path / "folder" / "set-aside.json")
    assert again.of("organisation:kade")["organisation:brug"].reason == "al gesproken"
    assert again.of("organisation:sluis") == {}


def test_without_an_asker_it_holds_for_everyone(kept: Dismissals) -> None:
    kept.add(Dismissal("organisation:brug", "opgeheven"))
    assert "organisation:brug" in kept.of("organisation:kade")


def test_a_new_reason_replaces_the_old_and_is_cut(kept: Dismissals) -> None:
    kept.add(Dismissal("organisation:brug", "eerst"))
    kept.add(Dismissal("organisation:brug", "x" * 5000))
    (one,) = kept.of("").values()
    assert one.reason == "x" * LONGEST_REASON


def test_it_can_be_undone(kept: Dismissals) -> None:
    kept.add(Dismissal("organisation:brug", "eerst", "organisation:kade"))
    kept.remove("organisation:brug", "organisation:kade")
    assert kept.of("organisation:kade") == {}


def test_a_broken_file_is_told_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "set-aside.json"
    file.write_text('{"node": 1', encoding="utf-8")
    with pytest.raises(SettingsError, match="cannot be read"):
        Dismissals(file).add(Dismissal("organisation:brug", "eerst"))
    assert file.read_text(encoding="utf-8") == '{"node": 1'
