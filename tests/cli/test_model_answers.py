"""``prompts`` -> answers -> ``read``, ``load`` and ``evaluate``: a model without a line to it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cli.output.receipt import FAILURES, REASONS, receipt_lines
from graph.store import open_store
from loaders.evaluation.annotation import annotate
from loaders.ingest.files import read_file
from loaders.language_model.answers.batch import AnswersFile
from loaders.language_model.proof.fault import Fault
from loaders.language_model.receipt import Failure, Receipt, UnreadPart
from tests.support.command_line import Run
from tests.support.model_answers import MODEL, answer, organisation, tie
from tests.support.model_server import model_server, right

QUOTE = "Elke week drinkt Buurtlab koffie bij Huisvast."
SAID = answer(
    entities=[organisation("Buurtlab"), organisation("Huisvast", kind="woningcorporatie")],
    relations=[
        tie("Buurtlab", "Huisvast", QUOTE),
        tie("Buurtlab", "Huisvast", "Buurtlab haat Huisvast."),
    ],
)
EMPTY = answer()


@pytest.fixture
def report(report: Path) -> Path:
    """Return a report with a sentence of which the rules make nothing."""
    text = report.read_text(encoding="utf-8").replace("\n\nAanb", f"\n\n{QUOTE}\n\nAanb")
    report.write_text(text, encoding="utf-8")
    return report


def refused(run: Run, told: str, *words: str) -> None:
    """See that a command fails with one line that tells this, and no more."""
    result = run(*words)
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert re.search(told, line)
    assert result.stdout == ""


def batch(run: Run, report: Path, *words: str) -> list[dict[str, Any]]:
    """Return the lines that ``prompts`` writes about a report."""
    output = report.parent / "batch.jsonl"
    result = run("prompts", str(report), "-o", str(output), *words)
    assert result.exit_code == 0
    lines = output.read_text(encoding="utf-8").splitlines()
    assert f"{len(lines)} requests written to" in result.stdout
    return [json.loads(line) for line in lines]


def line(asked: Mapping[str, Any], content: str, finish_reason: str = "stop") -> dict[str, Any]:
    """Return the line of an answer as a batch service writes it."""
    message = {"role": "assistant", "content": content}
    body = {"model": MODEL, "choices": [{"message": message, "finish_reason": finish_reason}]}
    response = {"status_code": 200, "request_id": "r", "body": body}
    return {"id": "b", "custom_id": asked["custom_id"], "response": response, "error": None}


def save(report: Path, lines: list[Any]) -> str:
    path = report.parent / "answers.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    return str(path)


def answered(run: Run, report: Path) -> str:
    """Return a file that answers what is asked about a report."""
    asked = batch(run, report)
    said = [SAID if QUOTE in one["body"]["messages"][1]["content"] else EMPTY for one in asked]
    return save(report, [line(one, content) for one, content in zip(asked, said, strict=True)])


def test_prompts_are_requests_of_the_batch_format(run: Run, report: Path) -> None:
    lines = batch(run, report, "--model", "llama3.1:8b")
    assert lines == batch(run, report, "--model", "llama3.1:8b")
    assert len({one["custom_id"] for one in lines}) == len(lines) > 0
    for one in lines:
        assert (one["method"], one["url"]) == ("POST", "/v1/chat/completions")
        body = one["body"]
        assert (body["model"], body["temperature"]) == ("llama3.1:8b", 0)
        Draft202012Validator.check_schema(body["response_format"]["json_schema"]["schema"])
    assert any(QUOTE in one["body"]["messages"][1]["content"] for one in lines)


def test_prompts_are_what_a_server_is_asked(
    run: Run, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with model_server(right(EMPTY)) as server:
        monkeypatch.setenv("NETWERKATLAS_MODEL_URL", server.url)
        monkeypatch.setenv("NETWERKATLAS_MODEL", MODEL)
        lines = batch(run, report)
        assert server.requests == []
        assert run("read", str(report), "--reader", "model").exit_code == 0
        assert [received.body for received in server.requests] == [one["body"] for one in lines]


def test_prompts_ask_about_pairs_where_told(run: Run, report: Path) -> None:
    lines = batch(run, report, "--questions", "pairs")
    assert lines
    for one in lines:
        schema = one["body"]["response_format"]["json_schema"]["schema"]
        assert set(schema["properties"]) == {"tie", "words"}


def test_a_file_that_cannot_be_read_does_not_stop_the_others(run: Run, report: Path) -> None:
    (report.parent / "leeg.txt").write_bytes(b"")
    result = run("prompts", str(report.parent), "-o", "batch.jsonl")
    assert result.exit_code == 1
    assert "leeg.txt" in result.stderr
    assert (report.parent / "batch.jsonl").read_text(encoding="utf-8")


def test_requests_that_cannot_be_written_are_an_error(run: Run, report: Path) -> None:
    refused(
        run,
        "name another file",
        "prompts",
        str(report),
        "-o",
        str(report.parent / "nergens" / "batch.jsonl"),
    )


def test_answers_are_read_beside_the_rules(run: Run, report: Path) -> None:
    answers = answered(run, report)
    assert "Buurtlab works with Huisvast" not in run("read", str(report)).stdout
    result = run("read", str(report), "--answers", answers)
    assert result.exit_code == 0
    assert "Buurtlab works with Huisvast" in result.stdout
    assert "Buurtlab works with Stichting De Kade" in result.stdout
    assert f"read by {MODEL}, prompt 1" in result.stdout
    assert "3 kept, 1 of 4 not proven (quote not in the text 1)" in result.stdout


def test_answers_are_read_without_the_rules(run: Run, report: Path) -> None:
    result = run("read", str(report), "--answers", answered(run, report), "--reader", "model")
    assert "Buurtlab works with Huisvast" in result.stdout
    assert "Buurtlab works with Stichting De Kade" not in result.stdout


def test_answers_are_loaded_once(run: Run, report: Path) -> None:
    answers = answered(run, report)
    first = run("load", str(report), "--answers", answers)
    assert first.exit_code == 0
    assert "Reports: 1 added" in first.stdout
    assert "quote not in the text 1" in first.stdout
    again = run("load", str(report), "--answers", answers)
    assert "Reports: 1 unchanged" in again.stdout
    with open_store(f"sqlite:///{report.parent / 'atlas.db'}") as store:
        network = store.read()
    readers = {evidence.reader for edge in network.edges.values() for evidence in edge.evidence}
    assert readers == {"", f"{MODEL}, prompt 1"}


def test_answers_are_evaluated_beside_the_rules(run: Run, report: Path) -> None:
    answers = answered(run, report)
    network = read_file(report).network
    assert network
    gold = report.with_suffix(".gold.json")
    gold.write_text(json.dumps(annotate(network).as_dict()), encoding="utf-8")
    result = run("evaluate", str(report.parent), "--answers", answers)
    assert result.exit_code == 0
    assert "WORKS_WITH" in result.stdout
    assert "rules" in result.stdout
    assert "1 of 4 not proven" in result.stdout
    as_json = run("evaluate", str(report.parent), "--answers", answers, "--json")
    assert set(json.loads(as_json.stdout)) == {"total", "each"}


def test_what_is_not_answered_is_told(run: Run, report: Path) -> None:
    asked = batch(run, report)
    for lines, why in (
        ([line({"custom_id": "another"}, EMPTY)], "there is no answer"),
        ([{**line(one, EMPTY), "error": {"code": 1}} for one in asked], "the model refuses"),
        (
            [{"custom_id": one["custom_id"], "response": {"status_code": 500}} for one in asked],
            "the model refuses",
        ),
        ([line(one, "nee") for one in asked], "not in the form asked for"),
        ([line(one, "{", "length") for one in asked], "cut off"),
    ):
        result = run("read", str(report), "--answers", save(report, lines))
        assert result.exit_code == 0
        assert result.stdout.count("not read: ") == len(asked)
        assert why in result.stdout
        assert "Buurtlab works with Stichting De Kade" in result.stdout


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"\n\n", b"geen JSON\n", b"[]\n", b"null\n", b"{}\n", b'"tekst"\n', b"\xff\xfe"),
        *(b'{"custom_id": "a"}\n', b'{"custom_id": "a", "response": null}\n'),
        *(b'{"custom_id": "a", "response": []}\n', b'{"custom_id": "a", "response": "x"}\n'),
        b'{"custom_id": "a", "response": {"body": []}}\n',
        b'{"custom_id": "a", "response": {"body": "x"}}\n',
        b'{"custom_id": "a", "response": {"body": {"choices": []}}}\n',
        b'{"custom_id": "a", "response": {"body": {"choices": ["x"]}}}\n',
        b'{"custom_id": "a", "response": {"body": {"choices": [{"message": {}}]}}}\n',
        b'{"custom_id": "a", "response": {"body": {"choices": [{"message": {"content": 1}}]}}}\n',
        b"[" * 100_000,
    ],
    ids=lambda content: ascii(content)[:60],
)
@pytest.mark.parametrize("command", ["read", "load"])
def test_a_file_that_holds_no_answers_is_an_error(
    run: Run, report: Path, command: str, content: bytes
) -> None:
    path = report.parent / "answers.jsonl"
    path.write_bytes(content)
    refused(run, r"answers\.jsonl", command, str(report), "--answers", str(path))
    assert not (report.parent / "atlas.db").exists()


def test_the_line_that_is_no_answer_is_named(run: Run, report: Path) -> None:
    asked = batch(run, report)
    path = save(report, [line(asked[0], EMPTY), {"custom_id": "a"}])
    refused(run, "line 2", "read", str(report), "--answers", path)


def test_a_file_of_answers_that_is_not_there_is_an_error(run: Run, report: Path) -> None:
    for path in ("nergens.jsonl", str(report.parent)):
        refused(run, "cannot be read", "read", str(report), "--answers", path)


def test_the_requests_are_no_answers(run: Run, report: Path) -> None:
    batch(run, report)
    refused(
        run, "batch format", "read", str(report), "--answers", str(report.parent / "batch.jsonl")
    )


def test_the_rules_take_no_answers(run: Run, report: Path) -> None:
    answers = answered(run, report)
    refused(
        run,
        "--reader model or both",
        "read",
        str(report),
        "--answers",
        answers,
        "--reader",
        "rules",
    )


@pytest.mark.parametrize("reader", ["model", "both"])
def test_a_model_that_is_not_set_up_is_an_error(run: Run, report: Path, reader: str) -> None:
    for command in ("read", "load"):
        refused(run, "NETWERKATLAS_MODEL_URL", command, str(report), "--reader", reader)
    assert not (report.parent / "atlas.db").exists()


def test_the_settings_choose_the_reader(
    run: Run, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with model_server(right(EMPTY)) as server:
        monkeypatch.setenv("NETWERKATLAS_MODEL_URL", server.url)
        monkeypatch.setenv("NETWERKATLAS_MODEL", MODEL)
        monkeypatch.setenv("NETWERKATLAS_READER", "both")
        assert f"read by {MODEL}" in run("read", str(report)).stdout
        assert server.requests
        server.requests.clear()
        assert "read by" not in run("read", str(report), "--reader", "rules").stdout
        assert server.requests == []
        monkeypatch.setenv("NETWERKATLAS_READER", "robot")
        refused(run, "NETWERKATLAS_READER", "read", str(report))


def test_answers_hold_for_the_very_report_alone(run: Run, report: Path) -> None:
    answers = answered(run, report)
    text = report.read_text(encoding="utf-8")
    report.write_text(text.replace("Elke week drinkt", "Nooit drinkt"), "utf-8")
    result = run("read", str(report), "--answers", answers)
    assert "there is no answer" in result.stdout
    assert "Buurtlab works with Huisvast" not in result.stdout


def test_half_a_character_in_an_answer_is_no_error(run: Run, report: Path) -> None:
    asked = batch(run, report)
    said = SAID.replace("Buurtlab", "Buurtlab\ud800")
    result = run("read", str(report), "--answers", save(report, [line(a, said) for a in asked]))
    assert result.exit_code == 0


def test_the_model_is_named_as_the_answers_do(report: Path) -> None:
    path = save(report, [line({"custom_id": "a"}, EMPTY)])
    assert AnswersFile(Path(path)).model == MODEL


@pytest.mark.parametrize("reason", Fault)
def test_every_reason_has_words(reason: Fault) -> None:
    (told,) = receipt_lines("a.txt", Receipt("m, prompt 1", 1, kept=2, dropped={reason: 3}))
    assert f"2 kept, 3 of 5 not proven ({REASONS[reason]} 3)" in told


@pytest.mark.parametrize("failure", FAILURES)
def test_every_failure_has_words(failure: Failure) -> None:
    unread = (UnreadPart(3, 9, None, failure, "HTTP 500"), UnreadPart(9, 12, 2, failure))
    _, first, second = receipt_lines("a.txt", Receipt("m, prompt 1", 2, unread))
    assert first == (
        f"a.txt: not read: outside the sessions, characters 3-9: {FAILURES[failure]} (HTTP 500)"
    )
    assert second == f"a.txt: not read: session 2, characters 9-12: {FAILURES[failure]}"


def test_a_receipt_cannot_move_the_cursor() -> None:
    told = [*receipt_lines("a\x1b[2J.txt", Receipt("m\x1b[31m\n\r, prompt 1", 1))]
    assert len(told) == 1
    assert not [c for c in told[0] if c < " "]
