"""Variety: other countries' names, other words for the same people, other letters, so that none of them decides.

A reader of conflict news must mark "Kenyan troops entered Garoua" as it marks "Russian troops entered Kherson", and
"terrorists" as "fighters". In some windows every state's name, adjective and capital is exchanged for another state's,
and loaded words for their plain fellows; some windows are read in capitals, or as headlines are set.
"""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

from corpus import LONGEST, Window
from dateline.read.shapes import SHAPES

STATES = Path(__file__).resolve().parent.parent / "src/dateline/vocabulary/data/registry/states.toml"
FELLOWS = (
    "terrorists fighters militants rebels insurgents gunmen extremists guerrillas".split(),
    "terrorist fighter militant rebel insurgent gunman extremist guerrilla".split(),
    "regime government administration".split(),
    "troops soldiers forces".split(),
    "martyred killed murdered slain".split(),
    "liberated captured seized occupied".split(),
)
SWAPPED, EXCHANGED, CAPITALS, HEADLINE = 0.25, 0.15, 0.03, 0.03
"""Chances for a window."""
HIDDEN, MASK = 0.03, 103
"""Chance that a word is hidden behind the encoder's `[MASK]`, whose number this is."""
_UPPER = {SHAPES.index(a): SHAPES.index(b) for a, b in (("lower", "upper"), ("title", "upper"), ("mixed", "upper"),
          ("title-first", "upper-first"))}  # fmt: skip
_TITLE = {SHAPES.index("lower"): SHAPES.index("title")}


class Variety:
    """Changes windows at random; `pieces` gives the word pieces of every word that may be put in."""

    def __init__(self, pieces: dict[str, list[int]]):
        self.pieces = pieces
        self.states = states()
        self.state_of = {word: (code, kind) for code, words in self.states.items() for kind, word in enumerate(words)}
        self.fellows = {word: group for group in FELLOWS for word in group}

    def change(self, window: Window, rng: random.Random) -> None:
        """Maybe other pieces and shapes for the window's words."""
        drawn = rng.random()
        if drawn < SWAPPED:
            self._swap(window, rng)
        elif drawn < SWAPPED + EXCHANGED:
            self._exchange(window, rng)
        for i in range(len(window.pieces)):
            if rng.random() < HIDDEN:
                window.pieces[i] = [MASK]
        if window.length > LONGEST:
            del window.pieces
        drawn = rng.random()
        if drawn < CAPITALS:
            window.shapes = [_UPPER.get(s, s) for s in window.shapes]
        elif drawn < CAPITALS + HEADLINE:
            long = [len(w) > 3 for w in window.words]
            window.shapes = [_TITLE.get(s, s) if one else s for s, one in zip(window.shapes, long, strict=True)]

    def _swap(self, window: Window, rng: random.Random) -> None:
        given = [self.state_of.get(word) for word in window.words]
        codes = sorted({one[0] for one in given if one})
        if not codes:
            return
        other = dict(zip(codes, rng.sample(sorted(self.states), len(codes)), strict=True))
        for i, one in enumerate(given):
            if one:
                window.pieces[i] = self.pieces[self.states[other[one[0]]][one[1]]]

    def _exchange(self, window: Window, rng: random.Random) -> None:
        for i, word in enumerate(window.words):
            if word in self.fellows:
                window.pieces[i] = self.pieces[rng.choice(self.fellows[word])]


def states() -> dict[str, tuple[str, str, str]]:
    """Name, adjective and capital of the states for which each of the three is one word, by country code."""
    found = {}
    for code, state in tomllib.loads(STATES.read_text(encoding="utf-8")).items():
        words = (state.get("name"), *(next(iter(state.get(k) or ()), None) for k in ("adjective", "capital")))
        if all(w and w.isalpha() for w in words) and len(set(words)) == 3:
            found[code] = words
    return found


def words() -> list[str]:
    """Every word that may be put in."""
    return sorted({w for three in states().values() for w in three} | {w for group in FELLOWS for w in group})
