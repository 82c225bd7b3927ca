"""Facts about what an event is once it is known who acts."""

from __future__ import annotations

import msgspec
import parsed as made
import pytest

from dateline.extract.account import scene_of
from dateline.extract.events.events import calibrated, chosen, find_events
from dateline.extract.events.events import told as told_of
from dateline.extract.events.spots import spots
from dateline.extract.tree import Tree
from dateline.record.reading import EventMark, NameClass
from dateline.vocabulary.files import table
from dateline.vocabulary.terms import event_types
from dateline.vocabulary.triggers import Trigger, triggers

LEFT = """
Rebels NOUN NNS rebel 3 nsubj
have AUX VBP have 3 aux
left VERB VBN leave 0 root
Ruritania PROPN NNP Ruritania 3 obj
. PUNCT . . 3 punct
"""


def kinds(rows: str) -> list[str]:
    """Types of the events of a sentence whose word "left" the reader holds for a break of ties."""
    report, reading = made.parsed(rows)
    at = report.text.index("left")
    mark = EventMark(trigger=(at, at + 4), type="SANCTION", factuality="happened", score=0.99)
    return [e.type for e in find_events(scene_of(report, msgspec.structs.replace(reading, events=(mark,))))]


def test_forces_that_leave_retreat_and_others_who_leave_break_off_ties() -> None:
    assert kinds(LEFT) == ["RETREAT"]
    assert kinds(LEFT.replace("Rebels NOUN NNS rebel", "Ministers NOUN NNS minister")) == ["SANCTION"]


PROTESTED = """
Ruritania PROPN NNP Ruritania 2 nsubj
protested VERB VBD protest 0 root
on ADP IN on 4 case
Monday PROPN NNP Monday 2 obl
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize(("who", "kind"), [("France PROPN NNP France", "ACCUSE"), ("Nurses NOUN NNS nurse", "PROTEST")])
def test_a_state_protests_in_words_and_people_in_the_street(who: str, kind: str) -> None:
    report, reading = made.parsed(PROTESTED.replace("Ruritania PROPN NNP Ruritania", who))
    at = report.text.index("protested")
    mark = EventMark(trigger=(at, at + 9), type="PROTEST", factuality="happened", score=0.99)
    events = find_events(scene_of(report, msgspec.structs.replace(reading, events=(mark,))))
    assert [e.type for e in events] == [kind]
    assert ("states protest in words" in events[0].why) == (kind == "ACCUSE")


ARRIVED = """
Rebels NOUN NNS rebel 2 nsubj
arrived VERB VBD arrive 0 root
in ADP IN in 4 case
Tamsir PROPN NNP Tamsir 2 obl
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize(
    ("who", "kind"), [("Rebels NOUN NNS rebel", "MOBILIZE"), ("Ministers NOUN NNS minister", "CONSULT")]
)
def test_forces_that_arrive_pay_no_visit(who: str, kind: str) -> None:
    report, reading = made.parsed(ARRIVED.replace("Rebels NOUN NNS rebel", who), names={"Tamsir": "LOC"})
    at = report.text.index("arrived")
    mark = EventMark(trigger=(at, at + 7), type="CONSULT", factuality="happened", score=0.99)
    events = find_events(scene_of(report, msgspec.structs.replace(reading, events=(mark,))))
    assert [e.type for e in events] == [kind]


LIFTED = """
Chad PROPN NNP Chad 2 nsubj
lifted VERB VBD lift 0 root
the DET DT the 4 det
sanctions NOUN NNS sanction 2 obj
. PUNCT . . 2 punct
"""


def test_sanctions_that_are_lifted_are_not_imposed() -> None:
    for verb, expected in (
        ("lifted VERB VBD lift", {"CONCEDE"}),
        ("criticised VERB VBD criticise", {"SANCTION", "ACCUSE"}),
    ):
        report, reading = made.parsed(LIFTED.replace("lifted VERB VBD lift", verb))
        marks = []
        for word, kind in (
            (verb.split()[0], "CONCEDE" if verb.startswith("lift") else "ACCUSE"),
            ("sanctions", "SANCTION"),
        ):
            at = report.text.index(word)
            marks.append(EventMark(trigger=(at, at + len(word)), type=kind, factuality="happened", score=0.99))
        found = told_of(scene_of(report, msgspec.structs.replace(reading, events=tuple(marks))))
        assert {e.type for _, e in found} == expected


DONE_TO = """
Troops NOUN NNS troop 2 nsubj
exchanged VERB VBD exchange 0 root
dozens NOUN NNS dozen 2 obj
of ADP IN of 5 case
prisoners NOUN NNS prisoner 3 nmod
. PUNCT . . 2 punct
"""
NOUNS = """
The DET DT the 2 det
capture NOUN NN capture 0 root
of ADP IN of 4 case
Tamsir PROPN NNP Tamsir 2 nmod
. PUNCT . . 2 punct
"""


def listed(rows: str, lemma: str, names: dict[str, NameClass] | None = None) -> set[tuple[str, str | None]]:
    """Types and modes of the uses that the vocabulary leaves a word of a sentence."""
    report, reading = made.parsed(rows, names=names or {})
    spot = next(s for s in spots(Tree(report, reading)) if reading.tokens[s.index].lemma == lemma)
    return {(use.type, use.mode) for use in spot.uses}


def test_what_is_exchanged_shows_the_act() -> None:
    assert listed(DONE_TO, "exchange") == {("RETREAT", "release")}
    assert listed(DONE_TO.replace("prisoners NOUN NNS prisoner", "shots NOUN NNS shot"), "exchange") == {
        ("ASSAULT", "firearms")
    }
    views = listed(DONE_TO.replace("prisoners NOUN NNS prisoner", "views NOUN NNS view"), "exchange")
    assert {kind for kind, _ in views} >= {"COOPERATE", "RETREAT", "ASSAULT"}


def test_the_capture_of_a_place_seizes_it_and_that_of_a_person_does_not() -> None:
    assert listed(NOUNS, "capture", {"Tamsir": "LOC"}) == {("COERCE", "seize")}
    assert {mode for _, mode in listed(NOUNS, "capture", {"Tamsir": "PER"})} == {"abduct", "arrest"}


BROUGHT = """
Rebels NOUN NNS rebel 2 nsubj
brought VERB VBD bring 0 root
the DET DT the 4 det
towns NOUN NNS town 2 obj
under ADP IN under 6 case
control NOUN NN control 2 obl
. PUNCT . . 2 punct
"""


def test_two_words_of_a_trigger_may_stand_behind_its_object() -> None:
    assert ("COERCE", "seize") in listed(BROUGHT, "bring")
    report, reading = made.parsed(BROUGHT.replace("control NOUN NN control", "scrutiny NOUN NN scrutiny"))
    assert not spots(Tree(report, reading))


BLOCKED = """
Ruritania PROPN NNP Ruritania 2 nsubj
blocked VERB VBD block 0 root
imports NOUN NNS import 2 obj
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize(
    ("verb", "thing", "use"),
    [
        ("blocked VERB VBD block", "imports NOUN NNS import", ("SANCTION", "discontinue")),
        ("suspended VERB VBD suspend", "tariffs NOUN NNS tariff", ("CONCEDE", None)),
        ("entered VERB VBD enter", "airspace NOUN NN airspace", ("COERCE", None)),
        ("liberated VERB VBD liberate", "towns NOUN NNS town", ("COERCE", "seize")),
        ("filled VERB VBD fill", "squares NOUN NNS square", ("PROTEST", "demo")),
        ("initialled VERB VBD initial", "pacts NOUN NNS pact", ("SUPPORT", None)),
        ("vacated VERB VBD vacate", "verdicts NOUN NNS verdict", ("CONCEDE", None)),
        ("withdrew VERB VBD withdraw", "troops NOUN NNS troops", ("RETREAT", "withdraw")),
        ("left VERB VBD leave", "alliances NOUN NNS alliance", ("SANCTION", "withdraw")),
        ("closed VERB VBD close", "embassies NOUN NNS embassy", ("SANCTION", "withdraw")),
        ("activated VERB VBD activate", "troops NOUN NNS troop", ("MOBILIZE", "troops")),
    ],
)
def test_what_a_verb_is_done_to_shows_the_act(verb: str, thing: str, use: tuple[str, str | None]) -> None:
    rows = BLOCKED.replace("blocked VERB VBD block", verb).replace("imports NOUN NNS import", thing)
    assert listed(rows, verb.split()[-1]) == {use}


TAKEN = """
Gunmen NOUN NNS gunman 2 nsubj
took VERB VBD take 0 root
him PRON PRP he 2 obj
prisoner NOUN NN prisoner 2 xcomp
. PUNCT . . 2 punct
"""


def test_who_takes_somebody_prisoner_abducts_him() -> None:
    assert ("ASSAULT", "abduct") in listed(TAKEN, "take")


def test_a_war_by_its_name_is_a_war_where_the_reader_marks_it() -> None:
    report, reading = made.parsed(NOUNS.replace("capture NOUN NN capture", "War PROPN NNP War"))
    assert not spots(Tree(report, reading))
    at = report.text.index("War")
    mark = EventMark(trigger=(at, at + 3), type="ASSAULT", factuality="happened", score=0.9)
    (spot,) = spots(Tree(report, msgspec.structs.replace(reading, events=(mark,))))
    assert {use.type for use in spot.uses} == {"ASSAULT"}


def test_a_telling_object_outweighs_a_reader_that_is_sure_of_another_type() -> None:
    scores = {"none": 0.01, "ASSAULT": 0.98, "COERCE": 0.01}
    assert chosen(scores, (Trigger("take", "verb", "COERCE"),)) == (0.99, "ASSAULT")
    assert chosen(scores, (Trigger("take", "verb", "COERCE", thing="ground"),)) == (0.99, "COERCE")


def test_the_lists_name_only_things_and_types_that_there_are() -> None:
    kinds_of_things = {use.thing for uses in triggers().values() for use in uses if use.thing}
    assert kinds_of_things
    assert kinds_of_things == set(table("things"))
    for act in table("acts")["acts"]:
        assert {act["of"], act["is"]} <= set(event_types())
    for idiom in table("idioms").values():
        assert set(idiom["types"].split()) <= set(event_types())


KILLED = """
An DET DT a 2 det
attack NOUN NN attack 3 nsubj
killed VERB VBD kill 0 root
villagers NOUN NNS villager 3 obj
in ADP IN in 6 case
Tamsir PROPN NNP Tamsir 3 obl
. PUNCT . . 3 punct
"""


def test_what_the_surer_of_two_words_for_one_event_lacks_the_other_lends() -> None:
    report, reading = made.parsed(KILLED, names={"Tamsir": "LOC"})
    marks = tuple(
        EventMark(trigger=(at, at + len(word)), type="ASSAULT", factuality="happened", score=score)
        for word, score in (("attack", 0.999), ("killed", 0.6))
        for at in [report.text.index(word)]
    )
    scene = scene_of(report, msgspec.structs.replace(reading, events=marks))
    (event,) = find_events(scene)
    names = {a.id: a.name for a in scene.cast.actors}
    assert [names[p.actor] for p in event.recipient if p.actor] == ["villagers"]
    assert event.place is not None


STRUCK = """
Jets NOUN NNS jet 2 nsubj
struck VERB VBD strike 0 root
hills NOUN NNS hill 2 obj
to PART TO to 5 mark
kill VERB VB kill 2 advcl
rebels NOUN NNS rebel 5 obj
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize(("rows", "told"), [(STRUCK, 1), (STRUCK.replace("to PART TO to", "as SCONJ IN as"), 2)])
def test_what_a_deed_is_for_is_no_second_deed_of_its_type(rows: str, told: int) -> None:
    report, reading = made.parsed(rows)
    marks = tuple(
        EventMark(trigger=(at, at + len(word)), type="ASSAULT", factuality="happened", score=score)
        for word, score in (("struck", 0.99), ("kill", 0.97))
        if (at := report.text.index(word)) >= 0
    )
    assert len(told_of(scene_of(report, msgspec.structs.replace(reading, events=marks)))) == told


def test_confidence_keeps_the_order_of_scores_and_promises_less_than_they_do() -> None:
    scores = [0.5, 0.65, 0.8, 0.95, 0.99]
    told = [calibrated(score) for score in scores]
    assert told == sorted(told)
    assert all(sure < score for sure, score in zip(told, scores, strict=True))
    assert 0 < calibrated(0.0) < calibrated(1.0) < 1


LAID = """
Rebels NOUN NNS rebel 2 nsubj
laid VERB VBD lay 0 root
siege NOUN NN siege 2 obj
to ADP IN to 5 case
towns NOUN NNS town 2 obl
. PUNCT . . 2 punct
"""


def told_by(rows: str, *marked: tuple[str, str]) -> list[tuple[str, str]]:
    """Words and types of the events of a sentence whose words the reader marks with these types."""
    report, reading = made.parsed(rows)
    marks = tuple(
        EventMark(trigger=(at, at + len(word)), type=kind, factuality="happened", score=0.99)
        for word, kind in marked
        for at in [report.text.index(word)]
    )
    events = find_events(scene_of(report, msgspec.structs.replace(reading, events=marks)))
    return [(report.text[slice(*e.trigger)], e.type) for e in events]


def test_a_verb_that_only_carries_a_deed_is_no_second_deed_of_another_type() -> None:
    assert told_by(LAID, ("laid", "ASSAULT"), ("siege", "COERCE")) == [("siege", "COERCE")]
    rows = LAID.replace("laid VERB VBD lay", "broke VERB VBD break")
    assert len(told_by(rows, ("broke", "ASSAULT"), ("siege", "COERCE"))) == 2


def test_of_a_foiled_attack_only_the_attack_is_told() -> None:
    rows = LAID.replace("laid VERB VBD lay", "foiled VERB VBD foil").replace(
        "siege NOUN NN siege", "attacks NOUN NNS attack"
    )
    assert told_by(rows, ("foiled", "ASSAULT"), ("attacks", "ASSAULT")) == [("attacks", "ASSAULT")]


FORCED = """
Raids NOUN NNS raid 2 nsubj
forced VERB VBD force 0 root
farmers NOUN NNS farmer 2 obj
to PART TO to 5 mark
flee VERB VB flee 2 xcomp
. PUNCT . . 2 punct
"""


def test_who_is_forced_to_flee_flees_and_nothing_more_is_told() -> None:
    assert told_by(FORCED, ("forced", "COERCE"), ("flee", "SANCTION")) == [("flee", "SANCTION")]
    rows = FORCED.replace("flee VERB VB flee", "disarm VERB VB disarm")
    assert len(told_by(rows, ("forced", "COERCE"), ("disarm", "RETREAT"))) == 2


DEMANDED = """
Rebels NOUN NNS rebel 2 nsubj
demanded VERB VBD demand 0 root
an DET DT a 4 det
investigation NOUN NN investigation 2 obj
. PUNCT . . 2 punct
"""


def test_what_is_asked_for_is_no_deed_and_what_is_ordered_or_accepted_is() -> None:
    marks = (("demanded", "REQUEST"), ("investigation", "ACCUSE"))
    assert told_by(DEMANDED, *marks) == [("demanded", "REQUEST")]
    for verb in ("ordered VERB VBD order", "backed VERB VBD back"):
        rows = DEMANDED.replace("demanded VERB VBD demand", verb)
        kind = "REQUEST" if "order" in verb else "SUPPORT"
        assert len(told_by(rows, (verb.split()[0], kind), marks[1])) == 2


OWED = """
They PRON PRP they 3 nsubj
must AUX MD must 3 aux
investigate VERB VB investigate 0 root
. PUNCT . . 3 punct
"""


def test_what_somebody_must_do_is_asked_for_and_not_done() -> None:
    marks = (("must", "REQUEST"), ("investigate", "ACCUSE"))
    assert told_by(OWED, *marks) == [("must", "REQUEST")]
    assert told_by(OWED.replace("must AUX MD must", "will AUX MD will"), marks[1]) == [("investigate", "ACCUSE")]


AGREED = """
Okon PROPN NNP Okon 2 nsubj
agreed VERB VBD agree 0 root
with ADP IN with 5 case
the DET DT the 5 det
WITH NOUN NN WITH 2 obl
. PUNCT . . 2 punct
"""


def test_who_agrees_with_a_view_supports_it_and_who_agrees_with_somebody_agrees() -> None:
    assert {kind for kind, _ in listed(AGREED.replace("WITH", "decision"), "agree")} == {"SUPPORT"}
    assert {kind for kind, _ in listed(AGREED.replace("WITH", "minister"), "agree")} == {"AGREE"}


WITHDREW = """
Chad PROPN NNP Chad 2 nsubj
withdrew VERB VBD withdraw 0 root
its PRON PRP$ its 4 nmod:poss
THING NOUN NNS THING 2 obj
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize(("thing", "kind"), [("soldier", "RETREAT"), ("ambassador", "SANCTION")])
def test_soldiers_are_withdrawn_from_the_field_and_ambassadors_out_of_anger(thing: str, kind: str) -> None:
    (spot,) = spots(Tree(*made.parsed(WITHDREW.replace("THING", thing))))
    assert {use.type for use in spot.uses} == {kind}


FEARED = """
Rebels NOUN NNS rebel 3 nsubj
may AUX MD may 3 aux
attack VERB VB attack 0 root
villages NOUN NNS village 3 obj
. PUNCT . . 3 punct
"""


@pytest.mark.parametrize(
    ("rows", "score", "told"),
    [(FEARED, 0.55, 0), (FEARED, 0.99, 1), (FEARED.replace("may AUX MD may", "did AUX VBD do"), 0.55, 1)],
)
def test_an_assault_that_has_not_happened_must_be_surer(rows: str, score: float, told: int) -> None:
    report, reading = made.parsed(rows)
    at = report.text.index("attack")
    mark = EventMark(trigger=(at, at + 6), type="ASSAULT", factuality="happened", score=score)
    assert len(told_of(scene_of(report, msgspec.structs.replace(reading, events=(mark,))))) == told


ARGUED = """
Lawyers NOUN NNS lawyer 2 nsubj
argued VERB VBD argue 0 root
loudly ADV RB loudly 2 advmod
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize(("score", "told"), [(0.6, 0), (0.99, 1)])
def test_who_argues_accuses_somebody_or_must_be_surely_held_to(score: float, told: int) -> None:
    report, reading = made.parsed(ARGUED)
    at = report.text.index("argued")
    mark = EventMark(trigger=(at, at + 6), type="ACCUSE", factuality="happened", score=score)
    assert len(told_of(scene_of(report, msgspec.structs.replace(reading, events=(mark,))))) == told
