"""``netwerkatlas review``: which actors and places may be one, for a person to judge."""

from __future__ import annotations

from collections.abc import Iterator

import click

from cli.options import as_json, store
from cli.output.results import JsonObject, name_of, node_value, whole_network
from cli.output.terminal import one_line, print_json
from graph.analysis.duplicates import DuplicatePair, duplicates
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
    found = duplicates(network)
    if as_json:
        print_json([_value(pair, network) for pair in found])
        return
    for pair in found:
        for line in _lines(pair, network):
            click.echo(line)
    click.echo(f"{len(found)} pair(s) that may be one.")


def _value(pair: DuplicatePair, network: Network) -> JsonObject:
    return {
        "first": node_value(pair.first, network),
        "second": node_value(pair.second, network),
        "reason": pair.reason,
        "strength": pair.strength,
    }


def _lines(pair: DuplicatePair, network: Network) -> Iterator[str]:
    label = NODE_TYPES[network.nodes[pair.first].type].label.en
    names = f"{name_of(pair.first, network)} = {name_of(pair.second, network)}"
    yield f"{pair.strength:.2f}  {names}  ({label}, {pair.reason})"
    for node in (pair.first, pair.second):
        titles = "; ".join(network.documents[d].title for d in network.nodes[node].documents)
        yield f"    {name_of(node, network)}: in {one_line(titles)}"
