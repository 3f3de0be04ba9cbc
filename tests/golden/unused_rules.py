"""Names the rules of reading that find nothing in any report with a gold.

    python tests/golden/unused_rules.py

A rule that is not found here is one that nothing speaks for: let it go, or write a report that it
is needed for. Rules of a user's own table of names have no report.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from loaders.ingest.load import load
from loaders.language.lexicon import alternatives, table
from loaders.nlp.pipeline import extract
from loaders.nlp.rule_registry import RULES
from loaders.nlp.sessions import segment
from loaders.readers import read_document
from loaders.spreadsheets.known_names import KNOWN_TABLE, OWN_TABLE

ROOT = Path(__file__).resolve().parents[2]
SETS = ("data/reports", "tests/golden/open", "tests/golden/unseen", "tests/golden/authors")
LISTS = (
    *(("sessions", name) for name in ("present", "absent")),
    *(("recommendations", name) for name in ("imperative", "not_imperatives")),
)
"""Lists of patterns that have no name of their own: lexicon and key."""

Rule = tuple[str, str]


def reports() -> list[Path]:
    """Return the reports that have a gold, in order."""
    files = (path for name in SETS for path in sorted((ROOT / name).rglob("*.*")))
    texts = [path for path in files if path.suffix in (".txt", ".md", ".html")]
    return [p for p in texts if p.name != "README.md" and not p.name.endswith(".plain.txt")]


def unused_rules() -> set[Rule]:
    """Return (what, rule) of the rules that find nothing."""
    rules = {(what, rule) for what, names in RULES.items() for rule in names}
    tables = {(what, rule) for what, rule in rules if rule in (OWN_TABLE, KNOWN_TABLE)}
    return rules - tables - {found for path in reports() for found in _found_in(path)}


def _found_in(path: Path) -> Iterator[Rule]:
    network = load(path)
    for item in (*network.nodes.values(), *network.edges.values()):
        yield from ((item.type, evidence.rule) for evidence in item.evidence)


def unused_patterns() -> set[Rule]:
    """Return (list, pattern) of the patterns without a name that are found in no sentence."""
    patterns = {(name, source): re.compile(source) for name, source in _sources()}
    for path in reports():
        document = read_document(path)
        analysed = extract(document, segment(document))
        said = [analysed.folded[s.start : s.end] for s in analysed.sentences]
        found = [key for key, pattern in patterns.items() if any(map(pattern.search, said))]
        for key in found:
            del patterns[key]
    return set(patterns)


def _sources() -> Iterator[Rule]:
    for lexicon, name in LISTS:
        for entry in table(lexicon)[name]:
            if isinstance(entry, str):
                yield name, entry
            else:
                keywords = f"(?:{alternatives(entry['keywords'])})"
                yield name, entry["pattern"].replace("<keywords>", keywords)


if __name__ == "__main__":
    for what, rule in sorted(unused_rules() | unused_patterns()):
        print(f"{what:20} {rule}")
