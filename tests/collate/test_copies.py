"""Copies: near-identical texts are one telling, a digest of many is none, and originals come first."""

from __future__ import annotations

import random
from typing import Any

from dateline.collate.copies import Print, copies, fingerprint, keys, share
from dateline.record.report import Paragraph, Report, Words

WORDS = [f"{a}{b}{c}" for a in ("ka", "lo", "mi", "ru", "te") for b in ("bra", "din", "sol", "vek") for c in "aeiou"]


def prose(seed: int, count: int = 200) -> str:
    choice = random.Random(seed)
    return " ".join(choice.choice(WORDS) for _ in range(count))


def printed(text: str, name: str, when: str = "2026-03-01", *, headline: str = "") -> Print:
    whole = f"{headline}\n\n{text}" if headline else text
    at = len(whole) - len(text)
    title = (Paragraph("headline", (0, len(headline))),) if headline else ()
    report = Report(
        id=name, source="x", text=whole, span=(0, len(whole)), publisher=name,
        headline=Words(headline, (0, len(headline))) if headline else None,
        paragraphs=(*title, Paragraph("body", (at, len(whole)))),
    )  # fmt: skip
    return fingerprint(report, when)


def linked(*prints: Print, **options: Any) -> list[tuple[str, str]]:
    shares = {a.report: {b.report: s for b in prints if b is not a and (s := share(a, b))} for a in prints}
    return [(one.report, one.of) for one in copies(prints, shares, **options)]


def test_a_text_under_another_headline_cut_or_with_a_few_words_changed_is_a_copy() -> None:
    text = prose(1)
    whole = printed(text, "whole", headline="Envoys meet")
    other = printed(text, "other", headline="Talks held at last")
    cut = printed(" ".join(text.split()[:120]), "cut")
    edited = printed(" ".join(word if n % 40 else "other" for n, word in enumerate(text.split())), "edited")
    assert share(whole, other) == 1.0
    assert share(whole, cut) == share(cut, whole) > 0.95
    assert 0.7 < share(whole, edited) < 1.0
    for one in (other, cut, edited):
        assert len(set(keys(one)) & set(keys(whole))) >= 2


def test_other_texts_a_short_note_and_a_digest_of_many_are_no_copies() -> None:
    stories = [prose(n) for n in range(4)]
    digest = printed(" ".join(stories), "digest")
    assert share(printed(stories[0], "a"), printed(stories[1], "b")) == 0.0
    assert share(printed(stories[0], "a"), digest) == 0.0
    note = printed("Talks go on in Sannat today.", "note")
    assert keys(note) == ()
    assert share(note, note) == 0.0


def test_the_first_published_is_the_original_whatever_the_order() -> None:
    text = prose(7)
    late, early = printed(text, "late", "2026-03-02"), printed(text, "early", "2026-03-01T08:00:00")
    undated, longer = printed(text, "undated", ""), printed(text + " " + prose(8, 30), "longer", "2026-03-01T08:00:00")
    expected = [("early", "longer"), ("late", "longer"), ("undated", "longer")]
    assert sorted(linked(late, early, undated, longer)) == sorted(linked(longer, undated, early, late)) == expected
    assert linked(late, early, apart=[frozenset(("late", "early"))]) == []
