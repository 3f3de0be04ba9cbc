"""One name an actor: every mention gets the name that the report knows its actor by."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from graph.schema import ORGANISATION
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.coreference.aliases import canonical_names
from loaders.nlp.coreference.municipality import find_municipality, main_municipality
from loaders.nlp.coreference.nominals import find_nominals
from loaders.nlp.step import Layer, step
from loaders.nlp.types import Mention


@step(
    requires=(Layer.SESSIONS, Layer.HOME_CITY, Layer.ORGANISATIONS),
    assigns=(Layer.CANONICAL_NAMES, Layer.MUNICIPALITY, Layer.ORGANISATIONS),
)
def assign_canonical_names(analysed: AnalysedText) -> None:
    """Give each mention of an organisation the name the report knows it by."""
    names = canonical_names(analysed)
    kinds = _kinds(analysed, names)
    analysed.mentions = [
        _renamed(m, names[m.name], kinds) if m.type == ORGANISATION else m
        for m in analysed.mentions
    ]
    analysed.municipality = main_municipality(analysed)
    analysed.add(find_municipality(analysed))
    analysed.add(find_nominals(analysed))


def _renamed(mention: Mention, name: str, kinds: Mapping[str, str]) -> Mention:
    kind = mention.kind or kinds.get(name)
    if name == mention.name and kind == mention.kind:
        return mention
    return replace(mention, name=name, kind=kind)


def _kinds(analysed: AnalysedText, names: dict[str, str]) -> dict[str, str]:
    """Return the kind that most mentions of an actor tell, by the name of the actor."""
    counted = Counter([(m.name, m.kind) for m in analysed.mentions if m.type == ORGANISATION])
    told: dict[str, Counter[str]] = {}
    for (name, kind), count in counted.items():
        if kind:
            told.setdefault(names[name], Counter())[kind] += count
    return {name: min(kinds, key=lambda kind: (-kinds[kind], kind)) for name, kinds in told.items()}
