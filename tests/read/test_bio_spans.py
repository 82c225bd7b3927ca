"""Spans are read off tag chances, phrases off trees."""

from __future__ import annotations

import numpy as np

from dateline.read.spans import Phrases, bio_spans


def chances(tags: list[int], kinds: int = 2) -> np.ndarray:
    made = np.full((len(tags), 1 + 2 * kinds), 0.02)
    made[np.arange(len(tags)), tags] = 0.9
    return made


def test_spans_follow_begin_and_inside_tags() -> None:
    found = bio_spans(chances([1, 2, 0, 3, 1]))
    assert [(a, b, k) for a, b, k, _ in found] == [(0, 2, 0), (3, 4, 1), (4, 5, 0)]


def test_an_inside_without_a_beginning_is_mended() -> None:
    made = chances([0, 2, 2])
    made[0, 1] = 0.5
    assert [(a, b, k) for a, b, k, _ in bio_spans(made)] == [(0, 3, 0)]


def test_no_words_have_no_spans() -> None:
    assert bio_spans(np.zeros((0, 5))) == []


def test_a_phrase_leaves_out_its_preposition_and_what_is_coordinated() -> None:
    #        in     the    old    city   and    the    port   of     Aden
    heads = [3, 3, 3, 3, 6, 6, 3, 8, 6]
    relations = ["case", "det", "amod", "root", "cc", "det", "conj", "case", "nmod"]
    assert Phrases(heads, relations).of(3) == (1, 4)
    assert Phrases(heads, relations).of(6) == (5, 9)
