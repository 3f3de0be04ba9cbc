"""Keys under which two forms of a name are one: case, diacritics, spacing and legal form fold."""

from functools import lru_cache

from graph.model import node_id, slug
from graph.schema import ORGANISATION

LEGAL_FORMS = frozenset(
    {"stichting", "vereniging", "vzw", "bv", "nv", "cooperatie", "de", "het", "ua"}
)


def core_words(name: str) -> tuple[str, ...]:
    """Return the words of a name without its legal form and article, folded.

    A name that is nothing else keeps all of its words.
    """
    words = tuple(slug(name).split("-"))
    return tuple(word for word in words if word not in LEGAL_FORMS) or words


@lru_cache(maxsize=10_000)
def entity_id(type_: str, name: str) -> str:
    """Return the id of the node that a name of this type stands for, the same in every source."""
    return node_id(type_, " ".join(core_words(name) if type_ == ORGANISATION else (name,)))
