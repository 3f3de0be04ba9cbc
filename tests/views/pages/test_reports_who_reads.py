"""Adding reports with a language model: who reads, where the text goes, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from streamlit.testing.v1 import AppTest

from loaders.ingest.report_readers import answers_folder
from tests.support.explorer import Open, pills, shown
from tests.support.hostile import NAMES
from tests.support.model_answers import answer, organisation, tie
from tests.support.model_at_hand import REPORT, model_at_hand
from tests.support.model_server import (
    MODEL,
    FakeModelServer,
    Received,
    Reply,
    cut_off,
    fails,
    right,
)
from tests.views.test_hostile_input import check

TRUE = tie("Stichting De Kade", "Buurtlab", "Stichting De Kade werkt samen met Buurtlab.")
MADE_UP = tie("Stichting De Kade", "Buurtlab", "Zij werken al jaren samen.")
ANSWER = answer(
    entities=[organisation("Stichting De Kade"), organisation("Buurtlab")],
    relations=[TRUE, MADE_UP, MADE_UP],
)


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeModelServer]:
    """A model is set up and answers the same to all that it is asked."""
    with model_at_hand(right(ANSWER), monkeypatch) as server:
        yield server


@pytest.fixture
def adding(open_page: Open) -> Callable[..., AppTest]:
    return lambda **address: open_page(page="verslagen", task="add", **address)


def choose(page: AppTest, name: str = "kadedag.txt", text: str = REPORT) -> AppTest:
    page.file_uploader[0].set_value([(name, text.encode(), "")]).run()
    assert not page.exception
    return page


def read_by(page: AppTest, reader: str) -> AppTest:
    pills(page, "upload_reader").set_value(reader).run()
    assert not page.exception
    return page


def said(page: AppTest) -> str:
    return "\n".join(one.value for one in page.text)


def receipt(page: AppTest) -> list[str]:
    """Return the lines of what a model did; the preview's first group."""
    return [line["more"] for line in shown(page, "preview_0")["groups"][0]["ties"]]


def buttons(page: AppTest) -> list[str]:
    return [one.label for one in page.button]


def has_choice(page: AppTest) -> bool:
    return any(one.key == "upload_reader" for one in page.get("button_group"))


def test_without_a_model_nothing_of_it_shows(adding: Callable[..., AppTest]) -> None:
    page = choose(adding())
    assert not has_choice(page)
    assert "Een bestand verlaat deze computer of server niet." in said(page)
    assert "taalmodel" not in f"{said(page)} {shown(page, 'preview_0')}"
    assert not answers_folder().exists()


def test_rules_read_unless_another_is_chosen_and_no_call_is_made(
    adding: Callable[..., AppTest], model: FakeModelServer
) -> None:
    page = choose(adding())
    assert pills(page, "upload_reader").value == "rules"
    assert "De tekst blijft op deze computer of server." in said(page).split("\n")
    assert "verlaat" not in said(page)
    assert "taalmodel" not in str(shown(page, "preview_0"))
    assert not model.requests
    assert not answers_folder().exists()


@pytest.mark.parametrize("reader", ["model", "both"])
def test_the_reader_of_the_settings_is_the_default(
    adding: Callable[..., AppTest],
    model: FakeModelServer,
    monkeypatch: pytest.MonkeyPatch,
    reader: str,
) -> None:
    monkeypatch.setenv("NETWERKATLAS_READER", reader)
    page = choose(adding())
    assert pills(page, "upload_reader").value == reader
    assert model.requests


def test_a_file_is_read_once_by_each_reader_and_answers_serve_both(
    adding: Callable[..., AppTest], model: FakeModelServer
) -> None:
    page = read_by(choose(adding()), "model")
    asked = len(model.requests)
    assert asked == 4
    assert receipt(page)[0] == f"Gelezen door taalmodel {MODEL}, prompt 1."
    page.run()
    page = read_by(read_by(page, "rules"), "both")
    assert receipt(page)[0] == f"Gelezen door de regels en door taalmodel {MODEL}, prompt 1."
    assert len(model.requests) == asked
    page = read_by(page, "rules")
    assert shown(page, "preview_0")["groups"][0]["title"] == "Samenwerkingen"


WHERE = {
    (
        "nl",
        "here",
    ): "De tekst blijft op deze computer of server, waar taalmodel een-model haar leest.",
    (
        "en",
        "here",
    ): "The text stays on this computer or server, where language model een-model reads it.",
    ("nl", "away"): (
        "De tekst van het verslag gaat naar taal.example.org, waar taalmodel een-model haar leest."
    ),
    ("en", "away"): (
        "The text of the report goes to taal.example.org, where language model een-model reads it."
    ),
}
ADDRESSES = {"here": "http://127.0.0.1:9/v1", "away": "https://taal.example.org:8443/v1"}


@pytest.mark.parametrize(("language", "place"), WHERE)
@pytest.mark.parametrize("reader", ["model", "both"])
def test_where_the_text_goes_is_always_said(
    adding: Callable[..., AppTest],
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    place: str,
    reader: str,
) -> None:
    monkeypatch.setenv("NETWERKATLAS_MODEL_URL", ADDRESSES[place])
    monkeypatch.setenv("NETWERKATLAS_MODEL", "een-model")
    monkeypatch.setenv("NETWERKATLAS_MODEL_ELSEWHERE", "yes")
    page = read_by(adding(lang=language), reader)
    assert said(page).split("\n").count(WHERE[language, place]) == 1
    assert "verlaat" not in said(page)
    assert "does not leave" not in said(page)


FAULTY = {
    "NETWERKATLAS_MODEL": " ",
    "NETWERKATLAS_MODEL_URL": "http://model.example.org/v1",
    "NETWERKATLAS_READER": "iedereen",
    "NETWERKATLAS_MODEL_SECONDS": "lang",
}


@pytest.mark.parametrize("setting", FAULTY)
@pytest.mark.parametrize(
    ("language", "told"), [("nl", "niet goed ingesteld"), ("en", "not set up as it should be")]
)
def test_a_faulty_setting_is_told_and_the_rules_read(
    adding: Callable[..., AppTest],
    model: FakeModelServer,
    monkeypatch: pytest.MonkeyPatch,
    setting: str,
    language: str,
    told: str,
) -> None:
    monkeypatch.setenv(setting, FAULTY[setting])
    page = choose(adding(lang=language))
    assert told in page.error[0].value
    assert setting in page.code[0].value
    assert not has_choice(page)
    assert shown(page, "preview_0")["groups"][0]["title"] in ("Samenwerkingen", "Collaborations")
    assert not model.requests


def test_a_reader_that_is_asked_for_and_not_there_is_told(
    adding: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETWERKATLAS_READER", "both")
    page = choose(adding())
    assert "geen taalmodel ingesteld" in page.error[0].value
    assert shown(page, "preview_0")["title"] == "Verslag werktafels Kadedag 2021"


def test_the_receipt_says_what_was_not_believed_and_why(
    adding: Callable[..., AppTest], model: FakeModelServer
) -> None:
    told = " ".join(receipt(read_by(choose(adding()), "model")))
    lost, every = map(int, re.findall(r"(\d+) van (\d+) beweringen niet bewezen", told)[0])
    by_reason = [int(count) for count in re.findall(r"(\d+): \w", told)]
    assert 0 < lost < every
    assert sum(by_reason) == lost
    assert "het citaat staat niet in de tekst" in told
    english = " ".join(receipt(read_by(choose(adding(lang="en")), "model")))
    assert f"{lost} of {every} claims not proven" in english
    assert "the quote does not stand in the text" in english


def cut_off_at(session: str) -> Callable[[Received], Reply]:
    """Answer, but not to the end of what is asked about a session."""
    return lambda received: (cut_off if session in received.asked else right(ANSWER))(received)


def test_each_part_that_was_not_read_is_told_and_can_be_asked_again(
    adding: Callable[..., AppTest], model: FakeModelServer
) -> None:
    model.script = cut_off_at("S3")
    page = read_by(choose(adding()), "both")
    (told,) = (line for line in receipt(page) if "is niet gelezen" in line)
    assert told.startswith("Tafel 3 is niet gelezen: het antwoord hield halverwege op.")
    assert told.endswith("begint: Wonen Buurtlab | Cor de Vries Buurtlab wil samenwerken met H…")
    model.script, before = right(ANSWER), len(model.requests)
    next(one for one in page.button if one.label.startswith("Lees wat niet")).click().run()
    assert len(model.requests) == before + 1
    assert "is niet gelezen" not in " ".join(receipt(page))
    assert not [label for label in buttons(page) if label.startswith("Lees wat niet")]


def test_a_wrong_key_is_told_and_what_the_rules_read_can_be_stored(
    adding: Callable[..., AppTest], model: FakeModelServer
) -> None:
    model.script = fails(401, "geheim")
    page = read_by(choose(adding()), "both")
    assert len(model.requests) == 1
    assert sum("weigert de vraag (HTTP 401)" in line for line in receipt(page)) == 4
    assert "geheim" not in str(shown(page, "preview_0"))
    assert not next(one for one in page.button if one.label.startswith("Opslaan")).disabled


def test_no_model_reads_a_spreadsheet(
    adding: Callable[..., AppTest], model: FakeModelServer
) -> None:
    page = read_by(adding(), "both")
    choose(page, "partners.csv", "Naam;Werkt samen met\nDe Kade;Buurtlab\n")
    assert not model.requests


@pytest.mark.parametrize("name", [one for one in NAMES if "\0" not in one][::5])
def test_a_hostile_model_is_shown_as_text(
    adding: Callable[..., AppTest],
    model: FakeModelServer,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    name = name.strip()
    monkeypatch.setattr("tests.support.model_server.MODEL", name)
    monkeypatch.setenv("NETWERKATLAS_MODEL", name)
    claims = [tie(one, "Buurtlab", one) for one in NAMES]
    model.script = right(answer(entities=[organisation(one) for one in NAMES], relations=claims))
    page = read_by(choose(adding()), "model")
    assert name.split("\n")[0][:40] in receipt(page)[0]
    check(page)
    next(one for one in page.button if one.label.startswith("Opslaan")).click().run()
    check(page)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nl", f"Gelezen door de regels en door taalmodel {MODEL}, prompt 1. Delen die het"),
        ("en", f"Read by the rules and by language model {MODEL}, prompt 1. Parts that the"),
    ],
)
def test_a_stored_report_says_who_read_it(
    adding: Callable[..., AppTest],
    model: FakeModelServer,
    open_page: Open,
    language: str,
    told: str,
) -> None:
    model.script = [right(ANSWER), fails(404)]
    page = read_by(choose(adding()), "both")
    next(one for one in page.button if one.label.startswith("Opslaan")).click().run()
    read = open_page(page="verslagen", doc="kadedag", lang=language)
    assert told in shown(read, "report_text")["lead"]
    assert shown(read, "report_text")["lead"].endswith(": 3.")


def test_a_report_that_rules_read_says_nothing_of_readers(open_page: Open) -> None:
    assert "elezen door" not in shown(open_page(page="verslagen"), "report_text")["lead"]


def test_a_stopped_file_waits_until_the_user_reads_on(
    adding: Callable[..., AppTest], model: FakeModelServer
) -> None:
    page = adding()
    page.file_uploader[0].set_value([("<b>a</b>.txt", REPORT.encode(), "")])
    read = page.run()
    (file,) = {key.rpartition("_")[0] for key in read.session_state["upload_readings"]}
    read.session_state["upload_stopped"] = {f"{file}_model"}
    read = read_by(read, "model")
    assert "is gestopt" in read.info[0].value
    assert "<b>a</b>.txt" in said(read)
    assert not model.requests
    check(read)
    next(one for one in read.button if one.label == "Lees verder").click().run()
    assert not read.info
    assert receipt(read)[0].startswith("Gelezen door taalmodel")


def test_two_users_do_not_see_each_other(
    adding: Callable[..., AppTest], model: FakeModelServer
) -> None:
    one, other = read_by(choose(adding()), "model"), choose(adding())
    assert pills(other, "upload_reader").value == "rules"
    assert "taalmodel" not in str(shown(other, "preview_0"))
    assert receipt(one.run())[0].startswith("Gelezen")
