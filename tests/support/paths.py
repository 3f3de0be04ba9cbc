"""Where things lie that tests look for."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The folder of the project."""

SHARED = ROOT.parent / "shared"
"""Material beside the project that is not shipped; tests that need it skip where it is not."""

GOLDEN = ROOT / "tests" / "golden"
"""Reports with a gold: ``open`` may be looked at, ``unseen`` not."""
