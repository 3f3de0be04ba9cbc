"""Reads files that no one would write: ``python tests/fuzz.py MINUTES [REPORT ...]``.

Makes random bytes, random text, reports with their lines shuffled or mixed, and sound files of
every format with parts of their insides damaged, and reads each in two processes that hash
differently. Fails, and keeps the file, if anything but a LoadError comes out, if a quote is not
what stands at its offsets, if words lie outside the blocks, or if the two readings differ.
Minutes are processor time of reading. REPORT adds files to mutate beside those of the tests.
"""

from __future__ import annotations

import io
import json
import os
import random
import re
import resource
import subprocess
import sys
import time
import traceback
import zipfile
from collections import Counter
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

sys.path.insert(0, str(Path(__file__).parent.parent))

from graph.errors import LoadError
from graph.network import Document
from loaders.ingest.load import load
from loaders.nlp.blocks import blocks_of
from loaders.nlp.sessions import segment
from tests.loaders.readers.test_bad_input import SOUND
from tests.support.spreadsheets import ods_of, xlsx_of

GOLDEN = Path(__file__).parent / "golden" / "open"
PER_ROUND = 120
CELLS = [["naam", "wijk", "website"], ["Stichting Aap", "Cool", "aap.nl"], ["Noot", "", "x"]]
WORD = re.compile(r"[^\W\d_]{2}")
ODD = [*" \n\t.,:;|()[]#*-/&'\"’“…", "\r", "\x00", "\x85", "\u00a0", "\u200b", "\u2028", "\ue000"]
ODD += ["\ud800", "\U0001f600", "e\u0301", "İ", "ſ", "²", "1. ", "1.1.1 ", "Tafel 3: ", "van de "]


def seeds(more: list[str]) -> dict[str, list[bytes]]:
    """Return sound files by suffix."""
    table = ";".join(CELLS[0]) + "\n" + ";".join(CELLS[1])
    found = {suffix: [make()] for suffix, make in SOUND.items()}
    found[".csv"] = [table.encode()]
    with TemporaryDirectory() as folder:
        for suffix, write in ((".xlsx", xlsx_of), (".ods", ods_of)):
            found[suffix] = [write(Path(folder), CELLS).read_bytes()]
    for path in (*GOLDEN.iterdir(), *map(Path, more)):
        if path.suffix in found:
            found[path.suffix].append(path.read_bytes())
    return found


def damaged(content: bytes, rng: random.Random) -> bytes:
    """Return the bytes with a few stretches changed, doubled, moved or cut away."""
    for _ in range(rng.choice((1, 1, 2, 8))):
        start, end = sorted(rng.randint(0, len(content)) for _ in range(2))
        end = min(end, start + rng.choice((1, 4, 60, 2000)))
        piece = content[start:end]
        odd = rng.choice(ODD).encode("utf-8", "surrogatepass")
        new = rng.choice((b"", piece * 2, piece[::-1], rng.randbytes(len(piece)), odd))
        content = content[:start] + new + content[end:]
    return content


def repacked(content: bytes, rng: random.Random) -> bytes:
    """Return a zipped file with one of its parts damaged."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        hit = rng.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, damaged(part, rng) if name == hit else part)
    return made.getvalue()


def shuffled(content: bytes, other: bytes, rng: random.Random) -> bytes:
    """Return the lines of two reports mixed."""
    lines = [*content.split(b"\n"), *other.split(b"\n")]
    rng.shuffle(lines)
    return b"\n".join(lines[: rng.randint(1, 120)])


def made(suffix: str, sound: list[bytes], rng: random.Random) -> bytes:
    """Return a file of this format that may be anything."""
    content, other = rng.choice(sound), rng.choice(sound)
    way = rng.random()
    if way < 0.1:
        return rng.randbytes(rng.randint(0, 3000))
    if way < 0.2:
        text = (
            chr(rng.choice((rng.randrange(0x250), rng.randrange(0x110000)))) for _ in range(900)
        )
        return "".join(text).encode("utf-8", "surrogatepass")
    if way < 0.75 and content[:2] == b"PK":
        return repacked(content, rng)
    if way < 0.5 and suffix in (".txt", ".md", ".html"):
        return shuffled(content, other, rng)
    return damaged(content, rng)


def check(document: Document) -> None:
    """See that blocks and sessions are in order, and that no words lie between the blocks."""
    text, blocks = document.text, blocks_of(document)
    between = zip((0, *(b.end for b in blocks)), (*(b.start for b in blocks), None), strict=True)
    left = "".join(text[start:end] for start, end in between)
    assert not WORD.search(left), repr(left)
    assert all(one.end <= other.start for one, other in pairwise(segment(document)))


def outcome(path: Path) -> str:
    """Return what reading a file comes to, as a line."""
    try:
        network = load(path)
        texts = {document.id: document.text for document in network.documents.values()}
        for part in (*network.nodes.values(), *network.edges.values()):
            for proof in part.evidence:
                assert texts[proof.document][proof.start : proof.end] == proof.quote
        if path.suffix not in (".csv", ".xlsx", ".ods"):
            for document in network.documents.values():
                check(document)
    except LoadError:
        return "refused"
    except Exception:
        return "FAILED " + traceback.format_exc()
    return network.digest


def read_all(folder: Path) -> None:
    """Print what reading each file of a folder comes to, and its seconds, as JSON."""
    for path in sorted(folder.iterdir()):
        start = time.process_time()
        found = outcome(path)
        print(json.dumps([path.name, found, time.process_time() - start]))


def readings(folder: Path, hash_seed: int) -> list[list[str]]:
    """Return what :func:`read_all` prints in a process that hashes with this seed."""
    done = subprocess.run(
        [sys.executable, __file__, str(folder)],
        env={**os.environ, "PYTHONHASHSEED": str(hash_seed)},
        check=True,
        capture_output=True,
        text=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def main(minutes: float, more: list[str]) -> int:
    """Try files until the time is up; return how many were read wrongly."""
    sound, number, wrong, slowest = seeds(more), 0, 0, (0.0, "")
    outcomes: Counter[tuple[str, str]] = Counter()
    kept = Path(mkdtemp(prefix="fuzz-"))
    while resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime < minutes * 60:
        with TemporaryDirectory() as folder:
            for _ in range(PER_ROUND):
                number += 1
                rng = random.Random(number)
                suffix = rng.choice(sorted(sound))
                path = Path(folder) / f"{number:07}{suffix}"
                path.write_bytes(made(suffix, sound[suffix], rng))
            once, twice = (readings(Path(folder), seed) for seed in (1, 2))
            for (name, found, seconds), (_, again, _) in zip(once, twice, strict=True):
                slowest = max(slowest, (float(seconds), name))
                outcomes[Path(name).suffix, "refused" if found == "refused" else "read"] += 1
                if found != again or found.startswith("FAILED"):
                    wrong += 1
                    (Path(folder) / name).rename(kept / name)
                    print(kept / name, found if found == again else "read differently", flush=True)
    print(f"{number} files, {wrong} wrong; slowest {slowest[0]:.2f} s ({slowest[1]})")
    for (suffix, what), count in sorted(outcomes.items()):
        print(f"{suffix:6}{what:8}{count:7}")
    return wrong


if __name__ == "__main__":
    if Path(sys.argv[1]).is_dir():
        read_all(Path(sys.argv[1]))
    else:
        sys.exit(min(1, main(float(sys.argv[1]), sys.argv[2:])))
