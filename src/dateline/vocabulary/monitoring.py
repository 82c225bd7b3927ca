"""The words by which monitors sort facts, from `data/monitors.toml`."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from dateline.errors import VocabularyError
from dateline.vocabulary.files import table


def group(*path: str) -> Any:
    """A table or a value of the file, such as `group("commitments", "subjects")`.

    Raises:
        VocabularyError: there is none of this name.
    """
    found: Any = table("monitors")
    for name in path:
        if not isinstance(found, dict) or name not in found:
            raise VocabularyError(f"monitors.toml: expected [{'.'.join(path)}], found none")
        found = found[name]
    return found


@cache
def words(*path: str) -> re.Pattern[str]:
    """The words under a name, as a pattern that finds them whole, in any case.

    Raises:
        VocabularyError: there are none, or they are no pattern.
    """
    return pattern(str(group(*path)), ".".join(path))


@cache
def pattern(alternatives: str, where: str = "words") -> re.Pattern[str]:
    """Alternatives between bars as a pattern that finds them whole, in any case.

    Raises:
        VocabularyError: they are no regular expression.
    """
    try:
        return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.I)
    except re.error as error:
        raise VocabularyError(f"monitors.toml [{where}]: expected words between bars, but {error}; mend it") from error


def first(text: str, *path: str) -> str | None:
    """The first name of a table whose words the text holds: `first(sentence, "allegations", "abuses")`."""
    return next((name for name in group(*path) if words(*path, name).search(text)), None)


def every(text: str, *path: str) -> list[str]:
    """All names of a table whose words the text holds."""
    return [name for name in group(*path) if words(*path, name).search(text)]


@cache
def act(type: str, mode: str | None) -> tuple[str, str, str, str]:
    """How an event is told: its past, its base, what stands before whom it is done to, and what follows.

    Raises:
        VocabularyError: the type has no entry, or an entry has not four parts.
    """
    acts = group("acts")
    told = acts.get(f"{type} {mode}") or acts.get(type)
    parts = tuple(part.strip() for part in (told or "").split("|"))
    if len(parts) != 4:
        raise VocabularyError(f"monitors.toml [acts] {type}: expected four parts between bars, got {told!r}")
    return parts


@cache
def _verbs() -> dict[str, tuple[str, str, str]]:
    found: dict[str, tuple[str, str, str]] = {}
    for name, told in group("verbs").items():
        parts = [part.strip() for part in str(told).split("|")]
        if len(parts) not in (3, 4):
            raise VocabularyError(f"monitors.toml [verbs] {name}: expected three or four parts, got {told!r}")
        found |= dict.fromkeys(parts[2].split(), (parts[0], parts[1], parts[3] if len(parts) == 4 else ""))
    return found


def verb_of(word: str) -> tuple[str, str, str] | None:
    """How an act is told by the report's own word for it, past, base and what stands before an object: `("killed",
    "kill", "")`; null for other words.

    Raises:
        VocabularyError: an entry has not three or four parts.
    """
    return _verbs().get("_".join(word.lower().split()))
