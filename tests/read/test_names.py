"""Every place of a name in a report has a say in the others."""

from __future__ import annotations

import re

import numpy as np

from dateline.read.marks import Marked
from dateline.read.names import find_names

KINDS = ("PER", "LOC", "ORG", "DATE")
LABELS = {"names": ["O", *(f"{prefix}-{kind}" for kind in KINDS for prefix in "BI")]}


def names(
    text: str, *marks: tuple[str, float], heads: tuple[int, ...] = (), sentences: tuple[int, ...] = ()
) -> list[tuple[str, str]]:
    """The names of a text. `marks` tells for each word its tag and the tag's chance; the rest is O's, or an
    organisation's where the tag is O. Without `heads` all words are roots, without `sentences` all in one."""
    spans = [it.span() for it in re.finditer(r"\S+", text)]
    words = text.split()
    chances = np.zeros((len(words), len(LABELS["names"])))
    for i, (tag, chance) in enumerate(marks):
        chances[i, LABELS["names"].index("B-ORG" if tag == "O" else "O")] = 1 - chance
        chances[i, LABELS["names"].index(tag)] = chance
    none, blank = np.zeros(len(words), np.int64), [""] * len(words)
    governors = list(heads) or list(range(len(words)))
    marked = Marked(
        spans, words, np.array(sentences) if sentences else none, blank, blank, governors, blank, {"names": chances}
    )
    return [(text[n.start : n.end], n.kind) for n in find_names(marked, LABELS)]


SURE = 0.95
NOTHING = ("O", 1.0)


def test_the_same_words_have_one_class_that_of_most_chance() -> None:
    found = names("Harun met Harun", ("B-PER", SURE), NOTHING, ("B-LOC", 0.7))
    assert found == [("Harun", "PER"), ("Harun", "PER")]


def test_a_name_ends_with_its_paragraph() -> None:
    marks = ("B-LOC", SURE), ("I-LOC", SURE), NOTHING
    assert names("Ollan PORT met", *marks) == [("Ollan PORT", "LOC")]
    assert names("Ollan\n\nPORT met", *marks, sentences=(0, 1, 1)) == [("Ollan", "LOC"), ("PORT", "LOC")]
    assert names("St. Ollan met", *marks, sentences=(0, 1, 1)) == [("St. Ollan", "LOC")]


def test_the_last_words_of_a_full_name_are_that_person() -> None:
    found = names(
        "Joko Widodo spoke . Widodo left", ("B-PER", SURE), ("I-PER", SURE), NOTHING, NOTHING, ("B-ORG", 0.8), NOTHING
    )
    assert found == [("Joko Widodo", "PER"), ("Widodo", "PER")]


def test_an_overlooked_naming_is_found_again() -> None:
    text = "Zipa Global fell as Zipa Global did"
    once = (("B-ORG", SURE), ("I-ORG", SURE))
    found = names(text, *once, NOTHING, NOTHING, ("O", 0.8), ("O", 0.8), NOTHING)
    assert found == [("Zipa Global", "ORG"), ("Zipa Global", "ORG")]


def test_a_date_is_not_looked_for_again() -> None:
    assert names("May came , May", ("B-DATE", SURE), NOTHING, NOTHING, ("O", 0.9)) == [("May", "DATE")]


def test_small_words_are_left_as_they_are() -> None:
    assert names("march in march", ("B-LOC", SURE), NOTHING, ("O", 0.6)) == [("march", "LOC")]


def test_a_name_cut_in_two_is_one_where_an_arc_links_its_parts() -> None:
    text = "Nor Hasna Sota Kuri left"
    marks = (("B-PER", SURE), ("I-PER", SURE), ("B-PER", SURE), ("I-PER", SURE), NOTHING)
    assert names(text, *marks, heads=(4, 0, 0, 0, 4)) == [("Nor Hasna Sota Kuri", "PER")]
    assert names(text, *marks, heads=(4, 0, 4, 2, 4)) == [("Nor Hasna", "PER"), ("Sota Kuri", "PER")]


def test_a_name_ends_past_the_bracket_that_it_opens() -> None:
    tags = (("B-ORG", SURE), ("I-ORG", SURE), ("I-ORG", SURE), NOTHING, NOTHING)
    assert names("JD ( S ) left", *tags) == [("JD ( S )", "ORG")]
    assert names("JD ( S left ,", *tags) == [("JD ( S", "ORG")]
