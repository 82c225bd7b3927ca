"""What a reader's event mark says of who takes part."""

from __future__ import annotations

from dateline.record.reading import Argument, EventMark

ARGUMENTS = (
    Argument("actor", 0, 9, 0.6),
    Argument("recipient", 0, 9, 0.3),
    Argument("recipient", 20, 34, 0.5),
    Argument("recipient", 24, 34, 0.4),
    Argument("place", 40, 48, 0.13),
    Argument("time", 50, 56, 0.05),
)
MARK = EventMark((10, 18), "ASSAULT", "happened", ARGUMENTS, 0.9)


def test_a_phrase_takes_its_likeliest_role_and_phrases_of_a_role_do_not_overlap() -> None:
    assert [(a.role, a.start) for a in MARK.likely()] == [("actor", 0), ("recipient", 20), ("place", 40)]


def test_how_likely_is_for_the_asker_to_say() -> None:
    assert [a.role for a in MARK.likely(0.5)] == ["actor"]
    assert [a.role for a in MARK.likely(0.0)] == ["actor", "recipient", "place", "time"]
    assert not EventMark((10, 18), "ASSAULT", "happened").likely()
