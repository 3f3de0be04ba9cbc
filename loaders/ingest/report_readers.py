"""Who reads reports: the rules, a language model, or both; side by side behind one interface."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from graph.errors import SettingsError
from graph.network import Document, Network
from graph.settings import BOTH, PAIRS, RULES, WHOLE_REPORT, data_home, model_settings
from loaders.ingest.garbage import garbage_collection_paused
from loaders.ingest.resolve import resolve
from loaders.language_model.answers.batch import AnswersFile
from loaders.language_model.answers.source import Answers, KeptAnswers, folder_of
from loaders.language_model.asking.asker import OnPart, pair_requests, part_requests
from loaders.language_model.asking.questions import Request
from loaders.language_model.reading import ModelReader
from loaders.language_model.receipt import Receipt
from loaders.nlp.pipeline import extract
from loaders.nlp.sessions import segment


@dataclass(frozen=True, slots=True)
class Reading:
    """What a report states, as it was read; ``receipt`` tells what came of asking a model."""

    network: Network
    receipt: Receipt | None = None


class ReportReader(Protocol):
    """Reads the network that a document states."""

    def __call__(self, document: Document) -> Reading: ...


def read_by_rules(document: Document) -> Reading:
    """Return what the rules read in a document."""
    with garbage_collection_paused():
        return Reading(resolve(extract(document, segment(document))))


@dataclass(frozen=True)
class ReadByModel:
    """Reads what the rules read, and then what a language model makes of it."""

    model: ModelReader

    def __call__(self, document: Document) -> Reading:
        """Return what both read, or the model alone."""
        analysed, receipt = self.model.read(extract(document, segment(document)))
        return Reading(resolve(analysed), receipt)


def report_reader(
    name: str, answers: Path | None = None, *, questions: str = "", on_part: OnPart | None = None
) -> ReportReader:
    """Return the reader of this name: RULES, MODEL or BOTH.

    The model is that of the settings, or a file of ``answers`` in its stead. ``questions`` are
    WHOLE_REPORT or PAIRS, by default those of the settings; ``on_part`` is called after each.

    Raises
    ------
    SettingsError
        If a model is asked for and none is set up, or the settings cannot be used.
    LoadError
        If the file of answers cannot be read.
    """
    if name == RULES:
        if answers:
            raise SettingsError("The rules need no answers; read with --reader model or both.")
        return read_by_rules
    source, asked = _answers(answers)
    model = ModelReader(
        source, beside_rules=name == BOTH, questions=questions or asked, on_part=on_part
    )
    return ReadByModel(model)


def _answers(path: Path | None) -> tuple[Answers, str]:
    """Return who answers, and what is asked by the settings."""
    settings = model_settings()
    if path:
        return AnswersFile(path), settings.questions if settings else WHOLE_REPORT
    if settings is None:
        raise SettingsError(
            "No language model is set up; set NETWERKATLAS_MODEL_URL and NETWERKATLAS_MODEL,"
            " or read with --reader rules."
        )
    # What calls a model is not even imported where none is set up.
    from loaders.language_model.answers.server import ModelServer

    return KeptAnswers(ModelServer(settings), answers_folder()), settings.questions


def answers_folder() -> Path:
    """Return where the answers of models are kept."""
    return data_home() / "model-answers"


def forget_answers(document_id: str) -> None:
    """Remove what models answered to a report; they quote it.

    Raises
    ------
    SettingsError
        If the answers are there and cannot be removed.
    """
    folder = folder_of(answers_folder(), document_id)
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        return
    except OSError as error:
        raise SettingsError(
            f"What a language model answered to '{document_id}' cannot be removed"
            f" ({error.strerror}); remove the folder {folder} yourself."
        ) from error


def requests_for(document: Document, questions: str) -> Iterator[Request]:
    """Yield what a model would be asked about a document."""
    analysed = extract(document, segment(document))
    asked = pair_requests(analysed) if questions == PAIRS else part_requests(analysed)
    yield from (request for _, request in asked)
