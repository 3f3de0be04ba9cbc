"""A language model that is set up, and a report for it to read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.support.model_server import MODEL, FakeModelServer, Script, model_server

REPORT = """Verslag werktafels Kadedag 2021

1. Stroom uit de kade
Buurtlab | Anna de Wit

Stichting De Kade werkt samen met Buurtlab.

2. Groen in de wijk
Huisvast | Bert de Boer

Stichting De Kade werkt samen met Huisvast.

3. Wonen
Buurtlab | Cor de Vries

Buurtlab wil samenwerken met Huisvast.
"""
"""A small report in four parts: its title and three sessions."""


@contextmanager
def model_at_hand(script: Script, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeModelServer]:
    """Serve by a script, and let the settings lead there."""
    with model_server(script) as server:
        monkeypatch.setenv("NETWERKATLAS_MODEL_URL", server.url)
        monkeypatch.setenv("NETWERKATLAS_MODEL", MODEL)
        yield server
