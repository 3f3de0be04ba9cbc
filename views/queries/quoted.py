"""Panels with quotes: the texts that they quote are read together."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from graph.network import Document
from views.i18n import Words
from views.presenters.quote import QuoteSource
from views.queries import snapshot

_T = TypeVar("_T")


def quoted(build: Callable[[QuoteSource], _T], words: Words, quotes: int = 2) -> _T:
    """Return what ``build`` makes of the network and the texts that it quotes.

    Only a presenter knows which documents it quotes. So it builds with the texts at hand
    first; those it lacked are read in one query, and it builds once more. ``build`` draws
    nothing itself. ``quotes`` is the most that a tie shows.
    """
    now = snapshot.current()
    texts, lacking = now.texts_at_hand(), set[str]()

    def document(one: str) -> Document:
        if one not in texts:
            lacking.add(one)
        return texts.get(one) or Document(one, "", "")

    sources = QuoteSource(words, document, now.titles(), quotes)
    built = build(sources)
    if not lacking:
        return built
    texts |= now.texts(frozenset(lacking))
    return build(sources)
