"""Reports on their way into a store: what came in, and what could not be read."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from cli.output.table_warnings import remarks
from cli.reading import Reading
from graph.errors import ModelError
from graph.network import Document, Edge, Network, Node
from graph.store.base import Store
from loaders.ingest.versions import rival_of

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


class Intake:
    """Takes readings into ``store`` and keeps count; what it took is written when it closes.

    Small reports wait for each other and are written together, as much of what the store
    holds is looked up for each write. A report replaces an older version of itself;
    ``replace`` lets it take the place of a different report of the same name, too.

    ``outcomes`` counts documents that were added, replaced or unchanged; ``failures`` holds a
    line for each file that could not be read, ``remarks`` lines on the tables that came in.
    """

    def __init__(self, store: Store, *, replace: bool = False) -> None:
        self.outcomes: Counter[str] = Counter()
        self.failures: list[str] = []
        self.remarks: list[str] = []
        self._store = store
        self._replace = replace
        self._stored = {info.id for info in store.documents()}
        self._origins: dict[str, Path] = {}
        self._types: dict[str, str] = {}
        self._waiting: list[tuple[Path, Network]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._write()

    def take(self, reading: Reading) -> None:
        """Take one reading, to be written to the store, or note why there is none.

        Raises
        ------
        StoreError
            If the store cannot take it, or those before it that were still to be written.
        """
        if reading.network is None:
            self.failures.append(_about(reading.path, reading.failure))
            return
        namesake = self._claim(reading.path, reading.network)
        if namesake:
            self.failures.append(_about(reading.path, _SAME_NAME.format(namesake)))
            return
        rival = None if self._replace else rival_of(reading.network, self._stored_before)
        if rival:
            self.failures.append(_about(reading.path, _OTHER_REPORT.format(rival.title)))
            return
        if reading.table:
            self.remarks += remarks(reading.path.name, reading.table)
        self._waiting.append((reading.path, reading.network))
        if sum(len(_parts(network)) for _, network in self._waiting) > _WRITTEN_AT:
            self._write()

    @property
    def types(self) -> Counter[str]:
        """How many nodes and edges of each type were read, each counted once."""
        return Counter(self._types.values())

    def _claim(self, path: Path, network: Network) -> Path | None:
        """Note that ``path`` is the origin of its documents; return the file that was before it."""
        for document_id in network.documents:
            first = self._origins.setdefault(document_id, path)
            if first != path:
                return first
        return None

    def _stored_before(self, document_id: str) -> Document | None:
        known = document_id in self._stored
        return self._store.document(document_id) if known else None

    def _write(self) -> None:
        """Write what waits together; if the store refuses that, one by one."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        try:
            self._put(Network.union([network for _, network in waiting]))
        except ModelError:
            for path, network in waiting:
                try:
                    self._put(network)
                except ModelError as error:
                    self.failures.append(_about(path, str(error)))

    def _put(self, network: Network) -> None:
        written = self._store.write(network)
        self._types |= {part.id: part.type for part in _parts(network)}
        for outcome in ("added", "replaced", "unchanged"):
            self.outcomes[outcome] += len(getattr(written, outcome))


def _parts(network: Network) -> Sequence[Node | Edge]:
    return (*network.nodes.values(), *network.edges.values())


def _about(path: Path, message: str) -> str:
    """Return ``message`` led by the whole path, so that files of one name are told apart."""
    return f"{path}: {message.removeprefix(f'{path.name}: ').removeprefix(f'{path}: ')}"
