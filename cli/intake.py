"""Reports on their way into a store: what came in, and what could not be read."""

from collections import Counter
from pathlib import Path

from graph.errors import LoadError, ModelError
from graph.model import Network
from graph.store.base import Store
from loaders import load


class Intake:
    """Reads files into ``store`` one by one, and keeps count.

    ``outcomes`` counts documents that were added, replaced or unchanged; ``failures`` holds a
    line for each file that could not be read.
    """

    def __init__(self, store: Store) -> None:
        self.outcomes: Counter[str] = Counter()
        self.failures: list[str] = []
        self._store = store
        self._origins: dict[str, Path] = {}
        self._types: dict[str, str] = {}

    def take(self, path: Path) -> None:
        """Read one file and write it to the store, or note why it could not be read.

        Raises
        ------
        StoreError
            If the store cannot take it.
        """
        try:
            network = load(path)
            self._claim(path, network)
        except (LoadError, ModelError) as error:
            self.failures.append(_about(path, str(error)))
            return
        written = self._store.write(network)
        for outcome in ("added", "replaced", "unchanged"):
            self.outcomes[outcome] += len(getattr(written, outcome))
        self._types |= {node.id: node.type for node in network.nodes.values()}
        self._types |= {edge.id: edge.type for edge in network.edges.values()}

    @property
    def types(self) -> Counter[str]:
        """How many nodes and edges of each type were read, each counted once."""
        return Counter(self._types.values())

    def _claim(self, path: Path, network: Network) -> None:
        """Note that ``path`` is the origin of its documents; two files cannot share one."""
        for document_id in network.documents:
            first = self._origins.get(document_id, path)
            if first != path:
                raise LoadError(
                    f"this report goes by the same name '{document_id}' as {first},"
                    " which was loaded just now; rename one of the two files."
                )
            self._origins[document_id] = path


def _about(path: Path, message: str) -> str:
    """Return ``message`` led by the whole path, so that files of one name are told apart."""
    return f"{path}: {message.removeprefix(f'{path.name}: ').removeprefix(f'{path}: ')}"
