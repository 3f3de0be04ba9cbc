"""The domain model as data: node types, edge types, statuses and kinds.

Code, database constraints, filters, legend and documentation are all drawn
from these tables. What each type means is written in the annotation
guidelines; labels are Dutch first, English second.
"""

from dataclasses import dataclass

ORGANISATION = "Organisation"
PERSON = "Person"
NEIGHBOURHOOD = "Neighbourhood"
THEME = "Theme"
RECOMMENDATION = "Recommendation"
SESSION = "Session"
REPORT = "Report"

HOSTED = "HOSTED"
PARTICIPATED_IN = "PARTICIPATED_IN"
AFFILIATED_WITH = "AFFILIATED_WITH"
WORKS_WITH = "WORKS_WITH"
PART_OF = "PART_OF"
ACTIVE_IN = "ACTIVE_IN"
ABOUT = "ABOUT"
CONCERNS = "CONCERNS"
ADDRESSED_TO = "ADDRESSED_TO"
MADE_IN = "MADE_IN"
IN_REPORT = "IN_REPORT"

EXISTING = "existing"
WANTED = "wanted"
STRAINED = "strained"

GROUP_KIND = "groep"


@dataclass(frozen=True, slots=True)
class Label:
    """A word for the screen, in both languages of the interface."""

    nl: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the English word for ``"en"``, the Dutch one for all else."""
        return self.en if language == "en" else self.nl


@dataclass(frozen=True, slots=True)
class NodeType:
    """What a node can be, and how it looks.

    ``shape`` is a vis-network shape; together with ``colour`` (a hex value
    from a colour-blind safe palette) it makes the type readable twice.
    """

    name: str
    label: Label
    plural: Label
    shape: str
    colour: str


@dataclass(frozen=True, slots=True)
class EdgeType:
    """What an edge can be: its allowed ends and its words in both directions."""

    name: str
    sources: frozenset[str]
    targets: frozenset[str]
    label: Label
    reverse_label: Label
    plural: Label
    symmetric: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """The state of a tie. ``dashes`` is a vis-network dash pattern, empty for a solid line."""

    name: str
    label: Label
    colour: str
    dashes: tuple[int, ...]


ACTORS = frozenset({ORGANISATION, PERSON})
"""The types of node that act: what "actor" means everywhere."""

NODE_TYPES: dict[str, NodeType] = {
    node_type.name: node_type
    for node_type in (
        NodeType(
            ORGANISATION,
            Label("organisatie", "organisation"),
            Label("organisaties", "organisations"),
            "dot",
            "#0072B2",
        ),
        NodeType(
            PERSON, Label("persoon", "person"), Label("personen", "people"), "triangle", "#D55E00"
        ),
        NodeType(
            NEIGHBOURHOOD,
            Label("plek", "place"),
            Label("plekken", "places"),
            "square",
            "#009E73",
        ),
        NodeType(THEME, Label("thema", "theme"), Label("thema's", "themes"), "diamond", "#CC79A7"),
        NodeType(
            RECOMMENDATION,
            Label("aanbeveling", "recommendation"),
            Label("aanbevelingen", "recommendations"),
            "star",
            "#B8860B",
        ),
        NodeType(
            SESSION, Label("tafel", "session"), Label("tafels", "sessions"), "hexagon", "#56606B"
        ),
        NodeType(
            REPORT, Label("verslag", "report"), Label("verslagen", "reports"), "box", "#7A5195"
        ),
    )
}

EDGE_TYPES: dict[str, EdgeType] = {
    edge_type.name: edge_type
    for edge_type in (
        EdgeType(
            WORKS_WITH,
            frozenset({ORGANISATION}),
            frozenset({ORGANISATION}),
            Label("werkt samen met", "works with"),
            Label("werkt samen met", "works with"),
            Label("samenwerkingen", "collaborations"),
            symmetric=True,
        ),
        EdgeType(
            AFFILIATED_WITH,
            frozenset({PERSON}),
            frozenset({ORGANISATION}),
            Label("hoort bij", "is affiliated with"),
            Label("heeft als medewerker of lid", "has as staff or member"),
            Label("functies", "affiliations"),
        ),
        EdgeType(
            HOSTED,
            ACTORS,
            frozenset({SESSION}),
            Label("leidde", "hosted"),
            Label("geleid door", "hosted by"),
            Label("gastheerschappen", "hostings"),
        ),
        EdgeType(
            PARTICIPATED_IN,
            ACTORS,
            frozenset({SESSION}),
            Label("zat aan bij", "took part in"),
            Label("met aan tafel", "with at the table"),
            Label("deelnames", "participations"),
        ),
        EdgeType(
            PART_OF,
            frozenset({ORGANISATION, NEIGHBOURHOOD}),
            frozenset({ORGANISATION, NEIGHBOURHOOD}),
            Label("is deel van", "is part of"),
            Label("omvat", "includes"),
            Label("onderdelen", "parts"),
        ),
        EdgeType(
            ACTIVE_IN,
            ACTORS,
            frozenset({NEIGHBOURHOOD}),
            Label("is actief in", "is active in"),
            Label("met hier actief", "with active here"),
            Label("werkgebieden", "working areas"),
        ),
        EdgeType(
            ABOUT,
            frozenset({SESSION, *ACTORS}),
            frozenset({THEME}),
            Label("gaat over", "is about"),
            Label("komt aan bod bij", "is covered by"),
            Label("onderwerpen", "topics"),
        ),
        EdgeType(
            CONCERNS,
            frozenset({RECOMMENDATION}),
            frozenset({ORGANISATION, NEIGHBOURHOOD, THEME}),
            Label("gaat over", "concerns"),
            Label("onderwerp van", "subject of"),
            Label("betrekkingen", "concerns"),
        ),
        EdgeType(
            ADDRESSED_TO,
            frozenset({RECOMMENDATION}),
            frozenset({ORGANISATION}),
            Label("is gericht aan", "is addressed to"),
            Label("kreeg het advies", "was advised"),
            Label("adressering", "addressing"),
        ),
        EdgeType(
            MADE_IN,
            frozenset({RECOMMENDATION}),
            frozenset({SESSION, REPORT}),
            Label("gedaan in", "made in"),
            Label("deed de aanbeveling", "made the recommendation"),
            Label("herkomst van aanbevelingen", "origins of recommendations"),
        ),
        EdgeType(
            IN_REPORT,
            frozenset({SESSION}),
            frozenset({REPORT}),
            Label("staat in", "is in"),
            Label("bevat", "contains"),
            Label("vindplaatsen", "locations"),
        ),
    )
}

STATUSES: dict[str, Status] = {
    status.name: status
    for status in (
        Status(EXISTING, Label("bestaand", "existing"), "#4A5560", ()),
        Status(WANTED, Label("gewenst", "wanted"), "#0072B2", (10, 8)),
        Status(STRAINED, Label("onder druk", "strained"), "#B3261E", (2, 6)),
    )
}

STATUS_PRECEDENCE: tuple[str, ...] = (STRAINED, EXISTING, WANTED)
"""The status of a tie with several quotes: the first of these that a quote carries."""

ORGANISATION_KINDS: dict[str, Label] = {
    "gemeente": Label("gemeente", "municipality"),
    "gemeentelijke dienst": Label("gemeentelijke dienst", "municipal department"),
    "woningcorporatie": Label("woningcorporatie", "housing corporation"),
    "cooperatie": Label("coöperatie", "cooperative"),
    "stichting": Label("stichting of vereniging", "foundation or association"),
    "collectief": Label("collectief", "collective"),
    "bedrijf": Label("bedrijf", "company"),
    "onderwijs-kennis": Label("onderwijs of kennis", "education or research"),
    "overheid": Label("andere overheid", "other government"),
    "netwerk": Label("netwerk", "network"),
    "fonds-programma": Label("fonds of programma", "fund or programme"),
    "media": Label("media", "media"),
    GROUP_KIND: Label("groep", "group"),
}

PLACE_LEVELS: dict[str, Label] = {
    "straat": Label("straat", "street"),
    "buurt": Label("buurt", "neighbourhood"),
    "wijk": Label("wijk", "district"),
    "gebied": Label("gebied", "area"),
    "stad": Label("stad", "city"),
}
"""Levels of place, small to large."""

KINDS: dict[str, dict[str, Label]] = {
    ORGANISATION: ORGANISATION_KINDS,
    NEIGHBOURHOOD: PLACE_LEVELS,
}
"""Per node type the kinds it can have; a type that is not listed has none."""
