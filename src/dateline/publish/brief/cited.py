"""How a reference is told, in any format."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from dateline.publish.brief.values import Reference, Section
from dateline.publish.days import said
from dateline.publish.safe import clean, one_line


def citation(one: Reference) -> str:
    """`Voice of America, “Militants attack train”, 12 March 2025, report b04df774b055d845, characters 103 to 175`."""
    day = said((one.published or "")[:10])
    headline = f"“{one_line(one.headline)}”" if one.headline else None
    where = f"report {one.report}, characters {one.start:,} to {one.end:,}"
    parts = (one_line(one.publisher) if one.publisher else None, headline, day, where)
    return ", ".join(filter(None, parts)) + ("" if one.publisher else f" of {one_line(one.source)}")


def link_to(one: Reference) -> str | None:
    """The report's address with its words as a text fragment; null where it has none that may be linked to."""
    url = clean(one.url or "").strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or any(c in url for c in "<>\"' \n\t\\`"):
        return None
    words = one_line(one.words).split()
    if not words or parts.fragment:
        return url
    ends = (" ".join(words[:6]), " ".join(words[-4:])) if len(words) > 12 else (" ".join(words),)
    return f"{url}#:~:text={','.join(quote(end, safe='').replace('-', '%2D') for end in ends)}"


def more_told(section: Section) -> str:
    """What a section leaves out, as a note."""
    return f"Not shown: {section.more:,} more in the record."
