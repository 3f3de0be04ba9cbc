"""Missing connections: what reports say, what is computed, and where the holes are."""

import pytest

from graph.analysis.link_prediction.suggestions import suggestions
from graph.analysis.reported_gaps import (
    ABSENT,
    GROUP,
    NOBODY,
    UNTIED,
    OpenTie,
    open_ties,
    unanswered_advice,
)
from graph.analysis.structural_holes import structural_holes
from graph.network import Network
from graph.schema import GROUP_KIND
from tests.support.networks import report, tell, union


def said(tie: OpenTie, network: Network) -> tuple[str, str, str]:
    one, other = sorted(network.nodes[end].name for end in (tie.edge.source, tie.edge.target))
    return one, other, tie.edge.status


def test_the_open_ties_of_the_bundled_report(bundled: Network) -> None:
    found = {said(tie, bundled): tie for tie in open_ties(bundled)}
    strained = found["Afrikaanderwijk Coöperatie", "Centrale inkoop", "strained"]
    advice = bundled.nodes[strained.asked_by[0]]
    assert "inkoop- en aanbestedingsbeleid" in str(advice.properties["text"])
    tables = {
        e.session for tie in found.values() for e in tie.edge.evidence
        if tie.edge.status == "wanted"
    }  # fmt: skip
    assert {3, 4, 5, 9} <= tables


def test_strained_ties_come_first_and_every_one_has_a_quote(bundled: Network) -> None:
    ties = open_ties(bundled)
    statuses = [tie.edge.status for tie in ties]
    assert statuses == sorted(statuses)
    assert statuses[0] == "strained"
    assert all(tie.edge.evidence and tie.themes for tie in ties)


def test_existing_ties_are_not_open() -> None:
    assert open_ties(tell("a", [("Kade", "Brug", "existing")])) == ()


def test_why_advice_did_not_land(bundled: Network) -> None:
    found = {
        (one.recommendation[-4:], one.addressee): one.why for one in unanswered_advice(bundled)
    }
    assert found["r3-1", "organisation:politiek"] == (GROUP, ABSENT, UNTIED)
    assert found["r5-1", "organisation:gemeente-rotterdam"] == (ABSENT, UNTIED)
    assert found["r1-1", ""] == (NOBODY,)


def test_a_department_at_the_table_hears_it_for_the_whole(bundled: Network) -> None:
    (table,) = (n.id for n in bundled.nodes.values() if n.id.endswith("24:6"))
    asked = {e.source for e in bundled.edges.values() if e.type == "ADDRESSED_TO"}
    made = {e.source for e in bundled.edges.values() if e.type == "MADE_IN" and e.target == table}
    assert asked & made
    assert not [one for one in unanswered_advice(bundled) if one.session == table and one.addressee]


def test_computed_ties_are_no_facts_and_no_groups(bundled: Network) -> None:
    named = {frozenset((e.source, e.target)) for e in bundled.edges.values()}
    found = suggestions(bundled, 50)
    assert found
    for one in found:
        assert frozenset((one.one, one.other)) not in named
        assert GROUP_KIND not in (bundled.nodes[one.one].kind, bundled.nodes[one.other].kind)
        assert sum(reason.share for reason in one.reasons) == pytest.approx(1)
        walks = [walk.score for reason in one.reasons for walk in reason.walks]
        assert sum(walks) == pytest.approx(one.score)


def test_walks_pass_only_what_the_user_leaves_open(bundled: Network) -> None:
    found = suggestions(bundled, 20, closed_types={"Session", "Neighbourhood"})
    assert any(reason.passes for one in found for reason in one.reasons)
    for one in found:
        assert all(passed == "Organisation" or passed in ("Person", "Recommendation")
                   for reason in one.reasons for passed in reason.passes)  # fmt: skip


def islands() -> Network:
    """Two tables that know each other through one organisation."""
    chain = [(f"Noord {n}", f"Noord {m}", "existing") for n in range(5) for m in range(n)]
    other = [(f"Zuid {n}", f"Zuid {m}", "existing") for n in range(5) for m in range(n)]
    bond = [("Noord 0", "Zuid 0", "existing")]
    return union([tell("a", chain), tell("b", other, "energie"), tell("c", bond, "nachtcultuur")])


def test_a_hole_names_its_brokers_and_a_tie_that_helps() -> None:
    hole = structural_holes(islands(), 1)[0]
    assert hole.ties < hole.expected
    ends = {end.split(":")[1].split("-")[0] for end in hole.bridge}
    assert ends == {"noord", "zuid"}
    assert set(hole.brokers) & {"organisation:noord-0", "organisation:zuid-0"}
    assert hole.after.distance < hole.before.distance
    assert hole.after.share >= hole.before.share


def test_one_group_has_no_holes() -> None:
    assert structural_holes(tell("a", [("Kade", "Brug", "existing")]), 5) == ()
    assert structural_holes(Network(), 5) == ()


def test_holes_are_the_same_on_every_run() -> None:
    network = report(4, ties=60, actors=40)
    assert structural_holes(network, 3) == structural_holes(network, 3)
