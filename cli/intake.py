"""Reports on their way into a store: what came in, and what could not be read."""

from collections import Counter
from pathlib import Path

from cli.reading import Reading
from cli.remarks import remarks
from graph.model import Document, Network
from graph.store.base import Store, WriteSummary
from loaders.versions import rival_of

_SAME_NAME = (
    "this report goes by the same name as {}, which was loaded just now;"
    " rename one of the two files."
)


_OTHER_REPORT = (
    "the store holds another report by this name, '{}'; rename the file to keep both,"
    " or load it with --replace to lose the one in the store."
)


class Intake:
    """Takes readings into ``store`` one by one, and keeps count.

    A report replaces an older version of itself; ``replace`` lets it take the place of a
    different report of the same name, too.

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

    def take(self, reading: Reading) -> None:
        """Write one reading to the store, or note why there is none.

        Raises
        ------
        StoreError
            If the store cannot take it.
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
        self._count(reading.network, self._store.write(reading.network))
        if reading.table:
            self.remarks += remarks(reading.path.name, reading.table)

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

    def _count(self, network: Network, written: WriteSummary) -> None:
        for outcome in ("added", "replaced", "unchanged"):
            self.outcomes[outcome] += len(getattr(written, outcome))
        self._types |= {node.id: node.type for node in network.nodes.values()}
        self._types |= {edge.id: edge.type for edge in network.edges.values()}


def _about(path: Path, message: str) -> str:
    """Return ``message`` led by the whole path, so that files of one name are told apart."""
    return f"{path}: {message.removeprefix(f'{path.name}: ').removeprefix(f'{path}: ')}"
