"""Themes of a session: the terms of the taxonomy that its title and text use most."""

import re
from collections import Counter
from functools import cache

from graph.schema import ABOUT, THEME
from loaders.extract.base import Claim, Mention, Reading
from loaders.lexicon import alternatives, table
from loaders.segment import Session

_TITLE_WEIGHT, _PER_SESSION = 3, 3


@cache
def _terms() -> tuple[re.Pattern[str], dict[str, str]]:
    theme = {
        form.casefold(): name for name, forms in table("themes").items() for form in (name, *forms)
    }
    return re.compile(rf"(?<![\w-])(?:{alternatives(theme)})(?![\w-])", re.IGNORECASE), theme


def find_themes(reading: Reading) -> None:
    """Add the mentions of themes, and the themes of each session."""
    pattern, theme = _terms()
    found = [
        Mention(*match.span(), THEME, theme[match.group().casefold()], None, "taxonomy", 0.8)
        for match in pattern.finditer(reading.text)
        if match.group().casefold() in theme
    ]
    for session in reading.sessions:
        inside = [m for m in found if session.start <= m.start < session.end]
        kept = _foremost(inside, session)
        reading.add(m for m in inside if m.name in kept)
        reading.claims += _about(reading, session, inside, kept)


def _foremost(mentions: list[Mention], session: Session) -> list[str]:
    weight: Counter[str] = Counter()
    for mention in mentions:
        weight[mention.name] += _TITLE_WEIGHT if mention.start < session.head_end else 1
    ranked = sorted(weight, key=lambda name: (-weight[name], name))
    return ranked[:_PER_SESSION]


def _about(
    reading: Reading, session: Session, mentions: list[Mention], kept: list[str]
) -> list[Claim]:
    claims = []
    for name in kept:
        first = next(m for m in mentions if m.name == name)
        start, end = _around(reading, first)
        claims.append(Claim(ABOUT, session, first, start, end, session.number, "taxonomy", 0.7))
    return claims


def _around(reading: Reading, mention: Mention) -> tuple[int, int]:
    for sentence in reading.sentences:
        if sentence.start <= mention.start and mention.end <= sentence.end:
            return sentence.start, sentence.end
    return mention.start, mention.end
