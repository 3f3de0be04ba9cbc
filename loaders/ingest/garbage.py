"""Pause the garbage collector: reading makes many objects that stay, none of them in a cycle."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def garbage_collection_paused() -> Iterator[None]:
    """Look for no garbage inside the ``with`` block, and go on with it afterwards.

    Looking for garbage among millions of small objects takes a third longer. Where it was off
    already it stays off, so blocks may be nested.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
