"""Answers of a language model that tests make up, and reports read with them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from graph.network import Document, Network
from graph.schema import EXISTING, NEIGHBOURHOOD, ORGANISATION, PERSON, WORKS_WITH
from graph.settings import WHOLE_REPORT
from loaders.ingest.resolve import resolve
from loaders.language_model.asking.questions import Request
from loaders.language_model.reading import ModelReader
from loaders.language_model.receipt import Receipt
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.pipeline import extract
from loaders.nlp.sessions import segment

MODEL = "test-model"
LISTS = ("entities", "relations", "recommendations", "themes")
Script = Callable[[Request], str]
"""Answers a request, or raises an UnansweredError."""


class Scripted:
    """Answers by a script, and remembers what was asked."""

    def __init__(self, script: Script, *, model: str = MODEL, can_go_on: bool = True) -> None:
        self.model, self.can_go_on = model, can_go_on
        self.requests: list[Request] = []
        self._script = script

    def answer(self, request: Request) -> str:
        self.requests.append(request)
        return self._script(request)


def answer(**lists: Sequence[Any]) -> str:
    """Return an answer with these lists, and empty ones for the others."""
    return json.dumps({name: list(lists.get(name, ())) for name in LISTS})


def named(type_: str, name: str, *aliases: str, kind: str = "") -> dict[str, Any]:
    return {"type": type_, "name": name, "aliases": list(aliases), "kind": kind}


def organisation(name: str, *aliases: str, kind: str = "") -> dict[str, Any]:
    return named(ORGANISATION, name, *aliases, kind=kind)


def person(name: str, *aliases: str) -> dict[str, Any]:
    return named(PERSON, name, *aliases)


def place(name: str, kind: str = "wijk") -> dict[str, Any]:
    return named(NEIGHBOURHOOD, name, kind=kind)


def tie(
    source: str,
    target: str,
    quote: str,
    type_: str = WORKS_WITH,
    status: str = EXISTING,
    words: tuple[str, str] | None = None,
) -> dict[str, Any]:
    """Return a relation; ``words`` are those of the quote for its ends, else their names."""
    of_source, of_target = words or (source, target)
    return {
        **{"type": type_, "source": source, "source_words": of_source},
        **{"target": target, "target_words": of_target, "status": status, "quote": quote},
    }


def advice(
    quote: str,
    addressees: Iterable[str] = (),
    themes: Iterable[str] = (),
    *,
    explicit: bool = True,
) -> dict[str, Any]:
    return {
        **{"quote": quote, "addressees": list(addressees)},
        **{"themes": list(themes), "explicit": explicit},
    }


def document(text: str) -> Document:
    return Document("verslag", "Verslag", text)


@lru_cache(maxsize=4)
def analysed(text: str) -> AnalysedText:
    """Return what the rules read in a report; reading by a model leaves it as it is."""
    found = document(text)
    return extract(found, segment(found))


def read(
    text: str,
    content: str | Script,
    *,
    beside_rules: bool = False,
    questions: str = WHOLE_REPORT,
) -> tuple[Network, Receipt]:
    """Return what a report states by a model that answers each request so, and the receipt."""
    script: Script = content if callable(content) else lambda _: str(content)
    model = ModelReader(Scripted(script), beside_rules=beside_rules, questions=questions)
    found, receipt = model.read(analysed(text))
    return resolve(found), receipt


def ties(network: Network) -> set[tuple[str, str, str, str]]:
    """Return type, ids and status of all relations between actors, places and sessions."""
    return {
        (edge.type, edge.source, edge.target, evidence.status)
        for edge in network.edges.values()
        for evidence in edge.evidence
    }
