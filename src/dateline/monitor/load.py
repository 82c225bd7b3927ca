"""Saved questions in a TOML file: read, checked, and told what is wrong with them."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from dateline.errors import MonitorError
from dateline.monitor.kinds import KINDS
from dateline.monitor.options import Options, options_of
from dateline.monitor.question import Question
from dateline.store.days import days

_NAME = re.compile(r"[\w][\w .-]*")
_OWN = ("kind", "title")
RESERVED = ("init",)


def load(path: Path, *, wrong: dict[str, MonitorError] | None = None) -> tuple[Question, ...]:
    """The saved questions of a file, in its order.

    Args:
        wrong: takes the questions that are not as they must be, by name, so that the others are given all the same.

    Raises:
        MonitorError: the file cannot be read, is not TOML, or without `wrong` a question in it is not as it must be.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise MonitorError(
            f"{path}: expected a file of monitors, found none; `dateline monitor init` writes an example"
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise MonitorError(f"{path}: expected a readable file of monitors in UTF-8, got: {error}") from error
    return parse(text, where=str(path), wrong=wrong)


def parse(text: str, *, where: str, wrong: dict[str, MonitorError] | None = None) -> tuple[Question, ...]:
    """The saved questions of a TOML text; `where` names it in errors, `wrong` is as in `load`.

    Raises:
        MonitorError: it is not TOML, or without `wrong` a question in it is not as it must be.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        at = int(line[1]) if line else len(text.splitlines())
        shown = text.splitlines()[at - 1].strip() if 0 < at <= len(text.splitlines()) else ""
        raise MonitorError(f"{where}: expected TOML, but line {at} ({shown!r}) is not: {error}; mend it") from error
    if unknown := set(content) - {"monitors"}:
        meant = _meant(min(unknown), content)
        raise MonitorError(f"{where}: expected tables [monitors.NAME], got {_named(unknown)}; write [monitors.{meant}]")
    tables = content.get("monitors", {})
    if not isinstance(tables, dict) or not tables:
        raise MonitorError(f"{where}: it holds no monitor; write one as [monitors.NAME] with a kind (see --kinds)")
    found = []
    for name, table in tables.items():
        try:
            found.append(_question(name, table, where))
        except MonitorError as error:
            if wrong is None:
                raise
            wrong[name] = error
    return tuple(found)


def _question(name: str, table: Any, where: str) -> Question:
    at = f"{where} [monitors.{name}]"
    if not isinstance(table, dict):
        raise MonitorError(f"{at}: expected a table with a kind and its options, got {table!r}")
    if not _NAME.fullmatch(name) or name in RESERVED:
        raise MonitorError(f"{at}: a monitor's name is of letters, digits, spaces, - and _, and not {RESERVED[0]!r}")
    kind = table.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        got = "none" if kind is None else f"{kind!r}{_like(str(kind), KINDS)}"
        raise MonitorError(f"{at}: expected a kind ({', '.join(KINDS)}), got {got}")
    title = table.get("title", name)
    if not isinstance(title, str):
        raise MonitorError(f"{at}: title must be a text, got {title!r}")
    options = _options(KINDS[kind].options, {key: value for key, value in table.items() if key not in _OWN}, at)
    return Question(name=name, kind=kind, title=title, options=options, where=at)


def _options(kind: type[Options], given: dict[str, Any], at: str) -> Options:
    known = {option.name: option for option in options_of(kind)}
    for key, value in given.items():
        if key not in known:
            raise MonitorError(f"{at}: unknown option {key!r}{_like(key, known)}; its options are {', '.join(known)}")
        if known[key].takes == "list of names" and isinstance(value, str):
            given[key] = [value]
    try:
        options = msgspec.convert({key: _plain(value) for key, value in given.items()}, kind)
    except msgspec.ValidationError as error:
        raise MonitorError(f"{at}: {_told(str(error), known)}; mend it (`dateline monitor --kinds`)") from error
    _check_days(options, at)
    if wrong := options.wrong():
        raise MonitorError(f"{at}: {wrong}")
    if missing := options.asks_nothing():
        raise MonitorError(f"{at}: this monitor is on nothing: {missing}")
    return options


def _plain(value: Any) -> Any:
    """TOML's own dates as text."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def _told(error: str, known: Iterable[str]) -> str:
    """A message of msgspec with its path and types in the words of TOML."""
    message, _, path = error.partition(" - at ")
    message = message.replace(" | null", "")
    words = {
        "`array`": "a list",
        "`str`": "a text",
        "`int`": "a number",
        "`bool`": "true or false",
        "`object`": "a table",
    }
    for code, word in words.items():
        message = message.replace(code, word)
    name = re.search(r"\$\.(\w+)", path)
    for invalid in re.findall(r"Invalid enum value '([^']*)'", message):
        return f"{name[1] if name else 'it'} has an unknown value {invalid!r}"
    return f"{name[1]}: {message[:1].lower()}{message[1:]}" if name else message


def _check_days(options: Options, at: str) -> None:
    for name in ("since", "until", "start"):
        value = getattr(options, name, None)
        if value is not None and days(value) is None:
            raise MonitorError(f"{at}: {name} must be a day, a month or a year such as 2025-06-07, got {value!r}")


def _meant(name: str, content: dict[str, Any]) -> str:
    """What a table of another name is to be called: the inner name of `[monitor.paris]`, else its own."""
    table = content[name]
    inner = [key for key, value in table.items() if isinstance(value, dict)] if isinstance(table, dict) else []
    return inner[0] if inner else name


def _named(names: Iterable[str]) -> str:
    return ", ".join(f"[{name}]" for name in sorted(names))


def _like(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name.lower().replace("-", "_"), list(known), n=1, cutoff=0.5)
    return f" (did you mean {close[0]!r}?)" if close else ""
