"""Which names are places, and which words belong to each; where they are is left to `resolve`.

A state's name (or its capital's, or a seat of power's) is a place where the words put something there ("in Mali",
"Mali's north") and an actor where it acts, is acted on, or owns what acts ("Washington said", "talks with Iran",
"Mali's army"). Other names of places are places wherever they stand. Demonyms never are.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache

import msgspec

from dateline.extract.actors.nouns import of_fighters
from dateline.extract.placesagain import told_again
from dateline.extract.placesinside import bare, inner, known_places, known_sites, linked, surnames, vessel
from dateline.extract.placestands import listed, stands_as_place
from dateline.extract.placewords import (
    FACILITY,
    PAIR,
    REGION,
    TOWN,
    WATER,
    at_commas,
    border_start,
    overlaps,
    owns_part,
    widened,
)
from dateline.extract.seats import is_seat
from dateline.extract.tree import HYPHENS, Tree
from dateline.record.account import Place, PlaceKind
from dateline.record.reading import Name, Reading, Span
from dateline.record.report import Report
from dateline.vocabulary.files import table
from dateline.vocabulary.placefold import fold
from dateline.vocabulary.registry import registry

_PREPOSITION = re.compile(
    r"\b(?:in|at|near|from|to|across|inside|outside|into|around|through|throughout|toward|towards|off|along|within)"
    r"(?: the)?(?: \w+ern| central)? $", re.I,
)  # fmt: skip
_SURELY = re.compile(
    r"\b(?:in|at|near|across|inside|outside|into|throughout|within|off|(?:visit|trip|travell?(?:s|ed|ing)?|return(?:s|ed|ing)?"
    r"|flew|fled|flown|went|moved|arriv(?:es?|ed|ing)) (?:back )?(?:to|from|in)|based in|born in)"
    r"(?: the)?(?: \w+ern| central)? $", re.I,
)  # fmt: skip
"""Words before a name that say where and nothing else."""
_AT_SITE = re.compile(
    r"\b(?:at|inside|outside|near|around|in front of|in|visit(?:s|ed|ing)?|storm(?:s|ed|ing)?|leav(?:es|ing)|left)"
    r" (?:the )?$"
)
"""Words before a building's name that say where, though a body is called after it."""
_OWNER = re.compile(
    r"-(?:owned|controlled|backed|led|run|held|made|built|registered|flagged|brokered|allied|trained|funded)\b"
)
"""What joins a state's name to a word for what is its own: "the Japan-owned islands"."""
_MISSION = re.compile(
    r"[’']s (?:[a-z]+ )?(?:embassy|consulate|high commission|permanent mission|delegation|ambassador)\b"
)
"""After a state's name, what it has in another country: "at Japan's embassy"."""
_STANCE = re.compile(rf"\b(?:anti|pro)[{HYPHENS}]$", re.I)
_CLOSE = re.compile(r"[a-z] close to (?:the )?$")
_AND = re.compile(r"\b([A-Z][a-z]+ (?:and|&) )$")
_CAPITAL = re.compile(
    r"\b[Tt]he (?P<whose>[A-Z][\w-]+(?: [A-Z][\w-]+)?) capital"
    r"(?! [A-Z]|, [A-Z]|[- ][a-z]*(?:gains|punishment|market))\b"
)


class Found(msgspec.Struct, frozen=True):
    """One mention of a place: its words, and the kind that they show."""

    span: Span
    kind: PlaceKind


def find_places(report: Report, reading: Reading, *, tree: Tree | None = None) -> tuple[Place, ...]:
    """Every named place with its mentions, in order of first mention, not yet resolved: no point, precision `unknown`.

    Mentions with the same words (case, accents and "the" apart) are one place. `tree` is the reading's, where there is
    one already.
    """
    tree = tree or Tree(report, reading)
    found = [*_dateline(report), *_borders(report, reading)]
    found += [Found(m.span(), "region") for m in linked().finditer(report.text) if not _furniture(report, m.span())]
    taken = [mention.span for mention in found]
    people = surnames(report, reading)
    for name, span in _pieces(report.text, reading):
        if report.text[span[0] : span[1]] in people and not _placed(report.text, span):
            continue
        if not overlaps(span, taken) and not _furniture(report, span) and _is_place(tree, name, span):
            mention = _mention(report.text, span, name)
            found.append(mention)
            taken.append(mention.span)
    known = {_key(report.text, mention.span) for mention in found}
    for name, span in _pieces(report.text, reading, of={"PER", "ORG", "MISC", "PRODUCT", "NORP"}):
        if not overlaps(span, taken) and not _furniture(report, span) and _though(report.text, name, span, known):
            mention = _mention(report.text, span, name)
            found.append(mention)
            taken.append(mention.span)
    found += [Found(span, "other") for span in inner(report, reading, known) if not overlaps(span, taken)]
    found += [mention for mention in _capitals(report) if not overlaps(mention.span, taken)]
    places = _grouped(report.text, sorted(found, key=lambda mention: mention.span))
    return told_again(report.text, places, tuple(p.span for p in report.paragraphs if p.kind == "furniture"))


def _though(text: str, name: Name, span: Span, known: set[str]) -> bool:
    """Whether a name that was taken for something else is a place: the report or the house's own list has it as one,
    or it is taken for a person but stands where people do not ("in Abidjan,")."""
    key = _key(text, span)
    if name.kind == "NORP":
        return False
    if key in known or key in known_places():
        return _placed(text, span) or key not in known or name.kind != "ORG"
    after = text[span[1] : span[1] + 2]
    in_it = re.search(r"\b[Ii]n $", text[max(0, span[0] - 4) : span[0]])
    return name.kind == "PER" and bool(in_it) and not after.startswith(("'s", "’s", "'", "’"))


def _key(text: str, span: Span) -> str:
    return fold(text[span[0] : span[1]])


def _mention(text: str, span: Span, name: Name) -> Found:
    wide = widened(text, span)
    words = text[wide[0] : wide[1]]
    if name.kind in {"FAC", "ORG"}:
        return Found(wide, "facility")
    kinds: tuple[tuple[re.Pattern[str], PlaceKind], ...] = (
        (TOWN, "city"), (FACILITY, "facility"), (WATER, "water"), (REGION, "region"),
    )  # fmt: skip
    return Found(wide, next((kind for pattern, kind in kinds if pattern.search(words)), "other"))


def _pieces(text: str, reading: Reading, *, of: Container[str] = ("LOC", "FAC", "ORG")) -> Iterator[tuple[Name, Span]]:
    """The names that may be places with their spans, "Bosnia" and "Herzegovina" joined, "Aden, Yemen" parted."""
    names = [name for name in reading.names if name.kind in of]
    skip = False
    for name, after in zip(names, [*names[1:], None], strict=False):
        if skip:
            skip = False
            continue
        start, end = _from_first(text, name), name.end
        if after and text[name.end : after.start] in {" and ", " & "} and registry().best(text[name.start : after.end]):
            end, skip = after.end, True
        for span in at_commas(text, start, end):
            if span[1] - span[0] > 1 and not bare(text[span[0] : span[1]]) and not _of_region(text, span):
                yield name, span


def _from_first(text: str, name: Name) -> int:
    """Where a state's name begins of which only the last word was marked: "Bosnia and" before "Herzegovina"."""
    before = _AND.search(text[max(0, name.start - 30) : name.start])
    if before is None or registry().best(before[1] + text[name.start : name.end]) is None:
        return name.start
    return name.start - len(before[1])


def _is_place(tree: Tree, name: Name, span: Span) -> bool:
    words = tree.text[span[0] : span[1]]
    if name.kind == "ORG" and fold(words.removeprefix("the ")) in known_sites():
        return bool(_AT_SITE.search(tree.text[max(0, span[0] - 40) : span[0]]))
    if name.kind == "ORG":
        return bool(FACILITY.search(words.split()[-1])) and bool(
            _PREPOSITION.search(tree.text[max(0, span[0] - 40) : span[0]])
        )
    if name.kind not in {"LOC", "FAC"} or not any(c.isalpha() for c in words):
        return False
    if of_fighters(words) or _agency(tree.text, span):
        return False
    if (
        words in listed("peoples") | listed("heavens")
        or vessel(tree, span)
        or _STANCE.search(tree.text[max(0, span[0] - 8) : span[0]])
    ):
        return False
    hits = registry().find(words)
    if any(h.how == "name" and h.entry.type in {"igo", "armed_group", "party", "media"} for h in hits):
        return False
    if any(h.how in {"adjective", "people"} for h in hits) and not any(h.how in {"name", "capital"} for h in hits):
        return False
    acting = any(h.how in {"name", "capital", "seat"} and h.entry.type in {"state", "government", "igo"} for h in hits)
    if not acting or is_seat(tree.text, span[1]):
        return True
    if (
        _OWNER.match(tree.text, span[1])
        or _MISSION.match(tree.text, span[1])
        or _CLOSE.search(tree.text[max(0, span[0] - 20) : span[0]])
    ):
        return False
    if owns_part(tree.text, span[1]):
        return True
    if _SURELY.search(tree.text[max(0, span[0] - 40) : span[0]]) or widened(tree.text, span)[0] < span[0]:
        return True
    head = tree.head(span)
    if head is None or not tree.tokens[head].relation:
        return _placed(tree.text, span)
    return stands_as_place(tree, head, capital=not any(h.how == "name" for h in hits))


def _agency(text: str, span: Span) -> bool:
    """Whether a name is that of the agency in the brackets of a dateline: "GENEVA (Meridian) —"."""
    after = _DASH.match(text, span[1])
    return text[max(0, span[0] - 2) : span[0]] == " (" and after is not None


def _of_region(text: str, span: Span) -> bool:
    """Whether a region's name only tells of what region a country is: "the Gulf state", "the Sahel nation"."""
    words = text[span[0] : span[1]]
    inside = _COUNTRY.search(words)
    if inside is not None and inside.end() == len(words):
        return fold(words[: inside.start()]) in _regions()
    return _COUNTRY.match(text, span[1]) is not None and fold(words) in _regions()


@cache
def _regions() -> frozenset[str]:
    """Regions of several countries, by the adjectives and names of them that stand before "state"."""
    named = {fold(name) for name, row in table("regions")["regions"].items() if "country" not in row}
    return frozenset(named | {"gulf", "baltic", "balkan", "caribbean", "sahel", "himalayan", "maghreb"})


_COUNTRY = re.compile(
    r"(?:[- ]?(?:Arab|African|island))? (?:states?|nations?|countr(?:y|ies)|kingdoms?|emirates?|monarch(?:y|ies))\b"
)
_DASH = re.compile(r"\)\s*(?:[-–—]|:)\s")


def _placed(text: str, span: Span) -> bool:
    """Whether a preposition of place stands before a name."""
    return bool(_PREPOSITION.search(text[max(0, span[0] - 40) : span[0]]))


def _dateline(report: Report) -> list[Found]:
    """The dateline's places: `GAO, Mali` is two."""
    line = report.dateline
    if line is None:
        return []
    found: list[Found] = []
    at = line.span[0]
    for piece in line.text.split(","):
        start = at + len(piece) - len(piece.lstrip())
        words = re.sub(r"\s*[(/].*", "", piece.strip())
        if words and words[0].isupper() and not re.fullmatch(r"[A-Z][a-z]{2,8}\.? \d.*", words):
            found.append(Found((start, start + len(words)), "city" if not found else "other"))
        at += len(piece) + 1
    return found


def _borders(report: Report, reading: Reading) -> list[Found]:
    """`the border between X and Y`, `the X-Y border`: one place over both names."""
    found = []
    names = [name for name in reading.names if name.kind in {"LOC", "NORP"}]
    for name, after in zip(names, [*names[1:], None], strict=False):
        start = border_start(report.text, name.start)
        if start is not None and after and re.fullmatch(r" and (?:the )?", report.text[name.end : after.start]):
            found.append(Found((start, after.end), "region"))
        elif (pair := PAIR.match(report.text, name.end)) and pair["other"]:
            found.append(Found((name.start, pair.end()), "region"))
    return found


def _capitals(report: Report) -> list[Found]:
    """`the Malian capital`, where the capital's name does not follow."""
    return [Found(m.span(), "city") for m in _CAPITAL.finditer(report.text) if registry().country(m["whose"])]


def _grouped(text: str, found: list[Found]) -> tuple[Place, ...]:
    groups: dict[str, list[Found]] = {}
    for mention in found:
        groups.setdefault(fold(text[mention.span[0] : mention.span[1]]), []).append(mention)
    places = []
    for number, group in enumerate(groups.values(), 1):
        start, end = group[0].span
        kind: PlaceKind = next((m.kind for m in group if m.kind != "other"), "other")
        spans = tuple(mention.span for mention in group)
        places.append(Place(id=f"P{number}", name=" ".join(text[start:end].split()), kind=kind, mentions=spans))
    return tuple(places)


def _furniture(report: Report, span: Span) -> bool:
    return any(p.kind == "furniture" and p.span[0] <= span[0] < p.span[1] for p in report.paragraphs)
