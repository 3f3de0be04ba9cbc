"""What models answered to a report is kept, and goes when the report goes."""

import shutil
from pathlib import Path

import pytest

from graph.errors import SettingsError
from loaders.ingest.report_readers import answers_folder, forget_answers
from loaders.language_model.answers.source import KeptAnswers
from loaders.language_model.asking.questions import Request


class Echo:
    model, can_go_on = "echo", True

    def answer(self, request: Request) -> str:
        return f"answer to {request.id}"


def ask(*documents: str) -> None:
    kept = KeptAnswers(Echo(), answers_folder())
    for document in documents:
        kept.answer(Request("1", document, {"messages": [document]}))


def files() -> list[Path]:
    return [path for path in answers_folder().rglob("*") if path.is_file()]


def test_the_answers_to_one_report_go_and_those_to_others_stay() -> None:
    ask("a", "../../b")
    assert len(files()) == 2
    forget_answers("a")
    (stays,) = files()
    assert "answer" in stays.read_text(encoding="utf-8")
    forget_answers("../../b")
    assert not files()


@pytest.mark.parametrize("document", ["a", "", "..", "/", "a\0b"])
def test_a_report_without_answers_has_none_to_forget(document: str) -> None:
    ask("other")
    forget_answers(document)
    assert len(files()) == 1


def test_answers_that_stay_are_told() -> None:
    ask("a")
    (folder,) = answers_folder().iterdir()
    shutil.rmtree(folder)
    folder.write_text("no folder", encoding="utf-8")
    with pytest.raises(SettingsError, match="remove the folder"):
        forget_answers("a")
