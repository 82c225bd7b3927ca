"""Attributions of a report: candidates from arcs and marks, decided, joined to actors and given style and channel."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from dateline.extract.actors.phrases import says_nobody
from dateline.extract.linear import available, scorer
from dateline.extract.scene import Scene
from dateline.extract.speech.arcs import from_arcs
from dateline.extract.speech.bounds import bounded
from dateline.extract.speech.candidate import Candidate
from dateline.extract.speech.channel import channel_of, day_of
from dateline.extract.speech.features import features
from dateline.extract.speech.headlines import GROUP as HEADLINE
from dateline.extract.speech.headlines import from_headlines
from dateline.extract.speech.marks import from_marks, joined, parted, tidy
from dateline.extract.speech.plain import plain
from dateline.extract.speech.quotes import holds, quotations, shared
from dateline.extract.speech.running import run_on
from dateline.extract.speech.sources import antecedent_of, author_of
from dateline.extract.speech.tails import without_tail
from dateline.extract.tree import Tree
from dateline.record.account import Attribution, Style
from dateline.record.reading import Span
from dateline.vocabulary.files import listed

SELVES = frozenset({"i", "we"})
_ABOUT = frozenset({"on", "into", "about", "against", "over", "regarding", "concerning"})
_AFTER_PLACE = re.compile(r"(?:\s*,[^()\n:–—]{2,30}?)?(?:\s*\([^()\n]{2,40}\))?\s*(?:[:–—]|--|-\s)\s*|[\s:–—-]*")
"""What stands between a dateline's place and the report's first words: day, agency and dash."""
PLAIN = 0.75
"""How likely an attribution is that its words tell plainly."""
HALF = 0.5
"""Share of their characters that two contents have in common from which on they are the same words."""


def find_attributions(scene: Scene) -> tuple[Attribution, ...]:
    """All attributions with a source, in reading order; `scene` needs the cast, the times and the quotations."""
    weighed = ((chance(scene, c), c) for c in candidates(scene))
    kept = once(scene, [(likely, final(scene, c)) for likely, c in weighed if keep(c, likely)])
    made = [_made(scene, c, f"Q{n}") for n, c in enumerate(kept, 1)]
    return tuple(msgspec.structs.replace(a, within=_within(a, made)) for a in made)


def candidates(scene: Scene) -> list[Candidate]:
    """Every candidate of a report, one for each cue, with running quotations joined."""
    arcs = _one_per_cue((*from_headlines(scene), *from_arcs(scene.tree, scene.quotes)))
    found = joined(scene.tree, arcs, list(from_marks(scene.tree)))
    whole = [tidy(scene.tree, c, scene.quotes) for c in found if scene.kind_at(c.cue[0]) != "furniture"]
    return run_on(scene.tree, parted(scene.tree, whole), scene.quotes)


def final(scene: Scene, candidate: Candidate) -> Candidate:
    """The candidate with its content as an account gives it: whole phrases, and nothing that belongs to the cue."""
    return without_tail(scene, bounded(scene.tree, _past_dateline(scene.tree, candidate)))


def _past_dateline(tree: Tree, candidate: Candidate) -> Candidate:
    """The candidate without the dateline that stands before what is said: "COTONOU, March 3 (Wire) — Rebels attacked,
    he said"."""
    line = tree.report.dateline
    if line is None:
        return candidate
    start = line.span[1] + len(_AFTER_PLACE.match(tree.text, line.span[1]).group())  # type: ignore[union-attr]
    content = tuple((max(s[0], start), s[1]) if s[0] < start < s[1] else s for s in candidate.content)
    return msgspec.structs.replace(candidate, content=content)


def keep(candidate: Candidate, likely: float) -> bool:
    """Whether a candidate that is so likely is an attribution that an analyst would keep."""
    if not available("attributions"):
        return candidate.origin != "mark" or likely > 0.5
    return likely >= scorer("attributions").tuned["threshold"]


def chance(scene: Scene, candidate: Candidate) -> float:
    """How likely a candidate is such an attribution, 0 to 1; as the reader has it where there are no weights."""
    if not available("attributions"):
        return candidate.score
    if candidate.source is not None and says_nobody(scene.tree.text[slice(*candidate.source)]):
        return 0.0
    if candidate.group == HEADLINE or _owns_up(scene.tree, candidate):
        return 1.0
    likely = scorer("attributions").scores(features(scene, candidate))["yes"]
    return max(likely, PLAIN) if plain(scene, candidate) else likely


def _owns_up(tree: Tree, candidate: Candidate) -> bool:
    """Whether somebody says that a deed is his: "claimed responsibility for the attack"."""
    owned = tree.child(candidate.head, "obj")
    if candidate.source is None or owned is None or tree.tokens[owned].lemma not in listed("roles", "owned up"):
        return False
    return tree.tokens[candidate.head].lemma in listed("roles", "owning up")


def once(scene: Scene, scored: list[tuple[float, Candidate]]) -> list[Candidate]:
    """The candidates in reading order, of those by which one source says the same words only the likeliest."""
    kept: list[Candidate] = []
    for _, one in sorted(scored, key=lambda pair: -pair[0]):
        if not any(_same(scene, one, other) for other in kept):
            kept.append(one)
    return [one for _, one in scored if one in kept]


def _same(scene: Scene, one: Candidate, other: Candidate) -> bool:
    """Whether two cues give the same words to the same source: neither within what the other says, but for what a
    speaker says of himself ("I believe she left," he said)."""
    if shared(one.content, other.content) < HALF:
        return False
    nested = holds(one.content, other.cue[0]) or holds(other.content, one.cue[0])
    first_person = any(scene.tree.text[slice(*c.source)].lower() in SELVES for c in (one, other) if c.source)
    return (first_person or not nested) and _source(scene, one.source) == _source(scene, other.source)


def _one_per_cue(found: Iterable[Candidate]) -> list[Candidate]:
    kept: dict[int, Candidate] = {}
    for candidate in found:
        kept.setdefault(candidate.head, candidate)
    return list(kept.values())


def _made(scene: Scene, candidate: Candidate, id: str) -> Attribution:
    return Attribution(
        id=id,
        source=_source(scene, candidate.source),
        source_span=candidate.source,
        cue=candidate.cue,
        content=candidate.content,
        style=style_of(scene.tree, candidate, scene.quotes),
        channel=channel_of(scene, candidate),
        when=day_of(scene, candidate),
    )


def _source(scene: Scene, words: Span | None) -> str | None:
    """The actor that the words of a source mean; "who" and "which" mean the noun that their clause describes."""
    if words is None:
        return None
    author = author_of(scene.tree, words)
    by = scene.cast.at(author) if author is not None else None
    meant = antecedent_of(scene.tree, words) or words
    return by or (None if of_thing(scene, meant) else scene.cast.at(meant))


def of_thing(scene: Scene, words: Span) -> bool:
    """Whether the words of a source mean a thing that names others only as what it is about: "a report on Okon"."""
    tree, head = scene.tree, scene.tree.head(words)
    inside = [m for m in scene.cast.marks if words[0] <= m.start and m.end <= words[1]]
    if head is None or not inside or any(m.head == head for m in inside):
        return False
    return all(_about(tree, m.head, head) for m in inside)


def _about(tree: Tree, index: int, head: int) -> bool:
    """Whether a word below a noun hangs on it by "on", "into" or the like."""
    while index != head and tree.tokens[index].head not in (head, index):
        index = tree.tokens[index].head
    return tree.tokens[index].head == head and tree.case(index) in _ABOUT


def style_of(tree: Tree, candidate: Candidate, quotes: tuple[Span, ...]) -> Style:
    """Direct where all words of the content stand inside quotation marks, mixed where some do.

    Marks around the cue too are those of another speaker: "The mayor says he will stay," she said.
    """
    own = [q for q in quotes if not q[0] <= candidate.cue[0] < q[1]]
    if not own:
        return "indirect"
    words = [i for s in candidate.content for i in tree.within(s) if tree.tokens[i].pos != "PUNCT"]
    said = [i for n, i in enumerate(words) if n or tree.lower[i] != "that"]
    inside = sum(any(s <= tree.tokens[i].start < e for s, e in own) for i in said)
    if inside and inside == len(said):
        return "direct"
    return "mixed" if inside else "indirect"


def _within(one: Attribution, others: list[Attribution]) -> str | None:
    """The innermost other attribution whose content holds this one's cue."""
    outer = [a for a in others if a is not one and holds(a.content, one.cue[0])]
    return min(outer, key=lambda a: sum(e - s for s, e in a.content)).id if outer else None


__all__ = ["candidates", "final", "find_attributions", "keep", "quotations", "style_of"]
