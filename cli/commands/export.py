"""``netwerkatlas export``: write the network of a store to a file."""

from pathlib import Path

import click

from cli.options import store
from graph.errors import SettingsError
from graph.export import EXPORTERS
from graph.services.export import export_evidence, export_network
from graph.settings import store_url
from graph.store import open_store


@click.command(epilog="Example:  netwerkatlas export --format graphml -o network.graphml")
@click.option(
    "--format", "format_name", type=click.Choice(list(EXPORTERS)), required=True, help="The format."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; else stdout.",
)
@store
def command(format_name: str, output: Path | None, store: str | None) -> None:
    """Write the whole network to a file or to stdout.

    csv gives a zip with tables of nodes, edges and quotes; to stdout, or to a file that ends in
    .csv, it gives the table of ties with their quotes. html gives one page that works offline,
    xlsx a workbook; gexf and html hold a picture.
    """
    with open_store(store_url(store)) as opened:
        network = opened.read()
    if not network.documents:
        click.echo("Warning: the store holds no report yet; load one first.", err=True)
    one_table = format_name == "csv" and (output is None or output.suffix.lower() == ".csv")
    content = export_evidence(network) if one_table else export_network(network, format_name)
    if output is None:
        click.echo(content, nl=False)
    else:
        _write(output, content)
        click.echo(f"Wrote {output} ({len(content):,} bytes).", err=True)


def _write(output: Path, content: bytes) -> None:
    try:
        output.write_bytes(content)
    except OSError as error:
        raise SettingsError(
            f"{output}: cannot be written ({error.strerror}); choose another file with -o."
        ) from error
