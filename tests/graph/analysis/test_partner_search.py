"""Partner finding: on the bundled report, and on networks one can check by hand."""

import pytest

from graph.analysis.introductions import Introductions
from graph.analysis.link_prediction.explanations import EdgesByEnds
from graph.analysis.partner_search import Partner, Question, Search, tied_with
from graph.network import Network
from tests.support.networks import tell, union

ENERGY = {"theme:energie": 1.0}
TWO_TABLES = union(
    [
        tell("a", [("Kade", "Brug", "existing"), ("Kade", "Sluis", "wanted")], "energie"),
        tell("b", [("Brug", "Mast", "existing")], "groen"),
    ]
)


def names(network: Network, partners: tuple[Partner, ...]) -> list[str]:
    return [network.nodes[one.node].name for one in partners]


def test_partners_for_energy_are_the_energy_world(bundled: Network) -> None:
    search = Search(bundled, Question(ENERGY))
    first = names(bundled, search.ranked()[:15])
    assert {"energiecoöperaties", "Energie van Rotterdam", "woningcorporaties"} <= set(first[:5])
    assert {"Woonstad", "Havensteder", "LSA Buurtenergie"} <= set(first)


def test_the_reasons_of_a_partner_add_up_and_stand_on_quotes(bundled: Network) -> None:
    search, steps = Search(bundled, Question(ENERGY)), EdgesByEnds(bundled)
    assert len(search.ranked()) > 10
    for one in search.ranked():
        told = search.reasons(one.node)
        assert told[0].walks
        assert sum(reason.share for reason in told) == pytest.approx(1)
        score = sum(walk.score for reason in told for walk in reason.walks)
        assert score == pytest.approx(one.score)
        for walk in told[0].walks:
            along = steps.into(search.question.asked, *walk.through, one.node)
            assert len(along) == len(walk.through) + 1
            assert all(edge.evidence for edge in along)


def test_whoever_has_to_do_with_all_that_was_asked_comes_first() -> None:
    question = Question(ENERGY, {"neighbourhood:molenwijk": 1.0})
    ranked = Search(TWO_TABLES, question).ranked()
    assert ranked[0].node == "organisation:brug"
    assert ranked[0].direct == 2
    assert [one.direct for one in ranked] == sorted((o.direct for o in ranked), reverse=True)


def test_the_asker_is_no_partner_and_nobody_is_reached_through_it() -> None:
    search = Search(TWO_TABLES, Question(ENERGY, asker="organisation:brug"))
    found = {one.node for one in search.ranked()}
    assert "organisation:brug" not in found
    assert "organisation:mast" not in found
    assert "organisation:mast" in {o.node for o in Search(TWO_TABLES, Question(ENERGY)).ranked()}


def test_a_closed_type_is_not_passed() -> None:
    closed = Search(TWO_TABLES, Question(ENERGY), closed_types={"Session"})
    assert not closed.ranked()


def test_a_question_about_nothing_known_has_no_answer() -> None:
    assert Search(TWO_TABLES, Question({"theme:unknown": 1.0})).ranked() == ()


def test_what_a_partner_has_to_do_with_itself_is_the_nearest_of_what_was_asked() -> None:
    asked = Question({**ENERGY, "theme:groen": 0.5}, {"neighbourhood:molenwijk": 1.0})
    search = Search(TWO_TABLES, asked)
    assert search.own("organisation:brug") == ("neighbourhood:molenwijk",)
    (own,) = (r for r in search.reasons("organisation:brug") if not r.passes)
    assert len(own.walks) == 1
    edges = EdgesByEnds(TWO_TABLES).each(search.own("organisation:brug"), "organisation:brug")
    assert [edge.type for edge in edges] == ["ACTIVE_IN"]
    assert Search(TWO_TABLES, Question(ENERGY)).own("organisation:brug") == ()


def test_who_already_works_with_the_asker_is_told_with_the_status() -> None:
    found = tied_with(TWO_TABLES, "organisation:kade")
    assert found == {"organisation:brug": "existing", "organisation:sluis": "wanted"}


def test_an_introduction_goes_over_an_acquaintance_before_a_table() -> None:
    ways = Introductions(TWO_TABLES)
    over = ways.way("organisation:kade", "organisation:mast")
    assert over == ("organisation:kade", "organisation:brug", "organisation:mast")
    table = ways.way("organisation:kade", "organisation:sluis")
    assert table == ("organisation:kade", "session:a:1", "organisation:sluis")


def test_without_a_way_there_is_no_introduction() -> None:
    apart = union([TWO_TABLES, tell("c", [("Eiland", "Rots", "existing")])])
    assert Introductions(apart).way("organisation:kade", "organisation:rots") == ()
    assert Introductions(apart).way("organisation:kade", "organisation:unknown") == ()
