"""How fast the explorer is in a browser: ``python benchmarks/explorer.py [bundled|many|large]``.

Starts the real server and a real Chromium and prints, warm, seconds from a click until the
picture stands, and from a click until the server has said its last word; on the bundled
report, on 1,500 nodes with 4,500 ties, on 20,000 nodes with 100,000 ties, and with ten
browsers at once; beside the same network drawn by plain pyvis in an iframe.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import store as store_benchmark  # noqa: E402
from playwright.sync_api import Browser, Locator, Page, sync_playwright  # noqa: E402

from graph.network import Network  # noqa: E402
from graph.settings import BUNDLED_REPORTS  # noqa: E402
from graph.store import open_store  # noqa: E402
from loaders.ingest.load import load  # noqa: E402
from tests.browser.conftest import PROGRAMS, QUIET  # noqa: E402
from tests.support.networks import tell  # noqa: E402
from tests.support.servers import free_port, wait_until_up  # noqa: E402
from views.routes import DOSSIER, NETWORK  # noqa: E402

BROWSERS = 10
CLICKS = 8
QUIET_MS = 400
PYVIS_SECONDS = 60

WATCH = """
const Native = WebSocket;
globalThis.watched = { asked: 0, told: 0, bytes: 0, arrived: 0 };
globalThis.WebSocket = class extends Native {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => {
      const size = data.byteLength ?? data.size ?? 0;
      watched.told = performance.now();
      watched.bytes += size;
      const text = new TextDecoder("latin1").decode(data);
      if (text.includes('"looks"')) watched.arrived = watched.told;
    });
  }
  send(data) {
    watched.asked = performance.now();
    super.send(data);
  }
};
"""
"""Notes when the page asked the server something, when it was last told something, how much,
and when the picture's data arrived."""

DRAWN = """async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now();
}"""
PLACE_OF = """(ground, id) => {
  const { x, y } = ground.network.canvasToDOM(ground.network.getPosition(id));
  return { x, y };
}"""


def medium(nodes: int = 1480, ties: int = 4500) -> Network:
    """Return a network of so many organisations and ties (with one report, table and theme)."""
    dice = Random(7)
    names = [f"Organisatie {number}" for number in range(nodes)]
    pairs = {tuple(sorted(dice.sample(names, 2))) for _ in range(ties)}
    tied = [(a, b, dice.choice(["existing", "wanted", "strained"])) for a, b in sorted(pairs)]
    whole = tell("groot", tied)
    kept = [edge for edge in whole.edges.values() if edge.type == "WORKS_WITH"]
    return Network.build(whole.documents.values(), whole.nodes.values(), kept)


SERVED: list[int] = []
"""The process that is serving now."""


def server_seconds() -> float:
    """Return the CPU seconds that the server has used; says more than a clock on a busy machine."""
    fields = Path(f"/proc/{SERVED[-1]}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(script: str, url: str) -> Iterator[str]:
    """Run a Streamlit script on a store; yield its address."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    environment = {**os.environ, "NETWERKATLAS_STORE": url, "PYTHONPATH": str(ROOT)}
    server = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    SERVED.append(server.pid)
    try:
        wait_until_up(f"http://127.0.0.1:{port}/_stcore/health", server)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(20)


def opened(browser: Browser, address: str) -> Page:
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(120_000)
    page.add_init_script(WATCH)
    page.goto(address)
    return page


def drawn(page: Page) -> Locator:
    ground = page.locator(".ground[data-nodes]").first
    ground.wait_for()
    return ground


def settle(page: Page) -> None:
    """Wait until the server has answered and been silent for a while."""
    answered = "watched.told > watched.asked"
    page.wait_for_function(f"{answered} && performance.now() - watched.told > {QUIET_MS}")


def answer_time(page: Page) -> float:
    """Return the seconds between the last question and the last word of the server."""
    settle(page)
    return float(page.evaluate("(watched.told - watched.asked) / 1000"))


def drawing_time(page: Page) -> float:
    """Return the seconds from the arrival of the picture's data until it is drawn, warm."""
    page.reload()
    drawn(page)
    end = float(page.evaluate(DRAWN))
    return (end - float(page.evaluate("watched.arrived"))) / 1000


def change_time(page: Page, change: str, sign: str) -> float:
    """Return the seconds from a click until the picture has another number of nodes."""
    ground = drawn(page)
    before = ground.get_attribute("data-nodes")
    begin = page.evaluate("performance.now()")
    if change == "expand":
        ground.dblclick(position=ground.evaluate(PLACE_OF, sign))
    else:
        page.get_by_role("button", name=sign).first.click()
    handle = ground.element_handle()
    page.wait_for_function("([g, n]) => g.dataset.nodes !== n", arg=[handle, before])
    took = (float(page.evaluate(DRAWN)) - float(begin)) / 1000
    settle(page)
    return took


def click_times(page: Page, times: int = CLICKS) -> tuple[list[float], float]:
    """Return the answer times of clicks on nodes, and the kilobytes that each brought."""
    ground = drawn(page)
    settle(page)
    ids = ground.evaluate("(g) => g.network.body.nodeIndices.slice(0, 400)")
    dice, taken, start = Random(1), [], page.evaluate("watched.bytes")
    for node in dice.sample(ids, times):
        ground.evaluate("(g, id) => g.closest('.picture').shown.mark(id, true)", node)
        taken.append(answer_time(page))
    return taken, (float(page.evaluate("watched.bytes")) - float(start)) / times / 1000


def report(name: str, seconds: float, goal: float | None = None) -> None:
    """Print one line of the table."""
    wanted = f"{goal:5.1f}" if goal else "     "
    late = " LATE" if goal and seconds > goal else ""
    print(f"{name:58s} {seconds:7.2f} {wanted}{late}", flush=True)


def measure_picture(browser: Browser, title: str, address: str, goal: float, node: str) -> None:
    """Draw, click, filter and expand."""
    page = opened(browser, address)
    drawn(page)
    settle(page)
    report(f"{title}: drawn after the data arrived", drawing_time(page), goal)
    settle(page)
    used = server_seconds()
    times, kilobytes = click_times(page)
    used = (server_seconds() - used) / CLICKS
    report(f"{title}: click, answered (median)", statistics.median(times), 0.3)
    report(f"{title}: click, CPU of the server", used)
    report(f"{title}: kilobytes a click", kilobytes)
    report(f"{title}: filter, drawn", change_time(page, "filter", "thema's"), 0.5)
    report(f"{title}: expand, drawn", change_time(page, "expand", node), 0.5)
    page.context.close()


def measure_large(browser: Browser, address: str, node: str, name: str) -> None:
    """Search, open the dossier and draw the surroundings in a store that is no picture."""
    page = opened(browser, address + NETWORK)
    page.get_by_role("searchbox").wait_for()
    settle(page)
    begin = page.evaluate("performance.now()")
    page.get_by_role("searchbox").fill(name)
    page.keyboard.press("Enter")
    page.locator(".panel").get_by_role("link", name=name).first.wait_for()
    report("20,000 nodes: search", (page.evaluate(DRAWN) - begin) / 1000, 1.0)
    page.context.close()
    for title, query in (
        ("dossier", f"{DOSSIER}?focus={node}"),
        ("ego view", f"{NETWORK}?around={node}"),
    ):
        page = opened(browser, address + query)
        drawn(page)
        page.reload()
        drawn(page)
        report(f"20,000 nodes: {title}, answered", answer_time(page), 1.0)
        page.context.close()


def measure_crowd(browser: Browser, address: str) -> None:
    """Let ten browsers click at the same moment, again and again."""
    pages = [opened(browser, address) for _ in range(BROWSERS)]
    grounds = [drawn(page) for page in pages]
    for page in pages:
        settle(page)
    dice, times = Random(3), []
    ids = grounds[0].evaluate("(g) => g.network.body.nodeIndices")
    for _ in range(4):
        for ground in grounds:
            ground.evaluate(
                "(g, id) => g.closest('.picture').shown.mark(id, true)", dice.choice(ids)
            )
        times += [answer_time(page) for page in pages]
    errors = sum(
        page.locator("[data-testid='stException'], [role='alert']").count() for page in pages
    )
    report("ten browsers: click, answered (median)", statistics.median(times), 1.0)
    report("ten browsers: errors", errors)
    for page in pages:
        page.context.close()


PYVIS = """
import streamlit as st
from pyvis.network import Network as Holder
from graph.settings import store_url
from graph.store import open_store
network = open_store(store_url()).read()
holder = Holder(cdn_resources="in_line")
for node in network.nodes.values():
    holder.add_node(node.id, label=node.name)
for edge in network.edges.values():
    holder.add_edge(edge.source, edge.target)
st.iframe(holder.generate_html(), height=600)
"""


def measure_pyvis(browser: Browser, title: str, address: str) -> None:
    """Draw the whole store by pyvis as it comes, and wait until the picture stands still."""
    page = opened(browser, address)
    begin = time.monotonic()
    frame = page.frame_locator("iframe").first
    frame.locator("canvas").first.wait_for()
    report(f"{title}: pyvis in an iframe, first canvas", time.monotonic() - begin)
    handle = page.frames[-1]
    try:
        handle.wait_for_function(
            "() => !network.physics.physicsEnabled || network.physics.stabilized",
            timeout=PYVIS_SECONDS * 1000,
        )
        report(f"{title}: pyvis in an iframe, standing still", time.monotonic() - begin)
    except Exception as error:  # a picture that never stands still is a finding, no failure
        print(f"{title}: pyvis does not stand still in {PYVIS_SECONDS} s ({type(error).__name__})")
    page.context.close()


def bundled(browser: Browser, folder: Path) -> None:
    """Measure on the report that comes along, with one browser and with ten."""
    url = f"sqlite:///{folder}/bundled.db"
    with open_store(url) as opened_store:
        for path in sorted(BUNDLED_REPORTS.iterdir()):
            opened_store.write(load(path))
        busiest = max(opened_store.read().edges.values(), key=lambda edge: len(edge.evidence))
    with served("app.py", url) as start:
        address = f"{start}{NETWORK}"
        measure_picture(browser, "bundled report", address, 1.0, busiest.source)
        measure_crowd(browser, address)
    with served(_plain_page(folder), url) as address:
        measure_pyvis(browser, "bundled report", address)


def many(browser: Browser, folder: Path) -> None:
    """Measure on as many nodes as are drawn at most."""
    url = f"sqlite:///{folder}/many.db"
    with open_store(url) as opened_store:
        opened_store.write(medium())
    with served("app.py", url) as start:
        address = f"{start}{NETWORK}"
        middle = "organisation:organisatie-7"
        measure_picture(browser, "1,500 nodes", address, 3.0, middle)
    with served(_plain_page(folder), url) as address:
        measure_pyvis(browser, "1,500 nodes", address)


def large(browser: Browser, folder: Path) -> None:
    """Measure on a store that is too large for one picture."""
    url, network = f"sqlite:///{folder}/large.db", store_benchmark.network()
    with open_store(url) as opened_store:
        opened_store.write(network)
    first = next(iter(network.nodes.values()))
    with served("app.py", url) as address:
        measure_large(browser, address, first.id, first.name)


def _plain_page(folder: Path) -> str:
    page = folder / "plain.py"
    page.write_text(PYVIS)
    return str(page)


PARTS = {"bundled": bundled, "many": many, "large": large}


def main(parts: list[str]) -> None:
    """Measure the parts that are named, or all."""
    program = next(filter(None, map(shutil.which, PROGRAMS)))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        print(f"{f'load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores':58s} seconds  goal")
        for part in parts or PARTS:
            PARTS[part](browser, Path(folder))
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
