"""Who was set aside as a partner, and why: kept in a small file in the user's data folder."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.errors import SettingsError

LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Dismissal:
    """Not this node (id), because: for one asker (id), or for everyone when that is empty."""

    node: str
    reason: str
    asker: str = ""


class Dismissals:
    """The dismissals in a file; a file that is not there yet holds none."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def of(self, asker: str) -> dict[str, Dismissal]:
        """Return what holds for an asker, by node id.

        Raises
        ------
        SettingsError
            If the file cannot be read as what this module wrote.
        """
        return {one.node: one for one in self._read() if one.asker in ("", asker)}

    def add(self, dismissal: Dismissal) -> None:
        """Remember a dismissal; a new reason replaces the old one."""
        cut = Dismissal(dismissal.node, dismissal.reason[:LONGEST_REASON], dismissal.asker)
        self._write([*self._without(cut.node, cut.asker), cut])

    def remove(self, node: str, asker: str) -> None:
        """Forget a dismissal, and what held for everyone too."""
        self._write(
            [one for one in self._without(node, asker) if (one.node, one.asker) != (node, "")]
        )

    def _without(self, node: str, asker: str) -> list[Dismissal]:
        return [one for one in self._read() if (one.node, one.asker) != (node, asker)]

    def _read(self) -> list[Dismissal]:
        try:
            content = json.loads(self._file.read_text(encoding="utf-8"))
            return [Dismissal(**entry) for entry in content]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, TypeError) as error:
            raise SettingsError(
                f"{self._file}: cannot be read as the list of who was set aside ({error});"
                " repair it or move it away."
            ) from error

    def _write(self, dismissals: Iterable[Dismissal]) -> None:
        ordered = sorted(dismissals, key=lambda one: (one.asker, one.node))
        content = json.dumps([asdict(one) for one in ordered], ensure_ascii=False, indent=1)
        draft = self._file.with_name(f".{self._file.name}.{os.getpid()}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(content, encoding="utf-8")
            draft.replace(self._file)
        except OSError as error:
            raise SettingsError(
                f"{self._file}: cannot be written ({error.strerror}); make room or name another"
                " folder with NETWERKATLAS_DATA_HOME."
            ) from error
