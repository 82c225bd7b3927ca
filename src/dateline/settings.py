"""Where the record is and which reader reads: from options, the environment, a config file or the platform."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import platformdirs

from dateline.errors import SettingsError

RECORD_VARIABLE = "DATELINE_RECORD"
CONFIG_VARIABLE = "DATELINE_CONFIG"
KNOWN = {
    "record": "a file or a database URL",
    "reader": 'a reader\'s name, such as "onnx"',
    "overlay": "a GeoJSON file to be drawn on the map",
}


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for one run. `record_from` says which of the four sources named the record."""

    record: str
    record_from: str
    reader: str = "onnx"
    overlay: str | None = None
    """A GeoJSON file that the reading room draws on its map."""
    config: str | None = None
    """The config file that was read, null where there is none."""

    @property
    def record_told(self) -> str:
        """The record as it may be shown: a database address without its password."""
        return re.sub(r"(?<=://)([^/@:]*):[^/@]*@", r"\1:***@", self.record)


def load(
    *, record: str | None = None, config: str | None = None, environment: Mapping[str, str] = os.environ
) -> Settings:
    """The settings of this run.

    The record is the first of these that is given: the option, `DATELINE_RECORD`, `record` in the config file, the file
    `record.db` in the platform's data folder.

    Raises:
        SettingsError: the config file that was named is not there, is not TOML or holds an unknown or wrong setting.
    """
    named = config or environment.get(CONFIG_VARIABLE) or None
    path = Path(named) if named else default_config()
    file = _read(path) if named or path.is_file() else {}
    where, whence = _first(
        (record, "--record"),
        (environment.get(RECORD_VARIABLE), RECORD_VARIABLE),
        (_relative_to(path, file.get("record")), str(path)),
        (str(default_record()), "the platform's data folder"),
    )
    return Settings(
        record=where,
        record_from=whence,
        reader=file.get("reader", "onnx"),
        overlay=_relative_to(path, file.get("overlay")),
        config=str(path) if file else None,
    )


def default_config() -> Path:
    """Where the config file is looked for when none is named."""
    return platformdirs.user_config_path("dateline", appauthor=False) / "config.toml"


def default_record() -> Path:
    """Where the record is kept when nothing says otherwise."""
    return platformdirs.user_data_path("dateline", appauthor=False) / "record.db"


def _first(*choices: tuple[str | None, str]) -> tuple[str, str]:
    return next((value, whence) for value, whence in choices if value)


def _relative_to(config: Path, record: str | None) -> str | None:
    """A relative file in a config file is meant relative to that file, not to where the command happens to run."""
    if not record or "://" in record:
        return record
    return str(config.parent / Path(record).expanduser())


def _read(path: Path) -> dict[str, str]:
    try:
        content: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{path}: expected a readable config file, got: {error}; name another by --config"
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            f"{path}: expected TOML, got: {error}; mend the file or name another by --config"
        ) from error
    for key, value in content.items():
        if key not in KNOWN:
            raise SettingsError(f"{path}: unknown setting {key!r}; the settings are {', '.join(KNOWN)}")
        if not isinstance(value, str) or not value:
            raise SettingsError(f"{path}: {key} must be {KNOWN[key]}, got {value!r}")
    return content
