"""Options that several commands share."""

import click

store = click.option(
    "--store",
    metavar="URL",
    help="sqlite:///path or neo4j://host. Else NETWERKATLAS_STORE, else your data folder.",
)
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
as_csv = click.option("--csv", "as_csv", is_flag=True, help="Print a table for spreadsheets.")
