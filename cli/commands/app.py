"""``netwerkatlas app``: open the explorer in the browser."""

import os
import socket
import subprocess
import sys

import click

from cli.options import store
from cli.output.terminal import one_line
from graph.errors import SettingsError, StoreReadOnlyError, StoreUnavailableError
from graph.services.ingest import import_files
from graph.settings import BUNDLED_REPORTS, PROJECT_FOLDER, store_url, use_store
from graph.store import open_store
from loaders.ingest.discovery import report_files
from loaders.ingest.files import FileOutcome
from loaders.readers import READERS

_HOST = "127.0.0.1"
_EMBEDDED = "sqlite://"


@click.command(epilog="Example:  netwerkatlas app --port 8600")
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@store
def command(port: int, store: str | None) -> None:
    """Open the explorer on this machine; stop it with Ctrl+C.

    The first time, the bundled report is loaded into the embedded store.
    """
    _check_port(port)
    url = store_url(store)
    try:
        _load_bundled_reports(url)
    except (StoreUnavailableError, StoreReadOnlyError) as error:
        click.echo(f"Warning: {one_line(str(error))}", err=True)
    use_store(url)
    click.echo(f"Netwerkatlas: http://{_HOST}:{port}  (stop with Ctrl+C)")
    raise click.exceptions.Exit(_serve(port))


def _check_port(port: int) -> None:
    with socket.socket() as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, port))
        except OSError as error:
            raise SettingsError(
                f"Port {port} is taken or not allowed ({error.strerror}). If Netwerkatlas runs"
                f" already, open http://{_HOST}:{port}; else choose another port with --port."
            ) from error


def _load_bundled_reports(url: str) -> None:
    """Load the bundled reports that the embedded store does not hold yet.

    A store elsewhere is opened too, so that a wrong URL shows at once, and left as it is.
    """
    with open_store(url) as opened:
        if not url.startswith(_EMBEDDED):
            return
        known = {document.source for document in opened.documents()}
        missing = [p for p in report_files(BUNDLED_REPORTS, READERS) if p.name not in known]
        importer = import_files(missing, opened, on_file=_say_file)
    for failure in importer.failures:
        click.echo(f"Warning: {one_line(failure)}", err=True)


def _say_file(outcome: FileOutcome) -> None:
    click.echo(f"Loading {outcome.path.name} ...")


def _serve(port: int) -> int:
    """Become the explorer's server, so that no child is left when it stops.

    Windows has no such thing: there the server runs as a child, and this returns its status.
    """
    flags = {
        "server.address": _HOST,
        "server.port": port,
        "server.headless": "true",
        "browser.gatherUsageStats": "false",
    }
    arguments = [f"--{name}={value}" for name, value in flags.items()]
    command = [sys.executable, "-m", "streamlit", "run", str(PROJECT_FOLDER / "app.py"), *arguments]
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(sys.executable, command)
    return subprocess.call(command)
