"""A real llama.cpp server for tests, with a model that a test has made.

``python -m tests.support.llama_server`` builds it, once, and prints where it is: from the source
that the package ``llama-cpp-python`` carries, into ``~/.cache/netwerkatlas`` (LLAMA_TEST_CACHE for
another folder), with cmake and a C++ compiler. LLAMA_SERVER names a server to use instead.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.servers import PATIENCE, free_port, wait_until_up

KEY = "een-proefsleutel"
"""What the server lets in."""

_SOURCE = Path(__file__).with_name("llama-cpp.txt")
_NAME = "llama-server"
_OFF = (
    "BUILD_SHARED_LIBS",
    "GGML_CCACHE",
    "GGML_NATIVE",
    "GGML_OPENMP",
    "LLAMA_BUILD_APP",
    "LLAMA_BUILD_EXAMPLES",
    "LLAMA_BUILD_TESTS",
    "LLAMA_BUILD_UI",
    "LLAMA_OPENSSL",
    "LLAMA_USE_PREBUILT_UI",  # else the build fetches web pages from a model hub
)
"""What a tiny model on this machine can do without; the rest compiles in half the time."""


def binary() -> Path | None:
    """Return the server, if one was named or built."""
    named = os.environ.get("LLAMA_SERVER")
    path = Path(named) if named else _built()
    if named and not path.is_file():
        raise FileNotFoundError(f"LLAMA_SERVER names no file: {path}")
    return path if path.is_file() else None


def build() -> Path:
    """Return the server; build it first if it was not yet, which takes some minutes."""
    if found := binary():
        return found
    for tool in ("cmake", "c++"):
        if shutil.which(tool) is None:
            raise SystemExit(f"{tool} is needed to build a llama.cpp server, or LLAMA_SERVER=path.")
    folder = _built().parent
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        made = _compiled(_unpacked(Path(scratch)), Path(scratch) / "build")
        made.replace(_built())
    return _built()


@contextmanager
def running(model: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Run a server with this model: give its address and process, and stop that process.

    ``options`` are those of the program, after what it needs to run here with nobody else.
    """
    server, port = binary(), free_port()
    assert server
    where = ["--offline", "--host", "127.0.0.1", "--port", str(port), "--model", str(model)]
    how = ["--device", "none", "--parallel", "1", "--threads", "1"]
    environment = {**os.environ, "LLAMA_API_KEY": KEY}
    with model.with_suffix(".log").open("wb") as log:
        process = subprocess.Popen(
            [str(server), *where, *how, *options], stdout=log, stderr=log, env=environment
        )
    try:
        wait_until_up(f"http://127.0.0.1:{port}/health", process)
        yield f"http://127.0.0.1:{port}/v1", process
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _built() -> Path:
    (version,) = re.findall(r"==(\S+)", _SOURCE.read_text(encoding="utf-8"))
    cache = os.environ.get("LLAMA_TEST_CACHE") or Path.home() / ".cache" / "netwerkatlas"
    return Path(cache) / f"llama-{version}" / _NAME


def _unpacked(scratch: Path) -> Path:
    """Fetch the package's source, held to its digest, and return the folder of llama.cpp in it."""
    fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    only = ["--no-deps", "--no-binary", "llama-cpp-python"]
    which = ["--require-hashes", "--requirement", str(_SOURCE), "--dest", str(scratch)]
    subprocess.run([*fetch, *only, *which], check=True)
    (archive,) = scratch.glob("*.tar.gz")
    with tarfile.open(archive) as source:
        source.extractall(scratch, filter="data")
    (folder,) = scratch.glob("*/vendor/llama.cpp")
    return folder


def _compiled(source: Path, folder: Path) -> Path:
    """Compile the server and return it. Little is optimised: compiling takes longer than asking."""
    flags = [f"-DCMAKE_{language}_FLAGS_RELEASE=-O1" for language in ("C", "CXX")]
    flags += ["-DCMAKE_BUILD_TYPE=Release", *(f"-D{name}=OFF" for name in _OFF)]
    jobs = {"CMAKE_BUILD_PARALLEL_LEVEL": str(os.cpu_count() or 1), **os.environ}
    prepare = ["cmake", "-S", str(source), "-B", str(folder), *flags]
    subprocess.run(prepare, check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["cmake", "--build", str(folder), "--target", _NAME], check=True, env=jobs)
    return folder / "bin" / _NAME


if __name__ == "__main__":
    print(build())
