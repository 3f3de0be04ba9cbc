"""What a session is about: the terms of the taxonomy, and words of its own, that mark it.

A word weighs more in the head of a session than in running text, in advice than elsewhere, and
less the more sessions of the report share it. A word that no term knows is a theme only if it
is a long noun of the text and the session has fewer terms than themes.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from math import log

from graph.schema import ABOUT, CONCERNS, THEME
from loaders.language.lexicon import (
    alternatives,
    kind_by_ending,
    organisation_keywords,
    table,
    words,
)
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.sessions import Session
from loaders.nlp.step import Layer, step
from loaders.nlp.types import Advice, Claim, Mention
from loaders.themes.taxonomy import Term, stem, taxonomy

TERM, OWN_WORD, IN_ADVICE = "theme-term", "theme-word", "theme-in-advice"
RULES = {THEME: (TERM, OWN_WORD), ABOUT: (TERM, OWN_WORD), CONCERNS: (IN_ADVICE,)}
"""The rules of this module, by what they find."""

_HEAD_WEIGHT, _ADVICE_WEIGHT, _DOMAIN_WEIGHT = 2.5, 1.5, 0.7
_LETTER_WEIGHT, _NOUN_LENGTH, _PER_SESSION = 0.1, 7, 3
_LEAST = {TERM: 1.5, OWN_WORD: 4.0}
_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_PAPER = re.compile(
    rf"\w*(?:{alternatives(table('not_names')['suffixes'])})|{table('topics')['participle']}"
)
_DETERMINERS = table("topics")["determiners"]
_NOUN = re.compile(
    rf"\b(?:{alternatives(case(d) for d in _DETERMINERS for case in (str, str.title, str.upper))})"
    rf" ([a-zà-ÿ]{{{_NOUN_LENGTH},}})"
)


@step(
    requires=(
        Layer.SESSIONS,
        Layer.SENTENCES,
        Layer.RECOMMENDATIONS,
        Layer.PEOPLE,
        Layer.PLACES,
        Layer.ORGANISATIONS,
        Layer.GROUPS,
    ),
    assigns=(Layer.THEMES, Layer.ABOUT, Layer.CONCERNS),
)
def find_themes(analysed: AnalysedText) -> None:
    """Add the mentions of themes, the themes of each session, and those of each advice."""
    nouns = _nouns(analysed.text)
    found = {s.number: list(_candidates(analysed, s, nouns)) for s in analysed.sessions}
    shared = Counter(name for mentions in found.values() for name in {m.name for m in mentions})
    themes: list[Mention] = []
    for session in analysed.sessions:
        mentions = found[session.number]
        kept = _foremost(analysed, session, mentions, shared)
        inside = [m for m in mentions if m.name in kept]
        analysed.claims += (_about(analysed, session, inside, name) for name in kept)
        analysed.claims += _concerns(analysed, inside)
        themes += inside
    analysed.add(themes)


def _nouns(text: str) -> Mapping[str, str]:
    """Return the long words that stand as nouns in a text: its first form by its stem."""
    forms: dict[str, str] = {}
    for match in _NOUN.finditer(text):
        form = match[1].casefold()
        forms.setdefault(stem(form), form)
    return {root: form for root, form in forms.items() if _is_matter(form)}


def _is_matter(form: str) -> bool:
    """Whether a noun tells what is spoken of: not who acts, nor a plan or a paper."""
    acts = kind_by_ending(form, organisation_keywords().ending)
    return form not in _common_words() and not acts and not _PAPER.fullmatch(form)


@cache
def _common_words() -> frozenset[str]:
    """Return the words that are about nothing by themselves, or name who acts."""
    keywords, clauses = organisation_keywords(), table("clauses")
    listed = (word for part in ("verbs", "prepositions", "gives") for word in clauses[part])
    groups = (form for forms in table("groups").values() for form in forms)
    starters = (word.casefold() for word in words("starters"))
    functions = table("people")["functions"]
    return frozenset((*listed, *groups, *starters, *functions, *keywords.role, *keywords.first))


def _candidates(
    analysed: AnalysedText, session: Session, nouns: Mapping[str, str]
) -> Iterator[Mention]:
    """Yield the words of a session that may be a theme and are no part of a name."""
    tokens = list(_TOKEN.finditer(analysed.text, session.start, session.end))
    forms = [token.group().casefold() for token in tokens]
    own = {form: nouns[stem(form)] for form in set(forms) if _is_own(form, nouns)}
    opening = {form for form in set(forms) if form in own or form in _lengths() or _term(form)}
    behind = 0
    for index in [i for i, form in enumerate(forms) if form in opening]:
        if index < behind:
            continue
        mention, behind = _term_at(analysed.text, tokens, index) or (None, index + 1)
        form = forms[index]
        if not mention and form in own:
            mention = Mention(*tokens[index].span(), THEME, own[form], None, OWN_WORD)
        if mention and not _is_named(analysed, mention):
            yield mention


def _is_own(form: str, nouns: Mapping[str, str]) -> bool:
    return len(form) >= _NOUN_LENGTH and stem(form) in nouns


def _term_at(text: str, tokens: list[re.Match[str]], index: int) -> tuple[Mention, int] | None:
    """Return the mention of a term that begins with this token, and the index behind it."""
    start, first = tokens[index].start(), tokens[index].group().casefold()
    for length in _lengths().get(first, ()):
        behind = index + length
        end = tokens[behind - 1].end() if behind <= len(tokens) else start
        if term := taxonomy().forms.get(" ".join(text[start:end].casefold().split())):
            return Mention(start, end, THEME, term.name, None, TERM), behind
    if term := _term(first):
        return Mention(*tokens[index].span(), THEME, term.name, None, TERM), index + 1
    return None


@lru_cache(maxsize=20_000)
def _term(form: str) -> Term | None:
    return taxonomy().by_form(form)


@cache
def _lengths() -> Mapping[str, Sequence[int]]:
    """Return the numbers of words, most first, of the longer forms that begin with a word."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for form in taxonomy().forms:
        first, *rest = form.split()
        if rest:
            lengths[first].add(1 + len(rest))
    return {first: sorted(found, reverse=True) for first, found in lengths.items()}


def _is_named(analysed: AnalysedText, mention: Mention) -> bool:
    around = analysed.between(mention.start - 80, mention.end + 80)
    return any(m.start <= mention.start < m.end for m in around)


def _foremost(
    analysed: AnalysedText, session: Session, mentions: Iterable[Mention], shared: Counter[str]
) -> list[str]:
    """Return the names of a session's themes, terms before its own words, weightiest first."""
    weight: dict[tuple[str, str], float] = defaultdict(float)
    for mention in mentions:
        weight[mention.rule, mention.name] += _weight(analysed, session, mention)
    count = len(analysed.sessions)
    marked = {key: value * _rarity(count, shared[key[1]]) for key, value in weight.items()}
    kept = [key for key, value in marked.items() if value >= _LEAST[key[0]]]
    ranked = sorted(kept, key=lambda key: (key[0] != TERM, -marked[key], key[1]))
    return [name for _, name in ranked[:_PER_SESSION]]


def _rarity(sessions: int, shared: int) -> float:
    """Return how much a name weighs that this number of all sessions share."""
    return 1.0 if sessions == 1 else 1 + log((sessions + 1) / (shared + 0.5))


def _weight(analysed: AnalysedText, session: Session, mention: Mention) -> float:
    in_head = mention.start < session.head_end
    advised = None if in_head else _advice_at(analysed, mention)
    place = _HEAD_WEIGHT if in_head else _ADVICE_WEIGHT if advised else 1.0
    if mention.rule == OWN_WORD:
        return place * (1 + _LETTER_WEIGHT * (mention.end - mention.start - _NOUN_LENGTH))
    return place * (_DOMAIN_WEIGHT if mention.name in _domains() and not in_head else 1.0)


@cache
def _domains() -> frozenset[str]:
    return frozenset(term.name for term in taxonomy().domains())


def _about(analysed: AnalysedText, session: Session, mentions: list[Mention], name: str) -> Claim:
    first = next(m for m in mentions if m.name == name)
    start, end = _around(analysed, first)
    return Claim(ABOUT, session, first, start, end, session.number, first.rule)


def _around(analysed: AnalysedText, mention: Mention) -> tuple[int, int]:
    """Return the sentence of a mention, or the mention itself where no sentence holds it."""
    for sentence in reversed(analysed.sentences_in(mention.start - 3_000, mention.start + 1)):
        if mention.end <= sentence.end:
            return sentence.start, sentence.end
    return mention.start, mention.end


def _advice_at(analysed: AnalysedText, mention: Mention) -> Advice | None:
    """Return the advice that holds a mention, if any."""
    index = bisect_right(analysed.advice, mention.start, key=lambda advice: advice.start) - 1
    advice = analysed.advice[index] if index >= 0 else None
    return advice if advice and mention.end <= advice.end else None


def _concerns(analysed: AnalysedText, mentions: list[Mention]) -> Iterator[Claim]:
    """Yield which advice names a theme of its session."""
    advised = ((_advice_at(analysed, mention), mention) for mention in mentions)
    named = {(a.label, m.name): (a, m) for a, m in advised if a}
    for advice, mention in named.values():
        span = (advice.start, advice.end, advice.session)
        yield Claim(CONCERNS, advice, mention, *span, IN_ADVICE)
