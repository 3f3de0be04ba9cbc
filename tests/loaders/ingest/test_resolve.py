"""From mentions and claims to a network."""

from collections.abc import Callable

from graph.network import Network

Reader = Callable[[str], Network]
TEXT = """De avond

Aanwezig: Karin Vonkel (Stichting Zon)

Stichting Zon werkt samen met Bureau Vonk in Utrecht. De stichting ZON is oud. Ook waren er
scholen. Wij adviseren:

- Creëer ruimte voor bewoners.
"""


def test_ids_fold_spelling_and_legal_form(network: Reader) -> None:
    nodes = network(TEXT).nodes
    assert {"organisation:zon", "organisation:bureau-vonk", "person:karin-vonkel"} <= set(nodes)


def test_a_group_is_a_node_only_when_it_takes_part(network: Reader) -> None:
    nodes = network(TEXT).nodes
    assert "organisation:bewoners" in nodes
    assert "organisation:scholen" not in nodes


def test_every_line_and_every_node_has_a_quote_that_stands_in_the_text(network: Reader) -> None:
    found = network(TEXT)
    text = next(iter(found.documents.values())).text
    for part in (*found.nodes.values(), *found.edges.values()):
        assert part.evidence
        assert all(text[e.start : e.end] == e.quote for e in part.evidence)


def test_a_session_is_in_its_report_and_advice_in_its_session(network: Reader) -> None:
    edges = {(e.type, e.source.split(":")[0], e.target.split(":")[0]) for e in _edges(network)}
    assert ("IN_REPORT", "session", "report") in edges
    assert ("MADE_IN", "recommendation", "session") in edges


def _edges(network: Reader) -> list:  # type: ignore[type-arg]
    return list(network(TEXT).edges.values())


def test_nothing_but_rules_is_a_report_without_sessions(network: Reader) -> None:
    found = network("=====\n-----\n")
    assert [node.type for node in found.nodes.values()] == ["Report"]


def test_two_legal_forms_in_one_report_are_two(network: Reader) -> None:
    text = "De avond\n\nStichting Maan werkt samen met Vereniging Maan."
    found = {"organisation:stichting-maan", "organisation:vereniging-maan"}
    assert found <= set(network(text).nodes)
    assert "organisation:maan" in network("De avond\n\nStichting Maan werkt met Utrecht.").nodes
    both = network("De avond\n\nStichting Maan werkt samen met Coöperatie Maan.").nodes
    assert {"organisation:maan", "organisation:maan-cooperatie"} <= set(both)
