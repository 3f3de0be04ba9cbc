"""What a model is asked: requests in the form of an OpenAI-compatible chat, the same every time.

The words are data, in ``data/prompts``. A change of them is a new VERSION.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.network import Document
from graph.schema import (
    ACTIVE_IN,
    AFFILIATED_WITH,
    HOSTED,
    KINDS,
    NEIGHBOURHOOD,
    ORGANISATION,
    PART_OF,
    PARTICIPATED_IN,
    PERSON,
    STATUSES,
    WORKS_WITH,
)
from graph.settings import PROMPTS_FOLDER
from loaders.language_model.asking.parts import ReportPart

VERSION = "1"
"""Of the prompts and the form of the answers; what a model reads says which one asked for it."""

NAME_TYPES = (ORGANISATION, PERSON, NEIGHBOURHOOD)
TIE_TYPES = (WORKS_WITH, AFFILIATED_WITH, PART_OF, ACTIVE_IN, HOSTED, PARTICIPATED_IN)
"""Types of name and of relation that a model is asked for; the others follow from its lists."""

NO_TIE = "no"
_SEED, _MOST_TOKENS, _PAIR_TOKENS, _KNOWN = 7, 8_000, 300, 80


@dataclass(frozen=True, slots=True)
class Request:
    """One request: ``body`` is that of a chat completion but for the model's name.

    ``id`` is unique for what is asked of a ``document``, and the same on every run.
    """

    id: str
    document: str
    body: Mapping[str, Any]

    @property
    def key(self) -> str:
        """The sha256 of all that is asked."""
        return hashlib.sha256(_canonical(self.body)).hexdigest()


def about_part(document: Document, part: ReportPart, known: Iterable[str]) -> Request:
    """Return the request to read a part, with the names known so far of the whole report."""
    names = "; ".join(sorted(dict.fromkeys(known))[:_KNOWN])
    where = f"S{part.session}" if part.session is not None else _words("outside").strip()
    asked = _words("part").format(
        title=" ".join(document.title.split()),
        session=where,
        names=names or "-",
        text=document.text[part.start : part.end],
    )
    return _request(document, f"{part.number}", _words("report"), asked, _report_schema())


def about_pair(document: Document, number: int, first: str, other: str, text: str) -> Request:
    """Return the small question whether these sentences tie two names."""
    asked = _words("pair_question").format(first=first, other=other, text=text)
    return _request(document, f"pair-{number}", _words("pair"), asked, _pair_schema())


def repaired(request: Request, answer: str) -> Request:
    """Return the request to put an answer right that was not in the form asked for."""
    messages = [
        *request.body["messages"],
        {"role": "assistant", "content": answer[:2_000]},
        {"role": "user", "content": _words("repair")},
    ]
    return Request(f"{request.id}-again", request.document, {**request.body, "messages": messages})


def _request(
    document: Document, number: str, system: str, asked: str, schema: Mapping[str, Any]
) -> Request:
    body = {
        "messages": [
            {"role": "system", "content": system},
            {"role": "user", "content": asked},
        ],
        "temperature": 0,
        "seed": _SEED,
        "max_tokens": _PAIR_TOKENS if number.startswith("pair") else _MOST_TOKENS,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "answer", "strict": True, "schema": schema},
        },
    }
    digest = hashlib.sha256(_canonical(body)).hexdigest()
    return Request(f"{document.id}/{number}/{digest[:16]}", document.id, body)


def _canonical(body: Mapping[str, Any]) -> bytes:
    return json.dumps(body, sort_keys=True, ensure_ascii=False).encode()


@cache
def _words(name: str) -> str:
    return (PROMPTS_FOLDER / f"{name}.md").read_text(encoding="utf-8")


@cache
def _report_schema() -> Mapping[str, Any]:
    text = {"type": "string"}
    texts = {"type": "array", "items": text}
    kinds = [kind for kinds in KINDS.values() for kind in kinds]
    kind = _one_of([*kinds, ""])
    name = _fields(type=_one_of(NAME_TYPES), name=text, aliases=texts, kind=kind)
    tie = _fields(
        type=_one_of(TIE_TYPES),
        source=text,
        source_words=text,
        target=text,
        target_words=text,
        status=_one_of(STATUSES),
        quote=text,
    )
    advice = _fields(quote=text, addressees=texts, themes=texts, explicit={"type": "boolean"})
    return _fields(
        entities={"type": "array", "items": name},
        relations={"type": "array", "items": tie},
        recommendations={"type": "array", "items": advice},
        themes=texts,
    )


@cache
def _pair_schema() -> Mapping[str, Any]:
    return _fields(tie=_one_of([NO_TIE, *STATUSES]), words={"type": "string"})


def _one_of(values: Iterable[str]) -> Mapping[str, Any]:
    return {"type": "string", "enum": list(values)}


def _fields(**properties: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
