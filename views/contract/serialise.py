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
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list | tuple):
        return [to_json(one) for one in value]
    if isinstance(value, Mapping):
        return {str(key): to_json(one) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        named = ((key, getattr(value, field)) for field, key in _keys(type(value)))
        return {key: to_json(one) for key, one in named if one is not None}
    raise TypeError(f"{type(value).__name__} is not part of the contract with the browser")


@cache
def _keys(kind: type) -> tuple[tuple[str, str], ...]:
    """Return the fields of a dataclass, each with its key in the JSON."""
    return tuple((one.name, one.name.rstrip("_")) for one in fields(kind))
