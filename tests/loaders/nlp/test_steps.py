"""Each step of the pipeline declares what it requires and assigns: in order, and truly.

A step requires a layer if it does something else where that layer is empty. That is tried: on the
golds, and on a text that has what few reports have, each step is taken once as it is and once
without each layer there is.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass, field

import pytest

from graph.errors import ModelError
from graph.network import Document, Network
from loaders.ingest.resolve import RESOLVED, resolve
from loaders.nlp.analysed_text import AnalysedText
from loaders.nlp.blocks import blocks_of
from loaders.nlp.pipeline import STEPS
from loaders.nlp.sessions import segment
from loaders.nlp.step import GIVEN, Layer, Step
from loaders.readers import read_document
from tests.support.layers import Changes, changes, copied, items
from tests.support.paths import GOLDEN, ROOT

FOLDERS = [
    ROOT / "data" / "reports",
    *(GOLDEN / name for name in ("open", "authors/k", "authors/o")),
]
REPORTS = sorted(
    path for folder in FOLDERS for path in folder.iterdir() if path.suffix in (".txt", ".md")
)
NAMES = """naam;type;soort;aliases
Het Aambeeld;organisatie;bedrijf;aambeeld 12
Juf Vonk;persoon;;
Utrecht Zuid;plek;buurt;
Karin Boog;geen naam;;
omwonenden;geen naam;;
afdeling handhaving;geen naam;;
"""
RARE = """# Avond in Utrecht

## Tafel 1: Wonen
Gastheer: Buurtbedrijf Rivierhof Noord (BRN)

Aan tafel: Karin Boog, Jan Smit van Stichting Zon, Juf Vonk van het Aambeeld.

Buurtbedrijf Rivierhof Noord is er. BRN bouwt. Energiecoöperaties en omwonenden uit Utrecht Zuid
praten met aambeeld 12. We werken samen met Stichting Zon. De afdeling handhaving helpt.

## Tafel 2: Werk
Gastheer: BRN

De coöperaties praten. We werken samen met Bureau Vonk. Smit lacht.
"""
"""What the golds do not have: names of a table of one's own, and what it says is no name."""


@dataclass
class Observed:
    """What was seen of a step, on all texts together."""

    required: set[Layer] = field(default_factory=set)
    assigned: set[Layer] = field(default_factory=set)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Document]]:
    table = tmp_path_factory.mktemp("names") / "namen.csv"
    table.write_text(NAMES, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NETWERKATLAS_NAMES", str(table))
        yield [Document("rare", "Avond", RARE), *map(read_document, REPORTS)]


@pytest.fixture(scope="module")
def observed(documents: list[Document]) -> dict[str, Observed]:
    """Return what each step was seen to require and assign."""
    found = {step.name: Observed() for step in STEPS}
    for document in documents:
        analysed = AnalysedText(document, blocks_of(document), segment(document))
        there = set(GIVEN)
        for step in STEPS:
            observe(step, analysed, there, found[step.name])
            there |= step.assigns
    return found


def observe(step: Step, analysed: AnalysedText, there: Set[Layer], found: Observed) -> None:
    """Take a step, after it was tried without each layer that is there."""
    before = copied(analysed)
    step(analysed)
    found.assigned |= {layer for layer in Layer if any(changes(before, analysed, layer))}
    done = [changes(before, analysed, layer) for layer in step.assigns]
    for layer in there - found.required:
        without = copied(before, layer)
        if items(without, layer) != items(before, layer) and tried(step, without) != done:
            found.required.add(layer)


def tried(step: Step, before: AnalysedText) -> list[Changes] | None:
    """Return what a step changes in a text, or None if it fails without what it needs."""
    after = copied(before)
    try:
        step(after)
    except (ValueError, KeyError, IndexError):
        return None
    return [changes(before, after, layer) for layer in step.assigns]


def resolved(analysed: AnalysedText) -> Network | None:
    """Return the network of a text, or None if a tie has lost its end."""
    try:
        return resolve(analysed)
    except ModelError:
        return None


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_a_step_requires_what_it_declares(step: Step, observed: dict[str, Observed]) -> None:
    assert observed[step.name].required == step.requires


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_a_step_assigns_what_it_declares(step: Step, observed: dict[str, Observed]) -> None:
    assert observed[step.name].assigned == step.assigns


def test_what_a_step_requires_was_assigned_before_it() -> None:
    there = set(GIVEN)
    for step in STEPS:
        assert step.requires <= there, step.name
        there |= step.assigns


def test_nothing_is_assigned_that_nobody_needs() -> None:
    for at, step in enumerate(STEPS):
        needed = RESOLVED.union(*(later.requires for later in STEPS[at + 1 :]))
        assert step.assigns <= needed, step.name


def test_every_layer_is_assigned() -> None:
    assert GIVEN.union(*(step.assigns for step in STEPS)) == set(Layer)


def test_the_network_is_made_of_the_layers_that_it_declares(documents: list[Document]) -> None:
    found: set[Layer] = set()
    for document in documents:
        analysed = AnalysedText(document, blocks_of(document), segment(document))
        for step in STEPS:
            step(analysed)
        network = resolved(copied(analysed))
        found |= {layer for layer in Layer if resolved(copied(analysed, layer)) != network}
    assert found == RESOLVED


def test_a_wrong_declaration_is_noticed(documents: list[Document]) -> None:
    steps = {step.name: step for step in STEPS}
    people = steps["find_people"]
    idle = Step(lambda _: None, people.requires, people.assigns)
    analysed = AnalysedText(documents[1], blocks_of(documents[1]), segment(documents[1]))
    for step in STEPS[: STEPS.index(people)]:
        step(analysed)
    found = Observed()
    observe(idle, copied(analysed), set(GIVEN) | people.requires, found)
    assert not found.required
    assert not found.assigned
    observe(people, copied(analysed), set(GIVEN) | people.requires, found)
    assert found.assigned == {Layer.PEOPLE}
    assert Layer.SENTENCES in found.required
