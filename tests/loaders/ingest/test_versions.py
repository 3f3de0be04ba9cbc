"""Two versions of one report, or two reports of one name."""

import pytest

from graph.network import Document, Network
from loaders.ingest.versions import is_version_of, rival_of

OLD = "Verslag\n\nDe Werf en Kunstgoed overlegden.\nEr was soep.\nDe zaal was vol.\n"


@pytest.mark.parametrize(
    ("text", "same"),
    [
        (OLD, True),
        (OLD.replace("soep", "koffie"), True),
        (OLD + "Naschrift: het regende.\n", True),
        ("Notulen\n\nHeel iets anders.\nVolgende keer: mei.\n", False),
        ("Verslag\n\nNiets is gelijk.\nBehalve de kop.\nEn dat is te weinig.\n", False),
    ],
)
def test_versions_share_lines(text: str, same: bool) -> None:
    old, new = Document("a", "a", OLD), Document("a", "a", text)
    assert is_version_of(new, old) is same
    assert is_version_of(old, new) is same


def test_only_another_report_of_the_same_name_is_a_rival() -> None:
    old, other = Document("a", "a", OLD), Document("a", "b", "Notulen\n\nHeel iets anders.\n")
    network = Network.build([Document("a", "a", OLD + "Naschrift.")], [], [])
    assert rival_of(network, lambda _: None) is None
    assert rival_of(network, {"a": old}.get) is None
    assert rival_of(network, {"a": other}.get) == other
