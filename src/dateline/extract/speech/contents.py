"""The content of a cue, found over the arcs and the quotation marks."""

from __future__ import annotations

from dateline.extract.tree import Tree
from dateline.record.reading import Span
from dateline.vocabulary.cues import Cue

_OUTSIDE = frozenset({"conj", "parataxis", "cc", "nsubj", "nsubj:pass", "aux", "advmod:front"})
_AFTER = ("obj", "iobj", "obl", "xcomp", "ccomp", "advcl", "nmod", "compound:prt")


def clause_content(tree: Tree, cue: int, *, finite: bool = False) -> Span | None:
    """The clause that is said: the complement of the cue, "that" included, with quotation marks that close in it.

    `finite` leaves out clauses without a subject: "continues *to support* the army" says nothing.
    """
    clauses = [c for c in tree.children[cue] if tree.tokens[c].relation in ("ccomp", "ccomp:speech")]
    clauses = [c for c in clauses if c > cue or ";" not in tree.lower[c:cue]]
    if not clauses and not finite and tree.child(cue, "obj", "iobj") is None:
        clauses = [c for c in tree.children[cue] if tree.tokens[c].relation == "xcomp" and tree.tokens[c].pos == "VERB"]
    if not clauses:
        clauses = [
            c for c in tree.children[cue] if tree.tokens[c].relation == "parataxis" and c > cue and _is_clause(tree, c)
        ]
    if not clauses:
        return None
    spans = [_clause_span(tree, c, cue) for c in clauses]
    return with_marks(tree, (min(s[0] for s in spans), max(s[1] for s in spans)))


def _is_clause(tree: Tree, index: int) -> bool:
    return tree.child(index, "nsubj", "csubj") is not None


def _clause_span(tree: Tree, clause: int, cue: int) -> Span:
    members = [i for i in tree.subtree(clause) if (i > cue) == (clause > cue)]
    if clause < cue:
        return tree.trimmed(members[0], members[-1])
    return tree.trimmed(members[0], members[-1])


def with_marks(tree: Tree, span: Span) -> Span:
    """The span with a quotation mark that stands right before or after it, and a stop between."""
    text, (start, end) = tree.text, span
    if start and text[start - 1] in '"“':
        start -= 1
    tail = end
    while tail < len(text) and tail - end < 2 and text[tail] in ".,!?":
        tail += 1
    if tail < len(text) and text[tail] in '"”' and _inside_marks(text, start, end):
        end = tail + 1
    return start, end


def _inside_marks(text: str, start: int, end: int) -> bool:
    """Whether a mark opened in the span is still open at its end."""
    straight = text.count('"', start, end) % 2 == 1
    return straight or text.count("“", start, end) > text.count("”", start, end)


def quoted_beside(tree: Tree, cue: int, quotes: tuple[Span, ...]) -> tuple[Span, ...]:
    """Quotations that stand in the cue's own sentence or end right before it, whole."""
    sentence = tree.sentence_span(tree.sentence(cue))
    at = tree.tokens[cue].start
    found = [q for q in quotes if q[0] < sentence[1] and q[1] > sentence[0] and not q[0] <= at < q[1]]
    return tuple(q for q in found if q[1] - q[0] >= 12 or len(found) == 1)


def around(tree: Tree, cue: int) -> tuple[Span, ...]:
    """The sentence before and after a reporting clause set into it: "Prices rose, he said, because of …"."""
    if tree.tokens[cue].relation != "parataxis" or tree.tokens[cue].head == cue:
        return ()
    own = tree.subtree(cue)
    head = tree.tokens[cue].head
    members = [i for i in tree.subtree(head) if i < own[0] or i > own[-1]]
    pieces = ([i for i in members if i < own[0]], [i for i in members if i > own[-1]])
    spans = tuple(with_marks(tree, tree.trimmed(p[0], p[-1])) for p in pieces if p)
    return tuple(s for s in spans if s[1] - s[0] > 3)


def following(tree: Tree, cue: int, use: Cue) -> Span | None:
    """What comes after the cue and hangs on it: objects, complements and adjuncts up to the end of its clause."""
    inside = [c for c in tree.children[cue] if c > cue and tree.tokens[c].relation.split(":")[0] in _AFTER]
    core = [c for c in inside if tree.tokens[c].relation.split(":")[0] in ("obj", "xcomp", "ccomp", "obl", "iobj")]
    core += [c for c in inside if use.particle and _after_particle(tree, c, use.particle)]
    core = [c for c in core if tree.tokens[c].relation not in ("obl:unmarked", "obl:tmod", "obl:npmod", "obl:agent")]
    if not core:
        return None
    members = sorted({i for c in inside for i in tree.subtree(c) if i > cue})
    first = members[0]
    if use.particle and tree.tokens[first].relation in ("case", "compound:prt", "mark"):
        first = next((i for i in members if tree.tokens[i].relation not in ("case", "compound:prt", "mark")), first)
    last = first
    while last + 1 < len(tree.tokens) and (last + 1 in members or _filler(tree, last + 1, members)):
        last += 1
    return with_marks(tree, tree.trimmed(first, last))


def _after_particle(tree: Tree, clause: int, particle: str) -> bool:
    """Whether a clause is what the particle leads to: "spoke *of* troops being sent"."""
    mark = tree.child(clause, "mark")
    return tree.tokens[clause].relation == "advcl" and mark is not None and tree.lower[mark] == particle.split()[-1]


def _filler(tree: Tree, index: int, members: list[int]) -> bool:
    return tree.tokens[index].pos == "PUNCT" and index + 1 in members
