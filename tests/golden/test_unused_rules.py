"""Every rule of reading finds something in the reports with a gold."""

from tests.golden.unused_rules import unused_patterns, unused_rules

ELSEWHERE = {("PART_OF", "department-in-brackets"), ("WORKS_WITH", "hits")}
"""Rules that only found something in reports that are not shipped."""


def test_every_rule_finds_something() -> None:
    assert unused_rules() == ELSEWHERE


def test_every_pattern_without_a_name_is_found() -> None:
    assert unused_patterns() == set()
