"""Why a reading holds what it holds: for each item its rules, their precision and the quotes."""

from collections.abc import Iterator, Sequence

from cli.output.terminal import one_line, read_by
from graph.network import Document, Evidence
from graph.schema import EDGE_TYPES, EXISTING, RECOMMENDATION
from loaders.evaluation.annotation import Annotation, RelationEntry
from loaders.nlp.rule_precision import measured


def explained(annotation: Annotation, document: Document) -> Iterator[str]:
    """Yield, for each entity, relation and recommendation, a line and a line for each proof."""
    for entity in annotation.entities:
        kind = f" ({entity.kind})" if entity.kind else ""
        yield _line(entity.type, f"{entity.name}{kind}", entity.confidence)
        yield from _by_rule(entity.type, entity.evidence, document)
    for relation in annotation.relations:
        yield _line(relation.type, _relation_text(relation), relation.confidence)
        for one in relation.evidence:
            yield _proof(relation.type, one, document)
    for entry in annotation.recommendations:
        to = f" -> {', '.join(entry.addressees)}" if entry.addressees else ""
        yield _line(RECOMMENDATION, f"{entry.id}{to}", entry.confidence)
        for one in entry.evidence:
            yield _proof(RECOMMENDATION, one, document)


def _line(what: str, name: str, confidence: float | None) -> str:
    return one_line(f"{what}: {name} [{confidence or 0:.2f}]")


def _relation_text(relation: RelationEntry) -> str:
    status = "" if relation.status == EXISTING else f" ({relation.status})"
    label = EDGE_TYPES[relation.type].label.en
    return f"{relation.source} {label} {relation.target}{status}"


def _by_rule(what: str, evidence: Sequence[Evidence], document: Document) -> Iterator[str]:
    """Yield the first mention that each rule of each reader found, and how many more it did."""
    for finder in dict.fromkeys((one.rule, one.reader) for one in evidence):
        found = [one for one in evidence if (one.rule, one.reader) == finder]
        more = f", and {len(found) - 1} more" if len(found) > 1 else ""
        yield _proof(what, found[0], document) + more


def _proof(what: str, one: Evidence, document: Document) -> str:
    row = measured().get((what, one.rule))
    counted = f", {row.right} right of {row.found}" if row and row.found else ""
    quote = one_line(one.quote)
    sure = f"{one.rule} ({one.confidence:.2f}{counted})"
    return f'    {sure}{read_by(one)}, {_place(one, document)}: "{quote}"'


def _place(one: Evidence, document: Document) -> str:
    page = document.page_at(one.start)
    parts = (
        f"session {one.session}" if one.session is not None else "",
        f"page {page}" if page is not None else "",
        f"characters {one.start}-{one.end}",
    )
    return ", ".join(filter(None, parts))
