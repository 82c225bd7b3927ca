"""Makes briefs of the record: gathers, composes and writes them out."""

from __future__ import annotations

from dateline.publish.brief.case import Case
from dateline.publish.brief.compose import SIZES, compose
from dateline.publish.brief.gather import KINDS, Period
from dateline.publish.brief.values import Brief
from dateline.store.protocol import View


def make_brief(
    view: View, kind: str, which: str, *, since: str | None = None, until: str | None = None, length: str = "normal"
) -> Brief:
    """The brief on one thing: `kind` is a key of `gather.KINDS`, `length` of `compose.SIZES`.

    Raises:
        PublishError: the record has no such thing, or nothing to tell of it.
    """
    return compose(_case(view, kind, which, Period(since, until)), SIZES[length])


def write_brief(
    view: View,
    kind: str,
    which: str,
    *,
    since: str | None = None,
    until: str | None = None,
    length: str = "normal",
    format: str = "md",
) -> str:
    """The brief as text, `format` being `md` (Markdown) or `html` (one page that prints well).

    Raises:
        PublishError: the record has no such thing, or nothing to tell of it.
    """
    brief = make_brief(view, kind, which, since=since, until=until, length=length)
    if format == "html":
        from dateline.publish.brief.html import html

        return html(brief)
    from dateline.publish.brief.markdown import markdown

    return markdown(brief)


def _case(view: View, kind: str, which: str, period: Period) -> Case:
    return KINDS[kind](view, which, period)
