"""The house rules, read from the code itself."""

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from importlib import import_module
from pathlib import Path

import pytest

from graph.schema import EDGE_TYPES, NODE_TYPES, STATUSES

ROOT = Path(__file__).parent.parent
PACKAGES = ("graph", "loaders", "views", "cli")
FILES = [
    ROOT / "app.py",
    *(path for package in PACKAGES for path in (ROOT / package).rglob("*.py")),
]
MAX_MODULE_LINES = 350
MAX_FUNCTION_LINES = 45
MAX_MODULES = 15
"""More rooms on one floor than this nobody takes in."""

FOUNDATION = (
    "graph.network",
    "graph.elements",
    "graph.schema",
    "graph.errors",
    "graph.settings",
)
MAY_IMPORT = {
    "app": ("app", "views", "loaders", "graph"),
    "views": ("views", "loaders", "graph"),
    "views.contract": ("views.contract", "graph.export.base", "graph.export.style"),
    "views.presenters": (
        "views.presenters",
        "views.contract",
        "views.i18n",
        "views.routes",
        "loaders",
        "graph",
    ),
    "cli": ("cli", "loaders", "graph"),
    "loaders": ("loaders", *FOUNDATION),
    "graph.store": ("graph.store", *FOUNDATION),
    "graph.analysis": ("graph.analysis", *FOUNDATION),
    "graph.export": ("graph.export", *FOUNDATION),
    "graph.services": (
        *("graph.services", "graph.store", "graph.analysis", "graph.export", "graph.decisions"),
        *("loaders", *FOUNDATION),
    ),
    "graph.network": ("graph.elements", "graph.schema", "graph.errors"),
    "graph.elements": ("graph.schema", "graph.errors"),
    "graph.disagreement": ("graph.elements", "graph.schema"),
    "graph.decisions": ("graph.decisions", *FOUNDATION),
    "graph.schema": (),
    "graph.errors": (),
    "graph.settings": ("graph.errors",),
}
"""Prefix of a module -> prefixes of our own modules that it may import."""

ONLY_IN = {
    "streamlit": (
        r"app|views\.(pages|widgets|components|queries)(\..*)?"
        r"|views\.(auth|url_state|error_boundary)"
    ),
    "neo4j": r"graph\.store\.neo4j(\..*)?",
    "scipy": r"graph\.analysis(\..*)?",
    "igraph": r"graph\.analysis(\..*)?",
    "networkx": r"graph\.analysis(\..*)?|graph\.network|graph\.export\.(gexf|graphml|xml)",
    "click": r"cli(\..*)?",
    "httpx": r"loaders\.language_model\.answers\.server",
}
"""Foreign package -> where it may be imported."""

PURE = ("views.contract", "views.presenters")
"""What never needs Streamlit, not through another module either."""

REPORT_NAMES = re.compile(
    "woonstad|havensteder|afrikaanderwijk|otterloo|thuismakers|keilecollectief|n8w8|zorgleuven"
    "|welzijnscoalitie|stadmakers",
    re.IGNORECASE,
)


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(FILES) if path.stat().st_size}


def text(module: str) -> str:
    return MODULES[module].read_text(encoding="utf-8")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path, *, at_start_only: bool = False) -> Iterator[str]:
    """Yield what a module imports; ``at_start_only`` leaves out functions and type checking."""
    for node in _statements(tree(path)) if at_start_only else ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in MODULES else str(node.module) for name in names)


def _statements(parent: ast.AST) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(parent):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        yield node
        yield from _statements(node)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def within(name: str, prefixes: tuple[str, ...]) -> bool:
    return any(name == prefix or name.startswith(f"{prefix}.") for prefix in prefixes)


def rule_for(module: str) -> tuple[str, ...]:
    prefixes = [prefix for prefix in MAY_IMPORT if within(module, (prefix,))]
    assert prefixes or module == "graph", f"{module} has no import rule; give it one"
    return MAY_IMPORT[max(prefixes, key=len)] if prefixes else ()


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_one_way(module: str) -> None:
    ours = {name for name in imports(MODULES[module]) if within(name, (*PACKAGES, "app"))}
    assert not {name for name in ours if not within(name, rule_for(module))}


@pytest.mark.parametrize("module", MODULES)
def test_foreign_packages_stay_in_their_place(module: str) -> None:
    for name in imports(MODULES[module]):
        allowed = ONLY_IN.get(name.partition(".")[0])
        assert allowed is None or re.fullmatch(allowed, module), f"{name} in {module}"


@pytest.mark.parametrize("module", [m for m in MODULES if within(m, PURE)])
def test_presenters_work_without_streamlit(module: str) -> None:
    needed, found = [module], set[str]()
    while needed:
        at = needed.pop()
        found.add(at)
        names = set(imports(MODULES[at]))
        assert not {name for name in names if within(name, ("streamlit",))}, at
        needed += [name for name in names & MODULES.keys() if name not in found]


def test_pyvis_has_one_home() -> None:
    homes = [m for m, path in MODULES.items() if within_any(imports(path), "pyvis")]
    assert len(homes) <= 1, homes


def within_any(names: Iterator[str], package: str) -> bool:
    return any(within(name, (package,)) for name in names)


def test_what_the_browser_is_sent_is_typed() -> None:
    """Only the serialiser knows JSON; ``Any`` and aliases of it would hide a field."""
    views = [m for m in MODULES if within(m, ("views",))]
    assert not [m for m in views if re.search(r"(dict|Mapping)\[str, (Any|object)\]", text(m))]
    json_aliases = [m for m in views if re.search(r"\bJson\b", text(m))]
    assert json_aliases == ["views.contract.serialise"]


def test_the_environment_is_read_in_settings_only() -> None:
    readers = [
        m for m, path in MODULES.items() if re.search(r"os\.environ|getenv", path.read_text())
    ]
    assert set(readers) == {"graph.settings"}


def test_no_module_needs_itself() -> None:
    needs = {module: set(imports(path, at_start_only=True)) for module, path in MODULES.items()}
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        pytest.fail(f"cycle: {' -> '.join(error.args[1])}")


@pytest.mark.parametrize("module", MODULES)
def test_modules_and_functions_are_small(module: str) -> None:
    assert text(module).count("\n") <= MAX_MODULE_LINES
    for function in functions(MODULES[module]):
        lines = (function.end_lineno or 0) - function.lineno + 1
        assert lines <= MAX_FUNCTION_LINES, f"{function.name}: {lines} lines"


def test_no_folder_is_crowded() -> None:
    modules = Counter(path.parent for path in FILES if path.name != "__init__.py")
    assert modules[ROOT / "views" / "pages"] > 1
    crowded = {folder.name: n for folder, n in modules.items() if n > MAX_MODULES}
    assert not crowded


def public_names(module: str) -> Iterator[str]:
    """Yield the public classes and type aliases that a module defines."""
    for node in tree(MODULES[module]).body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield node.name
        elif isinstance(node, ast.Assign):
            targets = [target.id for target in node.targets if isinstance(target, ast.Name)]
            # An alias of a type is written in CamelCase, a constant in capitals.
            yield from (name for name in targets if re.fullmatch(r"[A-Z]\w*[a-z]\w*", name))


def test_one_name_means_one_thing() -> None:
    homes: dict[str, list[str]] = defaultdict(list)
    for module in MODULES:
        for name in public_names(module):
            homes[name].append(module)
    assert homes["Network"] == ["graph.network"]
    assert homes["Offsets"] == ["loaders.nlp.recommendations.finder"]
    assert not {name: where for name, where in homes.items() if len(where) > 1}


@pytest.mark.parametrize("module", MODULES)
def test_every_function_says_what_it_returns(module: str) -> None:
    assert not [f.name for f in functions(MODULES[module]) if f.returns is None]


@pytest.mark.parametrize("module", MODULES)
def test_every_module_says_what_it_is_for(module: str) -> None:
    assert ast.get_docstring(tree(MODULES[module]))


def test_rules_are_for_the_language_not_for_one_report() -> None:
    named = {
        m: REPORT_NAMES.findall(path.read_text(encoding="utf-8")) for m, path in MODULES.items()
    }
    assert not {module: names for module, names in named.items() if names}


def registered(folder: str, besides: set[str]) -> set[str]:
    """Return the modules of a package that should be registered in its ``__init__``."""
    return {path.stem for path in (ROOT / folder).glob("*.py")} - {"__init__"} - besides


def test_every_format_is_registered() -> None:
    exporters = import_module("graph.export").EXPORTERS
    homes = {type(exporter).__module__.rpartition(".")[2] for exporter in exporters.values()}
    assert homes == registered("graph/export", {"base", "style", "svg", "xml"})


def test_every_command_is_registered() -> None:
    commands = import_module("cli.main").COMMANDS
    with_command = {
        stem
        for stem in registered("cli/commands", set())
        if hasattr(import_module(f"cli.commands.{stem}"), "command")
    }
    assert with_command == set(commands)
    assert list(commands) == sorted(commands)


def test_every_reader_is_registered() -> None:
    readers = import_module("loaders.readers").READERS
    homes = {reader.module for reader in readers.values()}
    modules = [m for m in MODULES if m.startswith("loaders.readers.")]
    with_reader = {
        m
        for m in modules
        for function in functions(MODULES[m])
        if re.match(r"read_(?!bytes)", function.name)
    }
    assert homes == with_reader
    assert all(hasattr(import_module(r.module), r.function) for r in readers.values())
    assert all(re.fullmatch(r"\.[a-z]+", suffix) for suffix in readers)


def test_every_store_is_registered() -> None:
    assert set(import_module("graph.store").STORES) <= {
        "sqlite",
        "neo4j",
        "neo4j+s",
        "neo4j+ssc",
        "bolt",
        "bolt+s",
        "bolt+ssc",
    }


def test_the_schema_is_complete() -> None:
    for edge_type in EDGE_TYPES.values():
        assert edge_type.sources | edge_type.targets <= set(NODE_TYPES)
        assert not edge_type.symmetric or edge_type.sources == edge_type.targets
    for table in (NODE_TYPES, EDGE_TYPES, STATUSES):
        assert all(key == entry.name for key, entry in table.items())
        assert all(entry.label.nl and entry.label.en for entry in table.values())
