"""What the panel says, and that it says it with the report's own words."""

from graph.network import Network
from tests.support.networks import tell
from views.i18n import Words
from views.presenters.evidence_panel import edge_panel, node_panel, picture_panel, picture_sentence
from views.presenters.quote import CONTEXT, QuoteSource

DUTCH, ENGLISH = Words("nl"), Words("en")
TIES = [
    ("Kade", "Brug", "existing"),
    ("Kade", "Sluis", "wanted"),
    ("Kade", "Haven", "strained"),
    ("Brug", "Sluis", "existing"),
]
NETWORK = tell("a", TIES)


def quoting(network: Network, words: Words = DUTCH) -> QuoteSource:
    titles = {one.id: one.title for one in network.documents.values()}
    return QuoteSource(words, network.documents.__getitem__, titles)


def panel(node: str, network: Network = NETWORK, words: Words = DUTCH):  # type: ignore[no-untyped-def]
    return node_panel(network.nodes[node], network, quoting(network, words))


def group(block, title: str):  # type: ignore[no-untyped-def]
    return next(one for one in block.groups if one.title == title)


def test_a_node_shows_who_it_is() -> None:
    block = panel("organisation:kade")
    assert block.title == "Kade"
    assert block.kind == "organisatie · stichting of vereniging"
    assert ("Ook genoemd", "KADE") in block.facts
    assert ("Verslag", "Verslag a") in block.facts


def test_its_ties_are_grouped_and_the_strained_come_first() -> None:
    works = group(panel("organisation:kade"), "werkt samen met")
    assert [tie.ends[0].name for tie in works.ties] == ["Haven", "Sluis", "Brug"]
    assert [tie.status.label for tie in works.ties] == [
        "onder druk",
        "gewenst",
        "bestaand",
    ]
    assert works.open


def test_a_tie_is_read_from_the_side_of_the_chosen_node() -> None:
    assert group(panel("organisation:kade"), "zat aan bij")
    session = next(node for node in NETWORK.nodes if node.startswith("session"))
    met = group(panel(session), "met aan tafel")
    assert len(met.ties) == 4


def test_every_tie_has_its_quote_between_the_words_around_it() -> None:
    text = NETWORK.documents["a"].text
    ties = group(panel("organisation:kade"), "werkt samen met").ties
    assert len(ties) == 3
    for tie in ties:
        quote = tie.quotes[0]
        start = text.index(quote.quote)
        assert quote.before.strip("… ").split()[-1] in text[:start]
        assert quote.after.strip("… ").split()[0] in text[start:]
        assert len(quote.before) <= CONTEXT + 2
        assert quote.source.name == "Verslag a · tafel 1"


def test_links_carry_an_address_of_their_own() -> None:
    tie = group(panel("organisation:kade"), "werkt samen met").ties[0]
    assert tie.ends[0].address == "?lang=nl&focus=organisation%3Ahaven"


def test_a_tie_shows_all_its_quotes() -> None:
    twice = tell("a", [("Kade", "Brug", "existing"), ("Brug", "Kade", "strained")])
    edge = next(edge for edge in twice.edges.values() if edge.type == "WORKS_WITH")
    block = edge_panel(edge, twice, quoting(twice))
    assert block.title == "Brug werkt samen met Kade (onder druk)"
    assert len(block.groups[0].ties[0].quotes) == 2


def test_the_picture_is_told_in_a_sentence() -> None:
    assert "4 samenwerkingen: 2 bestaand, 1 gewenst en 1 onder druk" in picture_sentence(
        NETWORK, DUTCH
    )
    assert "4 are collaborations" in picture_sentence(NETWORK, ENGLISH)


def test_the_overview_begins_with_what_is_strained_and_wanted() -> None:
    block = picture_panel(NETWORK, quoting(NETWORK))
    titles = [one.title for one in block.groups]
    assert titles == ["Samenwerking onder druk", "Gewenste samenwerking", "Meeste verbindingen"]


def test_an_empty_picture_has_no_groups() -> None:
    assert picture_panel(Network(), quoting(NETWORK)).groups == ()


def test_of_many_strained_ties_the_first_are_told_and_all_are_counted() -> None:
    many = tell("a", [(f"Actor {n}", f"Actor {n + 1}", "strained") for n in range(40)])
    strained = picture_panel(many, quoting(many)).groups[0]
    assert strained.count == 40
    assert len(strained.ties) < 40
    assert "tabel" in strained.more
