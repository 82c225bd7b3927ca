"""Makes briefs of the record: gathers, composes and writes them out."""

from __future__ import annotations

from typing import Literal

from dateline.publish.amended import finder
from dateline.publish.brief.answers import on_answer
from dateline.publish.brief.compose import SIZES, compose
from dateline.publish.brief.gather import KINDS, Period
from dateline.publish.brief.values import Brief
from dateline.run.monitors import Place, answers
from dateline.store.protocol import View

Length = Literal["short", "normal", "full"]


def make_brief(
    view: View, kind: str, which: str, *, since: str | None = None, until: str | None = None, length: Length = "normal"
) -> Brief:
    """The brief on one thing: `kind` is a key of `gather.KINDS`; the days (ISO) are those of publication.

    Raises:
        PublishError: the record has no such thing, or nothing to tell of it.
    """
    return compose(KINDS[kind](view, which, Period(since, until)), SIZES[length])


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
