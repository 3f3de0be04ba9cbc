"""Organisations: runs of capitalised words, typed by the words in and around them.

First the capitalised runs, then the typing rules, surest first; a run that no
rule knows counts as an organisation only where it stands as an actor.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.schema import NEIGHBOURHOOD, ORGANISATION, PERSON
from loaders import gazetteer
from loaders.extract.base import Mention, Reading
from loaders.extract.slots import ABSENTEE, Slot, find_slots, items
from loaders.layout import HEADING
from loaders.lexicon import alternatives, organisation_cues, table, words
from loaders.sentences import Sentence

_NOT = table("not_names")
_NOT_WORDS = frozenset(_NOT["words"])
_NOT_SUFFIX = re.compile(rf".*(?:{alternatives(_NOT['suffixes'])})(?:s|en|'s)?$", re.IGNORECASE)
_NOT_PREFIX = re.compile(rf"(?:{alternatives(_NOT['prefixes'])})\b", re.IGNORECASE)
_THING = re.compile(
    rf"\b(?:{alternatives(_NOT['things'])})(?:\s+(?:zoals|van|over|als|met de titel"
    rf"|genaamd))?(?:\s+(?:de|het|een))?\s+[\"'“‘]?$",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W_](?:[\w'’&.+#@-]*[\w+])?")
_ODD = re.compile(
    r"[a-zà-ÿ]+[A-Z]\w*|[A-Z][\w]*\d\w*|[A-Z]?[a-zà-ÿ]+(?:[A-Z][a-zà-ÿ]*)+|\d+[A-Z]\w*|\w+-[A-Z]$"
)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,6}$")
_LOCATIVE = re.compile(
    r"(?:\b[Ii]n\s+(?:het\s+(?:aangrenzende|naburige|nabije)\s+)?|\b(?:wijk|buurt"
    r"|wijken|buurten|volksbuurt|woonwijk|stadsdeel|dorp|nieuwbouwwijk)\s+)$"
)
_INHABITANTS = re.compile(r"[A-Z][a-zà-ÿ]+(?:ers|mers|enaren|enaars|enaar)$")
_QUOTE_BEFORE = re.compile(r"[\"'“‘„]$")
_FOLLOWING_VERB = re.compile(
    r"\s+(?:is|was|zijn|heeft|had|hebben|wil|willen|kan|kunnen|kon|zou|zouden|moet"
    r"|moeten|zal|gaat|gaan|doet|doen|werkt|werken|werkte|maakt|maakte"
    r"|organiseert|levert|biedt|ziet|zegt|vindt|vraagt|vroeg|krijgt|kreeg|geeft|gaf"
    r"|betaalt|betaalde|bezit|beheert|bouwt|begon|denkt|pleit"
    r"|schrijft|sluit|sloot|legde|legt|onderzoekt|onderzocht|meet|pompt|pakt|start"
    r"|startte|steunt|steunde|ondersteunt|helpt|hielp|verhuurt|huurt|financiert|trekt"
    r"|staat|zit|komt|kwam|blijft|wordt|werd|neemt|nam|stelt|stelde|verzorgt|regelt"
    r"|regelde|zoekt|heet|telt|traint|leidt|wacht|houdt|hield|stemt|stemmen|zorgt|zet"
    r"|zette|laat|liet|tekende|tekent|ontwerpt|ontwierp|coördineert|verbindt|bestaat"
    r"|ontstond|meldt|meldde|adviseert|onderhoudt|exploiteert|opende|runt|draait"
    r"|voert)\b"
)
_NOUN_ENDING = re.compile(
    r".*(?:ing|ingen|heid|heden|teit|schap|ment|atie|aties|sie|tie|isme|tijd|geld|plek"
    r"|plekken|projecten|vraag)$",
    re.IGNORECASE,
)
_JOINERS = frozenset({"van", "voor", "de", "den", "der", "het", "'t", "’t", "aan", "op", "over"})
_LISTING = frozenset(
    {
        "ministerie",
        "hogeschool",
        "hoogheemraadschap",
        "waterschap",
        "universiteit",
        "rijksdienst",
        "inspectie",
        "afdeling",
        "directie",
        "cluster",
        "afdelingshoofd",
        "dienst",
        "departement",
    }
)
_DEPARTMENT = frozenset(
    {
        "afdeling",
        "directie",
        "cluster",
        "afdelingshoofd",
        "dienst",
        "departement",
        "hoofd",
        "wethouder",
        "schepen",
    }
)


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: str

    @property
    def folded(self) -> str:
        return self.word.casefold()

    @property
    def is_name(self) -> bool:
        return any(c.isupper() for c in self.word)


@dataclass(frozen=True, slots=True)
class _Typing:
    kind: str | None
    rule: str
    confidence: float


def find_organisations(reading: Reading) -> None:
    """Add every mention of a named organisation."""
    slots = find_slots(reading)
    finder = _Finder(reading)
    found = {m.start: m for m in finder.in_slots(slots)}
    for sentence in reading.sentences:
        for mention in finder.in_sentence(sentence):
            known = found.get(mention.start)
            if not known or mention.end > known.end:
                found[mention.start] = mention
    certain = _disjoint(list(found.values()))
    reading.add(certain)
    reading.add(_propagated(reading, certain))


class _Finder:
    """Finds runs and types them; knows which characters belong to people."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.text
        self._cues = organisation_cues()
        people = [m for m in reading.mentions if m.type == PERSON]
        self._taken = {i for m in people for i in range(m.start, m.end)}
        self._places = {(m.start, m.end) for m in reading.mentions if m.type == NEIGHBOURHOOD}
        self._lower = frozenset(re.findall(r"(?<![\w-])[a-zà-ÿ]\w+", reading.text))

    def in_slots(self, slots: list[Slot]) -> Iterator[Mention]:
        """Yield the organisations in host, participant and absentee slots."""
        for slot in slots:
            for start, end in items(self._text, slot):
                tokens = self._tokens(start, end)
                for first, last in self._runs(tokens):
                    mention = self._typed(tokens, first, last, start, in_slot=slot.role != ABSENTEE)
                    if mention:
                        yield mention

    def in_sentence(self, sentence: Sentence) -> Iterator[Mention]:
        """Yield the organisations of a sentence."""
        tokens = self._tokens(sentence.start, sentence.end)
        heading = sentence.block.kind == HEADING
        for first, last in self._runs(tokens):
            mention = self._typed(tokens, first, last, sentence.start, heading=heading)
            if mention:
                yield mention

    def _tokens(self, start: int, end: int) -> list[_Token]:
        return [
            _Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(self._text, start, end)
        ]

    def _runs(self, tokens: list[_Token]) -> Iterator[tuple[int, int]]:
        """Yield (first, last) token indices of the runs that may be a name."""
        index = 0
        while index < len(tokens):
            token = tokens[index]
            opens = token.is_name and token.start not in self._taken
            if not opens and not self._opens_lower(tokens, index):
                index += 1
                continue
            last = self._run_end(tokens, index)
            yield index, last
            index = last + 1

    def _opens_lower(self, tokens: list[_Token], index: int) -> bool:
        """Whether a lower-case cue ("gemeente", "ministerie van") opens a name here."""
        if tokens[index].word not in self._cues.first or index + 1 >= len(tokens):
            return False
        following = tokens[index + 1]
        if following.word in ("van", "voor") and tokens[index].word in _LISTING:
            return index + 2 < len(tokens) and (
                tokens[index + 2].is_name or tokens[index + 2].word in ("de", "het")
            )
        return (
            following.is_name
            and self._adjacent(tokens[index], following)
            and following.start not in self._taken
        )

    def _run_end(self, tokens: list[_Token], first: int) -> int:
        last = first
        while last + 1 < len(tokens):
            step = self._step(tokens, first, last)
            if not step:
                break
            last += step
        return last

    def _step(self, tokens: list[_Token], first: int, last: int) -> int:
        """Return how many tokens the run grows by: 0 when it ends here."""
        following = tokens[last + 1]
        if not self._adjacent(tokens[last], following) or following.start in self._taken:
            return 0
        if following.is_name or re.fullmatch(r"0\d{1,2}", following.word):
            return 1
        cue = tokens[first].folded
        if cue == "gemeente":
            return 0
        joiners = 0
        while last + 1 + joiners < len(tokens) and self._joins(tokens, first, last + 1 + joiners):
            joiners += 1
        target = last + 1 + joiners
        if not joiners or joiners > 2 or target >= len(tokens) or not tokens[target].is_name:
            return 0
        if not all(self._adjacent(tokens[i], tokens[i + 1]) for i in range(last, target)):
            return 0
        return joiners + 1

    def _joins(self, tokens: list[_Token], first: int, index: int) -> bool:
        word = tokens[index].word
        cue = tokens[first].folded
        if word in ("en", "&"):
            return cue in _LISTING or self._before(tokens, first) in _DEPARTMENT
        if cue in self._cues.first:
            return word in _JOINERS
        if tokens[first].word in words("starters") and first == 0:
            return False
        after = self._text[tokens[index].end : tokens[index].end + 40]
        place = re.match(r"\s(?:de |het )?([A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)*)", after)
        return (
            word == "van"
            and bool(place and gazetteer.find(place[1]))
            and index == first + 1
            and not self._is_place(tokens, first, first)
        )

    def _before(self, tokens: list[_Token], first: int) -> str:
        return tokens[first - 1].folded if first else ""

    def _adjacent(self, left: _Token, right: _Token) -> bool:
        return self._text[left.end : right.start] in (" ", " ", "\n", "& ", " & ")

    def _is_place(self, tokens: list[_Token], first: int, last: int) -> bool:
        return (tokens[first].start, tokens[last].end) in self._places

    def _typed(
        self,
        tokens: list[_Token],
        first: int,
        last: int,
        begin: int,
        *,
        in_slot: bool = False,
        heading: bool = False,
    ) -> Mention | None:
        opening = tokens[first].start == begin
        if opening and not in_slot and last > first and self._is_starter(tokens, first):
            first += 1
        start, end = tokens[first].start, tokens[last].end
        end = self._with_abbreviated_tail(tokens, first, last) or end
        first += self._is_bare_role(tokens, first, last)
        start = tokens[first].start
        if self._is_place(tokens, first, last) or self._is_no_name(tokens, first, last):
            return None
        typing = self._typing(tokens, first, last)
        if not typing and in_slot and self._opens_item(begin, start):
            typing = _Typing(None, "slot", 0.9)
        if not typing and self._is_located(tokens, first, last):
            return Mention(
                start, end, NEIGHBOURHOOD, self._text[start:end], "wijk", "locative", 0.75
            )
        if not typing and not heading:
            typing = self._by_context(tokens, first, last, opening=tokens[first].start == begin)
        if not typing or (heading and typing.rule in ("odd-capitals", "acronym")):
            return None
        name = re.sub(r"\s+", " ", self._text[start:end])
        return Mention(
            start,
            end,
            ORGANISATION,
            name[0].upper() + name[1:] if tokens[first].folded in self._cues.first else name,
            typing.kind,
            typing.rule,
            typing.confidence,
        )

    def _is_bare_role(self, tokens: list[_Token], first: int, last: int) -> bool:
        """Whether a run opens with a common noun that is no part of the name.

        So it is in "bureau eVa", and in "Bureau eVa" where the report writes "eVa" alone, too.
        """
        if first == last or tokens[first].folded not in self._cues.role:
            return False
        rest = self._text[tokens[first + 1].start : tokens[last].end]
        if not tokens[first].is_name:
            return True
        return bool(
            re.search(
                rf"(?<!{re.escape(tokens[first].word)} )(?<!\w){re.escape(rest)}(?!\w)", self._text
            )
        )

    def _opens_item(self, begin: int, start: int) -> bool:
        """Whether a name in a slot is the item itself, not a word deeper in it."""
        return (
            self._text[begin:start].strip(" (").casefold() in ("", "de", "het")
            or "(" in self._text[begin:start]
        )

    def _is_located(self, tokens: list[_Token], first: int, last: int) -> bool:
        """Whether an unknown name stands where a place stands ("in Klarendal", "de wijk Oost")."""
        text = self._text[tokens[first].start : tokens[last].end]
        if _ACRONYM.match(text) or any(_ODD.match(t.word) for t in tokens[first : last + 1]):
            return False
        return bool(
            _LOCATIVE.search(self._text[max(0, tokens[first].start - 40) : tokens[first].start])
        )

    def _is_starter(self, tokens: list[_Token], first: int) -> bool:
        return tokens[first].word in words("starters") and self._two_word_cue(tokens, first) is None

    def _two_word_cue(self, tokens: list[_Token], first: int) -> str | None:
        """Return the kind told by a name's first word, or by its first two words."""
        pair = " ".join(t.folded for t in tokens[first : first + 2])
        return self._cues.first.get(pair) or self._cues.first.get(tokens[first].folded)

    def _is_no_name(self, tokens: list[_Token], first: int, last: int) -> bool:
        text = self._text[tokens[first].start : tokens[last].end]
        if first == last and (tokens[first].folded in _NOT_WORDS or "#" in text):
            return True
        single_starter = (
            first == last
            and tokens[first].word in words("starters")
            and tokens[first].word not in self._cues.known
        )
        if single_starter or (
            first == last
            and tokens[first].folded in self._cues.first
            and tokens[first].word.istitle()
        ):
            return True
        if gazetteer.cities_by_adjective().get(text) or _INHABITANTS.match(text):
            return True
        if self._two_word_cue(tokens, first) or tokens[last].folded in self._cues.last:
            return first == last and len(text) < 3
        before = self._text[max(0, tokens[first].start - 40) : tokens[first].start]
        return bool(_NOT_SUFFIX.match(text) or _NOT_PREFIX.match(text) or _THING.search(before))

    def _typing(self, tokens: list[_Token], first: int, last: int) -> _Typing | None:
        cues, text = self._cues, self._text[tokens[first].start : tokens[last].end]
        if text.casefold() in cues.known:
            return _Typing(cues.known[text.casefold()], "known", 0.95)
        kind = self._two_word_cue(tokens, first)
        if kind and last > first:
            return _Typing(kind, "first-word", 0.95)
        if last > first and tokens[last].folded in cues.last:
            return _Typing(cues.last[tokens[last].folded], "last-word", 0.92)
        role = self._before(tokens, first)
        if role in cues.role and self._adjacent(tokens[first - 1], tokens[first]):
            return _Typing(cues.role[role], "role", 0.93)
        kind = self._by_suffix(tokens[first : last + 1])
        if kind:
            return _Typing(kind, "suffix", 0.88)
        if tokens[last].folded in cues.known:
            return _Typing(cues.known[tokens[last].folded], "known", 0.85)
        return None

    def _by_suffix(self, tokens: list[_Token]) -> str | None:
        for token in tokens:
            for suffix, kind in self._cues.suffix.items():
                folded = token.folded
                if (
                    folded.endswith(suffix)
                    and len(folded) > len(suffix) + 2
                    and folded not in self._lower
                ):
                    return kind
        return None

    def _by_context(
        self, tokens: list[_Token], first: int, last: int, *, opening: bool
    ) -> _Typing | None:
        word, start = tokens[first].word, tokens[first].start
        text = self._text[start : tokens[last].end]
        if _QUOTE_BEFORE.search(self._text[max(0, start - 1) : start]) and not opening:
            return None
        if first == last and _ACRONYM.match(word):
            return _Typing(None, "acronym", 0.8) if not word.isdigit() else None
        if any(_ODD.match(t.word) for t in tokens[first : last + 1]):
            return _Typing(None, "odd-capitals", 0.8)
        if not opening and not self._after_break(start):
            return _Typing(None, "capitals", 0.65)
        if word in words("starters") or word.casefold() in self._lower or _NOUN_ENDING.match(text):
            return None
        if _FOLLOWING_VERB.match(self._text, tokens[last].end):
            return _Typing(None, "subject", 0.6)
        return None

    def _after_break(self, start: int) -> bool:
        """Whether a word is capitalised because of what stands before it."""
        return bool(re.search(r"[.:!?\"“‘'|\n]\s*$", self._text[max(0, start - 3) : start]))

    def _with_abbreviated_tail(self, tokens: list[_Token], first: int, last: int) -> int | None:
        """Return where a name ends that goes on in lower case up to its abbreviation.

        In "Landelijk Samenwerkingsverband Actieve bewoners (LSA)" the name has one word
        more than its capitals.
        """
        for index in range(last + 1, min(last + 3, len(tokens))):
            if not self._adjacent(tokens[index - 1], tokens[index]):
                return None
            match = re.match(
                r"\s\(([A-Za-z]{2,6})\)", self._text[tokens[index].end : tokens[index].end + 10]
            )
            if match and self._spells(tokens[first : index + 1], match[1]):
                return tokens[index].end
        return None

    @staticmethod
    def _spells(tokens: list[_Token], abbreviation: str) -> bool:
        initials = "".join(t.word[0] for t in tokens).casefold()
        return len(tokens) > 2 and initials.startswith(abbreviation.casefold())


def _propagated(reading: Reading, found: list[Mention]) -> list[Mention]:
    """Return the other places that name a found organisation, wherever they stand."""
    best: dict[str, Mention] = {}
    for mention in found:
        form = reading.text[mention.start : mention.end]
        if form not in best or mention.confidence > best[form].confidence:
            best[form] = mention
    if not best:
        return []
    pattern = re.compile(rf"(?<![\w-])(?:{alternatives(best)})(?![\w-])")
    taken = {
        offset
        for m in reading.mentions
        if m.type != NEIGHBOURHOOD
        for offset in range(m.start, m.end)
    }
    result = []
    for match in pattern.finditer(reading.text):
        if match.start() in taken or match.end() - 1 in taken or match.group() in words("starters"):
            continue
        source = best[match.group()]
        result.append(
            Mention(
                *match.span(),
                ORGANISATION,
                source.name,
                source.kind,
                source.rule,
                source.confidence,
            )
        )
    return result


def _disjoint(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (-(m.end - m.start), m.start)):
        if not any(mention.overlaps(other) for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)
