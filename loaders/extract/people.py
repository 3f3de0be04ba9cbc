"""People: given name, tussenvoegsels and surname; later a surname or first name alone.

A second "van" ends a name: in "Nicole van Dijk van Stichting Wijkgoed" the
person is Nicole van Dijk.
"""

import re
from collections.abc import Iterable, Iterator

from graph.schema import PERSON
from loaders import gazetteer
from loaders.extract.base import Mention, Reading, Taken
from loaders.extract.slots import HOST
from loaders.lexicon import alternatives, kind_by_ending, organisation_cues, table, words
from loaders.segment import HOST_LABEL

_CUES = table("people")
_CAPITAL = r"[A-ZÀ-ÞŞİĞČŠŽ]"
_LETTERS = r"(?:[^\W_]|['’])*"
_INNER = r"-(?:(?:van|de|der|den|ter|ten|op)\s+(?:(?:de[rn]?|['’]t)\s+)?)?"
_WORD = rf"{_CAPITAL}{_LETTERS}(?:{_INNER}{_CAPITAL}{_LETTERS})*"
_PARTICLE = rf"(?:{alternatives(_CUES['tussenvoegsels'])})"
_TITLE = rf"(?:(?i:{alternatives(_CUES['titles'])})\s+)"
_FUNCTION = rf"(?:{alternatives(_CUES['functions'])})"
_INITIALS = rf"(?!{_TITLE})(?:{_CAPITAL}[a-z]?\.\s?)+"

_FULL = re.compile(
    rf"(?<![^\W_])(?<!-)(?P<given>{_WORD})(?P<more>(?:[ ]{_WORD}){{0,2}}?)"
    rf"(?P<particle>(?:[ ]{_PARTICLE}){{1,3}}[ ]"
    rf"|[ ])(?P<surname>{_WORD})(?P<second>[ ]{_WORD})?(?![^\W_])"
)
_SURNAME = re.compile(rf"(?:[ ]{_PARTICLE}){{1,3}}[ ]{_WORD}(?![^\W_])")
_INITIALLED = re.compile(
    rf"(?<![^\W_])(?<!-)(?P<title>{_TITLE}+)?(?P<initials>{_INITIALS})(?:\s?\((?P<called>{_WORD})\))?"
    rf"\s?(?P<surname>(?:{_PARTICLE}[ ]){{0,3}}{_WORD})(?![^\W_])"
)
_TITLED = re.compile(
    rf"(?<![^\W_])(?<!-)(?:{_TITLE}+)(?P<surname>(?:(?i:{_PARTICLE})[ ]){{0,3}}{_WORD})(?![^\W_])",
    re.UNICODE,
)
_BEFORE = re.compile(rf"(?:{_FUNCTION}|namens|{_TITLE})\s*$", re.IGNORECASE)
_SINGLE = re.compile(rf"(?<![\w'’.-]){_WORD}(?![\w-])")
_ALONE_AFTER = re.compile(
    r"\s+(?:is|was|heeft|had|werkt|woont|vertelt|vertelde|zegt|zei|vindt|vond|wil|wilde"
    r"|kwam|begon|ging|ziet"
    r"|legt|noemt|merkt|krijgt|kent|herinnert|lacht|knikt|vult|vulde|deed|doet|hoopt"
    r"|denkt|schetst|vroeg|vraagt)\b"
    r"|\s*\(\s*(?:\d{2}|bewo)|\s*,\s*(?:bewoner|initiatiefnemer|vrijwilliger|student)"
)
_SPEECH = re.compile(rf"[,\"”’']?\s+(?:{alternatives(_CUES['speech_verbs'])})\b")


def find_people(reading: Reading) -> None:
    """Add every mention of a person."""
    shaped = _without_overlaps([*_initialled(reading), *_full_names(reading)])
    known = {form for m in shaped if m.rule != "title" for form in _short_forms(m.name)}
    reading.add(m for m in shaped if m.rule != "title" or m.name not in known)
    reading.add(_free(reading, _in_host_slots(reading)))
    reading.add(_free(reading, _first_names(reading)))
    reading.add(_free(reading, _later_names(reading)))


def _full_names(reading: Reading) -> Iterator[Mention]:
    text = reading.text
    for sentence in reading.sentences:
        position = sentence.start
        while match := _FULL.search(text, position, sentence.end):
            position = match.end("given")
            end = _name_end(match)
            rule = _rule(text, sentence.start, match, end)
            if not rule or _goes_on_from_a_name(text, sentence.start, match.start()):
                continue
            position = end
            start, name = match.start(), re.sub(r"\s+", " ", text[match.start() : end])
            yield Mention(start, end, PERSON, name, None, rule)


def _name_end(match: re.Match[str]) -> int:
    """Return where the name stops: a further capitalised word may be a second surname."""
    if not match["particle"].strip() and match["surname"] in words("given_names"):
        further = _SURNAME.match(match.string, match.end("surname"))
        if further:
            return further.end()
    second = match["second"]
    if second and (_is_place(second.strip()) or _is_cue(second.strip())):
        return match.end("surname")
    return match.end("second") if second else match.end("surname")


def _rule(text: str, begin: int, match: re.Match[str], end: int) -> str | None:
    given = match["given"]
    particle = match["particle"].split()
    parts = [given, *match["more"].split(), match["surname"], *(match["second"] or "").split()]
    known = _is_given(given)
    told = _is_cue_word if known and given not in _PLAIN_WORDS else _is_cue
    if any(told(part) for part in parts) or match["surname"].isupper() or given.isupper():
        return None
    if known and not (
        particle == ["van"] and _is_place(match["surname"]) and given in _PLAIN_WORDS
    ):
        return "given-name"
    if given in words("starters") or given.casefold() in _FUNCTIONS or _is_place(given):
        return None
    if set(particle) & _PLACE_PARTICLES or particle in (["'t"], ["’t"], ["te"]):
        return None
    if len(particle) > 1 or particle in (
        ["der"],
        ["den"],
        ["ter"],
        ["ten"],
        ["te"],
        ["'t"],
        ["’t"],
    ):
        return "tussenvoegsel" if not match["more"].strip() else None
    if _BEFORE.search(text, max(begin, match.start() - 40), match.start()):
        return "function"
    if _SPEECH.match(text, end) and not match["more"].strip():
        return "speech"
    return None


def _is_given(word: str) -> bool:
    """Whether a word, or each part of a double name, is a known given name."""
    return word in words("given_names") or word.partition("-")[0] in words("given_names")


def _goes_on_from_a_name(text: str, begin: int, start: int) -> bool:
    """Whether a capitalised word that opens no sentence and tells no function stands before it."""
    before = _PREVIOUS.search(text, begin, start)
    if not before or before.start() == begin:
        return False
    return not _BEFORE.search(text, before.start(), start)


_FUNCTIONS = frozenset(_CUES["functions"])
_PLACE_PARTICLES = frozenset({"in", "aan", "op", "bij", "onder", "over", "uit"})
_PREVIOUS = re.compile(rf"(?<![\w'’-]){_WORD}[ ]$")
_PLAIN_WORDS = frozenset(
    {"Roos", "Floor", "Wil", "Will", "Stem", "Ad", "Cor", "Amber", "Jade", "Bas"}
)


def _in_host_slots(reading: Reading) -> Iterator[Mention]:
    """Yield what has the shape of a person's name where people who lead a session stand."""
    for slot in reading.slots:
        bar = reading.text.rfind("|", slot.start, slot.end)
        labelled = HOST_LABEL.search(reading.text, max(0, slot.start - 40), slot.start)
        if slot.role != HOST or (bar < 0 and not labelled):
            continue
        for start, end in slot.items:
            match = _SHAPE.match(reading.text, start, end)
            if match and start > bar and not any(_is_cue(w) for w in match.group().split()):
                yield Mention(*match.span(), PERSON, match.group(), None, "host-slot")


_SHAPE = re.compile(
    rf"(?!(?:De|Het|'t|’t) ){_WORD}(?:[ ]{_PARTICLE})*(?:[ ]{_WORD}){{1,2}}(?=\s*(?:\(|,|$))"
)


def _initialled(reading: Reading) -> Iterator[Mention]:
    text = reading.text
    called = {
        f"{match['initials'].strip()} {match['surname']}": match["called"]
        for match in _INITIALLED.finditer(text)
        if match["called"]
    }
    for sentence in reading.sentences:
        for match in _INITIALLED.finditer(text, sentence.start, sentence.end):
            surname = match["surname"]
            if _is_cue(surname.split()[-1]):
                continue
            initials = match["initials"].strip()
            first = match["called"] or called.get(f"{initials} {surname}", initials)
            start = match.start("initials")
            yield Mention(start, match.end(), PERSON, f"{first} {surname}", None, "initials")
        for match in _TITLED.finditer(text, sentence.start, sentence.end):
            surname = match["surname"]
            if len(surname.split()) > 1 or surname not in words("given_names"):
                yield Mention(match.start("surname"), match.end(), PERSON, surname, None, "title")


def _first_names(reading: Reading) -> list[Mention]:
    """Return given names that stand alone where the text treats them as a person."""
    known = {mention.name.split()[0] for mention in reading.mentions}
    found = []
    for sentence in reading.sentences:
        for match in _SINGLE.finditer(reading.text, sentence.start, sentence.end):
            name = match.group()
            if not _is_given(name) or name in known or name in words("starters"):
                continue
            if _is_alone(reading.text, sentence.start, match):
                found.append(Mention(*match.span(), PERSON, name, None, "given-name-alone"))
    return found


def _is_alone(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether a given name stands for a person: inside a sentence, or before a verb."""
    if _ALONE_AFTER.match(text, match.end()):
        return True
    if _BEFORE.search(text, max(begin, match.start() - 40), match.start()):
        return True
    before = text[begin : match.start()].rsplit(maxsplit=1)
    if before and _is_cue(before[-1]) and before[-1].islower():
        return False
    inside = match.start() > begin and text[match.start() - 2 : match.start()] not in (". ", ": ")
    return (
        inside
        and not _NAME_AROUND.search(text[begin : match.start()] + "|")
        and not (_NAME_AFTER.match(text, match.end()))
    )


_NAME_AROUND = re.compile(rf"{_WORD}[ ]\|$|[-&/][ ]?\|$")
_NAME_AFTER = re.compile(rf"[ ](?:{_PARTICLE}[ ])?{_CAPITAL}|[ ]?[&/-]")


def _later_names(reading: Reading) -> list[Mention]:
    """Return the later mentions by surname or first name of people named in full before."""
    forms: dict[str, set[str]] = {}
    first_seen: dict[str, int] = {}
    for mention in reading.mentions:
        first_seen.setdefault(mention.name, mention.start)
        for form in _short_forms(mention.name):
            forms.setdefault(form, set()).add(mention.name)
    if not forms:
        return []
    pattern = re.compile(rf"(?<![^\W_])(?<!-)(?:{alternatives(forms)})(?![\w-])")
    found = []
    for sentence in reading.sentences:
        for match in pattern.finditer(reading.text, sentence.start, sentence.end):
            names = {n for n in forms[match.group()] if first_seen[n] < match.start()}
            if len(names) == 1 and not _is_place(match.group()):
                found.append(Mention(*match.span(), PERSON, names.pop(), None, "later-name"))
    return found


def _short_forms(name: str) -> Iterator[str]:
    first, _, rest = name.partition(" ")
    if not rest:
        yield first
        return
    if not first.endswith(".") and first not in words("starters"):
        yield first
    surname = rest
    while surname and surname.split()[0] in words("given_names") and " " in surname:
        surname = surname.partition(" ")[2]
    if surname not in words("given_names"):
        yield from _surname_forms(surname)


def _surname_forms(surname: str) -> Iterator[str]:
    """Yield the forms of a surname: "van den Berg-Bos", "Van den Berg-Bos", "Van den Berg"."""
    for form in dict.fromkeys((surname, re.sub(r"-.*", "", surname))):
        yield form
        yield form[0].upper() + form[1:]


def _is_place(word: str) -> bool:
    place = gazetteer.find(word)
    return place is not None and not place.ambiguous


def _is_cue(word: str) -> bool:
    """Whether a word, or its ending, tells an organisation."""
    return _is_cue_word(word) or kind_by_ending(word, organisation_cues().ending) is not None


def _is_cue_word(word: str) -> bool:
    """Whether a word itself tells an organisation; "Grootkerk" behind a given name does not."""
    cues, folded = organisation_cues(), word.casefold()
    return (
        folded in cues.role or folded in cues.first or folded in cues.last or folded in cues.known
    )


def _without_overlaps(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _free(reading: Reading, found: Iterable[Mention]) -> list[Mention]:
    """Return the mentions that overlap none that the reading has."""
    taken = Taken(reading.text, reading.mentions)
    return [m for m in found if not taken.overlaps(m.start, m.end)]
