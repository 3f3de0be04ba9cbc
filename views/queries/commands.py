"""The only way in which pages change the store.

Who may is checked here, at the moment of writing.
"""

from __future__ import annotations

from graph.errors import NotAllowedError
from graph.network import Document, Network
from graph.services.ingest import import_report
from loaders.ingest.report_readers import forget_answers
from views import auth
from views.queries import snapshot


def store_report(network: Network, *, replace: bool) -> str:
    """Store what a report states; return what became of it, as ``import_report`` says it.

    Raises
    ------
    NotAllowedError
        If the user may not edit.
    StoreError
        If the store cannot take it.
    """
    _check_may_edit()
    outcome = import_report(network, snapshot.store(), replace=replace)
    snapshot.renew()
    return outcome


def remove_report(document_id: str) -> bool:
    """Remove a report and exactly what only it said; False if it was not there.

    What language models answered to it goes too.

    Raises
    ------
    NotAllowedError
        If the user may not edit.
    StoreError
        If the store cannot do it.
    SettingsError
        If the report is removed, but not the answers to it.
    """
    _check_may_edit()
    removed = snapshot.store().remove(document_id)
    snapshot.renew()
    forget_answers(document_id)
    return removed


def stored(document_id: str) -> Document | None:
    """Return a report as the store holds it, None where it does not."""
    now = snapshot.current()
    if document_id not in now.titles():
        return None
    return now.texts(frozenset({document_id}))[document_id]


def _check_may_edit() -> None:
    if not auth.may_edit():
        raise NotAllowedError
