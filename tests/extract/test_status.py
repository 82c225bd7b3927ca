"""Facts about the status of events: what the words around a trigger make of it."""

from __future__ import annotations

import parsed as made
import pytest

from dateline.extract.events.spots import Spot
from dateline.extract.events.status import status_for, status_of
from dateline.extract.tree import Tree
from dateline.record.reading import EventMark

CALL_TO = made.PLAN_TO.replace("announced VERB VBD announce", "made VERB VBD make").replace("plan", "call")


def status(rows: str, lemma: str, mark: EventMark | None = None) -> str:
    """The status of the first token with this lemma."""
    report, reading = made.parsed(rows)
    index = next(i for i, t in enumerate(reading.tokens) if t.lemma == lemma)
    return status_of(Tree(report, reading), index, mark)[0]


@pytest.mark.parametrize(
    ("rows", "lemma", "expected"),
    [
        (made.WILL_MEET, "meet", "future"),
        (made.PLAN_TO, "attack", "future"),
        (made.DENIED, "attack", "negated"),
        (made.SAID_THAT, "attack", "happened"),
        (made.WILL_MEET.replace("will AUX MD will", "may AUX MD may"), "meet", "hypothetical"),
        (CALL_TO, "attack", "hypothetical"),
    ],
)  # fmt: skip
def test_the_words_around_decide(rows: str, lemma: str, expected: str) -> None:
    assert status(rows, lemma) == expected


def test_the_reader_decides_only_where_no_word_does() -> None:
    mark = EventMark(trigger=(0, 1), type="ASSAULT", factuality="negated", score=0.9)
    assert status(made.SAID_THAT, "attack", mark) == "negated"
    assert status(made.WILL_MEET, "meet", mark) == "future"


SIGNS = """
NATO PROPN NNP NATO 2 nsubj
saw VERB VBD see 0 root
no DET DT no 4 det
sign NOUN NN sign 2 obj
that SCONJ IN that 7 mark
troops NOUN NNS troop 7 nsubj
left VERB VBD leave 4 acl
. PUNCT . . 2 punct
"""


def test_where_there_is_no_sign_of_it_it_is_denied_and_where_there_is_one_it_is_told() -> None:
    assert status(SIGNS, "leave") == "negated"
    assert status(SIGNS.replace("no DET DT no", "a DET DT a"), "leave") == "happened"
    seen = SIGNS.replace("no DET DT no 4 det", "never ADV RB never 2 advmod")
    assert status(seen, "leave") == "negated"
    assert status(SIGNS.replace("leave 4 acl", "leave 2 ccomp"), "leave") == "negated"


ONCE = """
Keru PROPN NNP Keru 4 nsubj
would AUX MD would 4 aux
be AUX VB be 4 cop
safe ADJ JJ safe 0 root
once SCONJ IN once 7 mark
troops NOUN NNS troop 7 nsubj
arrived VERB VBD arrive 4 advcl
. PUNCT . . 4 punct
"""


def test_what_is_waited_for_has_not_happened() -> None:
    assert status(ONCE, "arrive") == "hypothetical"
    assert status(ONCE.replace("would AUX MD would", "long ADV RB long"), "arrive") == "happened"


SCHEDULED = """
Okon PROPN NNP Okon 2 nsubj
spoke VERB VBD speak 0 root
before ADP IN before 5 case
the DET DT the 5 det
summit NOUN NN summit 2 obl
scheduled VERB VBN schedule 5 acl
for ADP IN for 8 case
June PROPN NNP June 6 obl
. PUNCT . . 2 punct
"""


def test_a_meeting_that_is_scheduled_is_to_come() -> None:
    assert status(SCHEDULED, "summit") == "future"
    assert status(SCHEDULED.replace("scheduled VERB VBN schedule", "held VERB VBN hold"), "summit") == "happened"


PROTEST_AT = """
Miners NOUN NNS miner 2 nsubj
stopped VERB VBD stop 0 root
work NOUN NN work 2 obj
to PART TO to 5 mark
protest VERB VB protest 2 advcl
at ADP IN at 8 case
the DET DT the 8 det
killing NOUN NN killing 5 obl
of ADP IN of 10 case
colleagues NOUN NNS colleague 8 nmod
. PUNCT . . 2 punct
"""


def test_what_a_plan_reacts_to_has_happened() -> None:
    assert status(PROTEST_AT, "killing") == "happened"
    assert status(PROTEST_AT.replace("at ADP IN at", "after ADP IN after"), "killing") == "happened"
    rows = PROTEST_AT.replace("at ADP IN at", "for ADP IN for").replace("the DET DT the", "a DET DT a")
    assert status(rows, "killing") == "hypothetical"


END_WAR = """
Envoys NOUN NNS envoy 2 nsubj
will VERB MD will 3 aux
try VERB VB try 0 root
to PART TO to 5 mark
end VERB VB end 3 xcomp
the DET DT the 7 det
war NOUN NN war 5 obj
. PUNCT . . 3 punct
"""


def test_a_war_that_is_known_has_happened_and_one_that_is_to_come_about_has_not() -> None:
    assert status(END_WAR, "war") == "happened"
    assert status(END_WAR.replace("the DET DT the", "a DET DT a"), "war") == "hypothetical"
    assert status(END_WAR.replace("end VERB VB end", "launch VERB VB launch"), "war") == "hypothetical"
    assert (
        status(END_WAR.replace("the DET DT the", "ongoing ADJ JJ ongoing").replace("7 det", "7 amod"), "war")
        == "happened"
    )


def test_what_is_stopped_went_on_and_what_is_prevented_never_was() -> None:
    stopped = END_WAR.replace("try VERB VB try 0 root\nto PART TO to 5 mark\nend VERB VB end 3 xcomp", "{} 0 root")
    rows = (
        stopped.replace("5 obj", "3 obj")
        .replace("7 det", "5 det")
        .replace("will VERB MD will 3 aux", "then ADV RB then 3 advmod")
    )
    assert status(rows.format("halted VERB VBD halt"), "war") == "happened"
    assert status(rows.format("prevented VERB VBD prevent"), "war") == "negated"


WANT_TO = """
I PRON PRP I 2 nsubj
want VERB VBP want 0 root
to PART TO to 4 mark
thank VERB VB thank 2 xcomp
Okon PROPN NNP Okon 4 obj
. PUNCT . . 2 punct
"""


def test_i_want_to_thank_is_thanks_and_he_wants_to_is_none_yet() -> None:
    assert status(WANT_TO, "thank") == "happened"
    assert status(WANT_TO.replace("I PRON PRP I", "Mira PROPN NNP Mira"), "thank") == "future"
    assert status(WANT_TO.replace("thank VERB VB thank", "attack VERB VB attack"), "attack") == "future"


SAID_WOULD = made.SAID_THAT.replace("had AUX VBD have", "would AUX MD would").replace("VBN attack", "VB attack")


def test_what_was_said_to_follow_is_to_come() -> None:
    assert status(SAID_WOULD, "attack") == "future"
    assert status(SAID_WOULD.replace("said VERB VBD say", "says VERB VBZ say"), "attack") == "hypothetical"
    assert status(SAID_WOULD.replace("that SCONJ IN that", "“ PUNCT `` “"), "attack") == "hypothetical"


HELP_FIGHT = """
Troops NOUN NNS troop 2 nsubj
came VERB VBD come 0 root
to PART TO to 4 mark
help VERB VB help 2 advcl
fight VERB VB fight 4 xcomp
rebels NOUN NNS rebel 5 obj
. PUNCT . . 2 punct
"""


def test_what_one_is_to_help_do_is_no_more_done_than_the_help() -> None:
    assert status(HELP_FIGHT, "fight") == "hypothetical"
    assert (
        status(
            HELP_FIGHT.replace(
                "to PART TO to 4 mark\nhelp VERB VB help 2 advcl", "and CCONJ CC and 4 cc\nhelped VERB VBD help 2 conj"
            ),
            "fight",
        )
        == "happened"
    )


def for_type(rows: str, lemma: str, event_type: str) -> str:
    """The status of the first token with this lemma, as an event of a type."""
    report, reading = made.parsed(rows)
    index = next(i for i, t in enumerate(reading.tokens) if t.lemma == lemma)
    spot = Spot(index=index, part="verb", uses=(), end=reading.tokens[index].end)
    return status_for(Tree(report, reading), spot, event_type)[0]


def test_what_is_tried_against_others_is_done_as_far_as_it_is_tried() -> None:
    assert for_type(END_WAR.replace("will VERB MD will", "did AUX VBD do"), "end", "ASSAULT") == "happened"
    assert for_type(END_WAR, "end", "ASSAULT") == "future"
    assert for_type(END_WAR.replace("will VERB MD will", "did AUX VBD do"), "end", "AID") == "hypothetical"


def test_what_is_only_answered_has_been_said() -> None:
    denied = END_WAR.replace("end VERB VB end 3 xcomp", "deny VERB VB deny 3 xcomp").replace(
        "the DET DT the", "some DET DT some"
    )
    assert status(denied.replace("war NOUN NN war", "charges NOUN NNS charge"), "charge") == "happened"
    assert status(denied, "war") != "happened"


def test_not_to_recognise_is_a_refusal_that_happened() -> None:
    rows = made.DENIED.replace("attack", "recognise")
    assert for_type(rows, "recognise", "REJECT") == "happened"
    assert for_type(rows, "recognise", "SUPPORT") == "negated"


def test_who_comes_to_demand_demands() -> None:
    rows = HELP_FIGHT.replace("help VERB VB help", "demand VERB VB demand")
    assert for_type(rows, "demand", "REQUEST") == "happened"
    assert for_type(rows.replace("demand VERB VB demand", "kill VERB VB kill"), "kill", "ASSAULT") == "hypothetical"


ASKED = """
Did AUX VBD do 3 aux
rebels NOUN NNS rebel 3 nsubj
attack VERB VB attack 0 root
Tamsir PROPN NNP Tamsir 3 obj
? PUNCT . ? 3 punct
"""


def test_what_is_asked_about_is_not_told_as_done() -> None:
    assert status(ASKED, "attack") == "hypothetical"
    assert status(ASKED.replace("? PUNCT . ?", ". PUNCT . ."), "attack") == "happened"
    why = "Why ADV WRB why 4 advmod\n" + ASKED.strip().replace("3 aux", "4 aux").replace("3 nsubj", "4 nsubj")
    assert status(why.replace("3 obj", "4 obj").replace("3 punct", "4 punct"), "attack") == "happened"


MET = """
They PRON PRP they 5 nsubj
were AUX VBD be 5 aux
to PART TO to 5 mark
have AUX VB have 5 aux
met VERB VBN meet 0 root
. PUNCT . . 5 punct
"""


def test_what_was_to_have_been_was_not() -> None:
    assert status(MET, "meet") == "negated"
    assert (
        status(
            MET.replace(
                "were AUX VBD be 5 aux\nto PART TO to 5 mark\n", "will AUX MD will 5 aux\nsoon ADV RB soon 5 advmod\n"
            ),
            "meet",
        )
        == "future"
    )


RELATED = """
He PRON PRP he 2 nsubj
left VERB VBD leave 0 root
for ADP IN for 4 case
reasons NOUN NNS reason 2 obl
{tied} ADJ JJ {tied} 4 amod
to ADP IN to 8 case
the DET DT the 8 det
attack NOUN NN attack 4 nmod
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize(("tied", "expected"), [("related", "happened"), ("opposed", "hypothetical")])
def test_what_reasons_are_related_to_has_happened_whatever_the_reader_marks(tied: str, expected: str) -> None:
    mark = EventMark(trigger=(0, 1), type="ASSAULT", factuality="possible", score=0.9)
    assert status(RELATED.format(tied=tied), "attack", mark) == expected
