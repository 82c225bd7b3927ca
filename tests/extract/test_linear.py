"""Facts about the linear scorer."""

from __future__ import annotations

import pytest

from dateline.errors import VocabularyError
from dateline.extract.linear import Linear, scorer

TWO = Linear(classes=("no", "yes"), offsets=(0.0, 0.0), weights={"loud": (-1.0, 1.0), "dull": (0.5, -0.5)})


def test_without_a_known_feature_the_offsets_alone_decide() -> None:
    assert TWO.scores(["unheard of"]) == {"no": 0.5, "yes": 0.5}


def test_scores_are_the_softmax_of_the_sums() -> None:
    assert TWO.scores(["loud", "dull"])["yes"] == pytest.approx(1 / (1 + 2.718281828**-1))


def test_reasons_are_what_spoke_for_a_class_only() -> None:
    assert TWO.reasons(["loud", "dull"], "yes") == (("loud", 1.0),)


def test_a_scorer_that_is_not_there_is_told_by_its_path() -> None:
    with pytest.raises(VocabularyError, match="nothing-of-the-kind"):
        scorer("nothing-of-the-kind")
