"""How rare words are in news, so that a word that few articles hold says more than one that most do."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from dateline.errors import VocabularyError

RAREST = 7.2
"""Rarity of a word that the table does not hold."""


@cache
def _table() -> dict[str, float]:
    path = files("dateline.vocabulary") / "data" / "rarity.txt"
    found: dict[str, float] = {}
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            tenths, _, words = line.partition(" ")
            if tenths != "#":
                found.update(dict.fromkeys(words.split(), int(tenths) / 10))
    except (FileNotFoundError, ValueError) as error:
        raise VocabularyError(f"{path}: expected rarities of words, but {error}; reinstall dateline") from error
    return found


def rarity(stem: str) -> float:
    """The natural logarithm of how many articles there are to one that holds this word (a stem); 0 for the commonest.

    Raises:
        VocabularyError: the table is missing or damaged.
    """
    return _table().get(stem, RAREST)
