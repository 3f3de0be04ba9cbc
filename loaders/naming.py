"""Keys under which two forms of a name are one: case, diacritics, spacing and legal form fold."""

from graph.model import slug

LEGAL_FORMS = frozenset(
    {"stichting", "vereniging", "vzw", "bv", "nv", "cooperatie", "de", "het", "ua"}
)


def core_words(name: str) -> tuple[str, ...]:
    """Return the words of a name without its legal form and article, folded.

    A name that is nothing else keeps all of its words.
    """
    words = tuple(slug(name).split("-"))
    return tuple(word for word in words if word not in LEGAL_FORMS) or words
