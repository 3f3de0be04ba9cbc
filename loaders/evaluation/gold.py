"""Golds: annotations made by hand, with what they leave open."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import LoadError
from loaders.evaluation.annotation import (
    Annotation,
    EntityEntry,
    RecommendationEntry,
    RelationEntry,
    ReportHead,
    SessionEntry,
)


@dataclass(frozen=True, slots=True)
class OpenRelation:
    """A relation without a quote: an optional one, or a trap (with why it is none)."""

    type: str
    source: str
    target: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Gold:
    """A hand-made annotation and what it leaves open.

    The ``optional`` parts are neither rewarded nor punished; ``traps`` are relations that the
    text rules out. ``other_statuses`` holds, in the order of the relations, the statuses that
    a careful reader may give as well.
    """

    annotation: Annotation
    optional_entities: tuple[str, ...] = ()
    optional_relations: tuple[OpenRelation, ...] = ()
    optional_recommendations: tuple[str, ...] = ()
    traps: tuple[OpenRelation, ...] = ()
    other_statuses: tuple[tuple[str, ...], ...] = ()


def load_gold(path: Path) -> Gold:
    """Read one NAME.gold.json.

    Raises
    ------
    LoadError
        If the file is no annotation in the schema of the guidelines.
    """
    try:
        return parse_gold(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise LoadError(
            f"{path.name}: this is no annotation ({type(error).__name__}: {error});"
            " write it in the schema of docs/annotation.md."
        ) from error


def parse_gold(data: Mapping[str, Any]) -> Gold:
    """Return the gold that these plain values describe."""
    optional = data.get("optional") or {}
    return Gold(
        parse_annotation(data),
        tuple(optional.get("entities", ())),
        tuple(map(_open_relation, optional.get("relations", ()))),
        tuple(optional.get("recommendations", ())),
        tuple(map(_open_relation, data.get("traps", ()))),
        tuple(tuple(r.get("status_also", ())) for r in data.get("relations", ())),
    )


def parse_annotation(data: Mapping[str, Any]) -> Annotation:
    """Return the annotation that these plain values describe. Fields it lacks are empty."""
    return Annotation(
        ReportHead(**_fields(data.get("report") or {"title": ""}, ("title", "event", "year"))),
        tuple(map(_session, data.get("sessions") or ())),
        tuple(map(_entity, data.get("entities") or ())),
        tuple(map(_relation, data.get("relations") or ())),
        tuple(map(_recommendation, data.get("recommendations") or ())),
    )


def _session(data: Mapping[str, Any]) -> SessionEntry:
    return SessionEntry(
        data["number"], data.get("title", ""), _strings(data, "hosts"), _strings(data, "people")
    )


def _entity(data: Mapping[str, Any]) -> EntityEntry:
    sessions = tuple(data.get("sessions") or ())
    return EntityEntry(
        data["type"], data["name"], _strings(data, "aliases"), data.get("kind"), sessions
    )


def _relation(data: Mapping[str, Any]) -> RelationEntry:
    wanted = ("type", "source", "target", "status", "quote", "start", "end", "session")
    return RelationEntry(**_fields(data, wanted))


def _recommendation(data: Mapping[str, Any]) -> RecommendationEntry:
    return RecommendationEntry(
        data["id"],
        data.get("session"),
        data["text"],
        data.get("start"),
        data.get("end"),
        _strings(data, "addressees"),
        _strings(data, "themes"),
        bool(data.get("explicit", True)),
    )


def _open_relation(data: Mapping[str, Any]) -> OpenRelation:
    return OpenRelation(**_fields(data, ("type", "source", "target", "why")))


def _fields(data: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    return {name: data[name] for name in names if data.get(name) is not None}


def _strings(data: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(data.get(name) or ())
