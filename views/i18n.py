"""Every word of the interface that is not in the schema: one catalogue, two languages."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

DUTCH, ENGLISH = "nl", "en"
LANGUAGES = (DUTCH, ENGLISH)

_FOLDER = Path(__file__).parent / "texts"


class Words:
    """The words of one language. ``words("page.title", count=3)`` fills in ``{count}``."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._texts = texts(language)

    def __call__(self, key: str, **values: object) -> str:
        """Return the text under a key, with the values filled in. KeyError if it is missing."""
        return self._texts[key].format(**values)

    def number(self, value: float, form: str) -> str:
        """Return a number in a format such as ``.2f``, with the comma of the language."""
        text = format(value, form)
        return text.replace(".", ",") if self.language == DUTCH else text


@cache
def texts(language: str) -> dict[str, str]:
    """Return all texts of a language by dotted key."""
    tables = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return {f"{table}.{key}": text for table, keys in tables.items() for key, text in keys.items()}
