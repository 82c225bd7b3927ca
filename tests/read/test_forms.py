"""Facts about verb tags and arcs that a word's form or its neighbours rule out."""

from __future__ import annotations

import pytest

from dateline.read.forms import fitting, of_nouns, owned, rejoined


@pytest.mark.parametrize(
    ("word", "tag", "expected"),
    [
        ("protested", "VBP", "VBD"),
        ("Says", "VBD", "VBZ"),
        ("is", "VBD", "VBZ"),
        ("was", "VBD", "VBD"),
        ("has", "VBD", "VBZ"),
        ("killing", "VBD", "VBG"),
        ("bring", "VB", "VB"),
        ("need", "VBP", "VBP"),
        ("proceed", "VB", "VB"),
        ("discuss", "VB", "VB"),
        ("focus", "VB", "VB"),
        ("attacked", "VBN", "VBN"),
        ("held", "VB", "VB"),
    ],
)
def test_an_ending_that_rules_a_tag_out_changes_it(word: str, tag: str, expected: str) -> None:
    assert fitting([word], ["VERB"], [tag], [0]) == [expected]


def test_with_a_helper_the_form_is_a_participle_and_only_verbs_change() -> None:
    words, heads = ["was", "punished", "says"], [1, 1, 1]
    assert fitting(words, ["AUX", "VERB", "NOUN"], ["VBD", "VB", "NN"], heads) == ["VBD", "VBN", "NN"]


@pytest.mark.parametrize(("plural", "word", "head"), [("presidents", "NNS", 2), ("president", "NN", 0)])
def test_the_second_name_that_a_plural_is_of_is_joined_to_the_first(plural: str, word: str, head: int) -> None:
    words = [plural, "of", "Chad", "and", "Mali"]
    pos, tags = ["NOUN", "ADP", "PROPN", "CCONJ", "PROPN"], [word, "IN", "NNP", "CC", "NNP"]
    relations = ["nsubj", "case", "nmod", "cc", "conj"]
    assert rejoined(words, pos, tags, [0, 2, 0, 4, 0], relations) == [0, 2, 0, 4, head]


CONDEMNED = [
    ("Okon", "PROPN", "NNP", 1, "nsubj"),
    ("condemned", "VERB", "VBD", 1, "root"),
    ("Kitu", "PROPN", "NNP", 1, "obj"),
    ("'s", "PART", "POS", 2, "case"),
    ("new", "ADJ", "JJ", 5, "amod"),
    ("raids", "NOUN", "NNS", 1, "obj"),
]


def owner(rows: list[tuple[str, str, str, int, str]]) -> tuple[int, str]:
    """The head and the relation of the word before "'s"."""
    words, pos, tags, heads, relations = (list(column) for column in zip(*rows, strict=True))
    found, named = owned(words, pos, tags, heads, relations)
    return found[2], named[2]


def test_two_objects_of_which_one_owns_the_other_are_one() -> None:
    assert owner(CONDEMNED) == (5, "nmod:poss")


def test_an_owner_by_another_name_is_an_owner() -> None:
    assert owner([*CONDEMNED[:2], ("Kitu", "PROPN", "NNP", 5, "compound"), *CONDEMNED[3:]]) == (5, "nmod:poss")


def test_the_mark_hangs_on_the_owner() -> None:
    loose = [*CONDEMNED[:2], ("Kitu", "PROPN", "NNP", 5, "nmod:poss"), ("'s", "PART", "POS", 5, "case"), *CONDEMNED[4:]]
    words, pos, tags, heads, relations = (list(column) for column in zip(*loose, strict=True))
    assert owned(words, pos, tags, heads, relations)[0][3] == 2


def test_what_a_preposition_parts_from_the_owner_is_not_owned() -> None:
    told = [
        ("at", "ADP", "IN", 2, "case"),
        ("condemned", "VERB", "VBD", 1, "root"),
        ("Delta", "PROPN", "NNP", 1, "obl"),
    ]
    told += [("'s", "PART", "POS", 2, "case"), ("in", "ADP", "IN", 5, "case"), ("March", "PROPN", "NNP", 1, "obl")]
    assert owner(told) == (1, "obl")


@pytest.mark.parametrize(("verb", "expected"), [("fired", (1, "nmod")), ("accused", (0, "obl"))])
def test_what_follows_of_belongs_to_the_noun_before_it(verb: str, expected: tuple[int, str]) -> None:
    words, pos = [verb, "dozens", "of", "rockets"], ["VERB", "NOUN", "ADP", "NOUN"]
    heads, relations = of_nouns(words, pos, [0, 0, 3, 0], ["root", "obj", "case", "obl"])
    assert (heads[3], relations[3]) == expected


def test_a_noun_that_hangs_below_its_of_phrase_leads_round_no_circle() -> None:
    words, pos = ["fired", "dozens", "of", "rockets"], ["VERB", "NOUN", "ADP", "NOUN"]
    heads, _ = of_nouns(words, pos, [0, 3, 3, 0], ["root", "nummod", "case", "obj"])
    assert heads == [0, 3, 3, 0]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("airstrikes", "NNS"),
        ("clashes", "NNS"),
        ("authorities", "NNS"),
        ("headquarters", "NN"),
        ("gas", "NN"),
        ("chaos", "NN"),
    ],
)
def test_a_plural_is_no_singular(word: str, expected: str) -> None:
    assert fitting([word], ["NOUN"], ["NN"], [0]) == [expected]
