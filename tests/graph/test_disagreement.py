"""Readers of one report that read a tie differently are told apart; reports may differ."""

from graph.disagreement import Disagreement, disagreements
from graph.network import Edge, Evidence

MODEL, OTHER = "llama3.1:8b, prompt 1", "mistral, prompt 1"


def said(document: str, status: str, reader: str = "", start: int = 0) -> Evidence:
    return Evidence(document, start, start + 4, "zegt", status=status, reader=reader)


def found(*evidence: Evidence) -> tuple[Disagreement, ...]:
    return disagreements(Edge("WORKS_WITH", "x", "y", evidence))


def test_readers_of_one_report_may_disagree() -> None:
    assert found(said("a", "wanted", MODEL), said("a", "existing")) == (
        Disagreement("a", {"": ("existing",), MODEL: ("wanted",)}),
    )


def test_readers_who_say_the_same_agree() -> None:
    assert found(said("a", "existing"), said("a", "existing", MODEL, 9)) == ()
    several = [said("a", one, who) for one in ("wanted", "strained") for who in ("", MODEL)]
    assert found(*several) == ()


def test_one_reader_does_not_disagree_with_itself() -> None:
    assert found(said("a", "existing"), said("a", "strained", start=9)) == ()
    assert found(said("a", "existing", MODEL), said("a", "wanted", MODEL)) == ()


def test_reports_that_differ_are_no_disagreement() -> None:
    assert found(said("a", "existing"), said("b", "wanted", MODEL)) == ()


def test_each_report_is_told_by_itself_with_all_that_each_reader_says() -> None:
    assert found(
        said("b", "strained", OTHER),
        said("b", "wanted", MODEL),
        said("c", "wanted"),
        said("a", "wanted"),
        said("a", "existing"),
        said("a", "existing", MODEL),
    ) == (
        Disagreement("a", {"": ("existing", "wanted"), MODEL: ("existing",)}),
        Disagreement("b", {MODEL: ("wanted",), OTHER: ("strained",)}),
    )


def test_the_rules_come_first() -> None:
    (one,) = found(said("a", "strained", " model"), said("a", "existing"))
    assert list(one.statuses) == ["", " model"]
