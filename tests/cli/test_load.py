"""``netwerkatlas load``: files and folders into the store, and nothing lost by a bad file."""

import gc
import os
import subprocess
import sys
from functools import reduce
from pathlib import Path

import pytest

from graph.errors import LoadError, StoreUnavailableError
from graph.network import Assertion, Document, Evidence, Network, Node
from graph.schema import ORGANISATION
from graph.services.ingest import Importer, import_files
from graph.store import open_store
from graph.store.document_parts import LONGEST_ID
from loaders.ingest.batch import read_files
from loaders.ingest.discovery import report_files
from loaders.ingest.files import FileOutcome
from loaders.ingest.load import load
from loaders.readers import READERS
from tests.support.command_line import REPORT, Run


def loaded(folder: Path) -> list[str]:
    with open_store(f"sqlite:///{folder / 'atlas.db'}") as store:
        return [document.source for document in store.documents()]


def test_a_report_comes_in_and_stays_the_same(run: Run, report: Path) -> None:
    first = run("load", str(report))
    assert first.exit_code == 0
    assert "Reports: 1 added" in first.stdout
    assert "organisations" in first.stdout
    assert "Reports: 1 unchanged" in run("load", str(report)).stdout


def test_a_changed_report_replaces_its_old_reading(run: Run, report: Path) -> None:
    run("load", str(report))
    report.write_text(REPORT.replace("Buurtlab", "Havenlab"), encoding="utf-8")
    assert "Reports: 1 replaced" in run("load", str(report)).stdout


def test_bad_files_get_a_line_each_and_the_others_come_in(run: Run, report: Path) -> None:
    folder = report.parent
    (folder / "leeg.txt").write_bytes(b"")
    (folder / "stuk.docx").write_bytes(b"PK\x03\x04 geen docx")
    (folder / "ruis.md").write_bytes(os.urandom(500))
    result = run("load", str(folder))
    assert result.exit_code == 1
    assert loaded(folder) == ["kadedag.txt"]
    lines = [line for line in result.stderr.splitlines() if line.startswith("Error:")]
    assert len(lines) == 3
    assert all(any(name in line for line in lines) for name in ("leeg.txt", "stuk.docx", "ruis.md"))


def test_many_reports_are_read_at_once_with_the_same_result(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "veel"
    folder.mkdir()
    for number in range(30):
        text = REPORT.replace("Buurtlab", f"Buurtlab {number % 7}")
        (folder / f"verslag-{number}.txt").write_text(text, encoding="utf-8")
    (folder / "leeg.txt").write_bytes(b"")
    result = run("load", str(folder))
    assert result.exit_code == 1
    assert "Reports: 30 added" in result.stdout
    assert result.stderr.count("Error:") == 1
    assert [outcome.path for outcome in read_files(report_files(folder, READERS))] == sorted(
        folder.iterdir()
    )
    alone = [load(path) for path in sorted(folder.glob("v*"))]
    with open_store(f"sqlite:///{tmp_path / 'atlas.db'}") as store:
        assert store.read().digest == reduce(Network.merge, alone).digest


def test_a_report_that_the_store_refuses_does_not_keep_the_others_out(
    tmp_path: Path, report: Path
) -> None:
    good = FileOutcome(report, load(report))
    told = Assertion("lang", "Lang", None, (), (), (Evidence("lang", 0, 4, "Lang"),))
    node = Node("organisation:" + "l" * LONGEST_ID, ORGANISATION, (told,))
    refused = Network.build([Document("lang", "Lang", "Lang")], [node], [])
    with open_store(f"sqlite:///{tmp_path / 'atlas.db'}") as store, Importer(store) as importer:
        importer.add(FileOutcome(Path("lang.txt"), refused))
        importer.add(good)
    assert loaded(tmp_path) == [report.name]
    assert len(importer.failures) == 1
    assert importer.failures[0].startswith("lang.txt: ")
    assert importer.outcomes["added"] == 1


def test_garbage_is_looked_for_again_also_when_loading_fails(
    tmp_path: Path, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []

    def fail(*_: object) -> None:
        seen.append(gc.isenabled())
        raise StoreUnavailableError("away")

    with open_store(f"sqlite:///{tmp_path / 'atlas.db'}") as store:
        monkeypatch.setattr(store, "write", fail)
        with pytest.raises(StoreUnavailableError):
            import_files([report], store)
    assert (seen, gc.isenabled()) == ([False], True)


def test_garbage_is_looked_for_again_after_a_load(run: Run, report: Path) -> None:
    assert run("load", str(report)).exit_code == 0
    assert gc.isenabled()


def test_two_reports_of_one_name_do_not_replace_each_other(run: Run, report: Path) -> None:
    other = report.parent / "later" / report.name
    other.parent.mkdir()
    other.write_text(REPORT.replace("2021", "2022"), encoding="utf-8")
    result = run("load", str(report), str(other))
    assert result.exit_code == 1
    assert "goes by the same name as" in result.stderr
    assert loaded(report.parent) == ["kadedag.txt"]


def test_a_file_named_twice_is_read_once(run: Run, report: Path) -> None:
    result = run("load", str(report), str(report.parent))
    assert result.exit_code == 0
    assert "Reports: 1 added" in result.stdout


def test_a_folder_without_reports_gives_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    result = run("load", str(tmp_path / "leeg"))
    assert result.exit_code == 1
    assert (result.stdout, result.stderr.count("\n")) == ("", 1)
    assert "no reports in this folder" in result.stderr


@pytest.mark.skipif(os.name != "posix", reason="other systems refuse such names")
@pytest.mark.parametrize("name", ["\x1b[2J\nweg.txt", "<b>'; DROP TABLE x;--.txt", "caf\udce9.txt"])
def test_a_hostile_file_name_is_just_a_name(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(REPORT, encoding="utf-8")
    (tmp_path / f"leeg{name}").write_bytes(b"")
    result = run("load", str(tmp_path))
    assert "1 added" in result.stdout
    assert result.stderr.count("\n") == 1
    assert "\x1b" not in result.stdout + result.stderr


def test_an_unknown_store_gives_one_line(run: Run, report: Path) -> None:
    result = run("load", str(report), "--store", "ftp://nergens")
    assert result.exit_code == 1
    assert result.stderr.count("Error:") == 1


def test_a_store_that_is_away_gives_one_line(report: Path) -> None:
    program = [sys.executable, "-c", "from cli.main import main; main()", "load", str(report)]
    run = subprocess.run(
        [*program, "--store", "bolt://127.0.0.1:1"], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.count("\n") == 1


def test_folders_are_searched_in_order_and_hidden_files_passed_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.TXT", "a/.verborgen.txt", ".git/c.txt", "~$b.txt", "plaatje.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = [path.relative_to(tmp_path).as_posix() for path in report_files(tmp_path, {".txt"})]
    assert found == ["a/z.TXT", "b.txt"]


def test_a_path_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="no such file"):
        report_files(tmp_path / "weg", {".txt"})


def test_another_report_of_the_same_name_is_kept_out(run: Run, report: Path) -> None:
    run("load", str(report))
    report.write_text("Notulen van een heel ander overleg.\n\nDe Werf sprak met Kunstgoed.\n")
    second = run("load", str(report))
    assert second.exit_code == 1
    assert "another report by this name" in second.stderr
    assert "Reports: 1 unchanged" not in second.stdout
    assert "Reports: 1 replaced" in run("load", "--replace", str(report)).stdout
