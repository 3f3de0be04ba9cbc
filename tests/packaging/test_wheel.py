"""A wheel in an empty environment outside the checkout is the whole product."""

import json
import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
import tomllib
import urllib.request
import venv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.paths import ROOT

PACKAGES = ("cli", "data", "graph", "loaders", "views")
SHIPPED = (*PACKAGES, ".streamlit", "app.py", "setup.py", "pyproject.toml", "MANIFEST.in")
"""What a source distribution is built from, beside the texts at the top."""
pytestmark = pytest.mark.xdist_group("wheel")  # One build for all, in one process.
START_SECONDS = 120


@dataclass(frozen=True)
class Installed:
    """An environment that holds the wheel, and an empty folder to work in."""

    wheel: Path
    packages: Path
    programs: Path
    home: Path

    def run(self, *words: str) -> str:
        """Run a program of the environment in the empty folder; return what it printed."""
        done = subprocess.run(
            [self.programs / words[0], *words[1:]],
            cwd=self.home,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    @property
    def environment(self) -> dict[str, str]:
        """The variables of this process, less those that would lead it to the checkout."""
        ours = ("PYTHON", "NETWERKATLAS", "STREAMLIT", "VIRTUAL_ENV")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        return {**kept, "NETWERKATLAS_DATA_HOME": str(self.home / "kept")}


def copied(target: Path) -> Path:
    """Copy what a build needs, for a build writes beside its sources."""
    target.mkdir()
    for path in [*(ROOT / name for name in SHIPPED), ROOT / "LICENSE", *ROOT.glob("*.md")]:
        if path.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(path, target / path.name, ignore=ignored)
        else:
            shutil.copy(path, target)
    return target


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Build a source distribution from a copy, a wheel from that, and install it."""
    folder = tmp_path_factory.mktemp("wheel")
    source = copied(folder / "source")
    build = f"from setuptools import build_meta; build_meta.build_sdist({str(folder)!r})"
    subprocess.run([sys.executable, "-c", build], cwd=source, stdout=subprocess.DEVNULL, check=True)
    shutil.rmtree(source)
    (sdist,) = folder.glob("netwerkatlas-*.tar.gz")
    offline = ["--quiet", "--no-deps", "--no-index", "--disable-pip-version-check"]
    pip = [sys.executable, "-m", "pip"]
    to_wheel = ["wheel", *offline, "--no-build-isolation", "--wheel-dir", str(folder)]
    subprocess.run([*pip, *to_wheel, str(sdist)], check=True)
    (wheel,) = folder.glob("netwerkatlas-*.whl")
    venv.create(folder / "environment", with_pip=False)
    programs = folder / "environment" / ("Scripts" if os.name == "nt" else "bin")
    packages = Path(
        sysconfig.get_path("purelib", "venv", {"base": str(folder / "environment"), "platbase": ""})
    )
    subprocess.run(
        [*pip, "--python", str(programs / "python"), "install", *offline, str(wheel)], check=True
    )
    # What the product needs is there already: no gigabyte is fetched. A path in a .pth file is
    # searched last, and .pth files behind it are not: the checkout's own do not count.
    (packages / "needed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    (folder / "empty").mkdir()
    return Installed(wheel, packages, programs, folder / "empty")


def test_everything_beside_the_code_is_in_the_wheel(installed: Installed) -> None:
    names = set(zipfile.ZipFile(installed.wheel).namelist())
    wanted = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".ts"
    }
    assert wanted | {"app.py", ".streamlit/config.toml"} <= names
    information = {name.partition("/")[0] for name in names if ".dist-info/" in name}
    (licence,) = (f"{folder}/licenses/LICENSE" for folder in information)
    assert zipfile.ZipFile(installed.wheel).read(licence) == (ROOT / "LICENSE").read_bytes()
    tops = {name.partition("/")[0] for name in names}
    assert tops == {*PACKAGES, "app.py", ".streamlit", *information}


def test_the_modules_come_from_the_wheel(installed: Installed) -> None:
    ask = (
        "import json, importlib.util, graph.settings as s; print(json.dumps("
        "[importlib.util.find_spec(n).origin for n in ('app', 'cli.main', 'graph.store',"
        " 'loaders.nlp.pipeline', 'views.i18n')] + [str(s.DATA_FOLDER)]))"
    )
    for place in json.loads(installed.run("python", "-c", ask)):
        assert Path(place).is_relative_to(installed.packages), place
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert installed.run("netwerkatlas", "--version").split() == [
        "netwerkatlas",
        project["version"],
    ]


def test_it_reads_the_bundled_report_as_the_checkout_does(installed: Installed) -> None:
    (report,) = (installed.packages / "data" / "reports").iterdir()
    found = installed.run("netwerkatlas", "read", str(report), "--json")
    ours = subprocess.run(
        [sys.executable, "-c", "from cli.main import main; main()", "read", str(report), "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(found)
    assert found == ours.stdout


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def explorer(installed: Installed, port: int) -> Iterator[subprocess.Popen[str]]:
    """Yield the explorer, started in an empty folder by somebody who has nothing yet."""
    process = subprocess.Popen(
        [installed.programs / "netwerkatlas", "app", "--port", str(port)],
        cwd=installed.home,
        env=installed.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    yield process
    process.kill()
    process.communicate()


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:
        assert answer.status == 200
        return str(answer.read().decode())


def wait_for(address: str, process: subprocess.Popen[str]) -> str:
    """Return what stands at this address, as soon as the process serves it."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        assert process.poll() is None, process.communicate()[0]
        try:
            return fetch(address)
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"{address} did not answer within {START_SECONDS} s")


def test_it_starts_the_explorer_with_its_settings(
    installed: Installed, port: int, explorer: subprocess.Popen[str]
) -> None:
    address = f"http://127.0.0.1:{port}"
    assert wait_for(f"{address}/_stcore/health", explorer) == "ok"
    assert '<div id="root">' in fetch(address)
    assert (installed.home / "kept" / "netwerkatlas.db").stat().st_size > 0
    ask = (
        "import sys; from streamlit import config as c; c._main_script_path = sys.argv[1];"
        "print(c.get_option('theme.light.primaryColor'), c.get_option('client.toolbarMode'))"
    )
    told = installed.run("python", "-c", ask, str(installed.packages / "app.py")).split()
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    theme, client = settings["theme"]["light"], settings["client"]
    assert told == [theme["primaryColor"], client["toolbarMode"]]
