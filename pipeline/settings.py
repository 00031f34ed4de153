"""Settings: config/pipeline.toml and TOLLWIRE_* variables, read here and nowhere else."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from pipeline.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PREFIX = "TOLLWIRE_"
OTHERS = frozenset({"config", "test", "kafka"})
"""What else begins so: the command's --config, the tests' switches, docker-compose.yml."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Broker:
    """Where the topics live."""

    url: str = "sqlite:///var/tollwire.db"
    """kafka://host:port[,host:port] or sqlite:///path (relative to the working directory with three slashes)."""
    replication: int = 1
    session_timeout: float = 10.0
    """Seconds until a worker that fell silent is replaced."""
    linger: float = 0.005
    """Seconds that a send may wait for others to share its batch."""
    security: Literal["plaintext", "ssl", "sasl_plaintext", "sasl_ssl"] = "plaintext"
    """How Kafka is spoken to."""
    sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] = "SCRAM-SHA-512"
    username: str = ""
    password: str = field(default="", repr=False)
    ca: str = ""
    """PEM file of the authorities that sign the brokers' certificates; empty: the system's."""
    certificate: str = ""
    """PEM file of our own certificate, for brokers that ask for one (mTLS)."""
    key: str = ""
    """PEM file of its key; empty: in the certificate's file."""
    key_password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """Names and shape of the topics; partitions hold from creation on."""

    prefix: str = ""
    """Put before every topic's name, so that several installations share one cluster."""
    articles_partitions: int = 32
    dead_partitions: int = 4
    retention_days: float = 30.0
    """How long `articles`, `reports`, `incidents` are kept."""
    dead_retention_days: float = 365.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Redis:
    """Where the totals are served from."""

    url: str = field(default="embedded", repr=False)
    """redis://, rediss:// or unix:// address; "embedded" starts a server of our own under `paths.var`."""
    prefix: str = "tollwire:"
    """Put before every key."""
    username: str = ""
    """Of the access list (ACL); empty: the default user, or the one in the address."""
    password: str = field(default="", repr=False)
    ca: str = ""
    """PEM file of the authorities that sign the server's certificate; empty: the system's."""
    certificate: str = ""
    """PEM file of our own certificate, for servers that ask for one."""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingest:
    """How wires are taken in."""

    max_article_bytes: int = 1_048_576
    """Larger items are kept in `var/dead/` and dead-lettered."""
    in_flight: int = 1000
    """Sends not yet acknowledged, at the most."""
    backlog: int = 100_000
    """Unread articles on the embedded log at which ingest waits for the worker."""
    settle_seconds: float = 0.2
    """How long a file must have been unchanged before it is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """How articles are read."""

    processes: int = 1
    """On the embedded log: processes beside the worker's own that read; 0: it reads by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """Folders, relative to the working directory."""

    var: str = "var"
    """State: the embedded log, Redis' files, tables, kept oversized items."""
    inbox: str = "inbox"
    """Watched by `tollwire run`: every file that lands here is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings; the default of each is the one in config/pipeline.toml."""

    broker: Broker = field(default_factory=Broker)
    topics: Topics = field(default_factory=Topics)
    redis: Redis = field(default_factory=Redis)
    ingest: Ingest = field(default_factory=Ingest)
    extract: Extract = field(default_factory=Extract)
    paths: Paths = field(default_factory=Paths)

    @staticmethod
    def load(files: Iterable[Path] = (), environ: Mapping[str, str] | None = None) -> Settings:
        """Merge defaults, TOML files in order, then variables named TOLLWIRE_SECTION_KEY.

        A variable TOLLWIRE_SECTION_KEY_FILE names a file that holds the value (for secrets).
        Raises SettingsError naming the file or variable and the key that can't be used.
        """
        merged: dict[str, dict[str, Any]] = {}
        for path in files:
            for section, values in _read(path).items():
                merged.setdefault(section, {}).update(values)
            _typed(merged, str(path))
        for section, key, value, name in _variables(os.environ if environ is None else environ):
            merged.setdefault(section, {})[key] = value
            _typed(merged, name)
        found = _typed(merged, "defaults")
        if not found.redis.url.startswith(("redis://", "rediss://", "unix://")) and found.redis.url != "embedded":
            raise SettingsError(f"redis.url {shown(found.redis.url)!r}: give redis://, rediss:// or unix://, or embedded")
        return found


def shown(url: str) -> str:
    """Give an address as it may be shown: without its password.

    >>> shown("rediss://writer:s3cret@host:6379/0"), shown("embedded")
    ('rediss://writer:***@host:6379/0', 'embedded')
    """
    return re.sub(r"(?<=//)([^/@:]*):[^/@]*@", r"\1:***@", url)


def strangers(environ: Mapping[str, str]) -> list[str]:
    """Name variables that look like settings and are none: a slip of the pen has no effect otherwise.

    >>> strangers({"TOLLWIRE_BROKER_URL": "", "TOLLWIRE_BROKR_URL": "", "TOLLWIRE_CONFIG": ""})
    ['TOLLWIRE_BROKR_URL']
    """
    known = {*Settings.__dataclass_fields__, *OTHERS}
    names = (name for name in environ if name.startswith(PREFIX))
    return sorted(name for name in names if name.removeprefix(PREFIX).lower().partition("_")[0] not in known)


def _read(path: Path) -> dict[str, Any]:
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SettingsError(f"{path}: no such file; give --config another path") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: can't be read as TOML: {error}") from error
    for section, values in found.items():
        if section not in Settings.__dataclass_fields__ or not isinstance(values, dict):
            known = ", ".join(Settings.__dataclass_fields__)
            raise SettingsError(f"{path}: [{section}] is no section; there are {known}")
    return found


def _variables(environ: Mapping[str, str]) -> Iterable[tuple[str, str, str, str]]:
    for name, value in sorted(environ.items()):
        section, _, key = name.removeprefix(PREFIX).lower().partition("_")
        if not name.startswith(PREFIX) or section not in Settings.__dataclass_fields__:
            continue
        if key.endswith("_file"):
            try:
                yield section, key.removesuffix("_file"), Path(value).read_text(encoding="utf-8").strip(), name
            except OSError as error:
                raise SettingsError(f"{name}: {value} can't be read: {error.strerror}") from error
        else:
            yield section, key, value, name


def _typed(values: dict[str, dict[str, Any]], origin: str) -> Settings:
    sections = {name: type(getattr(Settings(), name)) for name in Settings.__dataclass_fields__}
    for section, entries in values.items():
        for key in entries:
            if key not in sections[section].__dataclass_fields__:
                known = ", ".join(sections[section].__dataclass_fields__)
                raise SettingsError(f"{origin}: [{section}] has no key {key!r}; there are {known}")
    try:
        return msgspec.convert(values, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise SettingsError(f"{origin}: {error}") from error
