"""Where answers come from: a server, a file of answers, and what was answered before."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Protocol

from loaders.language_model.asking.questions import Request
from loaders.language_model.receipt import Failure


class UnansweredError(Exception):
    """A request has no answer; ``failure`` says why, ``detail`` what the other side said."""

    def __init__(self, failure: Failure, detail: str = "") -> None:
        super().__init__(failure, detail)
        self.failure, self.detail = failure, detail


class Answers(Protocol):
    """Answers requests. ``model`` is the name of who does; ``can_go_on`` whether asking more helps.

    A source that ``can_go_on`` may be asked again in other words: to repair an answer, or about a
    shorter part.
    """

    @property
    def model(self) -> str: ...

    @property
    def can_go_on(self) -> bool: ...

    def answer(self, request: Request) -> str:
        """Return the text of the answer.

        Raises
        ------
        UnansweredError
            If there is none.
        """
        ...


class KeptAnswers:
    """Asks once: what was answered is kept on disk, by model and by all that was asked.

    Only answers are kept, in files that their owner alone may read; those to one report stand in
    one folder, to be taken away with it.
    """

    def __init__(self, answers: Answers, folder: Path) -> None:
        self._answers, self._folder = answers, folder

    @property
    def model(self) -> str:
        """The model that answers."""
        return self._answers.model

    @property
    def can_go_on(self) -> bool:
        """Whether asking more helps."""
        return self._answers.can_go_on

    def answer(self, request: Request) -> str:
        """Return the answer as kept, else as given now."""
        key = hashlib.sha256(f"{self.model}\n{request.key}".encode()).hexdigest()
        path = folder_of(self._folder, request.document) / f"{key}.json"
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            kept = None
        if isinstance(kept, str):
            return kept
        content = self._answers.answer(request)
        _keep(path, json.dumps(content, ensure_ascii=False))
        return content


def folder_of(folder: Path, document: str) -> Path:
    """Return where the answers to a document are kept; its id may be no file name."""
    return folder / hashlib.sha256(document.encode()).hexdigest()[:32]


def _keep(path: Path, content: str) -> None:
    """Write a file at once or not at all; a folder that cannot be written keeps nothing."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError:
        return
