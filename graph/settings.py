"""Settings: the only place where the environment is read.

NETWERKATLAS_STORE           store URL: ``sqlite:///path`` or ``neo4j://host[:port][/database]``
NETWERKATLAS_DATA_HOME       folder for what the user keeps, such as the default store
NETWERKATLAS_NEO4J_USER, NETWERKATLAS_NEO4J_PASSWORD, NETWERKATLAS_NEO4J_DATABASE
NETWERKATLAS_NAMES           your own table of names (else names.csv in the data folder)
NETWERKATLAS_EDITORS         who may edit in the explorer: ``anna@example.org, role=editor``
"""

import os
from dataclasses import dataclass, field
from pathlib import Path

PROJECT_FOLDER = Path(__file__).resolve().parent.parent
DATA_FOLDER = PROJECT_FOLDER / "data"
BUNDLED_REPORTS = DATA_FOLDER / "reports"
LEXICON_FOLDER = DATA_FOLDER / "lexicon"
PLACES_FOLDER = DATA_FOLDER / "places"

_APPLICATION = "netwerkatlas"
_STORE_FILE = f"{_APPLICATION}.db"
_NAMES_FILE = "names.csv"


@dataclass(frozen=True, slots=True)
class Neo4jSettings:
    """Who we are for Neo4j. The password never shows in a repr."""

    user: str = "neo4j"
    password: str = field(default="", repr=False)
    database: str = "neo4j"


def store_url(given: str | None = None) -> str:
    """Return the store URL: as given, else NETWERKATLAS_STORE, else the default file."""
    return given or os.environ.get("NETWERKATLAS_STORE") or f"sqlite:///{data_home() / _STORE_FILE}"


def use_store(url: str) -> None:
    """Make ``url`` the store of this process and of those it starts."""
    os.environ["NETWERKATLAS_STORE"] = url


def names_file() -> Path | None:
    """Return the user's own table of names: as named, else the one in their folder, if any."""
    named = os.environ.get("NETWERKATLAS_NAMES")
    default = data_home() / _NAMES_FILE
    return Path(named) if named else default if default.exists() else None


def use_names(path: Path) -> None:
    """Make ``path`` the table of names of this process and of those it starts."""
    os.environ["NETWERKATLAS_NAMES"] = str(path)


def neo4j_settings() -> Neo4jSettings:
    """Return the Neo4j user, password and database of the environment."""
    default = Neo4jSettings()
    return Neo4jSettings(
        user=os.environ.get("NETWERKATLAS_NEO4J_USER", default.user),
        password=os.environ.get("NETWERKATLAS_NEO4J_PASSWORD", default.password),
        database=os.environ.get("NETWERKATLAS_NEO4J_DATABASE", default.database),
    )


def editors() -> tuple[str, ...]:
    """Return who may edit: e-mail addresses and ``claim=value`` pairs; empty for no list."""
    named = os.environ.get("NETWERKATLAS_EDITORS", "").split(",")
    return tuple(entry for one in named if (entry := one.strip()))


def data_home() -> Path:
    """Return the folder for what the user keeps: the default store, and what was confirmed."""
    home = os.environ.get("NETWERKATLAS_DATA_HOME")
    if home:
        return Path(home)
    import platformdirs

    return Path(platformdirs.user_data_dir(_APPLICATION, appauthor=False))
