"""The rules of scoring, one by one, on a small fictional report."""

from typing import Any

import pytest

from graph.errors import LoadError
from loaders.evaluation.gold import parse_annotation, parse_gold
from loaders.evaluation.report import as_line, as_text
from loaders.evaluation.scores import Score, Share, Tally
from loaders.evaluation.scoring import score

TEXT = "Stichting De Kade werkt samen met Buurtlab. Gemeente Veldstad: betaal de vrijwilligers."


def organisation(name: str, *aliases: str) -> dict[str, Any]:
    return {"type": "Organisation", "name": name, "aliases": list(aliases)}


def works_with(source: str, target: str, status: str = "existing") -> dict[str, Any]:
    quote = "Stichting De Kade werkt samen met Buurtlab."
    return {
        "type": "WORKS_WITH",
        "source": source,
        "target": target,
        "status": status,
        "quote": quote,
    }


def gold(**more: Any) -> dict[str, Any]:
    return {
        "sessions": [{"number": 1, "title": "Samen aan de kade"}],
        "entities": [
            organisation("Stichting De Kade", "De Kade", "SDK"),
            organisation("Buurtlab"),
            organisation("Gemeente Veldstad", "de gemeente"),
        ],
        "relations": [works_with("Stichting De Kade", "Buurtlab")],
        "recommendations": [
            {
                "id": "R1.1",
                "session": 1,
                "text": "betaal de vrijwilligers",
                "addressees": ["Gemeente Veldstad"],
            }
        ],
    } | more


def scored(predicted: dict[str, Any], wanted: dict[str, Any] | None = None) -> Score:
    return score(parse_annotation(predicted), parse_gold(wanted or gold()), [TEXT])


def test_the_gold_itself_is_perfect() -> None:
    result = scored(gold())
    assert result.entities["Organisation"] == Tally(3, 0, 0)
    assert result.relations["WORKS_WITH"] == Tally(1, 0, 0)
    assert result.recommendations == Tally(1, 0, 0)
    assert result.addressees == result.status == Share(1, 1)
    assert result.quotes_exact == Share(2, 2)
    assert result.findings == ()


def test_nothing_predicted_is_all_missed() -> None:
    result = scored({})
    assert result.entities["Organisation"] == Tally(0, 0, 3)
    assert result.entities["Organisation"].precision == 0
    assert result.entities["Person"].f1 == 1
    assert "missed Organisation: Buurtlab" in result.findings


@pytest.mark.parametrize("name", ["de kade", "SDK", "STICHTING DE  KADE", "“De Kade”"])
def test_names_match_but_for_case_article_and_alias(name: str) -> None:
    assert scored({"entities": [organisation(name)]}).entities["Organisation"].tp == 1


def test_one_gold_entity_takes_one_predicted_entity() -> None:
    result = scored({"entities": [organisation("De Kade"), organisation("SDK")]})
    assert result.entities["Organisation"] == Tally(1, 1, 2)


def test_another_type_is_another_thing_and_is_reported() -> None:
    result = scored({"entities": [{"type": "Person", "name": "Buurtlab"}]})
    assert result.entities["Person"] == Tally(0, 1, 0)
    assert "extra Person: Buurtlab (a Organisation in the gold)" in result.findings


def test_a_bare_generic_word_matches_the_only_one_that_can_be_meant() -> None:
    assert scored({"entities": [organisation("de gemeente")]}).entities["Organisation"].tp == 1
    wanted = gold()
    wanted["entities"].append(organisation("Gemeente Bergen", "de gemeente"))
    one = scored({"entities": [organisation("de gemeente")]}, wanted)
    assert one.entities["Organisation"].tp == 0


def test_a_symmetric_tie_has_no_direction() -> None:
    predicted = gold(relations=[works_with("Buurtlab", "Stichting De Kade")])
    assert scored(predicted).relations["WORKS_WITH"] == Tally(1, 0, 0)


def test_a_wrong_status_leaves_the_tie_right() -> None:
    result = scored(gold(relations=[works_with("Stichting De Kade", "Buurtlab", "wanted")]))
    assert result.relations["WORKS_WITH"].tp == 1
    assert result.status == Share(0, 1)
    assert result.status_found["existing"] == Share(0, 1)


def test_another_status_that_the_gold_allows_is_right() -> None:
    tie = works_with("Stichting De Kade", "Buurtlab")
    wanted = gold(relations=[tie | {"status_also": ["wanted"]}])
    assert scored(gold(relations=[tie | {"status": "wanted"}]), wanted).status == Share(1, 1)


def test_a_tie_with_an_unknown_end_is_wrong() -> None:
    predicted = gold(relations=[works_with("Buurtlab", "Bureau Onbekend")])
    assert scored(predicted).relations["WORKS_WITH"] == Tally(0, 1, 1)


def test_any_tie_ignores_the_type() -> None:
    tie = works_with("Buurtlab", "Stichting De Kade") | {"type": "PART_OF"}
    result = scored(gold(relations=[tie]))
    assert result.relations["WORKS_WITH"] == Tally(0, 0, 1)
    assert result.any_tie == Tally(1, 0, 0)


def test_what_is_optional_is_neither_rewarded_nor_punished() -> None:
    optional = {
        "entities": ["bewoners"],
        "relations": [works_with("Buurtlab", "Gemeente Veldstad")],
        "recommendations": ["kom vaker langs"],
    }
    predicted = gold()
    predicted["entities"].append(organisation("bewoners"))
    predicted["relations"] += [
        works_with("Buurtlab", "Gemeente Veldstad"),
        works_with("bewoners", "Buurtlab"),
    ]
    predicted["recommendations"].append({"id": "R1.2", "session": 1, "text": "kom vaker langs"})
    result = scored(predicted, gold(optional=optional))
    assert result.entities["Organisation"] == Tally(3, 0, 0)
    assert result.relations["WORKS_WITH"] == Tally(1, 0, 0)
    assert result.recommendations == Tally(1, 0, 0)
    assert result.any_tie == Tally(1, 0, 0)


def test_a_trap_is_counted() -> None:
    trap = works_with("Buurtlab", "Gemeente Veldstad") | {"why": "negated"}
    predicted = gold(relations=[works_with("Gemeente Veldstad", "Buurtlab")])
    result = scored(predicted, gold(traps=[trap]))
    assert result.traps == Share(1, 1)
    assert any(line.startswith("trap WORKS_WITH") for line in result.findings)


def test_sessions_are_matched_by_title_before_number() -> None:
    hosted = {"type": "HOSTED", "source": "Buurtlab", "target": "S1", "status": "existing"}
    moved = hosted | {"target": "S4"}
    sessions = [{"number": 4, "title": "Samen aan de kade"}, {"number": 1, "title": "Anders"}]
    result = scored(gold(sessions=sessions, relations=[moved]), gold(relations=[hosted]))
    assert result.relations["HOSTED"] == Tally(1, 0, 0)


def test_addressees_count_as_a_set_and_one_by_one() -> None:
    entry = gold()["recommendations"][0] | {"addressees": ["Gemeente Veldstad", "Buurtlab"]}
    result = scored(gold(recommendations=[entry]))
    assert result.addressees == Share(0, 1)
    assert result.addressee == Tally(1, 1, 0)


def test_a_quote_must_stand_in_the_text() -> None:
    tie = works_with("Stichting De Kade", "Buurtlab")
    spaced = scored(gold(relations=[tie | {"quote": "De Kade  werkt |samen"}]))
    assert (spaced.quotes_exact, spaced.quotes_loose) == (Share(1, 2), Share(2, 2))
    assert scored(gold(relations=[tie | {"quote": ""}])).quotes_loose == Share(1, 2)


def test_totals_are_micro_totals() -> None:
    both = scored(gold()) + scored({})
    assert both.entities["Organisation"] == Tally(3, 0, 3)
    assert both.entities["Organisation"].recall == 0.5


def test_a_gold_with_a_dangling_end_is_refused() -> None:
    with pytest.raises(LoadError, match="Niemand"):
        scored(gold(), gold(relations=[works_with("Buurtlab", "Niemand")]))


def test_the_report_shows_every_type() -> None:
    result = scored(gold())
    shown = as_text(result)
    assert all(name in shown for name in (*result.entities, *result.relations))
    assert as_line("verslag", result).startswith("verslag ")
