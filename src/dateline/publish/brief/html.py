"""A brief as one HTML page that needs nothing else and prints well; every word of a report is escaped."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from dateline.publish.brief.cited import citation, link_to, more_told
from dateline.publish.brief.values import Brief, Reference
from dateline.publish.safe import clean, one_line

if TYPE_CHECKING:
    from jinja2 import Template


def html(brief: Brief, *, room: Callable[[Reference], str] | None = None) -> str:
    """The whole page. `room` gives the address at which a reference's words are shown in the record, where there is
    such a place."""
    return _template().render(brief=brief, citation=citation, link_to=link_to, more_told=more_told, room=room)


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    source = (files(__package__) / "brief.html.j2").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"clean": clean, "one_line": one_line}
    return environment.from_string(source)
