"""Days that the tense of an event's words rules out: "will ask" was not on the Tuesday when it was said.

English puts no definite past time beside a present perfect (Klein 1992, *The present perfect puzzle*), and what is
still to come, or only may be, was on no day that is over.
"""

from __future__ import annotations

from dateline.extract.events.known import Decided
from dateline.extract.events.owndays import of_saying
from dateline.extract.events.spots import marked
from dateline.extract.events.status import status_of
from dateline.extract.scene import Scene
from dateline.extract.tree import Tree
from dateline.record.account import Time
from dateline.record.reading import Span
from dateline.vocabulary.files import listed

_TO_COME = ("future", "hypothetical")


def over_before(scene: Scene, index: int, time: Time, span: Span) -> bool:
    """Whether a date that hangs on other words than the event's word `index` is over, where that tells what is to come
    or may be ("said *on Monday* that he would ask"); or whether it is a year that is over, where that tells what is new
    ("detectives on a murder *in 1972* have arrested a man")."""
    tree, anchor = scene.tree, scene.tree.report.anchor or ""
    last = (time.edtf or "").split("/")[-1].strip("~?%")
    if not last[:4].isdigit() or not anchor:
        return False
    if of_saying(scene, span, index):
        return _status(tree, index)[0] in _TO_COME
    known = min(len(last), len(anchor))
    if last[:known] >= anchor[:known]:
        return False
    if _new(tree, index):
        return not _below(tree, index, span) or (last[:4] < anchor[:4] and len(last) == len("1972"))
    return _to_come(tree, index) and not _own(scene, index, span)


def _below(tree: Tree, index: int, span: Span) -> bool:
    head = tree.head(span)
    return head is not None and (head == index or index in tree.ancestors(head))


def _own(scene: Scene, index: int, span: Span) -> bool:
    """Whether a date hangs on the event's word, or on what that word hangs on ("in 2021 they *planned* to kidnap
    her")."""
    tree, head = scene.tree, scene.tree.head(span)
    return head is None or _below(tree, index, span) or tree.tokens[head].head in tree.ancestors(index)


def _to_come(tree: Tree, index: int) -> bool:
    """Whether words other than a bare "to" put a deed into the future or into doubt: it was not done for a purpose,
    or tried, by then."""
    status, word = _status(tree, index)
    return status in _TO_COME and word != "to" and word not in listed("status", "tried", "trying")


def _status(tree: Tree, index: int) -> Decided:
    return status_of(tree, index, marked(tree).get(index))


def _new(tree: Tree, index: int) -> bool:
    """Whether a verb tells what has come about by now: "have arrested", "has been freed"."""
    return any(tree.lower[c] in ("has", "have") for c in tree.dependents(index, "aux"))
