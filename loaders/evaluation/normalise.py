"""Comparable forms of names and texts: what may differ without being another thing."""

import re
import unicodedata
from collections import Counter

from loaders.language.lexicon import table
from loaders.language.typography import SOFT_HYPHEN, VARIANTS, ZERO_WIDTH_SPACE

_LEXICON = table("evaluation")
_LEADS = tuple(f"{word} " for word in _LEXICON["leads"])

GENERIC_NAMES = frozenset(_LEXICON["generic_names"])
"""Words that name no one by themselves (compared without their article)."""


def comparable(name: str) -> str:
    """Return ``name`` without case, typographic variants, outer punctuation and leading words.

    Leading words are articles, "stichting" and "gemeente".
    """
    plain = _typographically_plain(name).replace(ZERO_WIDTH_SPACE, "").casefold()
    return _without_lead(" ".join(plain.split()).strip(' .,;:!?"*_()[]'))


def relaxed(text: str) -> str:
    """Return ``text`` with white space and table bars as single spaces and plain punctuation."""
    return re.sub(r"[\s|]+", " ", _typographically_plain(text)).strip()


def token_f1(first: str, second: str) -> float:
    """Return the F1 (0 to 1) of the words that two texts share, counting repeats."""
    left, right = _tokens(first), _tokens(second)
    if not left or not right:
        return 0.0
    return 2 * (left & right).total() / (left.total() + right.total())


def _tokens(text: str) -> Counter[str]:
    plain = unicodedata.normalize("NFKC", text).replace(SOFT_HYPHEN, "").casefold()
    return Counter(re.findall(r"\w+", plain))


def _typographically_plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(SOFT_HYPHEN, "").translate(VARIANTS)


def _without_lead(name: str) -> str:
    for lead in _LEADS:
        rest = name.removeprefix(lead)
        if rest != name and len(rest) > 1:
            return _without_lead(rest.strip())
    return name
