"""One snapshot a run: what it shares, what it keeps, and when it is renewed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import NotFoundError
from graph.store import open_store
from graph.store.base import Store
from tests.support.networks import tell, union
from tests.support.store_calls import Calls, counted
from views.i18n import Words
from views.presenters.quote import QuoteSource, quotation
from views.queries import snapshot
from views.queries.quoted import quoted

MANY = union([tell(f"verslag-{n}", [("Kade", "Brug", "existing")]) for n in range(5)])
TIE = next(edge for edge in MANY.edges.values() if edge.type == "WORKS_WITH")


@pytest.fixture
def calls() -> Iterator[Calls]:
    with counted() as counting:
        yield counting


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calls: Calls) -> Iterator[Store]:
    """A store with five reports, which is that of the settings."""
    url = f"sqlite:///{tmp_path}/atlas.db"
    monkeypatch.setenv("NETWERKATLAS_STORE", url)
    with open_store(url) as opened:
        opened.write(MANY)
        yield opened


def test_what_runs_inside_a_run_shares_its_snapshot(store: Store, calls: Calls) -> None:
    @snapshot.opened()
    def fragment() -> snapshot.Snapshot:
        return snapshot.current()

    with snapshot.opened() as whole:
        calls.taken()
        assert fragment() is whole is snapshot.current()
        assert calls.taken() == (0, 0)
    store.remove("verslag-4")
    assert len(fragment().titles()) == 4
    with pytest.raises(RuntimeError, match="opened"):
        snapshot.current()


def test_a_run_sees_one_state_until_it_is_renewed(store: Store) -> None:
    with snapshot.opened() as before:
        assert before.counts().documents == 5
        store.remove("verslag-4")
        assert snapshot.current().counts().documents == 5
        assert snapshot.renew().counts().documents == 4
        assert snapshot.current() != before


def test_all_texts_of_a_panel_come_in_one_query_and_stay_at_hand(
    store: Store, calls: Calls
) -> None:
    def panel(sources: QuoteSource) -> list[str]:
        return [str(quotation(one, sources)) for one in TIE.evidence]

    with snapshot.opened() as now:
        now.titles()
        calls.taken()
        first = quoted(panel, Words("nl"))
        assert calls.taken() == (1, 0)
        assert len(first) == 5
        assert all("Kade en Brug: existing." in quote for quote in first)
        assert all("Tafel over groen" in quote for quote in first)
        assert quoted(panel, Words("nl")) == first
        assert calls.taken() == (0, 0)


def test_a_text_that_is_gone_is_not_found(store: Store) -> None:
    with snapshot.opened() as now, pytest.raises(NotFoundError, match="weg"):
        now.texts(frozenset({"verslag-1", "weg"}))


def test_only_so_many_texts_are_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "TEXTS_KEPT", 2)
    with snapshot.opened() as now:
        everything = now.texts(frozenset(MANY.documents))
        assert everything == MANY.documents
        assert len(now.texts_at_hand()) == 2


def test_an_unknown_node_is_asked_for_once(store: Store, calls: Calls) -> None:
    with snapshot.opened() as now:
        for _ in range(2):
            with pytest.raises(NotFoundError, match="nobody"):
                now.near("organisation:nobody")
            told = calls.taken()
    assert told == (0, 0)


def test_a_network_is_read_without_texts(store: Store) -> None:
    with snapshot.opened() as now:
        assert now.network().nodes == MANY.nodes
        assert not any(one.text for one in now.network().documents.values())
