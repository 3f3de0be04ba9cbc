"""No text makes a pattern run away: each is read in a process with a minute of processor time."""

import resource

import pytest

from graph.network import Document
from loaders.ingest.load import read
from tests.support.processes import processes

NASTY = {
    "a long capitalised run": "'Aap Noot Mies ' * 3000",
    "one word of capitals": "'A' * 150_000",
    "nested brackets": "'(' * 10_000 + 'x' + ')' * 10_000",
    "brackets left open": "'Stichting Aap (' * 3000",
    "en en en": "'en ' * 50_000",
    "commas": "',' * 100_000",
    "a list of names": "'Aap, ' * 6000",
    "initials": "'A.B.' * 20_000",
    "a line of 200,000 characters": "('woord ' * 40_000)[:200_000]",
    "spaces": "'a' + ' ' * 150_000 + 'b'",
    "empty lines": "'\\n' * 100_000",
    "bars": "'| ' * 40_000",
    "rules": "'====\\n' * 20_000",
    "rows": "'1. Aap | Noot | Mies\\n' * 2000",
    "stars": "'*' * 60_000",
    "tables": "'Tafel 1: x\\n' * 5000",
    "gaps": "('Stichting Aap ' + 'x ' * 80) * 300",
    "tussenvoegsels": "'Jan van de ' * 5000",
    "labels": "'Aanwezig: ' * 10_000",
    "hyphens": "'A-' * 60_000",
    "apostrophes": '"\'" * 100_000',
    "ampersands": "'A & ' * 5000",
    "names that begin alike": "'\\n'.join('Stichting ' + 'Aap ' * n for n in range(120))",
    "digits": "'1' * 200_000",
    "small letters": "'a' * 200_000",
    "van de van de": "'van de ' * 30_000",
    "Jan van de van de": "'Jan ' + 'van de ' * 30_000",
    "square brackets": "'[' * 40_000 + ']' * 40_000",
    "must must": "'moet ' * 20_000 + '?'",
    "headings": "'# Kop\\n\\n' * 20_000",
    "headings in capitals": "'TAFEL\\n\\n' * 20_000",
    "list items": "'- iets\\n' * 20_000",
    "nested numbers": "'\\n'.join('1.' * (n % 60) + ' iets' for n in range(5000))",
    "lists within lists": "'\\n'.join(' ' * (n % 400) + '- iets' for n in range(5000))",
    "dots": "'. ' * 60_000",
    "question marks": "'?' * 100_000",
    "a row of many": "'Deelnemers:\\n\\nA | ' + 'Jan Bos, ' * 4000 + '| Stichting Aap' * 4000",
    "tables led by one": "''.join(f'Tafel {n % 99}\\n\\nHost: Jan Bos\\n\\n' for n in range(8000))",
    "names all different": "'. '.join(f'Stichting Q{n}x doet mee' for n in range(400))",
}
PROCESSOR_SECONDS = 60


def read_nasty(name: str) -> None:
    """Read the text; the system ends a process that takes too much of the processor."""
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    read(Document("x", "x", eval(NASTY[name])))


@pytest.mark.parametrize("name", NASTY)
def test_it_finishes(name: str) -> None:
    reader = processes.Process(target=read_nasty, args=(name,))
    reader.start()
    reader.join()
    assert reader.exitcode == 0
