"""``netwerkatlas gaps``: who works on which theme where, and where nobody does."""

from __future__ import annotations

import click

from cli.options import as_csv, as_json, store
from cli.output.results import basis, basis_line, name_of, whole_network
from cli.output.terminal import print_csv, print_json
from graph.analysis.theme_place_coverage import Cell
from graph.export.base import Value
from graph.network import Network
from graph.services.gaps import find_gaps

_FIELDS = ("theme", "place", "observed", "expected", "known", "gap", "actors")


@click.command(epilog="Example:  netwerkatlas gaps --csv")
@click.option("--kind", default="", help="Count only this kind, such as stichting or Person.")
@as_json
@as_csv
@store
def command(kind: str, as_json: bool, as_csv: bool, store: str | None) -> None:
    """Print a row for each theme and place: who is there, and how many would be expected.

    Expected is how many there would be if themes were divided over places evenly. Where no
    report speaks of both, an empty cell is not a gap: it is unknown.
    """
    network = whole_network(store)
    cells = sorted(find_gaps(network, kind), key=lambda c: (-c.gap, c.theme, c.place))
    if as_csv:
        print_csv(_FIELDS, [_row(cell, network) for cell in cells])
    elif as_json:
        rows = [{**_row(cell, network), "actors": list(cell.actors)} for cell in cells]
        print_json({"basis": basis(network), "cells": rows})
    else:
        _print_text(cells, network)


def _row(cell: Cell, network: Network) -> dict[str, Value]:
    return {
        "theme": network.nodes[cell.theme].name,
        "place": network.nodes[cell.place].name,
        "observed": len(cell.actors),
        "expected": round(cell.expected, 3),
        "known": cell.known,
        "gap": round(cell.gap, 3),
        "actors": "; ".join(name_of(actor, network) for actor in cell.actors),
    }


def _print_text(cells: list[Cell], network: Network) -> None:
    for cell in cells:
        where = f"{name_of(cell.theme, network)} in {name_of(cell.place, network)}"
        if cell.actors or cell.gap:
            click.echo(f"{len(cell.actors):3} of {cell.expected:5.1f} expected  {where}")
    unknown = sum(not cell.known for cell in cells)
    click.echo(f"{unknown} of {len(cells)} cells are unknown: no report speaks of both.")
    click.echo(basis_line(network))
