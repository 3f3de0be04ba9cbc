"""Nobody is called unless a model is set up, and then nobody but that model.

A process of its own tells of every address that it looks up or connects to.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.errors import SettingsError
from graph.settings import ModelSettings, model_settings
from loaders.evaluation.annotation import annotate
from loaders.ingest.files import read_file
from tests.support.command_line import REPORT
from tests.support.model_answers import MODEL, answer
from tests.support.model_server import KEY, echoes_key, model_server, redirects, right
from tests.support.paths import ROOT

WATCH = """
import json, sys

calls = []
LISTENED = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")

def listen(event, values):
    if event in LISTENED:
        calls.append([event, str(values[1:] if event == "socket.connect" else values[:2])])

sys.addaudithook(listen)
from cli.main import main

told = []
for words in json.loads(sys.argv[1]):
    try:
        main(words, standalone_mode=False)
    except BaseException as error:
        told.append(f"{type(error).__name__}: {error}")
if len(sys.argv) > 2:
    from loaders.ingest.upload import read_upload
    read_upload("kadedag.txt", open(sys.argv[2], "rb").read())
modules = sorted({name.partition(".")[0] for name in sys.modules} & {"httpx", "httpcore"})
print("\\n@@" + json.dumps({"calls": calls, "errors": told, "modules": modules}))
"""


@dataclass(frozen=True)
class Watched:
    """What a process did: whom it called, which of its commands failed, and all it printed."""

    calls: list[tuple[str, str]]
    errors: list[str]
    modules: list[str]
    printed: str


def watched(folder: Path, *commands: list[str], upload: bool = False, **setting: str) -> Watched:
    """Run commands in a process of its own, with these settings."""
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("NETWERKATLAS_") and "proxy" not in name.lower()
    }
    own = {
        "NETWERKATLAS_DATA_HOME": str(folder / "home"),
        "NETWERKATLAS_STORE": f"sqlite:///{folder / 'atlas.db'}",
    }
    ran = subprocess.run(
        [sys.executable, "-c", WATCH, json.dumps(commands)]
        + ([str(folder / "kadedag.txt")] if upload else []),
        env={**clean, **own, **setting},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    printed, _, told = ran.stdout.rpartition("\n@@")
    values = json.loads(told)
    calls = [(event, where) for event, where in values["calls"]]
    return Watched(calls, values["errors"], values["modules"], printed + ran.stderr)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a report and its gold."""
    report = tmp_path / "kadedag.txt"
    report.write_text(REPORT, encoding="utf-8")
    network = read_file(report).network
    assert network
    gold = json.dumps(annotate(network).as_dict())
    (tmp_path / "kadedag.gold.json").write_text(gold, encoding="utf-8")
    return tmp_path


def commands(folder: Path, *words: str) -> list[list[str]]:
    """Return a command of each kind that reads."""
    report = str(folder / "kadedag.txt")
    return [
        ["read", report, *words],
        ["load", report, *words],
        ["evaluate", str(folder), *words],
    ]


def here(url: str) -> dict[str, str]:
    return {
        "NETWERKATLAS_MODEL_URL": url,
        "NETWERKATLAS_MODEL": MODEL,
        "NETWERKATLAS_MODEL_KEY": KEY,
    }


def prompts(folder: Path) -> list[str]:
    report, batch = str(folder / "kadedag.txt"), str(folder / "batch.jsonl")
    return ["prompts", report, "-o", batch]


def test_without_a_model_nobody_is_called(folder: Path) -> None:
    done = watched(folder, *commands(folder), prompts(folder), upload=True)
    assert "Reports: 1 added" in done.printed
    assert (done.calls, done.errors, done.modules) == ([], [], [])


def test_nor_where_the_rules_are_asked_for(folder: Path) -> None:
    with model_server(right(answer())) as server:
        done = watched(
            folder,
            *commands(folder, "--reader", "rules"),
            prompts(folder),
            upload=True,
            **here(server.url),
        )
        assert server.requests == []
    assert (done.calls, done.errors, done.modules) == ([], [], [])


def test_nor_where_a_model_is_set_up_and_nobody_asks_for_it(folder: Path) -> None:
    with model_server(right(answer())) as server:
        done = watched(folder, *commands(folder), upload=True, **here(server.url))
        assert server.requests == []
    assert (done.calls, done.errors, done.modules) == ([], [], [])


def test_nor_with_answers_of_a_file(folder: Path) -> None:
    watched(folder, prompts(folder))
    lines = (folder / "batch.jsonl").read_text(encoding="utf-8").splitlines()
    message = {"choices": [{"message": {"content": answer()}, "finish_reason": "stop"}]}
    with (folder / "answers.jsonl").open("w", encoding="utf-8") as file:
        for line in lines:
            given = {"custom_id": json.loads(line)["custom_id"], "response": {"body": message}}
            file.write(json.dumps(given) + "\n")
    with model_server(right(answer())) as server:
        done = watched(
            folder,
            *commands(folder, "--answers", str(folder / "answers.jsonl")),
            **here(server.url),
        )
        assert server.requests == []
    assert (done.calls, done.errors, done.modules) == ([], [], [])


def test_with_a_model_nobody_else_is_called(folder: Path) -> None:
    with model_server(right(answer())) as server, model_server(right(answer())) as proxy:
        names = ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy")
        done = watched(
            folder,
            *commands(folder, "--reader", "both"),
            **here(server.url),
            **dict.fromkeys(names, f"http://127.0.0.1:{proxy.port}"),
        )
        assert server.requests
        assert proxy.requests == []
        assert {where for _, where in done.calls} <= {
            f"(('127.0.0.1', {server.port}),)",
            f"('127.0.0.1', {server.port})",
        }
        assert [event for event, _ in done.calls if event == "socket.connect"]
    assert done.errors == []
    assert KEY not in done.printed


def test_a_model_that_sends_us_elsewhere_is_not_followed(folder: Path) -> None:
    with model_server(right(answer())) as other, model_server(redirects(other.url)) as server:
        done = watched(folder, *commands(folder, "--reader", "both"), **here(server.url))
        assert other.requests == []
        assert {where for event, where in done.calls if event == "socket.connect"} == {
            f"(('127.0.0.1', {server.port}),)"
        }


def test_the_key_stands_in_no_file_and_on_no_screen(folder: Path) -> None:
    with model_server(echoes_key) as refusing, model_server(right(answer())) as server:
        refused = watched(folder, *commands(folder, "--reader", "both"), **here(refusing.url))
        done = watched(
            folder,
            *commands(folder, "--reader", "both"),
            prompts(folder),
            *(
                ["export", "--format", name, "-o", str(folder / f"out.{name}")]
                for name in ("json", "graphml", "csv")
            ),
            **here(server.url),
        )
    assert refusing.requests
    assert server.requests
    assert "the model refuses (HTTP 401)" in refused.printed
    assert done.errors == []
    assert KEY not in refused.printed + done.printed + str(refused.errors + done.errors)
    written = [path for path in folder.rglob("*") if path.is_file()]
    assert len(written) > 5
    assert not [path for path in written if KEY.encode() in path.read_bytes()]


ELSEWHERE = (
    *("http://example.com/v1", "https://model.example/v1", "http://10.0.0.1/v1"),
    *("http://127.0.0.1.evil.example/v1", "http://localhost.evil.example/v1"),
    *("http://localhost@evil.example/v1", "http://127.0.0.1@evil.example/v1"),
    *("http://127.0.0.1:80@evil.example/v1", "http://evil.example#@127.0.0.1/v1"),
    *("http://evil.example?@127.0.0.1/v1", "http://evil.example\\@127.0.0.1/v1"),
    *("http://[::ffff:1.2.3.4]/v1", "http://[::]/v1", "http://[fe80::1]/v1", "http://0.0.0.0/v1"),
    *("http://0/v1", "http://2130706433/v1", "http://0x7f000001/v1", "http://0177.0.0.1/v1"),
    *("http://127.1/v1", "http://127.0.0.1./v1", "http://localhost./v1", "http://ⓛocalhost/v1"),
    *("http://①27.0.0.1/v1", "http://１２７.0.0.1/v1", "http://evil.example/127.0.0.1"),
    *("http://loopback/v1", "http://ip6-localhost/v1", "http://localhost,evil.example/v1"),
    *("http://127.0.0.1%2eevil.example/v1", "http://127.0.0.1%00.evil.example/v1"),
    *("http://127.0.0.1 evil.example/v1", "http://evil.example\t/v1", "//127.0.0.1/v1"),
    *("file:///etc/passwd", "ftp://127.0.0.1/v1", "unix:///tmp/socket", "127.0.0.1:11434/v1"),
    *("http://", "http:///v1", "http://:80/v1", "http://127.0.0.1:0/v1", "http://127.0.0.1:x/v1"),
    *("http://127.0.0.1:99999/v1", "http://[::1/v1", "javascript:alert(1)", "localhost"),
)


@pytest.mark.parametrize("url", ELSEWHERE, ids=ascii)
def test_an_address_elsewhere_is_refused_without_leave(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETWERKATLAS_MODEL_URL", url)
    monkeypatch.setenv("NETWERKATLAS_MODEL", MODEL)
    monkeypatch.setenv("NETWERKATLAS_MODEL_KEY", KEY)
    with pytest.raises(SettingsError) as caught:
        model_settings()
    assert KEY not in str(caught.value)


@pytest.mark.parametrize("leave", ["no", "nee", "0", "1", "true", "", "yes please"])
def test_leave_is_one_clear_word(leave: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETWERKATLAS_MODEL_URL", "https://model.example/v1")
    monkeypatch.setenv("NETWERKATLAS_MODEL", MODEL)
    monkeypatch.setenv("NETWERKATLAS_MODEL_ELSEWHERE", leave)
    with pytest.raises(SettingsError, match=r"model\.example"):
        model_settings()


@pytest.mark.parametrize(
    "url",
    [
        *("http://127.0.0.1:11434/v1", "http://localhost/v1/", "http://LOCALHOST:8080/v1"),
        *("https://127.8.9.10/v1", "http://[::1]:80/v1"),
    ],
)
def test_this_machine_needs_no_leave(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETWERKATLAS_MODEL_URL", url)
    monkeypatch.setenv("NETWERKATLAS_MODEL", MODEL)
    found = model_settings()
    assert found
    assert found.is_here
    assert found.url == url.rstrip("/")


def test_elsewhere_with_leave_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETWERKATLAS_MODEL_URL", "https://model.example/v1")
    monkeypatch.setenv("NETWERKATLAS_MODEL", MODEL)
    monkeypatch.setenv("NETWERKATLAS_MODEL_ELSEWHERE", " Yes ")
    found = model_settings()
    assert found
    assert (found.host, found.is_here) == ("model.example", False)


def test_an_address_elsewhere_is_refused_before_any_call(folder: Path) -> None:
    done = watched(
        folder, *commands(folder, "--reader", "both"), **here("http://127.0.0.1.evil.example/v1")
    )
    assert done.calls == []
    assert len(done.errors) == 3
    assert all("127.0.0.1.evil.example" in error for error in done.errors)


@pytest.mark.parametrize(
    ("setting", "given"),
    [
        ("NETWERKATLAS_MODEL", ""),
        ("NETWERKATLAS_MODEL_QUESTIONS", "all"),
        *(("NETWERKATLAS_MODEL_SECONDS", given) for given in ("0", "-1", "x", "nan", "inf", "1e9")),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(
    setting: str, given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in here("http://127.0.0.1/v1").items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv(setting, given)
    with pytest.raises(SettingsError, match=setting) as caught:
        model_settings()
    assert KEY not in str(caught.value)


def test_settings_do_not_show_the_key() -> None:
    settings = ModelSettings("http://127.0.0.1/v1", MODEL, KEY)
    assert KEY not in f"{settings!r} {settings}"
