"""Settings: the only place where the environment is read.

NETWERKATLAS_STORE           store URL: ``sqlite:///path`` or ``neo4j://host[:port][/database]``
NETWERKATLAS_DATA_HOME       folder for what the user keeps, such as the default store
NETWERKATLAS_NEO4J_USER, NETWERKATLAS_NEO4J_PASSWORD, NETWERKATLAS_NEO4J_DATABASE
NETWERKATLAS_NAMES           your own table of names (else names.csv in the data folder)
NETWERKATLAS_EDITORS         who may edit in the explorer: ``anna@example.org, role=editor``
NETWERKATLAS_READER          who reads reports: ``rules`` (the default), ``model`` or ``both``
NETWERKATLAS_MODEL_URL       address of a language model, such as ``http://127.0.0.1:11434/v1``
NETWERKATLAS_MODEL           name of the model there
NETWERKATLAS_MODEL_KEY       key for that address; from the environment only, never shown
NETWERKATLAS_MODEL_ELSEWHERE ``yes`` lets reports go to an address outside this machine
NETWERKATLAS_MODEL_QUESTIONS ``report`` (the default), or ``pairs`` for a small model
NETWERKATLAS_MODEL_SECONDS   seconds to wait for one answer (600)
"""

import os
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from graph.errors import SettingsError

PROJECT_FOLDER = Path(__file__).resolve().parent.parent
DATA_FOLDER = PROJECT_FOLDER / "data"
BUNDLED_REPORTS = DATA_FOLDER / "reports"
LEXICON_FOLDER = DATA_FOLDER / "lexicon"
PLACES_FOLDER = DATA_FOLDER / "places"
PROMPTS_FOLDER = DATA_FOLDER / "prompts"

_APPLICATION = "netwerkatlas"
_STORE_FILE = f"{_APPLICATION}.db"
_NAMES_FILE = "names.csv"
_ANSWER_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class Neo4jSettings:
    """Who we are for Neo4j. The password never shows in a repr."""

    user: str = "neo4j"
    password: str = field(default="", repr=False)
    database: str = "neo4j"


RULES, MODEL, BOTH = "rules", "model", "both"
READERS = (RULES, MODEL, BOTH)
"""Who may read reports."""

WHOLE_REPORT, PAIRS = "report", "pairs"
QUESTIONS = (WHOLE_REPORT, PAIRS)
"""What a model is asked: to read each part of a report, or single questions on pairs of names."""


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """A language model behind an OpenAI-compatible address. The key never shows in a repr.

    ``seconds`` is how long one answer may take.
    """

    url: str
    name: str
    key: str = field(default="", repr=False)
    questions: str = WHOLE_REPORT
    seconds: float = _ANSWER_SECONDS

    @property
    def host(self) -> str:
        """The host that a report goes to."""
        return urlsplit(self.url).hostname or ""

    @property
    def is_here(self) -> bool:
        """Whether that is this machine itself."""
        return _is_loopback(self.host)


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


def reader() -> str:
    """Return who reads reports where nobody says otherwise.

    Raises
    ------
    SettingsError
        If NETWERKATLAS_READER names no reader.
    """
    return _one_of("NETWERKATLAS_READER", READERS)


def model_settings() -> ModelSettings | None:
    """Return the language model of the environment, None if none is named.

    Raises
    ------
    SettingsError
        If the address is no HTTP address or is elsewhere without leave, the model has no name, or
        another setting of it cannot be used.
    """
    url = os.environ.get("NETWERKATLAS_MODEL_URL", "").strip().rstrip("/")
    if not url:
        return None
    name = os.environ.get("NETWERKATLAS_MODEL", "").strip()
    if not name:
        raise SettingsError(
            "NETWERKATLAS_MODEL_URL is set, but no model is named; set NETWERKATLAS_MODEL."
        )
    _check_address(url)
    return ModelSettings(
        url,
        name,
        os.environ.get("NETWERKATLAS_MODEL_KEY", ""),
        _one_of("NETWERKATLAS_MODEL_QUESTIONS", QUESTIONS),
        _seconds("NETWERKATLAS_MODEL_SECONDS", _ANSWER_SECONDS),
    )


def _check_address(url: str) -> None:
    """Refuse an address that is none, hides a password, or is elsewhere without leave."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable or parts.username is not None or parts.query or parts.fragment:
        raise SettingsError(
            "NETWERKATLAS_MODEL_URL is no address of a model; give one such as"
            " http://127.0.0.1:11434/v1, and a key only in NETWERKATLAS_MODEL_KEY."
        )
    leave = os.environ.get("NETWERKATLAS_MODEL_ELSEWHERE", "").strip().casefold()
    if not _is_loopback(parts.hostname or "") and leave not in ("yes", "ja"):
        raise SettingsError(
            f"NETWERKATLAS_MODEL_URL leads to {parts.hostname}, outside this machine. Reports would"
            " go there; set NETWERKATLAS_MODEL_ELSEWHERE=yes if they may."
        )


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _one_of(setting: str, allowed: tuple[str, ...]) -> str:
    """Return a setting that is one of these, by default the first."""
    given = os.environ.get(setting, "").strip().casefold() or allowed[0]
    if given not in allowed:
        raise SettingsError(f"{setting}={given}: give one of {', '.join(allowed)}.")
    return given


def _seconds(setting: str, default: float) -> float:
    given = os.environ.get(setting, "").strip()
    try:
        seconds = float(given) if given else default
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 86_400:
        raise SettingsError(f"{setting}={given}: give a number of seconds, such as 600.")
    return seconds


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
