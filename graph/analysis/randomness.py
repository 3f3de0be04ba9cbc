"""Chance that falls out the same on every run, for the algorithms of igraph that need some."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import igraph

SEED = 20240517
_ONE_AT_A_TIME = Lock()
"""igraph has one source of chance for the whole process."""


@contextmanager
def reproducible() -> Iterator[None]:
    """Let igraph draw the same random numbers each time; other threads wait for their turn."""
    with _ONE_AT_A_TIME:
        igraph.set_random_number_generator(random.Random(SEED))
        try:
            yield
        finally:
            igraph.set_random_number_generator(random)
