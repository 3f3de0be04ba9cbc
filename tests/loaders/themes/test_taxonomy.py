"""The themes of the city: the tree, and what a freely typed text means in it."""

from itertools import chain

import pytest

from graph.network import node_id, slug
from graph.schema import THEME
from loaders.themes.taxonomy import SIBLING, Taxonomy, Term, taxonomy


@pytest.fixture(scope="module")
def tree() -> Taxonomy:
    return taxonomy()


def named(tree: Taxonomy, name: str) -> Term:
    return tree.terms[node_id(THEME, name)]


def test_every_term_hangs_in_the_tree_and_has_both_languages(tree: Taxonomy) -> None:
    assert 20 <= len(tree.domains()) <= 35
    for term in tree.terms.values():
        assert term.id == node_id(THEME, term.name)
        assert term.label.nl == term.forms[0] == term.name
        assert term.label.en
        assert tree.domain(term) in tree.domains()


def test_a_form_means_one_term(tree: Taxonomy) -> None:
    forms = list(chain.from_iterable(term.forms for term in tree.terms.values()))
    assert len(forms) == len(set(forms)) == len({slug(form) for form in forms})
    assert all(form == form.casefold() for form in forms)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Warmtenetten", ["warmtenet"]),
        ("warmtnet", ["warmtenet"]),
        ("energietransitie", ["energie"]),
        ("ENERGIELOKET", ["energie"]),
        ("energiecooperaties", ["energiecoöperatie"]),
        ("warmtetarief", ["warmtenet"]),
        ("Groen en klimaat", ["groen", "klimaat"]),
        ("Zorg & welzijn", ["zorg en welzijn"]),
        ("zorg, wonen", ["zorg en welzijn", "wonen"]),
        ("deelauto\u2019s", ["deelmobiliteit"]),
        ("een boom", ["bomen"]),
        ("democratie", ["participatie en democratie"]),
        ("digitale", ["digitalisering"]),
        ("wie doet iets met de moestuin in onze wijk?", ["buurttuin"]),
        ("Right to Challenge", ["buurtrechten"]),
    ],
)
def test_free_text_finds_terms(tree: Taxonomy, text: str, names: list[str]) -> None:
    assert [term.name for term in tree.find(text)] == names


@pytest.mark.parametrize("text", ["", "de", "gemeente", "wijk", "xyzzy", "<b>", "🙂", "'; --", "%"])
def test_what_is_no_theme_finds_nothing(tree: Taxonomy, text: str) -> None:
    assert tree.find(text) == []


def test_endless_text_is_cut_off(tree: Taxonomy) -> None:
    assert tree.find("e" * 100_000) == []
    assert [term.name for term in tree.find("groen " * 100_000)] == ["groen"]


def test_every_term_finds_itself(tree: Taxonomy) -> None:
    assert [t.name for t in tree.terms.values() if tree.find(t.name)[:1] != [t]] == []


def test_relatives_are_near(tree: Taxonomy) -> None:
    net, energy, sun = (named(tree, name) for name in ("warmtenet", "energie", "zonnepanelen"))
    assert tree.around(net)[net] == tree.around(energy)[energy] == 1
    assert tree.around(energy)[net] > tree.around(net)[energy] > tree.around(net)[sun] == SIBLING
    assert named(tree, "bomen") not in tree.around(net)
    near = list(tree.around(net).values())
    assert near == sorted(near, reverse=True)


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Warmtenetten", "warmtenet"),
        ("vergroening", "groen"),
        ("snoeiwerken", "groenonderhoud"),
        ("werkt", None),
        ("energieloket", None),
        ("warmtnet", None),
    ],
)
def test_reports_are_taken_at_their_word(tree: Taxonomy, form: str, name: str | None) -> None:
    term = tree.by_form(form)
    assert (term.name if term else None) == name
