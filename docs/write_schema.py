"""Write docs/schema.md from the schema: ``make docs``."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from graph.schema import EDGE_TYPES, KINDS, NODE_TYPES, STATUSES, EdgeType, Label

TARGET = Path(__file__).with_name("schema.md")


def schema_text() -> str:
    """Return the content of docs/schema.md."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# The schema"
    yield ""
    yield "Drawn from `graph/schema.py` by `make docs`; change it there."
    yield from _table("Nodes", ("Type", "Dutch", "English", "Shape", "Colour"), _node_rows())
    for node_type, kinds in KINDS.items():
        yield from _table(f"Kinds of {node_type}", ("Kind", "Dutch", "English"), _labels(kinds))
    yield from _table("Ties", ("Type", "From", "To", "Dutch", "English"), _edge_rows())
    statuses = {name: status.label for name, status in STATUSES.items()}
    yield from _table("Statuses of a tie", ("Status", "Dutch", "English"), _labels(statuses))


def _table(title: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield ""
    yield f"## {title}"
    yield ""
    for row in (head, ("---",) * len(head), *rows):
        yield f"| {' | '.join(row)} |"


def _node_rows() -> Iterator[tuple[str, ...]]:
    for name, node_type in NODE_TYPES.items():
        label = node_type.label
        yield name, label.nl, label.en, node_type.shape, f"`{node_type.colour}`"


def _edge_rows() -> Iterator[tuple[str, ...]]:
    for name, edge_type in EDGE_TYPES.items():
        yield name, *_ends(edge_type), edge_type.label.nl, edge_type.label.en


def _ends(edge_type: EdgeType) -> tuple[str, str]:
    source, target = (", ".join(sorted(e)) for e in (edge_type.sources, edge_type.targets))
    return source, f"{target} (symmetric)" if edge_type.symmetric else target


def _labels(labels: Mapping[str, Label]) -> Iterator[tuple[str, ...]]:
    return ((name, label.nl, label.en) for name, label in labels.items())


if __name__ == "__main__":
    TARGET.write_text(schema_text(), encoding="utf-8")
