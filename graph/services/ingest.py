"""Reading in: files are read, held against what the store has, and written."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Self

from graph.errors import ModelError
from graph.network import Document, Edge, Network, Node
from graph.store.base import Store
from loaders.ingest.batch import RowProgress, read_files
from loaders.ingest.files import FileOutcome
from loaders.ingest.garbage import garbage_collection_paused
from loaders.ingest.report_readers import ReportReader, read_by_rules
from loaders.ingest.versions import rival_of
from loaders.spreadsheets.columns.mapping import ColumnMapping
from loaders.spreadsheets.columns.saved_mappings import remember

ADDED, REPLACED, UNCHANGED, REFUSED = "added", "replaced", "unchanged", "refused"
"""What became of a report: REFUSED when another report of its name is in the way."""

_SAME_NAME = (
    "this report goes by the same name as {}, which was loaded just now;"
    " rename one of the two files."
)
_OTHER_REPORT = (
    "the store holds another report by this name, '{}'; rename the file to keep both,"
    " or load it with --replace to lose the one in the store."
)
_WRITTEN_AT = 20_000
"""Number of nodes and edges that wait before they are written."""


def import_files(
    files: Sequence[Path],
    store: Store,
    *,
    replace: bool = False,
    columns: Mapping[str, str] | None = None,
    on_file: Callable[[FileOutcome], None] | None = None,
    on_rows: RowProgress | None = None,
    reader: ReportReader = read_by_rules,
) -> Importer:
    """Read files into a store; return the importer, which knows what became of them.

    ``columns`` are the fields that the user chose for the columns of spreadsheets, by folded
    header; they are remembered. ``on_file`` is called with each file once it was read, and
    refused or taken; ``on_rows`` as in :mod:`loaders.ingest.batch`. ``reader`` reads the reports.

    Raises
    ------
    StoreError
        If the store cannot take it. What was written before stays.
    NetwerkatlasError
        If a file makes a reading process crash.
    """
    with (
        garbage_collection_paused(),
        closing(read_files(files, columns, on_rows, reader)) as outcomes,
        Importer(store, replace=replace) as importer,
    ):
        for outcome in outcomes:
            taken = importer.add(outcome)
            if on_file:
                on_file(taken)
            if columns and outcome.spreadsheet:
                remember_columns(outcome.spreadsheet.mappings)
    return importer


def import_report(network: Network, store: Store, *, replace: bool) -> str:
    """Write what one report states; return what became of it.

    A newer version replaces its older one; another report of the same name is in the way
    unless ``replace`` is given, and then nothing changes: REFUSED.

    Raises
    ------
    ModelError
        If the store refuses what the report states.
    StoreError
        If the store cannot take it.
    """
    (document,) = network.documents.values()
    importer = Importer(store, replace=replace)
    if importer.add(FileOutcome(Path(document.source), network)).failure:
        return REFUSED
    importer.flush()
    if importer.failures:
        raise ModelError(importer.failures[0])
    return next(outcome for outcome, count in importer.outcomes.items() if count)


def remember_columns(
    mappings: Sequence[ColumnMapping], columns: Mapping[str, str] | None = None
) -> None:
    """Keep the fields of each sheet's columns for the next spreadsheet with the same headers.

    ``columns`` are fields by folded header that win over those of the mapping.

    Raises
    ------
    SettingsError
        If the user's data folder cannot be written.
    """
    chosen = columns or {}
    for mapping in mappings:
        fields = mapping.fields_by_header
        remember({header: chosen.get(header, field) for header, field in fields.items()})


class Importer:
    """Writes what was read into a store, and keeps count; the rest is written when it closes.

    Small reports wait for each other and are written together, as much of what the store
    holds is looked up for each write. A report replaces an older version of itself;
    ``replace`` lets it take the place of a different report of the same name, too.

    ``outcomes`` counts reports that were added, replaced or unchanged; ``failures`` holds a
    line for each file that could not be read, or that the store refused.
    """

    def __init__(self, store: Store, *, replace: bool = False) -> None:
        self.outcomes: Counter[str] = Counter()
        self.failures: list[str] = []
        self._store = store
        self._replace = replace
        self._stored = {info.id for info in store.documents()}
        self._origins: dict[str, Path] = {}
        self._types: dict[str, str] = {}
        self._waiting: list[tuple[Path, Network]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.flush()

    def add(self, outcome: FileOutcome) -> FileOutcome:
        """Take what was read from a file, to be written to the store, or note why not.

        Returned is the outcome, with the failure if it is refused.

        Raises
        ------
        StoreError
            If the store cannot take it, or those before it that were still to be written.
        """
        if outcome.network is None:
            self.failures.append(_about(outcome.path, outcome.failure))
            return outcome
        if refusal := self._refusal(outcome.path, outcome.network):
            self.failures.append(_about(outcome.path, refusal))
            return dataclasses.replace(outcome, failure=refusal)
        self._waiting.append((outcome.path, outcome.network))
        if sum(len(_parts(network)) for _, network in self._waiting) > _WRITTEN_AT:
            self.flush()
        return outcome

    @property
    def types(self) -> Counter[str]:
        """How many nodes and edges of each type were read, each counted once."""
        return Counter(self._types.values())

    def flush(self) -> None:
        """Write what waits together; if the store refuses that, one by one."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        try:
            self._write([network for _, network in waiting])
        except ModelError:
            for path, network in waiting:
                try:
                    self._write([network])
                except ModelError as error:
                    self.failures.append(_about(path, str(error)))

    def _refusal(self, path: Path, network: Network) -> str:
        """Return why what was read may not be written; empty if it may."""
        for document_id in network.documents:
            first = self._origins.setdefault(document_id, path)
            if first != path:
                return _SAME_NAME.format(first)
        rival = None if self._replace else rival_of(network, self._stored_before)
        return _OTHER_REPORT.format(rival.title) if rival else ""

    def _stored_before(self, document_id: str) -> Document | None:
        known = document_id in self._stored
        return self._store.document(document_id) if known else None

    def _write(self, networks: Sequence[Network]) -> None:
        written = self._store.write(*networks)
        self._types |= {part.id: part.type for network in networks for part in _parts(network)}
        self.outcomes[ADDED] += len(written.added)
        self.outcomes[REPLACED] += len(written.replaced)
        self.outcomes[UNCHANGED] += len(written.unchanged)


def _parts(network: Network) -> Sequence[Node | Edge]:
    return (*network.nodes.values(), *network.edges.values())


def _about(path: Path, message: str) -> str:
    """Return ``message`` led by the whole path, so that files of one name are told apart."""
    return f"{path}: {message.removeprefix(f'{path.name}: ').removeprefix(f'{path}: ')}"
