"""Which report gives a story its title."""

from __future__ import annotations

from typing import Any

from dateline.collate.stories import Sketch, story


def sketch(n: int, headline: str | None, terms: dict[str, float], **fields: Any) -> Sketch:
    return Sketch(
        report=f"{n:016x}", day="2026-03-04", recency=f"2026-03-04T0{n}", headline=headline, opening=f"Opening {n}",
        publisher=None, terms=terms, actors={}, places={}, **fields,
    )  # fmt: skip


FERRY = {"ferry": 0.8, "sohra": 0.6}
NEAR = {"ferry": 0.7, "sohra": 0.5, "pier": 0.5}
EDGE = {"court": 0.9, "sohra": 0.3, "notice": 0.3}


def title(*some: Sketch) -> str:
    return story(some, (), {}).title


def test_a_story_is_titled_by_the_headline_of_its_most_central_report() -> None:
    assert title(sketch(1, "Edge", EDGE), sketch(2, "Ferry sinks", FERRY), sketch(3, "Pier", NEAR)) == "Ferry sinks"


def test_a_headline_at_the_edge_of_a_story_is_not_its_title() -> None:
    bare = sketch(1, None, FERRY), sketch(2, None, FERRY)
    assert title(*bare, sketch(3, "Pier gone", NEAR)) == "Pier gone"
    assert title(*bare, sketch(3, "NOTICE OF THE COURT AT", EDGE)) == "Opening 1"
