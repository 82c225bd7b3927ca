"""Arc scores become trees with one root."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.tree import is_tree, tree


@given(st.integers(1, 9), st.integers(0, 10_000))
def test_any_scores_give_a_tree_with_one_root(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32)
    assert is_tree(tree(scores, scores.argmax(1)))


def test_best_governors_that_form_a_tree_are_kept() -> None:
    heads = np.array([1, 1, 1])
    assert tree(np.zeros((3, 3)), heads) is heads


@pytest.mark.parametrize("heads", [[0, 1], [1, 0], [1, 2, 1, 3]])
def test_two_roots_or_a_cycle_are_no_tree(heads: list[int]) -> None:
    assert not is_tree(np.array(heads))


def test_a_cycle_is_broken_at_its_weakest_arc() -> None:
    scores = np.array([[-5, 9, -9], [8, 1, -9], [-9, 9, -9]], np.float32)
    assert list(tree(scores, scores.argmax(1))) == [1, 1, 1]
