"""The words around a place's name that belong to it: `northern`, `province`, `5 km north of`, `the outskirts of`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from dateline.record.reading import Span

_POINT = r"(?:north|south)(?:[- ]?(?:east|west))?|east|west"
_AMOUNT = (
    r"(?:(?:about|some|around|roughly|nearly|almost|just|only|over|more than) )*"
    r"(?:\d[\d,]*(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|a)[ -]?"
    r"(?:\([^()]{1,25}\) ?)?(?:kilomet(?:er|re)s?|kms?|miles?|mi|nautical miles|met(?:er|re)s|m)(?: \([^()]{1,25}\))?"
)
_BEFORE = re.compile(
    rf"(?:^|(?<=[\s(“\"'‘]))(?:"
    rf"(?:{_AMOUNT} )?(?:(?:to the |just |due )?(?:{_POINT})(?:ern side)? (?:of|from)) (?:the )?"
    rf"|{_AMOUNT} (?:from|away from|outside|off) (?:the )?"
    rf"|(?:the )?(?:(?:{_POINT})(?:ern)?|central|upper|lower)"
    rf"(?: and (?:the )?(?:(?:{_POINT})(?:ern)?|central))? (?:parts? of )?(?:the )?"
    rf"|the (?:{_POINT}) of (?:the )?"
    rf"|(?:the )?(?:outskirts|suburbs|vicinity|edge|environs) of (?:the )?"
    rf"|(?:just )?(?:near|outside|close to|next to|not far from) (?:the )?"
    rf"|(?:the )?(?:city|town|village|province|district|state|region|governorate|county|municipality|port|gulf|strait|"
    rf"island|isle|lake|river|port city|port town|capital) of "
    rf")$",
    re.I,
)
_BESIDE = re.compile(
    rf"(?:{_AMOUNT}|(?:to the |just |due )?(?:{_POINT})(?:ern side)? (?:of|from)|the capital of) ", re.I
)
_NAMED = re.compile(r"[A-Z][\w’'-]+(?: \([^()]*\))?(?:, |\s*[(–—] ?)$")
_KIND = (
    r"(?:autonomous )?(?:province|governorate|oblast|state|region|prefecture|district|county|parish|raion|department|"
    r"territory|peninsula|islands?|archipelago|valley|desert|mountains?|plateau|basin|delta|coast|river|lake|sea|strait|"
    r"gulf|canal|bay|straits|refugee camps?|refugee complex|displacement camp|camps?|airport|air ?base|naval base|base|"
    r"border crossing|crossing|checkpoint|prison|hospital|mosque|church|dam|bridge|port|city|town|village|municipality|"
    r"area|neighbou?rhood|suburb|enclave|corridor|nuclear (?:power )?plant|power plant|square|street|commune|"
    r"subdistrict|township|upazila|taluk|emirate|canton|cercle|woreda|locality)"
)
_AFTER = re.compile(
    rf" (?!state[ -](?:media|tv|television|news|department|run|owned|visit|radio))"
    rf"(?!(?-i:(?:city|town|village|port|suburb|settlement) of [A-Z])){_KIND}(?![\w-])",
    re.I,
)
_OWN_PART = re.compile(
    rf"[’']s (?:[a-z]+ (?:and [a-z]+ )?){{0,2}}?(?:{_POINT})(?![\w’'-]| (?:of|african|korean)\b)", re.I
)
"""The part of it that a country's name owns: `Mali's far north`."""
_OWNS = re.compile(r"[’']s [a-z]")
"""After a name, that what the words before tell of is something of its own: "outside Georgia's parliament"."""
_BORDER = re.compile(
    r"(?:the )?(?:\w+ )?(?:border|frontier|boundary)(?: area| region)? (?:between|of) (?:the )?$",
)
PAIR = re.compile(
    r"(?:[-–/](?P<other>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*))? (?:border|frontier)(?: area| region)?(?![\w-])"
)

WATER = re.compile(r"\b(?:sea|ocean|river|lake|gulf|straits?|bay|canal|channel|nile|waterway|reservoir)\b", re.I)
REGION = re.compile(
    r"\b(?:province|governorate|oblast|state|region|prefecture|district|county|department|territory|peninsula|islands?|"
    r"valley|desert|mountains|basin|delta|northern|southern|eastern|western|central|north|south|border)\b",
    re.I,
)
TOWN = re.compile(r"\b(?:city|town|village)\b", re.I)
FACILITY = re.compile(
    r"\b(?:airport|air ?base|base|hospital|prison|jail|mosque|church|cathedral|dam|bridge|port|square|palace|stadium|"
    r"embassy|consulate|camp|crossing|checkpoint|plant|university|school|market|station|museum|monument|street|road|"
    r"highway|hotel|barracks|headquarters|park|tower|cemetery|temple|shrine|refinery|pipeline|reactor)\b",
    re.I,
)


@lru_cache(maxsize=64)
def widened(text: str, span: Span) -> Span:
    """A name's span with the words before and after it that are part of the place."""
    start, end = span
    if found := _AFTER.match(text, end) or _OWN_PART.match(text, end):
        end = found.end()
    window = text[max(0, start - 90) : start]
    line = window.rfind("\n")
    window = window[line + 1 :]
    found = _BEFORE.search(window) if window else None
    if found and end == span[1] and _OWNS.match(text, end):
        return span
    if found and found.group().strip().lower() not in {"", "the"} and not _explains(window, found):
        start -= len(found.group())
    return start, end


_HELD = re.compile(
    rf"(?:the )?(?:(?P<part>(?:{_POINT})(?:ern)?(?:most)?|central|upper|lower)"
    rf"(?: and (?:{_POINT})(?:ern)?)?(?: parts? of)?"
    rf"|(?P<point>{_POINT}) of"
    r"|(?:(?:[Oo]ld|[Ww]alled|[Ii]nner) (?:[Cc]ity|[Tt]own)|[Dd]istrict|[Qq]uarter|[Nn]eighbou?rhood|[Ss]uburbs?)"
    r" (?:of|in))"
    r" (?:the )?(?P<name>[A-Z][^,]+)"
    rf"|(?P<owner>[A-Z].*)[’']s (?:[a-z]+ ){{0,2}}(?P<own>{_POINT})"
)


def inside(words: str) -> tuple[Span, bool] | None:
    """The name of the land or town inside of a place's words, and whether the place is a part that a point of the
    compass tells: `Mali` in `northern Mali`, `Gao` in `the Old City of Gao`."""
    found = _HELD.fullmatch(words)
    if found is None:
        return None
    return found.span("name" if found["name"] else "owner"), not found["name"] or bool(found["part"] or found["point"])


_MISREAD = re.compile("[âÂ](?=[\x80-\x9f€])")
"""Where the bytes of a quotation mark or dash were read as letters: `Syriaâ€™s`."""
_ENDINGS = ("'s", "’s", "’", "'", ",", ";", ":", ")", '"', "”", " ")


def misread(text: str, at: int) -> bool:
    """Whether a quotation mark of which the bytes were read as letters stands here."""
    return _MISREAD.match(text, at) is not None


def trimmed(text: str, span: Span) -> Span | None:
    """A name's span without quotation marks, a possessive ending and outer punctuation."""
    start, end = span
    while start < end and not (text[start].isalnum() or text[start] == "#"):
        start += 1
    if broken := _MISREAD.search(text, start, end + 1):
        end = max(start, min(end, broken.start()))
    for ending in _ENDINGS:
        if text[start:end].endswith(ending):
            end -= len(ending)
    return (start, end) if start < end else None


_COMMA = re.compile(r", (?!D\.?C\b)| \((?=[A-Z])")
"""What stands between a town and what it lies in; "Washington, D.C." is one."""


def overlaps(span: Span, taken: Iterable[Span]) -> bool:
    """Whether a span shares a character with one of those taken."""
    return any(span[0] < end and start < span[1] for start, end in taken)


def at_commas(text: str, start: int, end: int) -> Iterator[Span]:
    """The spans of a name's pieces, "Aden" and "Yemen" of "Aden, Yemen" or "Aden (Yemen", each trimmed."""
    for piece in _COMMA.split(text[start:end]):
        open_end = piece.endswith(")") and "(" not in piece
        if (span := trimmed(text, (start, start + len(piece) - open_end))) is not None:
            yield span
        start += len(piece) + 2


def owns_part(text: str, end: int) -> bool:
    """Whether a part of the place whose name ends here follows: `'s east`."""
    return _OWN_PART.match(text, end) is not None


def _explains(window: str, found: re.Match[str]) -> bool:
    """Whether words such as "5 km north of" only explain the name before them: "in Koro, 5 km north of Gao"."""
    return bool(_BESIDE.match(found.group()) and _NAMED.search(window[: found.start()]))


def border_start(text: str, start: int) -> int | None:
    """Where `the border between` begins that leads up to a name, None where there is none."""
    window = text[max(0, start - 60) : start]
    found = _BORDER.search(window)
    return start - len(found.group()) if found else None
