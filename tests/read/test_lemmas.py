"""Lemmas by rule and by the list of exceptions."""

from __future__ import annotations

import pytest

from dateline.read.lemmas import lemma


@pytest.mark.parametrize(
    ("word", "pos", "tag", "wanted"),
    [
        ("killed", "VERB", "VBD", "kill"),
        ("accused", "VERB", "VBD", "accuse"),
        ("said", "VERB", "VBD", "say"),
        ("shelling", "VERB", "VBG", "shell"),
        ("seizing", "VERB", "VBG", "seize"),
        ("urged", "VERB", "VBD", "urge"),
        ("praising", "VERB", "VBG", "praise"),
        ("freed", "VERB", "VBN", "free"),
        ("negotiated", "VERB", "VBD", "negotiate"),
        ("summoned", "VERB", "VBD", "summon"),
        ("focusing", "VERB", "VBG", "focus"),
        ("focuses", "VERB", "VBZ", "focus"),
        ("means", "VERB", "VBZ", "mean"),
        ("wants", "VERB", "MD", "want"),
        ("accuses", "VERB", "VBD", "accuse"),
        ("bring", "VERB", "VB", "bring"),
        ("fighting", "VERB", "NN", "fight"),
        ("denies", "VERB", "VBZ", "deny"),
        ("withdrew", "VERB", "VBD", "withdraw"),
        ("n't", "PART", "RB", "not"),
        ("cities", "NOUN", "NNS", "city"),
        ("attacks", "NOUN", "NNS", "attack"),
        ("Nations", "PROPN", "NNPS", "Nation"),
        ("deadliest", "ADJ", "JJS", "deadly"),
        ("Mali", "PROPN", "NNP", "Mali"),
    ],
)
def test_lemmas_are_dictionary_forms(word: str, pos: str, tag: str, wanted: str) -> None:
    assert lemma(word, pos, tag) == wanted
