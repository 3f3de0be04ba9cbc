"""How fast the stores are: ``python benchmarks/store.py [sqlite:///new.db | neo4j://host]``.

Makes 20,000 nodes and 100,000 edges with evidence, in 200 reports, and prints load time, size,
and the time of the questions that the explorer asks; each beside a writer that sends row after
row in transactions of their own. Without an address both stores are measured: a new file, and
a Neo4j server as the tests start it.
"""

from __future__ import annotations

import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from graph.network import Assertion, Document, Edge, Evidence, Network, Node, node_id
from graph.settings import neo4j_settings
from graph.store import open_store
from graph.store.base import Filter, Store
from tests.support import neo4j_server, servers

REPORTS, NODES, EDGES = 200, 20_000, 100_000
ASKED = 200
BASELINE_REPORTS = 5
SYLLABLES = (
    *("ka", "de", "lin", "boom", "brug", "wil", "gen", "hof", "zon"),
    *("nij", "dal", "meer", "burg", "ster", "veld", "oord", "kerk", "plas"),
)


def network(seed: int = 7) -> Network:
    """Return a network in which most actors meet in one report, and some in many."""
    dice = random.Random(seed)
    names = [_name(dice, number) for number in range(NODES)]
    ids = [node_id("Organisation", name) for name in names]
    said: dict[int, list[Assertion]] = {number: [] for number in range(NODES)}
    documents, edges = [], []
    seen: set[tuple[int, int]] = set()
    for turn in range(REPORTS):
        pairs = _pairs(dice, turn, seen)
        text = _Text(f"verslag-{turn:03}")
        for number in sorted({end for pair in pairs for end in pair}):
            mention = text.add(names[number])
            found = Assertion(text.id, names[number], "stichting", (), (), (mention,))
            said[number].append(found)
        for a, b in pairs:
            quote = text.add(f"{names[a]} werkt samen met {names[b]} aan {_name(dice, turn)}.")
            edges.append(Edge("WORKS_WITH", ids[a], ids[b], (quote,)))
        documents.append(text.document())
    nodes = [Node(ids[number], "Organisation", tuple(found)) for number, found in said.items()]
    return Network.build(documents, nodes, edges)


def _name(dice: random.Random, number: int) -> str:
    words = ["".join(dice.choices(SYLLABLES, k=3)).capitalize() for _ in range(2)]
    return f"{' '.join(words)} {number}"


def _pairs(dice: random.Random, turn: int, seen: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the ties of one report: among its own actors, one in ten with an actor elsewhere."""
    each = NODES // REPORTS
    ring = [(turn * each + n, turn * each + (n + 1) % each) for n in range(each)]
    pairs = [(min(pair), max(pair)) for pair in ring]
    seen.update(pairs)
    while len(pairs) < EDGES // REPORTS:
        a = turn * each + dice.randrange(each)
        b = dice.randrange(NODES) if dice.random() < 0.1 else turn * each + dice.randrange(each)
        pair = (min(a, b), max(a, b))
        if a != b and pair not in seen:
            seen.add(pair)
            pairs.append(pair)
    return pairs


class _Text:
    """A document that grows with every quote."""

    def __init__(self, id: str) -> None:
        self.id = id
        self.lines: list[str] = []
        self.length = 0

    def add(self, quote: str) -> Evidence:
        start = self.length
        self.lines.append(quote)
        self.length += len(quote) + 1
        return Evidence(self.id, start, start + len(quote), quote, 1, "existing", "maat", 0.9)

    def document(self) -> Document:
        return Document(self.id, self.id, "\n".join(self.lines), f"{self.id}.txt")


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds ``work`` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def spread(works: Iterable[Callable[[], object]]) -> str:
    """Return the median and the 95th percentile of these, in milliseconds."""
    taken = sorted(timed(work) * 1000 for work in works)
    return f"{statistics.median(taken):8.1f} ms {taken[int(len(taken) * 0.95)]:8.1f} ms"


def show(what: str, figure: str) -> None:
    """Print one line of the table."""
    print(f"  {what:34}{figure}", flush=True)


def seconds(what: str, work: Callable[[], object]) -> float:
    """Time ``work``, print it and return it."""
    taken = timed(work)
    show(what, f"{taken:8.2f} s")
    return taken


def measure(url: str, whole: Network, baseline: Callable[[list[Network]], float]) -> None:
    """Print all figures of one store."""
    plain = baseline([whole.only(f"verslag-{turn:03}") for turn in range(BASELINE_REPORTS)])
    seconds("opening a new store", lambda: open_store(url).close())
    with open_store(url) as store:
        speed = _rows(whole) / seconds("loading it all", lambda: store.write(whole))
        show("rows a second", f"{speed:8.0f}")
        show("rows a second, row by row", f"{plain:8.0f} ({speed / plain:.0f} times slower)")
        seconds("loading the same again", lambda: store.write(whole))
        one = whole.only("verslag-017")
        seconds("loading one report the same", lambda: store.write(one))
        seconds("removing one report", lambda: store.remove("verslag-017"))
        seconds("loading one report", lambda: store.write(one))
        assert store.read().digest == whole.digest
    seconds("opening the full store", lambda: open_store(url).close())
    with open_store(url) as store:
        ask(store, whole)


def ask(store: Store, whole: Network) -> None:
    """Print how long the explorer's questions take: median and 95th percentile."""
    ids = random.Random(1).sample(sorted(whole.nodes), ASKED * 2)
    names = [whole.nodes[id].name for id in ids[:ASKED]]
    words = [name.split()[0] for name in names]
    starts, goals = ids[:ASKED], ids[ASKED:]
    seconds("the first search", lambda: store.search(names[0]))
    for what, verb, asked in (
        ("neighbourhood, 1 step", store.neighbourhood, [(start,) for start in starts]),
        ("neighbourhood, 2 steps", store.neighbourhood, [(start, 2) for start in starts]),
        ("shortest paths", store.paths, list(zip(starts, goals, strict=True))),
        ("search for a name", store.search, [(name,) for name in names]),
        ("search for a word", store.search, [(word,) for word in words]),
        ("search for three letters", store.search, [(word[:3],) for word in words]),
        ("search with a typo", store.search, [(word[:3] + word[4:],) for word in words]),
    ):
        show(what, spread(partial(verb, *given) for given in asked))  # type: ignore[operator]
    show("counts", spread([store.counts] * 10))
    report = Filter(reports=frozenset({"verslag-003"}))
    show("reading one report", spread([partial(store.read, report)] * 10))
    seconds("reading it all", store.read)


def _rows(whole: Network) -> int:
    mentions = sum(1 + len(node.evidence) for node in whole.nodes.values())
    return mentions + sum(1 + len(edge.evidence) for edge in whole.edges.values())


def rows_into_sqlite(parts: list[Network]) -> float:
    """Return how many rows a second our tables take if each row is a transaction.

    Like ours, this writer leaves the numbers right that follow from the rows.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.db"
        open_store(f"sqlite:///{path}").close()
        with closing(sqlite3.connect(path, isolation_level=None)) as file:
            file.execute("PRAGMA synchronous = FULL")
            taken = timed(lambda: [_add_rows(file, part) for part in parts])
        return sum(map(_rows, parts)) / taken


def _add_rows(file: sqlite3.Connection, part: Network) -> None:
    document = _key(
        file,
        "document",
        id=next(iter(part.documents)),
        title="",
        source="",
        format="",
        sha256="",
        length=0,
        digest="",
        layout="",
        text="",
    )
    for node in part.nodes.values():
        key = _key(file, "node", id=node.id, type=node.type, name=node.name)
        file.execute(
            "INSERT INTO label (node, field, text, folded) VALUES (?, 'name', ?, ?)",
            (key, node.name, node.name.lower()),
        )
        said = "INSERT INTO assertion (node, document, name, aliases, properties)"
        row = file.execute(f"{said} VALUES (?, ?, ?, '[]', '[]')", (key, document, node.name))
        for e in node.evidence:
            file.execute(
                "INSERT INTO mention VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?, '')",
                (row.lastrowid, e.start, e.end, e.quote, e.session, e.status, e.rule, 0.9),
            )
    for edge in part.edges.values():
        find = "SELECT key FROM node WHERE id = ?"
        ends = [file.execute(find, [id]).fetchone()[0] for id in (edge.source, edge.target)]
        insert = "INSERT INTO edge (type, source, target) VALUES (?, ?, ?)"
        key = file.execute(insert, (edge.type, *ends)).lastrowid
        file.execute("UPDATE node SET degree = degree + 1 WHERE key IN (?, ?)", ends)
        for e in edge.evidence:
            stated = (key, document, e.start, e.end, e.quote, e.session, e.status, e.rule)
            file.execute("INSERT INTO evidence VALUES (NULL,?,?,?,?,?,?,?,?,0.9,'')", stated)
            file.execute(
                "UPDATE edge SET (status, confidence, sources) = (SELECT min(status),"
                " max(confidence), count(DISTINCT document) FROM evidence WHERE edge = ?1)"
                " WHERE key = ?1",
                [key],
            )


def _key(file: sqlite3.Connection, table: str, **row: str | int) -> int:
    """Add a row to a table unless its id is there; return its key."""
    columns, marks = ", ".join(row), ", ".join("?" * len(row))
    insert = f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})"
    file.execute(insert, list(row.values()))
    find = f"SELECT key FROM {table} WHERE id = ?"
    return int(file.execute(find, [row["id"]]).fetchone()[0])


def rows_into_neo4j(url: str, parts: list[Network]) -> float:
    """Return how many rows a second a server takes if each row is a transaction."""
    import neo4j

    given = neo4j_settings()
    open_store(url).close()
    with neo4j.GraphDatabase.driver(url, auth=(given.user, given.password)) as driver:
        run = partial(driver.execute_query, database_=given.database)
        taken = timed(lambda: [_send_rows(run, part) for part in parts])
    neo4j_server.empty(url)
    return sum(map(_rows, parts)) / taken


def _send_rows(run: Callable[..., object], part: Network) -> None:
    for node in part.nodes.values():
        run("MERGE (n:Entity {id: $id}) SET n.name = $name", id=node.id, name=node.name)
        for said in node.evidence:
            quoted = "MATCH (n:Entity {id: $id}) CREATE (:Evidence {quote: $quote})-[:OF]->(n)"
            run(quoted, id=node.id, quote=said.quote)
    for edge in part.edges.values():
        tied = "MATCH (a:Entity {id: $a}), (b:Entity {id: $b}) MERGE (a)-[:WORKS_WITH]->(b)"
        run(tied, a=edge.source, b=edge.target)
        for said in edge.evidence:
            run("CREATE (:Evidence {edge: $id, quote: $quote})", id=edge.id, quote=said.quote)


def measure_both(whole: Network) -> None:
    """Measure a new file and a server of our own."""
    with tempfile.TemporaryDirectory() as folder:
        print("Embedded")
        file = Path(folder) / "atlas.db"
        measure(f"sqlite:///{file}", whole, rows_into_sqlite)
        show("size", f"{file.stat().st_size / 1e6:8.1f} MB")
        print("Neo4j")
        server = neo4j_server.Server(Path(folder) / "neo4j", servers.free_port(), quick=False)
        os.environ["NETWERKATLAS_NEO4J_PASSWORD"] = neo4j_server.PASSWORD
        server.start()
        try:
            measure(server.url, whole, partial(rows_into_neo4j, server.url))
        finally:
            server.stop()
        files = (server.home / "data" / "databases").rglob("*")
        show("size", f"{sum(f.stat().st_size for f in files if f.is_file()) / 1e6:8.1f} MB")


def main() -> None:
    """Measure the stores at the addresses that were given, else both."""
    whole = network()
    print(f"{len(whole.nodes):,} nodes, {len(whole.edges):,} edges, {_rows(whole):,} rows")
    for url in sys.argv[1:]:
        print(url)
        is_file = url.startswith("sqlite")
        measure(url, whole, rows_into_sqlite if is_file else partial(rows_into_neo4j, url))
    if not sys.argv[1:]:
        measure_both(whole)


if __name__ == "__main__":
    main()
