"""Help to look at the explorer's pages in tests without a browser."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from streamlit.testing.v1 import AppTest

Open = Callable[..., AppTest]
"""Opens the app on a network and an address: ``open_page(network, page="netwerk", **address)``."""


def shown(page: AppTest, component: str) -> Any:
    """Return what a component of ours was given to show."""
    assert not page.exception
    found = [one for one in page.get("bidi_component") if one.key == component]
    assert len(found) == 1, f"{component} is drawn {len(found)} times"
    return json.loads(found[0].proto.json)


def pills(page: AppTest, key: str) -> Any:
    """Return the group of buttons with this key."""
    return next(one for one in page.get("button_group") if one.key == key)
