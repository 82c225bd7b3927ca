"""A linear scorer over named features: small, exact and open to inspection.

Weights are data (`vocabulary/data/scorers/<name>.json`): classes, an offset for each, and for each feature one weight
per class. Scores are the softmax of the sums (multinomial logistic regression).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache, cached_property
from importlib.resources import files

import msgspec

from dateline.errors import VocabularyError


class Linear(msgspec.Struct, frozen=True, dict=True):
    """The weights of one scorer; `tuned` holds thresholds that belong to it."""

    classes: tuple[str, ...]
    offsets: tuple[float, ...]
    weights: dict[str, tuple[float, ...]]
    tuned: dict[str, float] = {}

    @cached_property
    def _lines(self) -> dict[str, float]:
        """Of two classes: by how much each feature speaks for the second against the first."""
        return {feature: second - first for feature, (first, second) in self.weights.items()}

    def scores(self, features: Iterable[str]) -> dict[str, float]:
        """The probability of each class, 0 to 1, given the features that hold; unknown features weigh nothing."""
        if len(self.classes) == 2:
            lines = self._lines
            odds = self.offsets[1] - self.offsets[0] + sum(filter(None, map(lines.get, features)))
            second = 1 / (1 + math.exp(-min(max(odds, -700.0), 700.0)))
            return {self.classes[0]: 1 - second, self.classes[1]: second}
        held = filter(None, map(self.weights.get, features))
        sums = [*map(sum, zip(*held, self.offsets, strict=True))]
        highest = max(sums)
        parts = [math.exp(one - highest) for one in sums]
        whole = sum(parts)
        return {name: part / whole for name, part in zip(self.classes, parts, strict=True)}

    def reasons(self, features: Iterable[str], name: str, *, most: int = 4) -> tuple[tuple[str, float], ...]:
        """The features that spoke most strongly for a class, strongest first, with their weights."""
        index = self.classes.index(name)
        found = [(f, self.weights[f][index]) for f in set(features) if f in self.weights]
        return tuple(sorted([w for w in found if w[1] > 0], key=lambda w: (-w[1], w[0]))[:most])


@cache
def scorer(name: str) -> Linear:
    """The scorer of this name.

    Raises:
        VocabularyError: its file is missing or damaged.
    """
    path = files("dateline.vocabulary") / "data" / "scorers" / f"{name}.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=Linear)
    except (FileNotFoundError, msgspec.DecodeError) as error:
        raise VocabularyError(f"{path}: expected a scorer's weights, but {error}; reinstall dateline") from error


@cache
def available(name: str) -> bool:
    """Whether weights of this name are there."""
    return (files("dateline.vocabulary") / "data" / "scorers" / f"{name}.json").is_file()
