"""Reports that come with a name of the sender's choice."""

import pytest

from loaders.ingest.upload import LONGEST_NAME, bare_name, read_upload
from tests.support.command_line import REPORT


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("verslag.txt", "verslag.txt"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Windows\\system32\\cmd.txt", "cmd.txt"),
        ("/etc/shadow", "shadow"),
        ("<img src=x>.txt", "_img src=x_.txt"),
        ("nul\x00byte\n.txt", "nul_byte_.txt"),
        ("\u202etxt.exe.txt", "_txt.exe.txt"),
        ("half\ud800.txt", "half_.txt"),
        ("..", "_"),
        ("", "_"),
        (".txt", "txt"),
    ],
)
def test_a_hostile_name_becomes_a_plain_one(name: str, kept: str) -> None:
    assert bare_name(name) == kept


@pytest.mark.parametrize("letter", ["a", "é", "💥"])
def test_an_absurdly_long_name_is_cut_and_keeps_its_ending(letter: str) -> None:
    name = bare_name(letter * 5_000 + ".txt")
    assert name.endswith(f"{letter}.txt")
    assert len(name.encode()) <= LONGEST_NAME + len(".txt")


def test_a_report_is_read_from_its_bytes() -> None:
    network = read_upload("../Kadedag 2021.txt", REPORT.encode()).outcome.network
    assert network is not None
    (document,) = network.documents.values()
    assert (document.id, document.source) == ("kadedag-2021", "Kadedag 2021.txt")
    assert "organisation:buurtlab" in network.nodes


def test_what_cannot_be_read_says_so_by_its_name() -> None:
    for name, content, failure in (
        ("leeg.txt", b"", "leeg.txt: the file is empty"),
        ("oud.doc", b"x", "save it as .docx"),
        ("leeg.csv", b"", "leeg.csv: the file is empty"),
    ):
        upload = read_upload(name, content)
        assert upload.outcome.network is None
        assert failure in upload.outcome.failure
