"""Opens the vocabulary's data files, which a political scientist can read and extend."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.errors import VocabularyError


@cache
def listed(name: str, *path: str) -> frozenset[str]:
    """The words of one list of `data/<name>.toml`, by the keys that lead to it."""
    found: Any = table(name)
    for key in path:
        found = found[key]
    return frozenset(found.split())


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML file `data/<name>.toml` as nested tables; treat it as read-only.

    Raises:
        VocabularyError: there is no such file, or it is not TOML.
    """
    path = files("dateline.vocabulary") / "data" / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise VocabularyError(f"{path}: expected a vocabulary file, found none; reinstall dateline") from error
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(f"{path}: expected TOML, but {error}; mend the file") from error
