"""Write views/components/contract.d.ts from the dataclasses of views/contract: ``make docs``."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from importlib import import_module
from inspect import getdoc
from pathlib import Path
from pkgutil import iter_modules
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import graph.export.style
import views.contract

TARGET = Path(views.contract.__file__).parents[1] / "components" / "contract.d.ts"
HOMES = ("graph.export.style", "views.contract")
"""Where the dataclasses of the contract stand; no others are sent to the browser."""

_SIMPLE = {str: "string", bool: "boolean", int: "number", float: "number"}


def contract_text() -> str:
    """Return the content of views/components/contract.d.ts."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "// What Python sends to the browser. Drawn from the dataclasses of views/contract by"
    yield "// `make docs`; change it there."
    for kind in _dataclasses():
        yield ""
        yield "/**"
        yield from (f" * {line}".rstrip() for line in _described(kind).splitlines())
        yield " */"
        yield from _interface(kind)


def _dataclasses() -> Iterator[type]:
    """Yield the dataclasses of the contract by module, in the order in which they are written."""
    names = [module.name for module in iter_modules(views.contract.__path__, "views.contract.")]
    for module in (graph.export.style, *map(import_module, names)):
        for value in vars(module).values():
            own = isinstance(value, type) and value.__module__ == module.__name__
            if own and is_dataclass(value) and value.__name__ != "NetworkStyle":
                yield value


def _described(kind: type) -> str:
    return (getdoc(kind) or "").replace("``", "`")


def _interface(kind: type) -> Iterator[str]:
    base = next((one for one in kind.__bases__ if is_dataclass(one)), None)
    inherited = {one.name for one in fields(base)} if base else set()
    extends = f" extends {base.__name__}" if base else ""
    hints = get_type_hints(kind)
    yield f"export interface {kind.__name__}{extends} {{"
    for one in fields(kind):
        if one.name not in inherited:
            optional = "?" if NoneType in get_args(hints[one.name]) else ""
            yield f"  {one.name.rstrip('_')}{optional}: {_type(hints[one.name])};"
    yield "}"


def _type(hint: Any) -> str:
    """Return a type hint in TypeScript; TypeError for what the contract does not know."""
    origin, arguments = get_origin(hint), get_args(hint)
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if isinstance(hint, type) and hint.__module__.startswith(HOMES):
        return hint.__name__
    if origin in (Union, UnionType):
        return " | ".join(dict.fromkeys(_type(one) for one in arguments if one is not NoneType))
    if origin is tuple and arguments[-1] is Ellipsis:
        inner = _type(arguments[0])
        return f"({inner})[]" if " | " in inner else f"{inner}[]"
    if origin is tuple:
        return f"[{', '.join(map(_type, arguments))}]"
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return f"Record<string, {_type(arguments[1])}>"
    raise TypeError(f"{hint} is not part of the contract with the browser")


if __name__ == "__main__":
    TARGET.write_text(contract_text(), encoding="utf-8")
