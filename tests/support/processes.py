"""Processes of their own for tests: quick to start, and to be killed at any moment."""

from __future__ import annotations

from multiprocessing import get_context

processes = get_context("forkserver")
"""Starts a process as a copy of one that has our modules and those of the database in memory."""

processes.set_forkserver_preload(
    [
        "pytest",
        "graph.store.neo4j.store",
        "graph.store.sqlite.store",
        "loaders.ingest.load",
        "tests.support.networks",
        "tests.support.warm_reader",
    ]
)
