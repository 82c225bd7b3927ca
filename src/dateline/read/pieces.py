"""Word pieces of words, remembered: news uses few words often."""

from __future__ import annotations

from pathlib import Path

from tokenizers import Tokenizer

MOST = 6
"""Pieces of one word; the rest of an endless word is not looked at."""
_REMEMBERED = 200_000


class Pieces:
    """Looks words up in a word-piece vocabulary (lower-cased, accents taken off)."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._known: dict[str, list[int]] = {}

    def of(self, word: str) -> list[int]:
        """Ids of the pieces of `word`, one to `MOST` of them."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            found = self._tokenizer.encode(word[:200], add_special_tokens=False).ids[:MOST] or [100]
            self._known[word] = found
        return found
