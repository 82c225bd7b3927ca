"""What is said of those who are counted: killed, injured, detained … from the verbs and nouns around the number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from dateline.extract.figures.candidates import STOPS, Candidate, groups, plain
from dateline.record.account import FigureKind
from dateline.record.reading import Token
from dateline.vocabulary.files import listed, table

_BE = frozenset({"was", "were", "been", "be", "being", "is", "are", "get", "got", "gets"})
FIXED: dict[str, FigureKind] = {
    "killed": "killed",
    "injured": "injured",
    "weapons": "weapons",
    "votes": "votes",
    "money": "money",
}
"""Kinds that the unit alone decides."""
_OPEN: dict[str, FigureKind] = {
    "force": "force",
    "detained": "detained",
    "displaced": "displaced",
    "participants": "participants",
    "missing": "missing",
}
_BREAKS = frozenset({";", "but", "while", "whereas", "after", "although"})
_FAR = 9
_SENTENCED = frozenset(
    {"sentence", "sentences", "penalty", "penalties", "row", "threat", "threats", "warrant", "warrants"}
)
"""What makes no death of the word before: "death sentences"."""
_LOST = frozenset(
    {"take", "taken", "took", "takes", "claim", "claimed", "claims", "cost", "costs", "lose", "lost", "losing"}
)
"""Verbs by which lives are lost."""
_LOSE = frozenset({"lose", "loses", "lost", "losing"})
_HOLD = frozenset({"hold", "holds", "holding", "held"})
_LIMBS = frozenset({"limb", "leg", "arm", "hand", "foot", "eye", "finger"})
_DRIVE = frozenset(
    {"drive", "drives", "drove", "driven", "driving", "force", "forces", "forced", "forcing", "uprooted"}
)
_HOMES = frozenset({"home", "homes", "houses", "villages"})
"""Verbs by which people are made to leave these: "drove thousands from their homes"."""
_SAID = frozenset({"claim", "claimed", "claims", "claiming"})
"""Those of them that mostly say something."""
_TAKEN = frozenset({"life", "lives", "victim", "victims"})
"""What is claimed in deaths."""
_HELD = frozenset({"hostage", "hostages", "captive", "captives", "captors", "kidnapped", "abducted"})
"""Words by which those who are rescued were held."""
_GATHERED = frozenset({"group", "team", "crowd", "delegation", "presence", "force", "army", "contingent"})
"""Nouns that tell what those are whom they are said to be of, and not of others near: "a group of 30 men"."""


_ROLES = {"obj": ("acts",), "nsubj:pass": ("acts", "states"), "nsubj": ("befalls",)}
"""What a verb does to its subject or object, by their relation."""
_LOOSE = frozenset({"other", "force", "participants", "votes"})


class Cue(msgspec.Struct, frozen=True):
    """A word of a sentence that says what happened to someone: its kind, and the side on which those counted stand."""

    at: int
    kind: FigureKind
    role: str
    left: bool
    right: bool


@cache
def _meetings() -> frozenset[str]:
    """What is held and holds nobody: talks, a vote, a rally."""
    return listed("settings", "meetings") | listed("settings", "held")


@cache
def _lexicon() -> dict[str, tuple[tuple[FigureKind, str], ...]]:
    found: dict[str, list[tuple[FigureKind, str]]] = {}
    for kind, roles in table("units")["verbs"].items():
        for role, words in roles.items():
            for word in words:
                found.setdefault(word, []).append((kind, role))
    return {word: tuple(entries) for word, entries in found.items()}


@cache
def _entries(word: str) -> tuple[tuple[FigureKind, str], ...]:
    """The entries of a word form: as it stands, or by its verb stem."""
    lexicon, forms = _lexicon(), table("units")["forms"]
    found = () if word == "gun" else lexicon.get(word, ())
    for stem in (forms.get(word, ""), *_stems(word)):
        if stem in lexicon:
            return found + tuple(entry for entry in lexicon[stem] if entry[1] in ("acts", "befalls"))
    return found


def _stems(word: str) -> list[str]:
    """The verbs that a form may come from: "killing", "wounded", "freed", "carries"."""
    found: list[str] = []
    if len(word) < 4 or word == "guns":  # "did" comes from no "die"
        return found
    for ending in ("ing", "ed", "d", "es", "s"):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            found += [stem, stem + "e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem]
            if stem.endswith("i"):
                found.append(stem[:-1] + "y")
    return found


def cues(words: Sequence[str], tags: Sequence[str] = ()) -> list[Cue]:
    """The cues of a sentence of lower-cased words; the tags, where there are any, tell passives from actives."""
    found = []
    for at, word in enumerate(words):
        if word in _SAID and not _TAKEN & set(words[at + 1 : at + 1 + _FAR]):  # "claimed that five had left"
            continue
        if words[at + 1 : at + 2] == ["up"] and word.startswith("free"):
            continue
        if word in _HOLD and any(w.removesuffix("s") in _meetings() for w in words[at + 1 : at + 4]):
            continue
        for kind, role in _entries(word):
            passive = any(w in _BE for w in words[max(0, at - 3) : at]) and word.endswith(("ed", "n", "ld", "t"))
            if role == "acts":
                left = passive or word.endswith(("ed", "ld", "wn", "ain"))
                if tags and tags[at] in ("VBD", "VBP", "VBZ", "VBG"):
                    passive = left = False
                found.append(Cue(at, kind, role, left=left, right=not passive))
            elif (
                role == "tolls"
                and word in ("death", "deaths")
                and words[at + 1 : at + 2]
                and words[at + 1] in _SENTENCED
            ):
                continue
            elif role == "befalls":
                found.append(Cue(at, kind, role, left=True, right=False))
            elif role == "tolls":
                found.append(Cue(at, kind, role, left=False, right=True))
            else:
                found.append(Cue(at, kind, role, left=True, right=False))
        if word in _LOSE:
            found += _loss(words, at)
        if word in _DRIVE and _HOMES & set(words[at + 1 : at + 1 + _FAR + 3]):
            passive = any(w in _BE for w in words[max(0, at - 3) : at])
            found.append(Cue(at, "displaced", "acts", left=passive, right=not passive))
        if word == "lives" and words[max(0, at - 1) : at] in (["their"], ["his"], ["her"]) and words[at - 2] != "for":
            found.append(Cue(at, "killed", "befalls", left=True, right=False))
    return found


def governed(candidate: Candidate, tokens: Sequence[Token], first: int, found: Sequence[Cue]) -> FigureKind | None:
    """The kind that the verb gives those counted as its subject or object; `first` is where their sentence begins.

    "Ten people *seized* by rebels were *released*" tells of the released, though the other word is nearer. Of verbs
    that share an object the last tells: "seized and *killed* ten".
    """
    index = candidate.at
    while index is not None and 0 <= index < len(tokens):
        token, up = tokens[index], tokens[index].head - first
        if not token.relation.startswith("conj"):
            roles = _ROLES.get(token.relation, ())
            near = [c for c in found if c.role in roles and (c.at == up or _joined(tokens, first, up, c.at, index))]
            return near[-1].kind if near else None
        if any(up < c.at < index for c in found):
            return None
        index = up
    return None


def _loss(words: Sequence[str], at: int) -> Iterator[Cue]:
    """What a verb "lose" tells: soldiers lost are dead, who lost a leg is hurt."""
    after = [plain(word) for word in words[at + 1 : at + 8]]
    if any(word in _LIMBS for word in after[:3]):
        yield Cue(at, "injured", "befalls", left=True, right=False)
    elif any(groups().get(word) == "force" or word == "man" for word in after[: _end(after)]):
        yield Cue(at, "killed", "acts", left=False, right=True)


def _end(words: Sequence[str]) -> int:
    """Where the object of a verb ends at the latest."""
    return next((n for n, word in enumerate(words) if word in STOPS or word in _BREAKS or word == ","), len(words))


def _joined(tokens: Sequence[Token], first: int, verb: int, other: int, noun: int) -> bool:
    """Whether another verb before a noun is joined with its verb."""
    return verb < other < noun and tokens[other].relation == "conj" and tokens[other].head - first == verb


def kind_of(
    candidate: Candidate,
    words: Sequence[str],
    others: Sequence[Candidate],
    found: Sequence[Cue],
    verb: FigureKind | None = None,
) -> tuple[FigureKind, bool]:
    """The kind of a figure, and whether words around the number (not its unit alone) decided it.

    `verb` is the kind that their verb gives those counted.
    """
    if candidate.group in (*FIXED, "things"):
        return kind_by_unit(candidate), candidate.group != "things"
    if verb is not None and verb not in _LOOSE and is_people(candidate):
        return verb, True
    if candidate.head == "life":
        return ("killed", True) if _LOST & set(words) else ("other", False)
    if found and candidate.group not in ("none", "unknown"):
        found = [cue for cue in found if cue.kind != "votes"]
    best: tuple[float, FigureKind] | None = None
    for cue in found:
        score = _closeness(candidate, cue, words, others)
        if score is not None and (best is None or score > best[0]):
            best = (score, cue.kind)
    if best is not None and not (
        best[1] in ("force", "participants", "votes") and candidate.group in _OPEN and best[0] < 4
    ):
        if best[1] == "other" and _HELD & set(words):
            return "released", True
        armed = candidate.group == "force" and best[1] == "participants"
        return ("force" if armed else best[1]), True
    return kind_by_unit(candidate), False


def kind_by_unit(candidate: Candidate) -> FigureKind:
    """The kind that what is counted has by itself: hostages are held, whatever is said of them."""
    return FIXED.get(candidate.group) or _OPEN.get(candidate.group, "other")


def _closeness(candidate: Candidate, cue: Cue, words: Sequence[str], others: Sequence[Candidate]) -> float | None:
    """How near a cue stands to a number that it may govern, `None` where it cannot."""
    if candidate.first <= cue.at < candidate.last:
        return 10.0 if cue.role in ("states", "acts") else 6.0 if cue.at < candidate.quantity.core else None
    if cue.at >= candidate.last:
        if not cue.left:
            return None
        low, high = candidate.last, cue.at
    else:
        if not cue.right or words[candidate.first - 1] == "by":
            return None
        low, high = cue.at + 1, candidate.first
        if words[cue.at] in _GATHERED and high - low > 1:
            return None
    between = sum(low <= other.quantity.core < high for other in others)
    breaks = sum(word in _BREAKS for word in words[low:high])
    commas = sum(word == "," for word in words[low:high])
    including = "including" in words[low:high] or "including" in words[max(0, candidate.first - 2) : candidate.first]
    score = _FAR - (high - low) + _aside(words, low, high) - 3 * (0 if including else between) - 3 * breaks - commas
    if cue.role == "acts" and cue.left and cue.right and cue.at >= candidate.last and high - low > 1:
        score -= 3
    if cue.kind in ("force", "participants", "votes"):
        score -= 2
    return score if score > 0 else None


def _aside(words: Sequence[str], low: int, high: int) -> int:
    """How many of the words between are an aside, from "including" or "among them" to the next comma."""
    for at in range(low, high):
        if words[at] in ("including", "among"):
            end = next((n for n in range(at, high) if words[n] == ","), high)
            return end - at if end < high else 0
    return 0


def is_people(candidate: Candidate) -> bool:
    """Whether a figure counts people."""
    return candidate.group == "people" or candidate.group in (
        "force",
        "detained",
        "displaced",
        "participants",
        "killed",
        "injured",
        "missing",
    )
