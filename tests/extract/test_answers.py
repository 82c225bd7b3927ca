"""Facts about whom a word blames or praises that only tells of a deed."""

from __future__ import annotations

import msgspec
import parsed as made

from dateline.extract.account import scene_of
from dateline.extract.events.events import find_events
from dateline.record.reading import EventMark

RAIDED = """
Rebels NOUN NNS rebel 2 nsubj
raided VERB VBD raid 0 root
villages NOUN NNS village 2 obj
. PUNCT . . 2 punct

Ministers NOUN NNS minister 2 nsubj
condemned VERB VBD condemn 0 root
the DET DT the 4 det
timing NOUN NN timing 2 obj
of ADP IN of 7 case
the DET DT the 7 det
raid NOUN NN raid 4 nmod
. PUNCT . . 2 punct
"""
MOVES = """
France PROPN NNP France 2 nsubj
welcomed VERB VBD welcome 0 root
a DET DT a 5 det
Malian ADJ JJ malian 5 amod
offer NOUN NN offer 2 obj
to PART TO to 7 mark
help VERB VB help 5 acl
. PUNCT . . 2 punct

Mali PROPN NNP Mali 2 nsubj
waited VERB VBD wait 0 root
. PUNCT . . 2 punct
"""


def recipients(rows: str, word: str, kind: str, *more: tuple[str, str]) -> list[str]:
    """Names of those whom the event of a word is done to; all words with types are the reader's marks."""
    report, reading = made.parsed(rows, names={"France": "LOC", "Mali ": "LOC"})
    marks = tuple(
        EventMark(trigger=(at, at + len(w)), type=k, factuality="happened", score=0.99)
        for w, k in ((word, kind), *more)
        for at in [report.text.index(w)]
    )
    scene = scene_of(report, msgspec.structs.replace(reading, events=marks))
    names = {a.id: a.name for a in scene.cast.actors}
    event = next(e for e in find_events(scene) if report.text[slice(*e.trigger)] == word)
    return [names[p.actor] for p in event.recipient if p.actor]


def test_who_condemns_a_deed_told_before_condemns_its_doers() -> None:
    assert recipients(RAIDED, "condemned", "ACCUSE", ("raided", "ASSAULT")) == ["Rebels"]


def test_some_other_deed_is_not_the_one_told_before() -> None:
    rows = RAIDED.replace("the DET DT the 7", "a DET DT a 7")
    assert recipients(rows, "condemned", "ACCUSE", ("raided", "ASSAULT")) == []


def test_whose_move_is_welcomed_may_be_said_by_an_adjective() -> None:
    assert recipients(MOVES, "welcomed", "SUPPORT") == ["Mali"]
    assert recipients(MOVES.replace("Malian ADJ JJ malian", "kind ADJ JJ kind"), "welcomed", "SUPPORT") == []


CHARGED = """
France PROPN NNP France 2 nsubj
accused VERB VBD accuse 0 root
rebels NOUN NNS rebel 2 obj
of ADP IN of 5 case
murder NOUN NN murder 2 obl
, PUNCT , , 8 punct
a DET DT a 8 det
charge NOUN NN charge 2 obl
soldiers NOUN NNS soldier 10 nsubj
deny VERB VBP deny 8 acl:relcl
. PUNCT . . 2 punct
"""


def test_who_denies_a_charge_just_told_contradicts_who_made_it() -> None:
    assert recipients(CHARGED, "deny", "REJECT", ("accused", "ACCUSE")) == ["France"]
