"""``netwerkatlas copy``: move everything from one store to another."""

import click

from cli.output.terminal import one_line
from graph.errors import SettingsError, StoreError
from graph.network import Network
from graph.store import open_store
from graph.store.base import Counts, Filter, Store
from graph.store.sqlite.connection import path_of


@click.command(
    epilog="Example:  netwerkatlas copy --from sqlite:///atlas.db --to neo4j://localhost"
)
@click.option("--from", "source_url", metavar="URL", required=True, help="The store to read.")
@click.option("--to", "target_url", metavar="URL", required=True, help="The store to fill.")
def command(source_url: str, target_url: str) -> None:
    """Copy every report from one store to another, and check what arrived.

    What the other store holds already is kept; a report with the same id is replaced. After a
    failure the command can be run again: reports that arrived are not sent twice.
    """
    _check_there(source_url)
    with open_store(source_url) as source, open_store(target_url) as target:
        sent = _send(source, target)
        _check(source, target, sent)
        counts = source.counts()
    click.echo(
        f"Copied {counts.documents} reports, {counts.nodes} nodes, {counts.edges} edges and"
        f" {counts.evidence} quotes; counts and content are equal on arrival."
    )


def _check_there(url: str) -> None:
    if url.startswith("sqlite:") and not path_of(url).exists():
        raise SettingsError(f"There is no store at {path_of(url)}; check what follows --from.")


def _send(source: Store, target: Store) -> list[str]:
    """Copy report by report; return their ids."""
    sent = [info.id for info in source.documents()]
    with click.progressbar(sent, label="Copying", item_show_func=_shown) as reports:
        for report in reports:
            target.write(_part(source, [report]))
    return sent


def _shown(report: str | None) -> str:
    return one_line(report or "")[:40]


def _check(source: Store, target: Store, sent: list[str]) -> None:
    """Compare what left with what arrived.

    Raises
    ------
    StoreError
        If the counts or the content differ.
    """
    if _numbers(source.counts()) != _numbers(_counts_of(target, sent)):
        raise StoreError(_DIFFERENT.format("the counts differ"))
    for report in sent:
        if _part(source, [report]).digest != _part(target, [report]).digest:
            raise StoreError(_DIFFERENT.format(f"'{report}' differs"))


_DIFFERENT = "The copy is not equal: {}. Was something loaded meanwhile? Run the copy again."


def _part(store: Store, reports: list[str]) -> Network:
    return store.read(Filter(reports=frozenset(reports)))


def _counts_of(store: Store, reports: list[str]) -> Counts:
    """Return the counts of these reports, which may share the store with others."""
    counts = store.counts()
    if counts.documents == len(reports):
        return counts
    part = _part(store, reports)
    quotes = sum(len(edge.evidence) for edge in part.edges.values())
    return Counts(len(part.documents), len(part.nodes), len(part.edges), quotes)


def _numbers(counts: Counts) -> tuple[int, int, int, int]:
    return counts.documents, counts.nodes, counts.edges, counts.evidence
