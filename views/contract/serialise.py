"""The only place where what is sent to the browser becomes JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def to_json(value: object) -> Json:
    """Return a dataclass of the contract, or what stands in one, as JSON.

    A field that is None is left out. TypeError for what the contract does not know.
    """
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple | list):
        return [to_json(one) for one in value]
    if isinstance(value, Mapping):
        return {str(key): to_json(one) for key, one in value.items()}
    return _object(value)


def _object(value: object) -> dict[str, Json]:
    # A large network has some ten thousand objects, so most of the time is spent here: what
    # needs no turning into anything is not passed on.
    result: dict[str, Json] = {}
    kind: type = type(value)
    for field, key in _keys(kind):
        one = getattr(value, field)
        if type(one) in _PLAIN:
            result[key] = one
        elif one is not None:
            result[key] = to_json(one)
    return result


_PLAIN = {str, int, float, bool}


@cache
def _keys(kind: type) -> tuple[tuple[str, str], ...]:
    """Return the fields of a dataclass, each with its key in the JSON."""
    if not is_dataclass(kind):
        raise TypeError(f"{kind.__name__} is not part of the contract with the browser")
    return tuple((one.name, one.name.rstrip("_")) for one in fields(kind))
