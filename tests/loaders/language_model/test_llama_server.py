"""A real llama.cpp server whose model talks rubbish: nothing of it enters a network.

Only ``make model-test`` runs this: it builds the server first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.main import main
from graph.network import Assertion, Evidence, Network
from graph.schema import REPORT, SESSION
from graph.settings import BOTH, MODEL, PAIRS, RULES, WHOLE_REPORT
from loaders.ingest.files import read_file
from loaders.ingest.report_readers import report_reader
from loaders.language_model.receipt import Failure, Receipt
from tests.support import llama_server
from tests.support.paths import ROOT
from tests.support.rubbish_model import CONTEXT, write_rubbish_model

pytestmark = [pytest.mark.llama, pytest.mark.xdist_group("llama")]

BUNDLED = next((ROOT / "data" / "reports").glob("*.txt"))
READER = "rubbish, prompt 1"
FACTS = ("readers", "unread_parts")
"""What a report says of its own reading."""


@cache
def half_words() -> frozenset[str]:
    """What a model says that has the sound of the bundled report, but none of its words."""
    text = BUNDLED.read_text(encoding="utf-8")
    words = set(re.findall(r"[^\W\d_]+", text))
    halves = {word[: len(word) // 2 + 1] for word in words if len(word) > 7}
    return frozenset(f" {half}" for half in halves - words)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if llama_server.binary() is None:
        pytest.skip("no llama.cpp server; `make model-test` builds one, LLAMA_SERVER names one")
    path = tmp_path_factory.mktemp("llama") / "rubbish.gguf"
    write_rubbish_model(path, half_words())
    return path


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the answers are kept that more than one test reads."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="module")
def address(model: Path) -> Iterator[str]:
    with llama_server.running(model, "--ctx-size", str(CONTEXT)) as (url, _):
        yield url


def ask(monkeypatch: pytest.MonkeyPatch, url: str, questions: str = WHOLE_REPORT) -> None:
    monkeypatch.setenv("NETWERKATLAS_MODEL_URL", url)
    monkeypatch.setenv("NETWERKATLAS_MODEL", "rubbish")
    monkeypatch.setenv("NETWERKATLAS_MODEL_KEY", llama_server.KEY)
    monkeypatch.setenv("NETWERKATLAS_MODEL_QUESTIONS", questions)


def read(reader: str) -> tuple[Network, Receipt]:
    """The bundled report as this reader reads it, and what came of asking."""
    outcome = read_file(BUNDLED, reader=report_reader(reader))
    assert outcome.network is not None, outcome.failure
    assert outcome.receipt is not None
    return outcome.network, outcome.receipt


def by_rules() -> Network:
    network = read_file(BUNDLED, reader=report_reader(RULES)).network
    assert network is not None
    return network


def lines(*words: str) -> list[str]:
    """What ``netwerkatlas read`` prints about the bundled report."""
    result = CliRunner().invoke(main, ["read", str(BUNDLED), *words], catch_exceptions=False)
    assert result.exit_code == 0, result.stderr
    return result.stdout.splitlines()


def facts(network: Network) -> dict[str, object]:
    """What a report says of who read it."""
    found = [a.properties for n in network.nodes.values() if n.type == REPORT for a in n.assertions]
    return {key: value for properties in found for key, value in properties if key in FACTS}


def without_facts(network: Network) -> Network:
    """The same network, but for what a report says of who read it."""

    def cleared(one: Assertion) -> Assertion:
        return replace(one, properties=tuple(p for p in one.properties if p[0] not in FACTS))

    nodes = [
        replace(node, assertions=tuple(map(cleared, node.assertions)))
        for node in network.nodes.values()
    ]
    return Network.build(network.documents.values(), nodes, network.edges.values())


def test_nothing_of_rubbish_enters(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(monkeypatch, address)
    network, receipt = read(MODEL)
    assert {node.type for node in network.nodes.values()} == {REPORT, SESSION}
    assert all({source, target} <= network.nodes.keys() for source, target in ends(network))
    assert not evidence_of_a_model(network)
    assert receipt.reader == READER
    assert receipt.asked > 5
    assert receipt.kept == 0
    # Rubbish in the form that was asked for: a silent model would prove nothing.
    assert sum(receipt.dropped.values()) >= 10
    assert len(receipt.dropped) >= 2
    assert facts(network) == {"readers": READER, "unread_parts": len(receipt.unread)}


@pytest.mark.parametrize("questions", [WHOLE_REPORT, PAIRS])
def test_beside_rules_all_stays_as_the_rules_read_it(
    address: str, monkeypatch: pytest.MonkeyPatch, questions: str
) -> None:
    ask(monkeypatch, address, questions)
    network, receipt = read(BOTH)
    rules = by_rules()
    assert receipt.kept == 0
    assert sum(receipt.dropped.values()) >= 10
    assert not evidence_of_a_model(network)
    assert facts(network)["readers"] == f"{RULES}; {READER}"
    assert network.digest != rules.digest
    assert without_facts(network).digest == rules.digest


def test_the_command_tells_what_was_not_proven(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(monkeypatch, address)
    *read_by_both, receipt = lines("--reader", BOTH)
    assert read_by_both == lines("--reader", RULES)
    assert re.fullmatch(
        rf"{re.escape(BUNDLED.name)}: read by {READER}, asked \d+ times; 0 kept,"
        r" (\d+) of \1 not proven \(.*not in the text \d+.*\)",
        receipt,
    )
    assert lines("--reader", BOTH, "--json") == lines("--reader", RULES, "--json")


def test_a_key_that_is_not_let_in_reads_nothing(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(monkeypatch, address)
    monkeypatch.setenv("NETWERKATLAS_MODEL_KEY", "een-andere-sleutel")
    network, receipt = read(MODEL)
    assert {part.failure for part in receipt.unread} == {Failure.REFUSED}
    assert len(receipt.unread) == receipt.asked
    assert "HTTP 401" in lines("--reader", MODEL)[-1]
    assert facts(network)["unread_parts"] == len(receipt.unread)


def test_what_does_not_fit_is_told(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with llama_server.running(model, "--ctx-size", "1280") as (url, _):
        ask(monkeypatch, url)
        network, receipt = read(BOTH)
    assert receipt.unread
    assert without_facts(network).digest == by_rules().digest


def test_a_server_that_is_gone_is_told(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with llama_server.running(model) as (url, process):
        ask(monkeypatch, url)
    assert process.poll() is not None
    network, receipt = read(BOTH)
    assert {part.failure for part in receipt.unread} == {Failure.UNREACHABLE}
    assert without_facts(network).digest == by_rules().digest


def ends(network: Network) -> set[tuple[str, str]]:
    return {(edge.source, edge.target) for edge in network.edges.values()}


def evidence_of_a_model(network: Network) -> list[Evidence]:
    nodes = (e for n in network.nodes.values() for a in n.assertions for e in a.evidence)
    edges = (e for edge in network.edges.values() for e in edge.evidence)
    return [evidence for evidence in (*nodes, *edges) if evidence.reader]
