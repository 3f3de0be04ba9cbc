"""The panel says which model read a quote, and where the rules and a model differ."""

import json

import pytest

from graph.network import Edge, Network
from tests.support.hostile import NAMES
from tests.support.networks import read_by, side_by_side, tell, union
from views.contract.panel import TieLine
from views.contract.serialise import to_json
from views.i18n import Words
from views.presenters.evidence_panel import edge_panel, node_panel
from views.presenters.quote import QuoteSource

MODEL, OTHER = "llama3.1:8b, prompt 1", "mistral, prompt 1"
TOLD = tell("a", [("Kade", "Brug", "existing")])
DIFFERENT = side_by_side(TOLD, read_by(TOLD, MODEL, existing="wanted"))


def quoting(network: Network, language: str = "nl") -> QuoteSource:
    titles = {one.id: one.title for one in network.documents.values()}
    return QuoteSource(Words(language), network.documents.__getitem__, titles)


def tie_of(network: Network) -> Edge:
    return network.edges["organisation:brug|WORKS_WITH|organisation:kade"]


def shown(network: Network, language: str = "nl") -> TieLine:
    """Return the tie as its panel shows it; the dossier of an end must say the same of it."""
    sources = quoting(network, language)
    (group,) = edge_panel(tie_of(network), network, sources).groups
    (line,) = group.ties
    dossier = node_panel(network.nodes["organisation:kade"], network, sources)
    (same,) = dossier.groups[0].ties
    assert same.disagreements == line.disagreements
    return line


def sources_of(line: TieLine) -> list[str]:
    return [quote.source.name for quote in line.quotes]


@pytest.mark.parametrize(
    ("language", "rules", "model"),
    [
        ("nl", "Verslag a · tafel 1", "gelezen door taalmodel llama3.1:8b, prompt 1"),
        ("en", "Verslag a · session 1", "read by language model llama3.1:8b, prompt 1"),
    ],
)
def test_the_source_of_a_quote_names_the_model(language: str, rules: str, model: str) -> None:
    assert sources_of(shown(TOLD, language)) == [rules]
    both = side_by_side(TOLD, read_by(TOLD, MODEL))
    assert sources_of(shown(both, language)) == [rules, f"{rules} · {model}"]


def test_readers_who_agree_need_no_word() -> None:
    assert shown(TOLD).disagreements == ()
    assert shown(side_by_side(TOLD, read_by(TOLD, MODEL))).disagreements == ()
    assert shown(read_by(TOLD, MODEL, existing="wanted")).disagreements == ()


def test_the_panel_says_where_the_rules_and_a_model_differ() -> None:
    assert shown(DIFFERENT).disagreements == (
        "De regels lezen hier: bestaand. Het taalmodel leest: gewenst.",
    )
    assert shown(DIFFERENT, "en").disagreements == (
        "The rules read here: existing. The language model reads: wanted.",
    )


def test_several_models_are_told_apart_by_name() -> None:
    three = side_by_side(DIFFERENT, read_by(TOLD, OTHER, existing="strained"))
    assert shown(three).disagreements == (
        "De regels lezen hier: bestaand. Taalmodel llama3.1:8b, prompt 1 leest: gewenst."
        " Taalmodel mistral, prompt 1 leest: onder druk.",
    )


def test_a_reader_may_find_several_statuses() -> None:
    more = side_by_side(DIFFERENT, read_by(TOLD, MODEL, existing="strained"))
    assert shown(more).disagreements == (
        "De regels lezen hier: bestaand. Het taalmodel leest: onder druk, gewenst.",
    )


def test_a_tie_of_several_reports_says_in_which_of_them_readers_differ() -> None:
    other = tell("b", [("Kade", "Brug", "existing")])
    assert shown(union([DIFFERENT, other])).disagreements == (
        "Verslag a: De regels lezen hier: bestaand. Het taalmodel leest: gewenst.",
    )


def test_a_tie_without_a_status_has_nothing_to_differ_in() -> None:
    edge = next(edge for edge in DIFFERENT.edges.values() if edge.type == "ACTIVE_IN")
    assert {one.status for one in edge.evidence} == {"existing", "wanted"}
    (group,) = edge_panel(edge, DIFFERENT, quoting(DIFFERENT)).groups
    assert group.ties[0].disagreements == ()


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_model_is_plain_text_on_one_line(name: str) -> None:
    hostile = side_by_side(DIFFERENT, read_by(TOLD, name, existing="strained"))
    line = shown(hostile)
    flat = " ".join(name.split())
    (sentence,) = line.disagreements
    assert f"Taalmodel {flat} leest: onder druk." in sentence
    assert f"Verslag a · tafel 1 · gelezen door taalmodel {flat}" in sources_of(line)
    assert json.loads(json.dumps(to_json(line)))["disagreements"] == [sentence]
    assert all("\n" not in text for text in (sentence, *sources_of(line)))
