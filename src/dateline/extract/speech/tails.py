"""What follows a content without belonging to it: what its speaker says further, when and through what it was said."""

from __future__ import annotations

import msgspec

from dateline.extract.scene import Scene
from dateline.extract.speech.candidate import Candidate
from dateline.extract.tree import Tree
from dateline.record.reading import Span
from dateline.vocabulary.cues import uses
from dateline.vocabulary.files import table

_NAMED = frozenset({"object", "asked", "rest"})
"""Kinds of content that are a thing named, not a clause said."""
_BESIDE = frozenset("while whereas although though after as when since".split())
"""Words that open what the report tells beside the cue: "called for talks *after* fighting broke out"."""
_RELATIVES = frozenset("which who whom whose where".split())
_THROUGH = frozenset("in at during on via through".split())
_OCCASIONS = frozenset("conference briefing interview speech statement letter post tweet message broadcast".split())
_SAYING = ("say", "tell", "urge", "judge")


def without_tail(scene: Scene, candidate: Candidate) -> Candidate:
    """The candidate with the last piece of its content ended where what belongs to the cue itself begins, and with no
    date of the cue before it: "said *last week* that …"."""
    *others, last = candidate.content
    last = _run_on(scene.tree, candidate, last)
    inside = [i for i in scene.tree.within(last) if scene.tree.tokens[i].end <= last[1]]
    if not inside or last[0] < candidate.cue[1]:
        return candidate
    dated = _dated(scene, inside, candidate)
    end = next((n for n, i in enumerate(inside) if n > dated and _begins_tail(scene, i, inside, candidate)), None)
    start = scene.tree.tokens[inside[dated]].start if dated else last[0]
    stop = last[1] if end is None else scene.tree.trimmed(inside[dated], inside[end - 1])[1]
    return msgspec.structs.replace(candidate, content=(*others, (start, stop)))


def _run_on(tree: Tree, candidate: Candidate, last: Span) -> Span:
    """A clause that is said, with the clause after it that tells more of its last noun: "said the talks would be led by
    Okon, *who has been envoy since May*"."""
    words = tree.within(last)
    after = words.stop
    if candidate.takes in _NAMED or not words or last[0] < candidate.cue[1]:
        return last
    while after < len(tree.tokens) and tree.lower[after] == ",":
        after += 1
    if after == len(tree.tokens) or tree.lower[after] not in _RELATIVES or tree.lower[after - 1] != ",":
        return last
    clauses = (i for i in tree.ancestors(after) if tree.tokens[i].relation.split(":")[0] in ("acl", "advcl"))
    clause = next(clauses, None)
    if clause is None or tree.tokens[clause].head not in words or tree.sentence(clause) != tree.sentence(words[0]):
        return last
    return last[0], max(tree.tokens[i].end for i in tree.subtree(clause) if tree.tokens[i].pos != "PUNCT")


def _dated(scene: Scene, inside: list[int], candidate: Candidate) -> int:
    """How many words at the beginning of a clause date the cue."""
    start = scene.tree.tokens[inside[0]].start
    time = next((t for t in scene.times if t.span[0] == start and t.type in ("DATE", "TIME")), None)
    if time is None or candidate.takes in _NAMED:
        return 0
    words = [i for i in inside if scene.tree.tokens[i].start < time.span[1]]
    heads = {scene.tree.tokens[i].head for i in words} - set(words)
    return len(words) if heads == {candidate.head} and len(words) < len(inside) else 0


def _begins_tail(scene: Scene, index: int, inside: list[int], candidate: Candidate) -> bool:
    """Whether a word of the content begins what does not belong to it."""
    tree, cue = scene.tree, candidate.head
    comma = tree.lower[index - 1] == ","
    if comma and _says_further(tree, index, candidate):
        return True
    if candidate.takes not in _NAMED or _open(tree, inside[0], index):
        return False
    if tree.lower[index] in _BESIDE and _beside(tree, index, cue):
        return True
    if comma and _alongside(tree, index):
        return True
    aside = comma and tree.lower[index] in _RELATIVES
    told = candidate.takes != "rest" and _circumstance(scene, index, cue)
    return (aside or told) and _to_the_end(tree, index, inside, cue)


def _says_further(tree: Tree, index: int, candidate: Candidate) -> bool:
    """Whether a participle goes on with what the cue's speaker says: "denied it, *saying* …"."""
    token = tree.tokens[index]
    if token.tag != "VBG" or token.relation.split(":")[0] not in ("advcl", "conj", "parataxis", "acl"):
        return False
    own, says = token.head == candidate.head, bool(uses(token.lemma, *_SAYING))
    return (own or says) if candidate.takes in _NAMED else (own and says)


def _alongside(tree: Tree, index: int) -> bool:
    """Whether a word after a comma opens who says so, or what goes along with it: "condemned the raid, *with* envoys
    calling for talks"."""
    if tree.lower[index] != "with":
        return tree.lower[index : index + 2] == ["according", "to"]
    top = tree.tokens[index].head
    doing = [k for k in (top, *tree.dependents(top, "acl")) if tree.tokens[k].tag == "VBG" and k > index]
    return any(tree.child(k, "nsubj") is not None or tree.child(k, "mark", "case") is None for k in doing)


def _beside(tree: Tree, mark: int, cue: int) -> bool:
    """Whether a word opens a clause with a subject of its own that hangs on the cue."""
    top = tree.tokens[mark].head
    clause = tree.tokens[top].head == cue and tree.tokens[top].relation.startswith("advcl")
    return clause and tree.child(top, "nsubj") is not None


def _circumstance(scene: Scene, index: int, cue: int) -> bool:
    """Whether a word opens a phrase that hangs on the cue and tells when or through what it was said."""
    tree = scene.tree
    top = index if tree.tokens[index].head == cue else tree.tokens[index].head
    if top < index or tree.tokens[top].relation.split(":")[0] not in ("obl", "nmod"):
        return False
    if tree.tokens[top].head != cue:
        return tree.tokens[tree.tokens[top].head].head == cue and _occasion(tree, top)
    first = index + (tree.tokens[index].pos == "ADP")
    if any(t.span[0] == tree.tokens[first].start for t in scene.times):
        return True
    return tree.case(top) in _THROUGH and (
        tree.lower[top] in table("channels")["nouns"] or tree.lower[top] in _OCCASIONS
    )


def _occasion(tree: Tree, noun: int) -> bool:
    """Whether a noun after what is named is the channel of the cue all the same: "rejected the charges during *a news
    conference*"."""
    new = {tree.lower[k] for k in tree.dependents(noun, "det")} & {"a", "an"} or tree.child(
        noun, "nmod:poss"
    ) is not None
    return tree.case(noun) in _THROUGH and bool(new) and tree.lower[noun] in _OCCASIONS


def _to_the_end(tree: Tree, first: int, inside: list[int], cue: int) -> bool:
    """Whether the phrase or clause that a word opens is the last of a content: what comes after it belongs to it, or
    is another circumstance of the cue."""
    own = {first, *(i for i in tree.ancestors(first) if i > first)}
    after = (i for i in inside if i > first and i not in own and tree.tokens[i].pos != "PUNCT")
    return all(_later(tree, i, first, cue) for i in after)


def _later(tree: Tree, index: int, first: int, cue: int) -> bool:
    token = tree.tokens[index]
    return token.head >= first or (token.head == cue and token.relation.split(":")[0] in ("obl", "advcl"))


def _open(tree: Tree, first: int, last: int) -> bool:
    """Whether a quotation that the content opens is still open before a word."""
    words = tree.text[tree.tokens[first].start : tree.tokens[last].start]
    return words.count('"') % 2 == 1 or words.count("“") > words.count("”")
