"""Tokens and sentences as Universal Dependencies has them, with offsets."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.tokens import sentences, split_sentences, tokenize


def words(text: str) -> list[str]:
    return [text[s:e] for s, e in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They didn't say.", "They did n't say ."),
        ("the army’s anti-aircraft guns", "the army ’s anti - aircraft guns"),
        ("The U.S. paid $2.5m, or 12%, at 10:30 a.m.", "The U.S. paid $ 2.5 m , or 12 % , at 10:30 a.m."),
        ("Lt. Gen. J. Smith cannot go", "Lt. Gen. J. Smith can not go"),
        ("“We won’t,” he said", "“ We wo n’t , ” he said"),
        ("see https://example.org/a?b=1.", "see https://example.org/a?b=1 ."),
        ("O'Neill and d'Ivoire's 1,200 men", "O'Neill and d'Ivoire 's 1,200 men"),
        ("the 1990s ... the 22nd", "the 1990s ... the 22nd"),
        ("RM69.6 million, Dh1.2billion and N3,500", "RM 69.6 million , Dh 1.2 billion and N 3,500"),
        ("R15 million for the R15 road", "R 15 million for the R15 road"),
        ("the G7 and an M16", "the G7 and an M16"),
    ],
)
def test_tokens_are_cut_as_in_the_treebanks(text: str, wanted: str) -> None:
    assert words(text) == wanted.split(" ")


@given(st.text(max_size=300))
def test_no_character_but_white_space_is_lost(text: str) -> None:
    spans = tokenize(text)
    assert "".join(text[s:e] for s, e in spans) == "".join(text.split())
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@given(st.text(max_size=300))
def test_sentences_cover_all_tokens_in_order(text: str) -> None:
    tokens = tokenize(text)
    bounds = split_sentences(text, tokens)
    assert [i for a, b in bounds for i in range(a, b)] == list(range(len(tokens)))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Mr. Smith met Gen. Jones in the U.S. Senate.", ["Mr. Smith met Gen. Jones in the U.S. Senate."]),
        ("He is in the U.S. They are not.", ["He is in the U.S.", "They are not."]),
        ('"It is over." "Is it?" he asked.', ['"It is over."', '"Is it?" he asked.']),
        ("They met at 5 p.m. on Friday. It rained.", ["They met at 5 p.m. on Friday.", "It rained."]),
        ("No. 5 was hit.", ["No. 5 was hit."]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, wanted: list[str]) -> None:
    assert [text[s[0][0] : s[-1][1]] for s in sentences(text)] == wanted
