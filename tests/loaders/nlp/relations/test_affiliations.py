"""Every pattern of ``affiliations.toml``: whom a person belongs to, where an actor is active."""

from collections.abc import Callable

import pytest

from loaders.language.lexicon import table
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.matching.patterns import Pattern, PatternIndex, read_pattern

Related = Callable[[str, str], set[tuple[str, str]]]
P, A, L = "Karin Vonkel", "Stichting Zon", "Utrecht"

AFFILIATED = {
    "of": f"{P} van {A} belde.",
    "bracket": f"{P} (adviseur, {A}) belde.",
    "apposition": f"{P}, de trekker van {A}, belde.",
    "function-apposition": f"{P}, adviseur {A}, belde.",
    "direct-apposition": f"{P}, {A}",
    "leads": f"{P} leidt {A}.",
    "works-at": f"{P} werkt als kok bij {A}.",
    "on-behalf-first": f"Namens {A} belde {P}.",
    "is-of": f"{P} (34) is kok bij {A}.",
    "by-mouth-of": f"{A} laat bij monde van woordvoerder {P} weten dat het lukt.",
    "on-behalf-signed": f"Met groet, namens {A}, {P}",
    "holds": f"Aan de lijn hing {A} (kwartiermaker {P}).",
    "of-whom": f"{A}, het geesteskind van {P}, groeit.",
    "sends": f"{A} stuurde opbouwwerker {P}.",
    "of-department": f"{P} bijvoorbeeld, van {A}.",
}
ACTIVE = {
    "in": f"{A} bouwt een dak in {L}.",
    "in-first": f"In {L} bouwt {A} een dak.",
    "of-place": f"Daar staat {A} uit {L}.",
    "person-in": f"{P} woont al lang in {L}.",
    "city-adjective": "De Utrechtse netbeheerder Zwiep (VNG) is hier in Utrecht.",
    "platform-of": f"{A}, het gezicht van {L}, belde.",
}
CASES = {("affiliated", n): s for n, s in AFFILIATED.items()} | {
    ("active", n): s for n, s in ACTIVE.items()
}


def entries() -> dict[tuple[str, str], Pattern]:
    candidates = table("affiliations")
    return {
        (s, e["name"]): read_pattern(e) for s in ("affiliated", "active") for e in candidates[s]
    }


def test_every_pattern_has_a_case() -> None:
    assert set(CASES) == set(entries())


@pytest.mark.parametrize("key", CASES, ids=" ".join)
def test_a_pattern_sees_its_sentence(
    analysed: Callable[[str], AnalysedText], key: tuple[str, str]
) -> None:
    pattern, masked = entries()[key], analysed(CASES[key]).masked_sentences[0]
    assert pattern.expression.search(masked.folded), masked.rendered
    assert PatternIndex([(pattern, key)]).possible_in(masked)


@pytest.mark.parametrize("name", AFFILIATED)
def test_who_belongs_where(related: Related, name: str) -> None:
    assert (P, A) in related(AFFILIATED[name], "AFFILIATED_WITH")


@pytest.mark.parametrize("name", ACTIVE)
def test_who_is_active_where(related: Related, name: str) -> None:
    actor = {"person-in": P, "city-adjective": "Zwiep"}.get(name, A)
    assert (actor, L) in related(ACTIVE[name], "ACTIVE_IN")


@pytest.mark.parametrize(
    "text",
    [
        f"{P} sprak met {A}.",
        f"{P} is geen lid van {A}.",
        f"{P} werkt niet bij {A}.",
        f"{P} belde. Later kwam {A}.",
    ],
)
def test_who_belongs_nowhere(related: Related, text: str) -> None:
    assert related(text, "AFFILIATED_WITH") == set()


def test_markup_in_a_list_is_no_word(related: Related) -> None:
    text = f"Het is een samenwerking van *{A}*, *Stichting Maan* en *Stichting Ster*."
    assert ("Stichting Maan", "Stichting Ster") in related(text, "WORKS_WITH")


def test_there_behind_an_actor_and_its_verb(related: Related) -> None:
    text = f"In {L} is veel te doen. {A} bouwt er een dak."
    assert (A, L) in related(text, "ACTIVE_IN")
    assert not related(f"In {L} is veel te doen. Er bouwt {A} een dak.", "ACTIVE_IN")


def test_the_place_in_a_name_and_there(related: Related) -> None:
    assert ("Stichting Zwiep Utrecht", L) in related("Stichting Zwiep Utrecht belt.", "ACTIVE_IN")
    text = f"Wij bouwen in {L}. Daar kookt {A}."
    assert (A, L) in related(text, "ACTIVE_IN")


def test_an_alderman_belongs_to_the_municipality(related: Related) -> None:
    text = f"De Gemeente {L} belt. Wethouder {{}}{P} lacht."
    for title in ("", "mr. "):
        assert (P, f"Gemeente {L}") in related(text.format(title), "AFFILIATED_WITH")


@pytest.mark.parametrize(
    ("text", "belongs"),
    [
        (f"{A} is er blij mee. Directeur {P} lacht.", True),
        (f"{A} is er blij mee, zegt directeur {P}.", True),
        (f"{A} is er blij mee. Bewoner {P} lacht.", False),
        (f"{A} is er blij mee. Directeur {P} van Bureau Vonk lacht.", False),
        (f"{A} en Bureau Vonk zijn er blij mee. Directeur {P} lacht.", False),
        (f"{A} is er blij mee.\n\nDirecteur {P} lacht.", False),
    ],
)
def test_a_functionary_belongs_to_the_one_spoken_of(
    related: Related, text: str, belongs: bool
) -> None:
    assert ((P, A) in related(text, "AFFILIATED_WITH")) == belongs


def test_an_alderman_is_told_behind_the_name_too(related: Related) -> None:
    text = f"De Gemeente {L} belt. Daar is {P} (52), wethouder Wonen."
    assert (P, f"Gemeente {L}") in related(text, "AFFILIATED_WITH")


def test_a_sentence_goes_on_in_the_place_that_opens_the_one_before(related: Related) -> None:
    assert (A, L) in related(f"In {L} is het druk. {A} bouwt een dak.", "ACTIVE_IN")
    assert not related(f"Wij gaan graag naar {L}. {A} bouwt een dak.", "ACTIVE_IN")


@pytest.mark.parametrize("words", ["gaf er geld voor", "blijft er kalm onder"])
def test_there_with_a_preposition_is_no_place(related: Related, words: str) -> None:
    assert not related(f"Wij praten over {L}. {A} {words}.", "ACTIVE_IN")
