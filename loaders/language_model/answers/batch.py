"""Requests and answers as files of lines, in the batch format that OpenAI and vLLM share."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.errors import LoadError
from loaders.language_model.answers.source import UnansweredError
from loaders.language_model.asking.questions import Request
from loaders.language_model.receipt import Failure

_URL = "/v1/chat/completions"
_NO_ANSWER = (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError)


def request_lines(requests: Iterable[Request], model: str) -> Iterator[str]:
    """Yield a line of JSON for each request, to be answered by this model."""
    for request in requests:
        line = {
            "custom_id": request.id,
            "method": "POST",
            "url": _URL,
            "body": {"model": model, **request.body},
        }
        yield json.dumps(line, ensure_ascii=False)


class AnswersFile:
    """The answers of a file, a line for each request, by its ``custom_id``."""

    can_go_on = False

    def __init__(self, path: Path) -> None:
        """Read the file.

        Raises
        ------
        LoadError
            If it cannot be read, or a line is no answer.
        """
        self.model = ""
        self._answers: dict[str, str | UnansweredError] = {}
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
        except (OSError, ValueError) as error:
            raise LoadError(f"{path}: the answers cannot be read ({error}).") from error
        for number, line in enumerate(lines, 1):
            if line.strip():
                self._take(path, number, line)
        if not self._answers:
            raise LoadError(f"{path}: there is no answer in it.")

    def answer(self, request: Request) -> str:
        """Return the answer to a request."""
        found = self._answers.get(request.id)
        if found is None:
            raise UnansweredError(Failure.MISSING)
        if isinstance(found, UnansweredError):
            raise found
        return found

    def _take(self, path: Path, number: int, line: str) -> None:
        try:
            values = json.loads(line)
            id_ = values["custom_id"]
            self._answers[str(id_)] = self._content(values)
        except _NO_ANSWER as error:
            raise LoadError(
                f"{path}, line {number}: this is no answer in the batch format"
                f" ({type(error).__name__}); give the file as it was returned."
            ) from error

    def _content(self, values: Mapping[str, Any]) -> str | UnansweredError:
        response = values.get("response") or {}
        if values.get("error") or response.get("status_code", 200) != 200:
            return UnansweredError(Failure.REFUSED)
        body = response["body"]
        self.model = self.model or str(body.get("model") or "")
        return content_of(body)


def content_of(body: Mapping[str, Any]) -> str | UnansweredError:
    """Return the text of a chat completion, or that it was cut off.

    Half a pair of surrogates, which JSON can spell, becomes a question mark: no file holds one.

    Raises
    ------
    KeyError, TypeError, IndexError, AttributeError
        If it is no chat completion.
    """
    choice = body["choices"][0]
    content = choice["message"]["content"]
    if choice.get("finish_reason") == "length":
        return UnansweredError(Failure.CUT_OFF)
    if not isinstance(content, str):
        raise TypeError("no text")
    return content.encode(errors="replace").decode()
