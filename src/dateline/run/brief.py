"""Makes briefs of the record: gathers, composes and writes them out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

import msgspec

from dateline.collate.revisions import revision
from dateline.publish.account import Told
from dateline.publish.amended import finder
from dateline.publish.brief.answers import on_answer
from dateline.publish.brief.case import Case, Change
from dateline.publish.brief.compose import SIZES, compose
from dateline.publish.brief.gather import KINDS, Period, on_actor
from dateline.publish.brief.numbers import ONE_MATTER
from dateline.publish.brief.revised import changes
from dateline.publish.brief.values import Brief
from dateline.run.monitors import Place, answers
from dateline.run.pointing import find_story
from dateline.run.who import find_actor
from dateline.store.protocol import View

Length = Literal["short", "normal", "full"]


def make_brief(
    view: View, kind: str, which: str, *, since: str | None = None, until: str | None = None, length: Length = "normal"
) -> Brief:
    """The brief on one thing: `kind` is `actor` or a key of `gather.KINDS`; the days (ISO) are those of publication.

    Raises:
        PublishError: the record has no such thing, or nothing to tell of it.
        StoreError: no report names such an actor.
    """
    period = Period(since, until)
    if kind == "actor":
        case = on_actor(view, find_actor(view, which), period)
    else:
        story = find_story(view, which) if kind == "story" else None
        case = KINDS[kind](view, story.id if story else which, period)
    if case.kind in ONE_MATTER:
        case = msgspec.structs.replace(case, changes=tuple(_changes(view, case)))
    return compose(case, SIZES[length])


def _changes(view: View, case: Case) -> Iterator[Change]:
    """What later texts of the case's reports changed, text by text."""
    find = finder(view)
    for told in case.reports:
        texts = (
            [found for entry in view.revisions(told.report.id) if (found := find(entry.id))] if _is_later(told) else []
        )
        for before, after in pairwise(texts):
            yield from changes(revision(before, after), Told(before), Told(after))


def _is_later(told: Told) -> bool:
    return told.entry.revision > 1


def make_monitor_brief(view: View, place: Place, name: str, *, length: Length = "normal") -> Brief:
    """The brief on what a saved question answers today, its news against the last asking first.

    Raises:
        MonitorError: there is no file of monitors, or none of this name in it.
    """
    (answer,) = answers(view, place, [name], news=True)
    return on_answer(answer, finder(view), SIZES[length])


def written(brief: Brief, format: Literal["md", "html"] = "md") -> str:
    """The brief as text: Markdown with footnotes, or one page that prints well."""
    if format == "html":
        from dateline.publish.brief.html import html

        return html(brief)
    from dateline.publish.brief.markdown import markdown

    return markdown(brief)
