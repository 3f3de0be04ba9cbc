"""Two versions of one report, or two reports of one name."""

import pytest

from graph.model import Document
from loaders.versions import is_version_of

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
