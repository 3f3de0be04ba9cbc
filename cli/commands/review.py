"""``netwerkatlas review``: which actors and places may be one, for a person to judge."""

from __future__ import annotations

from collections.abc import Iterator

import click

from cli.options import as_json, store
from cli.output.results import JsonObject, name_of, node_value, whole_network
from cli.output.terminal import one_line, print_json
from graph.analysis.duplicates import Double, doubles
from graph.network import Network
from graph.schema import NODE_TYPES


@click.command(epilog="Example:  netwerkatlas review --json")
@as_json
@store
def command(as_json: bool, store: str | None) -> None:
    """List pairs of organisations, people and places that may be one, and why.

    Nothing is merged. To merge a pair, put both names in one row of your own table of names and
    load the reports again.
    """
    network = whole_network(store)
    found = doubles(network)
    if as_json:
        print_json([_value(double, network) for double in found])
        return
    for double in found:
        for line in _lines(double, network):
            click.echo(line)
    click.echo(f"{len(found)} pair(s) that may be one.")


def _value(double: Double, network: Network) -> JsonObject:
    return {
        "first": node_value(double.first, network),
        "second": node_value(double.second, network),
        "reason": double.reason,
        "strength": double.strength,
    }


def _lines(double: Double, network: Network) -> Iterator[str]:
    label = NODE_TYPES[network.nodes[double.first].type].label.en
    names = f"{name_of(double.first, network)} = {name_of(double.second, network)}"
    yield f"{double.strength:.2f}  {names}  ({label}, {double.reason})"
    for node in (double.first, double.second):
        titles = "; ".join(network.documents[d].title for d in network.nodes[node].documents)
        yield f"    {name_of(node, network)}: in {one_line(titles)}"
