"""Who may do what: everyone may look, and some may change the store.

On one's own machine, without sign-in, that is whoever uses it. Where sign-in is configured it
is who is signed in, and stands on the list of editors if there is one. When in doubt, nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import streamlit as st

from graph import settings
from views.i18n import Words

_AUTH, _CLIENT, _SIGNED_IN = "auth", "client_id", "is_logged_in"


def may_edit() -> bool:
    """Return whether whoever uses this session may change the store."""
    editors = settings.editors()
    if not sign_in_configured():
        return not editors
    return signed_in() and (not editors or any(_is(one) for one in editors))


def sign_in_configured() -> bool:
    """Return whether users can sign in. A file of secrets that cannot be read counts too."""
    try:
        return _AUTH in st.secrets
    except FileNotFoundError:
        return any(Path(file).exists() for file in st.get_option("secrets.files"))


def signed_in() -> bool:
    """Return whether a provider vouches for whoever uses this session."""
    return st.user.get(_SIGNED_IN) is True


def sign_in(words: Words) -> None:
    """Draw the way in or out, where sign-in is configured."""
    if not sign_in_configured():
        return
    if signed_in():
        st.text(words("roles.as", name=st.user.get("email") or st.user.get("name") or ""))
        st.button(words("roles.leave"), on_click=st.logout)
        return
    for provider in _providers():
        label = words("roles.enter_with", name=provider) if provider else words("roles.enter")
        st.button(label, key=f"enter_{provider}", on_click=partial(st.login, provider))


def _providers() -> list[str | None]:
    """Return the names of the configured providers, None for the one without a name."""
    try:
        section = st.secrets[_AUTH]
    except FileNotFoundError:
        return [None]
    named = [one for one, part in section.items() if isinstance(part, Mapping) and _CLIENT in part]
    return [None] if _CLIENT in section else named


def _is(editor: str) -> bool:
    """Return whether an e-mail address, or a claim and its value, are those of the user."""
    claim, equals, wanted = editor.partition("=")
    if equals:
        given = st.user.get(claim.strip())
        return wanted.strip() in (given if isinstance(given, list | tuple) else [given])
    email, verified = st.user.get("email"), st.user.get("email_verified") is not False
    return verified and isinstance(email, str) and email.casefold() == editor.casefold()
