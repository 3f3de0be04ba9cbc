"""The catalogue is whole in both languages, used, and the only place where words stand."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from tests.support.paths import ROOT
from views.i18n import DUTCH, ENGLISH, LANGUAGES, Words, texts

CODE = [ROOT / "app.py", *sorted((ROOT / "views").rglob("*.py"))]
SCRIPTS = sorted((ROOT / "views").rglob("*.js"))
NAMES_OF_LANGUAGES = {"Nederlands", "English"}


def used() -> set[str]:
    calls = (node for path in CODE for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    return {
        node.args[0].value
        for node in calls
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) == "words"
        and isinstance(node.args[0], ast.Constant)
    }


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_have_the_same_texts() -> None:
    assert texts(DUTCH).keys() == texts(ENGLISH).keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_missing_and_none_is_unused(language: str) -> None:
    assert texts(language).keys() == used()


def test_no_text_is_empty_and_both_languages_fill_in_the_same() -> None:
    for key, text in texts(DUTCH).items():
        assert text.strip()
        assert fields(text) == fields(texts(ENGLISH)[key]), key


def test_values_are_filled_in_but_never_read_as_a_format() -> None:
    assert "{count}" in Words(DUTCH)("panel.more_quotes", count="{count}")


def sentences(path: Path) -> Iterator[str]:
    """Yield string constants that look like words for a reader of the explorer."""
    tree = ast.parse(path.read_text("utf-8"))
    for_programmers = {id(node) for node in _for_programmers(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            prose = re.search(r"\b[A-Z][a-z]+\b|[a-z]{2,} [a-z]{2,}", node.value)
            if prose and id(node) not in for_programmers:
                yield node.value


_MISTAKES = re.compile(r"raise (RuntimeError|TypeError)\(")


def _for_programmers(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield docstrings, types that are written as strings, and what a mistake in code raises."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            yield node.value
        is_type = isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias"
        if is_type or (isinstance(node, ast.Raise) and _MISTAKES.match(ast.unparse(node))):
            yield from ast.walk(node)


ALLOWED = NAMES_OF_LANGUAGES | {"netwerkatlas load data/reports"}


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.name)
def test_no_words_for_the_reader_stand_in_code(path: Path) -> None:
    found = {text for text in sentences(path) if not text.startswith("export default")}
    assert found <= ALLOWED


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_words_for_the_reader_stand_in_scripts(path: Path) -> None:
    text = re.sub(r"//.*", "", path.read_text("utf-8"))
    assert not re.search(r"(textContent|title|innerText)\s*=\s*[\"'`]", text)
    assert "innerHTML" not in text
