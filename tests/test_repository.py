"""What stands beside the code holds: licence, publiccode.yml, pre-commit, and nothing private."""

import hashlib
import re
import subprocess
import tomllib
from typing import Any

import pytest
import yaml

from tests.support.paths import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
UNALTERED = "57fb42fbcd0b037ce528ed8f72f1ec095d67bc6825ecf1448ff39be1fe68a4b4"
"""The sha256 of the EUPL 1.2 as the list of licences of SPDX has it."""
HOSTS = [
    "".join(parts)
    for parts in (
        ("py", "pi.", "org"),
        ("pythonhosted", ".org"),
        ("registry.", "npmjs"),
        ("deb.", "debian.", "org"),
        ("repo1.", "maven"),
        ("repo.", "maven"),
    )
]
"""Hosts of package registries; written in parts, for this file is looked at too."""
HOME = re.compile(r"(?<![\w.~-])/(?:home|Users|work)/[a-z]\w*/")
"""A path on somebody's own machine."""
ALLOWED_HOMES = {"/home/user/"}


def loaded(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def tracked() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("this is no git checkout")
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_no_tracked_file_names_a_registry_or_somebodys_machine() -> None:
    found = []
    for name in tracked():
        text = (ROOT / name).read_bytes().decode("utf-8", "ignore")
        if "\0" not in text:
            homes = set(HOME.findall(text)) - ALLOWED_HOMES
            found += [f"{name}: {what}" for what in [*homes, *(h for h in HOSTS if h in text)]]
    assert not found


def test_nothing_that_is_fetched_or_built_is_tracked() -> None:
    kinds = ("node_modules", "__pycache__", ".venv", "build", "dist")
    assert not [name for name in tracked() if set(name.split("/")[:-1]) & set(kinds)]


def test_the_licence_is_the_eupl_everywhere() -> None:
    digest = hashlib.sha256((ROOT / "LICENSE").read_bytes()).hexdigest()
    assert digest == UNALTERED
    assert PROJECT["license"] == loaded("publiccode.yml")["legal"]["license"] == "EUPL-1.2"
    assert "LICENSE" in PROJECT["license-files"]
    for page in ("README.md", "CONTRIBUTING.md"):
        assert "(LICENSE)" in (ROOT / page).read_text(encoding="utf-8")


def test_publiccode_has_what_its_standard_asks() -> None:
    told = loaded("publiccode.yml")
    required = {"name", "platforms", "categories", "developmentStatus", "softwareType"}
    required |= {"publiccodeYmlVersion", "releaseDate", "description", "legal", "maintenance"}
    assert required | {"localisation"} <= set(told)
    assert all(isinstance(told[name], str) for name in ("publiccodeYmlVersion", "releaseDate"))
    assert told["softwareVersion"] == PROJECT["version"]
    assert told["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert told["softwareType"] == "standalone/web"
    assert told["maintenance"]["type"] in {"internal", "contract", "community", "none"}
    assert set(told["description"]) == set(told["localisation"]["availableLanguages"])
    for words in told["description"].values():
        assert 0 < len(words["shortDescription"]) <= 150
        assert 150 <= len(words["longDescription"]) <= 10_000
        assert words["features"]


def hooks() -> list[dict[str, Any]]:
    (repository,) = loaded(".pre-commit-config.yaml")["repos"]
    assert repository["repo"] == "local"
    return list(repository["hooks"])


def test_hooks_run_without_fetching_anything() -> None:
    for hook in hooks():
        assert hook["language"] == "system"
        assert hook["pass_filenames"] is False
        assert re.match(r"\.venv/bin/|npm (run|test)\b|make ", hook["entry"])


def test_hooks_run_what_continuous_integration_runs() -> None:
    entries = [hook["entry"] for hook in hooks()]
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    steps = set(re.findall(r"\b(?:make|npm run|npm) [a-z]+|\.venv/bin/netwerkatlas [a-z]+.*", run))
    steps -= {"make check", "make setup", "npm ci"}
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (recipe,) = re.findall(r"^check:.*\n((?:\t.+\n)+)", makefile, re.MULTILINE)
    steps |= {line.strip().replace("$(BIN)", ".venv/bin") for line in recipe.splitlines()}
    assert len(steps) >= 5
    assert not [step for step in steps if not any(step in entry for entry in entries)]


def test_hooks_name_files_that_are_there() -> None:
    for hook in hooks():
        for name in re.findall(r"tests/\S+", hook["entry"]):
            assert (ROOT / name).exists(), name
