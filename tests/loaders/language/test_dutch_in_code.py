"""Dutch words stand in ``data/lexicon``, not in the code of the loaders.

Dutch is what the lexicon holds and no English sentence or name of the code does, with the small
words of every Dutch sentence. Texts for the screen (``Label``) say both languages, and are meant.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from graph.schema import KINDS
from graph.settings import LEXICON_FOLDER
from loaders.nlp.rule_registry import RULES
from tests.support.paths import ROOT

FILES = sorted((ROOT / "loaders").rglob("*.py"))
CODE = [
    path for part in ("graph", "loaders", "views", "cli") for path in (ROOT / part).rglob("*.py")
]
WORD = re.compile(r"[^\W\d_]{2,}")
SMALL_WORDS = frozenset(
    WORD.findall(
        """
        de het een van voor en met bij aan door naar uit op niet geen om te tot dat deze dit wat
        wie waar als maar ook nog wel hij zij ze wij je hun haar ons onze mijn zijn waren wordt
        worden werd heeft hebben zou moet er daar onder tussen zonder tegen sinds tijdens namens
        zoals
        """
    )
)
EXCEPTIONS = {
    "places/gazetteer.py": {"en", "er"},  # endings of adjectives
    "themes/taxonomy.py": {"en"},  # an ending of plurals, and the language English
    "spreadsheets/known_names.py": {"geen"},  # an error message quotes a word of the table
    "readers/docx/reader.py": {"del"},  # the name of an element
    "readers/html/reader.py": {"meta"},
    "readers/html/walker.py": {"div"},
}
"""Module -> Dutch words, or what looks like one, that it may have."""

REGEX = re.compile(r"\\.|\[[^\]]*\]")
QUOTED = re.compile(r'"[^"]*"|``[^`]*``')


def words(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(text)]


def docstrings(tree: ast.Module) -> list[ast.Constant]:
    """Return the strings that stand as statements: of modules, classes, functions, constants."""
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    ]


@cache
def english() -> frozenset[str]:
    """Return the words of the sentences and names of the code, without what is quoted there."""
    found: set[str] = set()
    for path in CODE:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            names = (getattr(node, part, None) for part in ("id", "attr", "arg", "name"))
            found.update(
                *(words(name.replace("_", " ")) for name in names if isinstance(name, str))
            )
        for text in docstrings(tree):
            found.update(words(QUOTED.sub(" ", str(text.value))))
    return frozenset(found)


def entries(value: object) -> Iterator[str]:
    """Yield the strings of a table of the lexicon, without its keys."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from entries(part)


@cache
def dutch() -> frozenset[str]:
    found: set[str] = set()
    for path in LEXICON_FOLDER.iterdir():
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".toml":
            found.update(*map(words, entries(tomllib.loads(text))))
        elif path.suffix == ".txt":
            found.update(*(words(line) for line in text.splitlines() if not line.startswith("#")))
    return frozenset(word for word in found if len(word) > 2) - english() | SMALL_WORDS


@cache
def meant() -> frozenset[str]:
    """Return the strings that are values of the data: kinds, names of rules, keys of tables."""
    kinds = (kind for kinds in KINDS.values() for kind in kinds)
    rules = (rule for rules in RULES.values() for rule in rules)
    tables = [path for path in LEXICON_FOLDER.iterdir() if path.suffix == ".toml"]
    keys = (key for path in tables for key in tomllib.loads(path.read_text(encoding="utf-8")))
    return frozenset((*kinds, *rules, *keys, *(path.stem for path in tables)))


def dutch_in(source: str) -> set[str]:
    """Return the Dutch words in the strings of a module."""
    tree = ast.parse(source)
    labels = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and is_label(n)]
    apart = {*docstrings(tree), *(part for label in labels for part in ast.walk(label))}
    return {
        word
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in apart
        if node.value not in meant()
        for word in words(REGEX.sub(" ", node.value))
        if word in dutch()
    }


def is_label(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == "Label"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT / "loaders")))
def test_no_module_has_dutch_words(path: Path) -> None:
    name = path.relative_to(ROOT / "loaders").as_posix()
    assert dutch_in(path.read_text(encoding="utf-8")) <= EXCEPTIONS.get(name, set())


def test_every_exception_is_needed() -> None:
    for name, excepted in EXCEPTIONS.items():
        source = (ROOT / "loaders" / name).read_text(encoding="utf-8")
        assert dutch_in(source) == excepted, name


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('VERBS = ("is", "werkte", "zegt")', {"werkte", "zegt"}),
        ('LABEL = re.compile(rf"\\b(?:wethouder|raad){X}")', {"wethouder", "raad"}),
        ('SMALL = {"van", "the"}', {"van"}),
        ('NOTE = Label("een naam", "a name")', set()),
        ('"""Find the "wethouder" of a city."""', set()),
        ('KIND = "gemeente"', set()),
        ('LETTERS = "[a-zà-ÿ]+"', set()),
    ],
)
def test_dutch_is_told_from_english(source: str, found: set[str]) -> None:
    assert dutch_in(source) == found
