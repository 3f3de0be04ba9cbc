"""Every rule carries a measured precision, and nothing else does."""

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import pytest

from graph.network import Network
from loaders.evaluation.precision_table import WEIGHT, as_csv, measure
from loaders.ingest.load import load
from loaders.nlp.rule_precision import FAMILY, confidence, measured
from loaders.nlp.rule_registry import RULES
from tests.support.paths import ROOT

REPORTS = sorted(
    path
    for folder in ("data/reports", "tests/golden/open")
    for path in (ROOT / folder).iterdir()
    if path.suffix in (".txt", ".md")
)
LEXICON = "".join(path.read_text() for path in (ROOT / "data" / "lexicon").glob("*.toml"))
EXTRACTION = "".join(
    path.read_text() for path in (ROOT / "loaders").rglob("*.py") if path.stem != "rule_registry"
)


def test_the_table_names_exactly_the_rules_that_exist() -> None:
    existing = {(what, rule) for what, rules in RULES.items() for rule in (*rules, FAMILY)}
    assert set(measured()) == existing


def test_no_rule_is_stale() -> None:
    for rule in chain(*RULES.values()):
        pattern = f'name = "{rule.removeprefix("addressee-")}"' in LEXICON
        assert pattern or f'"{rule}"' in EXTRACTION, rule


def rules_in(network: Network) -> Iterator[tuple[str, str]]:
    for node in network.nodes.values():
        yield from ((node.type, e.rule) for e in node.evidence if node.type != "Report")
    for edge in network.edges.values():
        yield from ((edge.type, e.rule) for e in edge.evidence if edge.type in RULES)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_what_is_read_was_read_by_rules_of_the_table(path: Path) -> None:
    network = load(path)
    assert len(set(rules_in(network))) > 10
    assert set(rules_in(network)) <= set(measured())
    for item in (*network.nodes.values(), *network.edges.values()):
        for one in item.evidence:
            if (known := measured().get((getattr(item, "type", ""), one.rule))) is not None:
                assert one.confidence == known.precision


def test_a_rule_is_drawn_to_its_family_until_it_was_seen_often() -> None:
    findings = [("Theme", "theme-term", True)] * 90 + [("Theme", "theme-word", False)] * 8
    rows = {(row.what, row.rule): row for row in measure(findings)}
    family = (90 + 1) / (98 + 2)
    assert rows["Theme", FAMILY].precision == family
    assert rows["Theme", "theme-term"].precision == round((90 + WEIGHT * family) / 94, 3)
    assert rows["Theme", "theme-word"].precision == round(WEIGHT * family / 12, 3)
    assert rows["Person", "title"].precision == rows["Person", FAMILY].precision == 0.5


def test_the_figures_of_the_table_follow_from_its_counts() -> None:
    for (what, rule), row in measured().items():
        whole = measured()[what, FAMILY]
        mean = (whole.right + 1) / (whole.found + 2)
        own = mean if rule == FAMILY else (row.right + WEIGHT * mean) / (row.found + WEIGHT)
        assert row.precision == pytest.approx(own, abs=0.0006), (what, rule)
        assert 0 <= row.right <= row.found <= whole.found or rule == FAMILY


def test_the_table_is_plain_csv() -> None:
    lines = as_csv(measured().values()).splitlines()
    assert lines[0] == "what,rule,found,right,precision"
    assert len(lines) == len(measured()) + 1


def test_a_rule_that_nobody_measured_counts_as_its_family() -> None:
    assert confidence("Person", "van gisteren") == confidence("Person", FAMILY)


def test_every_mention_and_claim_knows_its_confidence(analysed: Callable[..., object]) -> None:
    found = analysed("Gemeente Utrecht en Stichting Zon werken samen in Lombok.")
    for item in (*found.mentions, *found.claims):  # type: ignore[attr-defined]
        assert item.confidence == confidence(item.type, item.rule)
