"""Keys under which two forms of a name are one: case, diacritics, spacing and legal form fold.

So do "&" and "en", "St." and "Sint", "B.V." and "bv". A foundation or association folds with the
bare name, unless one report has both ("Stichting Zon", "Vereniging Zon"); a firm and a cooperative
are of another kind and stay apart.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from graph.network import node_id, slug
from graph.schema import ORGANISATION
from loaders.language.lexicon import table

_LEXICON = table("legal_forms")
_LEGAL_FORMS: Mapping[str, str] = {
    word: form for form, words in _LEXICON["forms"].items() for word in words
}
_KEPT: Mapping[str, str] = _LEXICON["kept"]
"""Legal form that tells a kind of its own -> the word for it in a key."""

_ARTICLES = frozenset(_LEXICON["articles"])
_DOTTED = re.compile(r"\b(b|n|v|u|c)\.\s?(v|a|z|o)\.(?:\s?(w|f)\.)?(?!\w)", re.IGNORECASE)
_SAINT = re.compile(_LEXICON["saint_abbreviations"])


@lru_cache(maxsize=10_000)
def core_words(name: str) -> tuple[str, ...]:
    """Return the words of a name without its legal form and article, folded.

    A cooperative or a firm stays one, at the end: "Coöperatie Zon" and "Zon Coöperatie" are the
    same, and neither is Stichting Zon. A name that is nothing else keeps all of its words.
    """
    words = _words(name)
    core = tuple(w for w in words if w not in _LEGAL_FORMS and w not in _ARTICLES)
    kept = sorted(_KEPT[form] for form in legal_forms(name) if form in _KEPT)
    return (*core, *kept) if core else words


@lru_cache(maxsize=10_000)
def legal_forms(name: str) -> frozenset[str]:
    """Return the legal forms that a name states: those of one kind are one."""
    return frozenset(_LEGAL_FORMS[word] for word in _words(name) if word in _LEGAL_FORMS)


def are_rivals(first: str, second: str) -> bool:
    """Whether two names state different legal forms, so that they name two organisations."""
    ours, theirs = legal_forms(first), legal_forms(second)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


@lru_cache(maxsize=10_000)
def entity_id(type_: str, name: str) -> str:
    """Return the id of the node that a name of this type stands for, the same in every source."""
    return node_id(type_, " ".join(core_words(name)) if type_ == ORGANISATION else name)


def rivals(names: Iterable[str]) -> frozenset[str]:
    """Return the names of organisations that share all but their legal form with another."""
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in dict.fromkeys(names):
        alike[core_words(name)].append(name)
    return frozenset(
        name
        for same in alike.values()
        if len(same) > 1
        for name in same
        if any(are_rivals(name, other) for other in same)
    )


@lru_cache(maxsize=10_000)
def _words(name: str) -> tuple[str, ...]:
    plain = _DOTTED.sub(lambda match: "".join(filter(None, match.groups())), name)
    plain = _SAINT.sub(_LEXICON["saint"], plain.replace("&", f" {_LEXICON['and']} "))
    return tuple(slug(plain).split("-"))
