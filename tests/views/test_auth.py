"""Who may edit, held where the store is written and not by hiding buttons."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from graph.store import open_store
from tests.support.command_line import REPORT
from tests.support.explorer import Open
from tests.support.servers import PATIENCE
from views import auth

AUTH = {
    "redirect_uri": "http://127.0.0.1/oauth2callback",
    "cookie_secret": "x" * 32,
    "client_id": "atlas",
    "client_secret": "geheim",
    "server_metadata_url": "http://127.0.0.1:9/.well-known/openid-configuration",
}
ANNA = {"is_logged_in": True, "email": "Anna@example.org", "groups": ["atlas"]}

TRY_TO_STORE = """
from tests.support.command_line import REPORT
from loaders.ingest.upload import read_upload
from views.queries import commands
from views.i18n import Words
from views.error_boundary import guarded

with guarded(Words("nl")):
    commands.store_report(
        read_upload("kadedag.txt", REPORT.encode()).outcome.network, replace=True
    )
with guarded(Words("nl")):
    commands.remove_report("a")
"""
TRY_TO_REMOVE = TRY_TO_STORE.replace("commands.store_report", "(lambda *_, **__: None)")
USERS: list[tuple[bool, dict[str, Any], str, bool]] = [
    (False, {}, "", True),
    (False, {}, "anna@example.org", False),
    (True, {}, "", False),
    (True, {"is_logged_in": False, "email": "anna@example.org"}, "", False),
    (True, ANNA, "", True),
    (True, ANNA, "bob@example.org, anna@example.org", True),
    (True, {**ANNA, "email_verified": False}, "anna@example.org", False),
    (True, ANNA, "bob@example.org", False),
    (True, ANNA, "groups=atlas", True),
    (True, ANNA, "groups=atl", False),
    (True, {**ANNA, "groups": "atlas"}, "groups=atlas", True),
    (True, {**ANNA, "email": None}, "none", False),
    (True, ANNA, "role=", False),
]


def as_user(page: AppTest, configured: bool, user: dict[str, Any]) -> AppTest:
    page.secrets = {"auth": AUTH} if configured else {}
    page.user = user
    return page


@pytest.fixture
def digest(tmp_path: Path) -> Any:
    def digest() -> str:
        with open_store(f"sqlite:///{tmp_path}/test.db") as store:
            return store.read().digest

    return digest


@pytest.mark.parametrize("attempt", [TRY_TO_STORE, TRY_TO_REMOVE], ids=["store", "remove"])
@pytest.mark.parametrize(("configured", "user", "editors", "allowed"), USERS)
@pytest.mark.usefixtures("open_page")
def test_the_store_is_written_only_by_those_who_may(
    open_page: Open,
    digest: Any,
    monkeypatch: pytest.MonkeyPatch,
    configured: bool,
    user: dict[str, Any],
    editors: str,
    allowed: bool,
    attempt: str,
) -> None:
    open_page()
    before = digest()
    monkeypatch.setenv("NETWERKATLAS_EDITORS", editors)
    page = as_user(AppTest.from_string(attempt, default_timeout=PATIENCE), configured, user).run()
    assert not page.exception
    assert bool(page.error) is not allowed
    assert (digest() != before) is allowed


def test_a_visitor_can_read_and_is_told_who_may_edit(open_page: Open) -> None:
    page = open_page(page="verslagen", task="add")
    assert page.file_uploader
    as_user(page, True, {}).run()
    assert not page.file_uploader
    assert "redacteur" in page.info[0].value
    assert [one.label for one in page.button] == ["Aanmelden"]


def test_rights_that_end_while_a_report_waits_end_there(open_page: Open, digest: Any) -> None:
    page = as_user(open_page(page="verslagen", task="add"), True, ANNA).run()
    page.file_uploader[0].set_value([("kadedag.txt", REPORT.encode(), "")]).run()
    before = digest()
    button = next(one for one in page.button if one.label.startswith("Opslaan"))
    as_user(page, True, {})
    button.click().run()
    assert digest() == before


def test_who_is_signed_in_sees_so_and_can_leave(open_page: Open) -> None:
    page = as_user(open_page(), True, ANNA).run()
    assert "Aangemeld: Anna@example.org" in [one.value for one in page.sidebar.text]
    assert "Afmelden" in [one.label for one in page.button]


def test_every_provider_has_its_button(open_page: Open) -> None:
    page = open_page()
    shared = {key: AUTH[key] for key in ("redirect_uri", "cookie_secret")}
    page.secrets = {"auth": {**shared, "gemeente": AUTH, "corporatie": AUTH}}
    labels = [one.label for one in page.run().button]
    assert labels == ["Aanmelden met gemeente", "Aanmelden met corporatie"]


def test_secrets_that_cannot_be_read_give_no_rights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "secrets.toml"
    broken.write_text("[auth\nclient_id = ", encoding="utf-8")
    monkeypatch.setattr("streamlit.get_option", lambda _: [str(broken)])
    assert auth.sign_in_configured()
