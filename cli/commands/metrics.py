"""``netwerkatlas metrics``: how every actor stands in the network, in numbers."""

from __future__ import annotations

import click

from cli.options import as_csv, as_json, store
from cli.output.results import basis, name_of, whole_network
from cli.output.terminal import print_csv, print_json
from graph.analysis.adjacency import two_mode_ties
from graph.analysis.communities import communities
from graph.analysis.metrics.registry import METRICS, measured
from graph.export.base import Value
from graph.network import Network
from graph.schema import ACTORS

_TOP = 10


@click.command(epilog="Example:  netwerkatlas metrics --csv")
@as_json
@as_csv
@store
def command(as_json: bool, as_csv: bool, store: str | None) -> None:
    """Print each measure of every organisation and person; --csv and --json give them all.

    Only ties that are there count: existing and strained ones, not those that are wanted.
    """
    network = whole_network(store)
    rows = _rows(network)
    if as_csv:
        print_csv(("id", "name", "type", "kind", "community", *METRICS), rows)
    elif as_json:
        metrics = {name: metric.explanation.en for name, metric in METRICS.items()}
        print_json({"basis": basis(network), "metrics": metrics, "actors": rows})
    else:
        _print_text(rows)


def _rows(network: Network) -> list[dict[str, Value]]:
    values = measured(network)
    groups = communities(two_mode_ties(network))
    group_of = {node: number for number, group in enumerate(groups, start=1) for node in group}
    return [
        {
            "id": node.id,
            "name": name_of(node.id, network),
            "type": node.type,
            "kind": node.kind or "",
            "community": group_of[node.id],
            **{name: values[name].get(node.id) for name in METRICS},
        }
        for node in network.nodes.values()
        if node.type in ACTORS
    ]


def _print_text(rows: list[dict[str, Value]]) -> None:
    for name, metric in METRICS.items():
        click.echo(f"{metric.label.en}: {metric.explanation.en}")
        ranked = [
            (float(row[name] or 0), str(row["name"])) for row in rows if row[name] is not None
        ]
        turn = 1 if metric.low_first else -1
        for value, actor in sorted(ranked, key=lambda one: (turn * one[0], one[1]))[:_TOP]:
            shown = f"{value:8.1%}" if metric.share else f"{value:8.2f}"
            click.echo(f"  {shown}  {actor}")
