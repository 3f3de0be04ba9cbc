"""The documentation is true: its commands exist and run, its links lead somewhere."""

import json
import re
import runpy
import shlex
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.main import COMMANDS, main
from graph.settings import BUNDLED_REPORTS
from loaders.ingest.load import load
from tests.support.command_line import REPORT
from tests.support.model_answers import answer
from tests.support.model_server import model_server, right

ROOT = Path(__file__).parent.parent
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
README = (ROOT / "README.md").read_text(encoding="utf-8")
OF_THE_USER = {".streamlit/secrets.toml"}
"""Files that the documentation names and that a user makes."""
NEEDS_A_SERVER = {"app", "copy"}


def commands_in(text: str) -> list[str]:
    """Return the ``netwerkatlas`` lines of indented blocks, without their comments."""
    lines = re.findall(r"^    (?:\S*[\\/])?netwerkatlas (.*)$", text, re.MULTILINE)
    return [line.partition("#")[0].strip() for line in lines]


def example_of(command: str) -> str:
    text = CliRunner().invoke(main, [command, "--help"]).stdout
    (example,) = re.findall(r"^\s*Example:\s+netwerkatlas (.*)$", text, re.MULTILINE)
    return str(example)


EXAMPLES = sorted({*commands_in(README), *map(example_of, COMMANDS)})


@pytest.fixture
def user_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Be a user with a report, a folder of reports, golds and a store."""
    (tmp_path / "reports").mkdir()
    for name in ("report.txt", "reports/kade.txt"):
        (tmp_path / name).write_text(REPORT, encoding="utf-8")
    write_word_file(tmp_path / "minutes.docx")
    (tmp_path / "names.csv").write_text("naam;type\nBuurtlab;organisatie\n", encoding="utf-8")
    (tmp_path / "initiatives.csv").write_text("naam;wijk\nTuin;Carnisse\n", encoding="utf-8")
    area = {
        "type": "Polygon",
        "coordinates": [[[4.4, 51.8], [4.5, 51.8], [4.5, 51.9], [4.4, 51.8]]],
    }
    areas = {"features": [{"properties": {"naam": "Carnisse"}, "geometry": area}]}
    (tmp_path / "wijken.geojson").write_text(json.dumps(areas), encoding="utf-8")
    (tmp_path / "golds").mkdir()
    (tmp_path / "golds" / "kade.gold.json").write_text("{}", encoding="utf-8")
    shutil.copytree(ROOT / "data" / "annotations", tmp_path / "data" / "annotations")
    shutil.copytree(ROOT / "data" / "reports", tmp_path / "data" / "reports")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NETWERKATLAS_NAMES", "")
    monkeypatch.setenv("NETWERKATLAS_STORE", f"sqlite:///{tmp_path / 'atlas.db'}")
    return tmp_path


def write_word_file(path: Path) -> None:
    import docx

    document = docx.Document()
    for line in REPORT.splitlines():
        document.add_paragraph(line)
    document.save(str(path))


@pytest.fixture
def language_model(user_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Run a language model on this machine, and have its answers to a batch in a file."""
    line = {
        "custom_id": "kade/1/none",
        "response": {"body": {"choices": [{"message": {"content": answer()}}]}},
    }
    (user_folder / "answers.jsonl").write_text(json.dumps(line), encoding="utf-8")
    with model_server(right(answer())) as server:
        settings = server.settings()
        monkeypatch.setenv("NETWERKATLAS_MODEL_URL", settings.url)
        monkeypatch.setenv("NETWERKATLAS_MODEL", settings.name)
        monkeypatch.setenv("NETWERKATLAS_MODEL_KEY", settings.key)
        yield


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.split()[0] not in NEEDS_A_SERVER])
@pytest.mark.usefixtures("language_model")
def test_every_example_runs(example: str) -> None:
    result = CliRunner().invoke(main, shlex.split(example), catch_exceptions=False)
    assert result.exit_code == 0, result.output


PROGRAMS = [
    pytest.param(block, id=f"{page.stem}-{number}")
    for page in PAGES
    for number, block in enumerate(
        re.findall(
            r"^```python\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
        )
    )
]


@pytest.mark.parametrize("program", PROGRAMS)
def test_every_program_runs(
    program: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    exec(compile(program, "example", "exec"), {})
    assert capsys.readouterr().out.strip()
    assert all(path.stat().st_size for path in tmp_path.iterdir())


def test_the_page_about_networkx_names_every_attribute() -> None:
    graph = load(next(BUNDLED_REPORTS.glob("*.txt"))).to_networkx()
    page = (ROOT / "docs" / "networkx.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (node|edge) \(.*\) \| (.*) \|$", page, re.MULTILINE)
    told = {owner: re.findall(r"`(\w+)`", names) for owner, names in rows}
    assert {tuple(data) for _, data in graph.nodes(data=True)} == {tuple(told["node"])}
    assert {tuple(sorted(data)) for *_, data in graph.edges(data=True)} == {
        tuple(sorted(told["edge"]))
    }


def test_the_readme_shows_every_command_that_has_an_example() -> None:
    assert {line.split()[0] for line in commands_in(README)} == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert example_of(name).startswith(name)


def test_the_help_lists_every_command() -> None:
    text = CliRunner().invoke(main, ["--help"]).stdout
    assert all(f"{name} " in text and summary in text for name, summary in COMMANDS.items())


def test_the_readme_names_targets_that_make_has() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = re.findall(r"(?:^    |`)make (\w+)", README, re.MULTILINE)
    assert named
    for target in named:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_the_schema_page_is_up_to_date() -> None:
    wanted = runpy.run_path(str(ROOT / "docs" / "write_schema.py"))["schema_text"]()
    found = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
    assert found == wanted, "run `make docs` and commit docs/schema.md"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", text) + re.findall(r'src="([^"]+)"', text)
    for link in links:
        assert re.match(r"https?://", link) or (page.parent / link).exists(), link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_paths_in_the_text_are_there(page: Path) -> None:
    tops = {path.name for path in ROOT.iterdir()}
    for path in re.findall(r"`([\w.-]+(?:/[\w.-]+)*/?)`", page.read_text(encoding="utf-8")):
        if "/" in path and path.partition("/")[0] in tops and path not in OF_THE_USER:
            assert (ROOT / path).exists(), path


def test_the_tree_in_the_readme_stands_in_the_project() -> None:
    (tree,) = re.findall(r"    app\.py .*\n(?:    .+\n)+", README)
    names = [line.split()[0] for line in tree.splitlines()]
    assert all((ROOT / name).exists() for name in names)
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
    assert packages <= {name.rstrip("/") for name in names}


def test_the_changelog_tells_of_this_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\n## {project['version']}\n" in changelog
