"""Every pattern of ``collaborations.toml``: a sentence that gives the tie, many that do not."""

from collections.abc import Callable

import pytest

from loaders.language.lexicon import table
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.matching.patterns import PatternIndex, read_pattern

Ties = set[tuple[frozenset[str], str]]
A, B, C = "Stichting Zon", "Bureau Vonk", "Coöperatie De Pruim"
AB, EXISTING, WANTED, STRAINED = frozenset({A, B}), "existing", "wanted", "strained"

CASES = {
    "together": (f"{A} en {B} werken samen aan een dak.", EXISTING),
    "between": (f"De samenwerking tussen {A} en {B} is oud.", EXISTING),
    "between-first": (f"Tussen {A} en {B} loopt het goed.", EXISTING),
    "who-cooperate": (f"Naast {A} is er {B}, die nu samenwerken.", EXISTING),
    "joint": (f"Het gezamenlijke dak van {A} en {B} ligt er.", EXISTING),
    "initiative": (f"Het is een initiatief van {A} en {B}.", EXISTING),
    "have-agreed": (f"{A} en {B} hebben een convenant.", EXISTING),
    "act-jointly": (f"{A} en {B} verven elke week een dak.", EXISTING),
    "distrusts": (f"{A} zegt het vertrouwen in {B} op.", STRAINED),
    "invited-by": (f"Men kwam op uitnodiging van {A} en {B}.", EXISTING),
    "told-together": (f"{A} en {B}: leg samen een dak.", WANTED),
    "joining-of": (f"Winst zit in het verbinden van {A} van de oude stad en jonge {B}.", WANTED),
    "clubs": (f"Er waren drie clubs: {A} en {B}.", EXISTING),
    "organised-by": (f"De dag werd georganiseerd door {A} en {B}.", EXISTING),
    "parties-signed": (f"{A} en {B} bundelen de krachten.", EXISTING),
    "with": (f"{A} praat elke week met {B}.", EXISTING),
    "with-first": (f"Met {A} praat {B} elke week.", EXISTING),
    "with-in-subclause": (f"Wij horen dat {A} met {B} een dak wil bouwen.", WANTED),
    "initiative-of-both": (f"Het dak is een initiatief van {A} en van {B}.", EXISTING),
    "together-with": (f"{A} legt een dak in samenwerking met {B}.", EXISTING),
    "together-with-first": (f"In samenwerking met {A} legt {B} een dak.", EXISTING),
    "cooperation-with": (f"{A} heeft een contract met {B}.", EXISTING),
    "commissioned-by": (f"{A} tekent in opdracht van {B}.", EXISTING),
    "commissioned-by-first": (f"In opdracht van {A} tekent {B} een dak.", EXISTING),
    "passive-by": (f"{A} wordt ondersteund door {B}.", EXISTING),
    "passive-by-inside": (f"{A} wordt al jaren door {B} gesteund.", EXISTING),
    "supported-by-first": (f"Gesteund door {A} legt {B} samen met {C} een dak.", EXISTING),
    "supported-by-first-short": (f"Gesteund door {A} legt {B} een dak.", EXISTING),
    "means-of": (f"{A} legt een dak met geld van {B}.", EXISTING),
    "means-of-first": (f"Met geld van {A} legt {B} een dak.", EXISTING),
    "receives-from": (f"{A} huurt een zaal van {B}.", EXISTING),
    "supports": (f"{A} steunt {B}.", EXISTING),
    "for-whom": (f"{A} bouwt een dak voor {B}.", EXISTING),
    "pays-for": (f"{A} verhuurt een zaal aan {B}.", EXISTING),
    "member-of": (f"{A} is lid van {B}.", EXISTING),
    "joined": (f"{A} is aangesloten bij {B}.", EXISTING),
    "among-members": (f"{A} verenigt veel clubs, waaronder {B}.", EXISTING),
    "company-of": (f"{A}, het bedrijf van {B}, legt daken.", EXISTING),
    "objects-to": (f"{A} maakte bezwaar tegen het dak van {B}.", STRAINED),
    "at-odds": (f"{A} heeft ruzie met {B}.", STRAINED),
    "bypass": (f"{A} zoekt een weg om {B} te omzeilen.", STRAINED),
    "disagree": (f"{A} en {B} zijn het niet eens.", STRAINED),
    "blocks": (f"{A} blokkeert het dak van {B}.", STRAINED),
    "takes-over": ("Gemeenten nemen initiatieven van bewoners over.", STRAINED),
    "hits": (f"{A} heeft een dak. Dat treft {B}.", STRAINED),
    "means-of-with-topic": (f"{A} legt een dak. Met geld van {B} lukt dat.", EXISTING),
    "talk-with-topic": (f"{A} is er. Een gesprek met {B} volgde snel.", EXISTING),
    "paid-by-with-topic": (f"{A} legt een dak. Het werk wordt betaald door {B}.", EXISTING),
    "agreed-with-topic": (f"{A} legt een dak. Met {B} is afgesproken wie het erft.", EXISTING),
    "comes-from-with-topic": (f"{A} legt een dak. De pannen zijn van {B}.", EXISTING),
    "soured-with-topic": (f"{A} legt een dak. Met {B} botert het daarover niet.", STRAINED),
    "stuck-with": (f"{A} legt daken. De bouw met {B} is vastgelopen.", STRAINED),
    "seeks": (f"{A} hoopt op steun van {B}.", WANTED),
    "needed-between": (f"Het is tijd: verbind {A} en {B}.", WANTED),
    "let-share": (f"Laat {A} het dak delen met {B}.", WANTED),
    "addressed-together": (f"{A}: bespreek met {B} het dak.", WANTED),
    "involve": (f"{A} moet {B} betrekken.", WANTED),
    "we-with-first": (f"Samen met {B} leggen we een dak.", EXISTING),
    "we-with": (f"We werken aan het dak met {B}.", EXISTING),
    "we-with-inverted": (f"Met {B} hebben we een contract.", EXISTING),
    "with-whom-we": (f"Nu praten wij over een dak met {B}.", EXISTING),
    "gives-us": (f"{B} betaalt ons het dak.", EXISTING),
    "we-as": (f"We trekken als club en {B} samen op.", EXISTING),
}
HEAD = f"Tafel 1: Dak (gastheer: {A})\n\nHet was druk.\n\n"
TAIL = "\n\nTafel 2: Tuin (gastheer: Museum Moes)\n\nHet was stil."
ENTRIES = {e["name"]: e for section in ("tie", "we") for e in table("collaborations")[section]}


def told(name: str) -> str:
    """Return the report of a case; "we" stands for the host of a table."""
    sentence = CASES[name][0]
    return f"{HEAD}{sentence}{TAIL}" if ENTRIES[name] in table("collaborations")["we"] else sentence


def test_every_pattern_has_a_case() -> None:
    assert set(CASES) == set(ENTRIES)


@pytest.mark.parametrize("name", CASES)
def test_a_pattern_sees_its_sentence(analysed: Callable[[str], AnalysedText], name: str) -> None:
    pattern = read_pattern(ENTRIES[name])
    masked_sentences = analysed(told(name)).masked_sentences
    seen = [masked for masked in masked_sentences if pattern.expression.search(masked.folded)]
    assert seen, [masked.rendered for masked in masked_sentences]
    assert all(PatternIndex([(pattern, name)]).possible_in(masked) for masked in seen)


@pytest.mark.parametrize("name", [name for name in CASES if name != "takes-over"])
def test_a_sentence_gives_its_tie_and_status(ties: Callable[[str], Ties], name: str) -> None:
    found = ties(told(name))
    assert (AB, CASES[name][1]) in found


@pytest.mark.parametrize(
    "sentence",
    [
        f"{A} werkt niet samen met {B}.",
        f"{A} heeft geen contract met {B}.",
        f"{A} werkte vroeger samen met {B}.",
        f"De samenwerking tussen {A} en {B} is stopgezet.",
        f"{A} werkte tot 2019 samen met {B}.",
        f"{A} is geen lid van {B}.",
        f"Er was niets tussen {A} en {B}.",
        f"Aan tafel zaten {A} en {B}.",
        f"{A} is groter dan {B}.",
        f"{A}, net als {B}, legt daken.",
        f"{A} legt daken. {B} graaft tuinen.",
        f"{A} bestaat nu zonder {B}.",
    ],
)
def test_denied_ended_compared_or_only_present_gives_no_tie(
    ties: Callable[[str], Ties], sentence: str
) -> None:
    assert ties(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (f"{A} werkt niet alleen samen met {B}.", EXISTING),
        (f"{A} werkt nog niet samen met {B}.", WANTED),
        (f"{A} zou graag samenwerken met {B}.", WANTED),
        (f"{A} moet samenwerken met {B}.", WANTED),
        (f"De samenwerking tussen {A} en {B} staat onder druk.", STRAINED),
        (f"Het overleg tussen {A} en {B} verloopt stroef.", STRAINED),
        (f"{A} wil een dak en werkt al jaren samen met {B}.", EXISTING),
    ],
)
def test_words_around_a_tie_tell_its_status(
    ties: Callable[[str], Ties], sentence: str, status: str
) -> None:
    assert ties(sentence) == {(AB, status)}


def test_a_list_that_acts_together_gives_every_pair(ties: Callable[[str], Ties]) -> None:
    found = ties(f"{A}, {B} en {C} trekken samen op.")
    assert {pair for pair, _ in found} == {AB, frozenset({A, C}), frozenset({B, C})}


def test_what_a_group_does_its_named_members_do(ties: Callable[[str], Ties]) -> None:
    text = f"De corporaties (Stichting Dak en Stichting Muur) werken samen met {B}."
    assert (frozenset({"Stichting Dak", B}), EXISTING) in ties(text)


def test_in_an_interview_we_are_the_organisation_of_who_speaks(ties: Callable[[str], Ties]) -> None:
    text = (
        f"Gesprek met Karin Vonkel, oprichter van {A}.\n\nKarin: Dat ging goed. {B} betaalt het"
        f" dak.\n\nKarin: Met {C} hebben we een contract."
    )
    found = ties(text)
    assert (AB, EXISTING) in found
    assert (frozenset({A, C}), EXISTING) in found


def test_in_an_interview_that_names_no_speaker_we_are_that_of_the_one_asked(
    ties: Callable[[str], Ties],
) -> None:
    asked = f"# Een dak\n\nInterview met Karin Vonkel, oprichter van {A}.\n\nHoe gaat het?"
    assert (AB, EXISTING) in ties(f"{asked}\n\n“Goed. We werken samen met {B}.”")
    assert not ties(f"{asked}\n\n“Goed. Zij huren het dak dat naast {B} ligt.”")


@pytest.mark.parametrize(
    "sentence",
    [
        f"{A} krijgt hout van {B} en zit om niet in het pand.",
        f"{A} krijgt hout van {B} en werkt niet op zondag.",
        f"{A} krijgt hout van sloopbedrijf Bureau Vonk.",
    ],
)
def test_what_is_denied_elsewhere_is_not_denied_here(
    ties: Callable[[str], Ties], sentence: str
) -> None:
    assert (AB, EXISTING) in ties(sentence)


def test_two_clauses_with_a_subject_of_their_own_tie_nothing(ties: Callable[[str], Ties]) -> None:
    assert not ties(f"{A} deelt folders uit en {B} neemt de telefoon op.")


def test_a_giver_leaves_the_topic_as_it_was(ties: Callable[[str], Ties]) -> None:
    found = ties(f"{A} legt een dak. {B} betaalt het hout. {C} levert de ladder.")
    assert {pair for pair, _ in found} == {AB, frozenset({A, C})}


def test_who_gives_what_to_the_one_spoken_of(ties: Callable[[str], Ties]) -> None:
    text = f"{A} legt een dak. {B} betaalt het hout, {C} levert de ladder."
    found = ties(text)
    assert {(AB, EXISTING), (frozenset({A, C}), EXISTING)} <= found


def test_a_paragraph_starts_from_who_leads_the_table(ties: Callable[[str], Ties]) -> None:
    assert (AB, EXISTING) in ties(f"{HEAD}Dat lukt dankzij een bijdrage van {B}.{TAIL}")
    assert (AB, EXISTING) in ties(f"{HEAD}{B} betaalt het hout.{TAIL}")
