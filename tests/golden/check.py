"""Checks that a gold annotation is sound against the text of its own report.

A gold set is a folder of NAME.txt or NAME.md with NAME.gold.json beside it. `open` may be read
while the reading rules are tuned; `unseen` is kept for measuring and is not to be opened.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Gold = dict[str, Any]

HERE = Path(__file__).parent
SUFFIX = ".gold.json"
STATUSES = {"existing", "wanted", "strained"}
KINDS = {
    "Organisation": {
        "gemeente",
        "gemeentelijke dienst",
        "woningcorporatie",
        "cooperatie",
        "stichting",
        "collectief",
        "bedrijf",
        "onderwijs-kennis",
        "overheid",
        "netwerk",
        "fonds-programma",
        "media",
        "groep",
    },
    "Person": {"persoon"},
    "Neighbourhood": {"straat", "buurt", "wijk", "gebied", "stad"},
    "Theme": {"thema"},
}
ORG, PERSON, PLACE, THEME = ({kind} for kind in KINDS)
SESSION, RECOMMENDATION = {"session"}, {"recommendation"}
ENDS = {
    "HOSTED": (ORG | PERSON, SESSION),
    "PARTICIPATED_IN": (ORG | PERSON, SESSION),
    "AFFILIATED_WITH": (PERSON, ORG),
    "WORKS_WITH": (ORG, ORG),
    "PART_OF": (ORG | PLACE, ORG | PLACE),
    "ACTIVE_IN": (ORG | PERSON, PLACE),
    "ABOUT": (SESSION, THEME),
    "CONCERNS": (RECOMMENDATION, ORG | PLACE | THEME),
    "ADDRESSED_TO": (RECOMMENDATION, ORG),
}


def gold_files() -> list[Path]:
    """Every NAME.gold.json of both sets, in order of name."""
    return sorted(HERE.glob(f"*/*{SUFFIX}"))


def report_of(path: Path) -> Path:
    """The report beside a gold file; FileNotFoundError when there is none."""
    stem = path.name.removesuffix(SUFFIX)
    for ending in (".txt", ".md"):
        report = path.with_name(stem + ending)
        if report.exists():
            return report
    raise FileNotFoundError(f"{path.name}: no {stem}.txt or {stem}.md beside it")


def load(path: Path) -> tuple[Gold, str]:
    """A gold annotation and the exact text of its report."""
    text = report_of(path).read_bytes().decode("utf-8")
    return json.loads(path.read_text(encoding="utf-8")), text


def problems(gold: Gold, text: str) -> list[str]:
    """What is wrong with the annotation, one line each; empty when it is sound."""
    return [
        *quote_problems(gold, text),
        *entity_problems(gold),
        *session_problems(gold),
        *relation_problems(gold),
        *double_problems(gold),
    ]


def quote_problems(gold: Gold, text: str) -> Iterator[str]:
    """Quotes, aliases and recommendation texts that are no exact part of the report."""
    for quote in quotes(gold):
        if not quote or quote not in text:
            yield f"not in the report: {quote!r}"


def quotes(gold: Gold) -> Iterator[str]:
    """Every string that must stand in the report exactly as it is."""
    for entity in gold["entities"]:
        yield from entity["aliases"]
    for item in gold["relations"] + gold["traps"]:
        yield item["quote"]
    for recommendation in gold["recommendations"]:
        yield recommendation["text"]
    yield from gold["optional"].get("recommendations", [])


def entity_problems(gold: Gold) -> Iterator[str]:
    """Entities of an unknown type or kind, without a surface form, or declared twice."""
    for name, times in Counter(e["name"] for e in gold["entities"]).items():
        if times > 1:
            yield f"entity declared {times} times: {name}"
    for entity in gold["entities"]:
        if entity["kind"] not in KINDS.get(entity["type"], set()):
            yield f"unknown kind {entity['kind']!r} of {entity['type']}: {entity['name']}"
        if not entity["aliases"]:
            yield f"entity without a surface form: {entity['name']}"


def session_problems(gold: Gold) -> Iterator[str]:
    """Session numbers that no session has, and hosts or people that are not declared."""
    numbers = {session["number"] for session in gold["sessions"]}
    for item in gold["relations"] + gold["recommendations"]:
        if item["session"] is not None and item["session"] not in numbers:
            yield f"unknown session {item['session']}: {item}"
    for entity in gold["entities"]:
        if not numbers.issuperset(entity["sessions"]):
            yield f"unknown session of {entity['name']}: {entity['sessions']}"
    names = {entity["name"] for entity in gold["entities"]}
    for session in gold["sessions"]:
        for name in set(session["hosts"] + session["people"]) - names:
            yield f"host not declared: {name}"


def relation_problems(gold: Gold) -> Iterator[str]:
    """Relations, optional ones and traps with unknown ends, types or statuses."""
    types = end_types(gold)
    for relation in gold["relations"] + gold["optional"]["relations"] + gold["traps"]:
        allowed = ENDS.get(relation["type"], (set(), set()))
        for end, name in zip(allowed, (relation["source"], relation["target"]), strict=True):
            if types.get(name) not in end:
                yield f"{relation['type']} cannot end at {name!r}: {relation}"
    for relation in gold["relations"]:
        if not STATUSES.issuperset([relation["status"], *relation.get("status_also", [])]):
            yield f"unknown status: {relation}"


def end_types(gold: Gold) -> dict[str, str]:
    """What every name that may end a relation stands for."""
    types = {entity["name"]: entity["type"] for entity in gold["entities"]}
    types |= {f"S{session['number']}": "session" for session in gold["sessions"]}
    return types | {r["id"]: "recommendation" for r in gold["recommendations"]}


def double_problems(gold: Gold) -> Iterator[str]:
    """Relations given twice, self-relations, and traps that are also relations."""
    times = Counter(key(relation) for relation in gold["relations"])
    for relation, count in times.items():
        if count > 1:
            yield f"relation given {count} times: {relation}"
        if relation[1] == relation[2]:
            yield f"relation with itself: {relation}"
    for trap in gold["traps"]:
        if key(trap) in times:
            yield f"trap is also a relation: {key(trap)}"


def key(relation: Gold) -> tuple[str, str, str]:
    """Type and ends of a relation; the ends of WORKS_WITH have no order."""
    source, target = relation["source"], relation["target"]
    if relation["type"] == "WORKS_WITH":
        source, target = sorted((source, target))
    return relation["type"], source, target


def main() -> int:
    """Prints the problems of every gold file; 1 when there are any."""
    found = [f"{path.name}: {line}" for path in gold_files() for line in problems(*load(path))]
    print("\n".join(found) or f"{len(gold_files())} gold files are sound")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
