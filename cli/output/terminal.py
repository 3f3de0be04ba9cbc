"""Text for the terminal: nothing that a report or a file name holds may steer it."""

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

import click

from graph.export.base import Value
from graph.export.csv import csv_table
from graph.network import Evidence


def one_line(text: str) -> str:
    """Return ``text`` on one line, without control characters."""
    return " ".join("".join(c if _is_plain(c) else " " for c in text).split())


def read_by(evidence: Evidence) -> str:
    """Return which language model read a quote, after a comma; empty if the rules did."""
    return f", read by {one_line(evidence.reader)}" if evidence.reader else ""


def print_json(value: object) -> None:
    """Write ``value`` to stdout as UTF-8 JSON, whatever the terminal's encoding."""
    dump = json.dumps(value, ensure_ascii=False, indent=1)
    click.echo(dump.encode("utf-8", errors="backslashreplace"))


def print_csv(fields: Sequence[str], rows: Iterable[Mapping[str, Value]]) -> None:
    """Write a table to stdout as CSV that spreadsheets open as it is."""
    click.echo(csv_table(fields, rows).encode("utf-8-sig", "replace"), nl=False)


def _is_plain(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp")
