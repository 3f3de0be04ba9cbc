"""A step of the pipeline, and the layers of an analysed text that steps read and fill."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from loaders.nlp.analysed_text import AnalysedText


class Layer(StrEnum):
    """A part of an analysed text that one step assigns and others require.

    Mentions and claims are told apart by what they find: a node type or an edge type. The
    canonical names are those of the mentions of organisations.
    """

    BLOCKS = "blocks"
    SESSIONS = "sessions"
    SENTENCES = "sentences"
    NAME_LISTS = "name_lists"
    PEOPLE = "mentions.person"
    PLACES = "mentions.place"
    ORGANISATIONS = "mentions.organisation"
    GROUPS = "mentions.group"
    THEMES = "mentions.theme"
    HOME_CITY = "home_city"
    MUNICIPALITY = "municipality"
    CANONICAL_NAMES = "canonical_names"
    MASKED_SENTENCES = "masked_sentences"
    RECOMMENDATIONS = "recommendations"
    HOSTED = "claims.hosted"
    PARTICIPATED_IN = "claims.participated_in"
    AFFILIATED_WITH = "claims.affiliated_with"
    PART_OF = "claims.part_of"
    ACTIVE_IN = "claims.active_in"
    WORKS_WITH = "claims.works_with"
    ADDRESSED_TO = "claims.addressed_to"
    CONCERNS = "claims.concerns"
    ABOUT = "claims.about"


GIVEN = frozenset({Layer.BLOCKS, Layer.SESSIONS})
"""The layers that a text has before the first step."""


@dataclass(frozen=True, slots=True)
class Step:
    """A function of the pipeline that declares what it ``requires`` and what it ``assigns``.

    What it requires changes what it does; a step that only adds to a layer does not require it.
    """

    run: Callable[[AnalysedText], None]
    requires: frozenset[Layer]
    assigns: frozenset[Layer]

    def __call__(self, analysed: AnalysedText) -> None:
        """Take the step."""
        self.run(analysed)

    @property
    def name(self) -> str:
        """The name of the function."""
        return self.run.__name__


def step(
    *, requires: tuple[Layer, ...], assigns: tuple[Layer, ...]
) -> Callable[[Callable[[AnalysedText], None]], Step]:
    """Return a decorator that makes a function a step with these declarations."""

    def declared(run: Callable[[AnalysedText], None]) -> Step:
        return Step(run, frozenset(requires), frozenset(assigns))

    return declared
