"""Facts about roles: who acts and who is acted on, whatever the construction."""

from __future__ import annotations

import re

import msgspec
import parsed as made
import pytest
from named import read
from told import read as bare

from dateline.extract.account import scene_of
from dateline.extract.actors.cast import Mark
from dateline.extract.events.bystanders import objects_of_others
from dateline.extract.events.pairs import each_of
from dateline.extract.events.partakers import possible
from dateline.extract.events.roles import (
    against,
    choose,
    owns_another,
    participants,
    pooled,
    read_roles,
    suffering,
)
from dateline.extract.events.slots import Slots
from dateline.extract.events.spots import Spot, spots
from dateline.extract.scene import Scene
from dateline.extract.tree import Tree
from dateline.record.reading import Argument, EventMark, Name, NameClass, SpeechMark

ATTACKED_BY = """
Villagers NOUN NNS villager 3 nsubj:pass
were AUX VBD be 3 aux:pass
attacked VERB VBN attack 0 root
by ADP IN by 5 case
rebels NOUN NNS rebel 3 obl:agent
. PUNCT . . 3 punct
"""
SHARED = """
Rebels NOUN NNS rebel 2 nsubj
entered VERB VBD enter 0 root
and CCONJ CC and 4 cc
attacked VERB VBD attack 2 conj
soldiers NOUN NNS soldier 4 obj
. PUNCT . . 2 punct
"""
WHO = """
Rebels NOUN NNS rebel 5 nsubj
who PRON WP who 3 nsubj
attacked VERB VBD attack 1 acl:relcl
soldiers NOUN NNS soldier 3 obj
fled VERB VBD flee 0 root
. PUNCT . . 5 punct
"""
LAUNCHED = """
Rebels NOUN NNS rebel 2 nsubj
launched VERB VBD launch 0 root
an DET DT a 4 det
attack NOUN NN attack 2 obj
on ADP IN on 6 case
soldiers NOUN NNS soldier 4 nmod
. PUNCT . . 2 punct
"""
BOTH = """
Soldiers NOUN NNS soldier 4 nsubj
and CCONJ CC and 3 cc
rebels NOUN NNS rebel 1 conj
attacked VERB VBD attack 0 root
villagers NOUN NNS villager 4 obj
. PUNCT . . 4 punct
"""


def told(rows: str, lemma: str = "attack") -> tuple[Scene, Spot]:
    """The scene of a reading and the spot of the word with this lemma."""
    report, reading = made.parsed(rows)
    scene = scene_of(report, reading)
    return scene, next(s for s in spots(scene.tree) if reading.tokens[s.index].lemma == lemma)


def words(rows: str) -> tuple[set[str], set[str]]:
    """Actors and recipients of the attack, as printed."""
    scene, spot = told(rows)
    actors, recipients = participants(scene, spot, "ASSAULT")
    text = scene.tree.text
    return {text[slice(*p.span)].lower() for p in actors}, {text[slice(*p.span)].lower() for p in recipients}


def slot(rows: str, lemma: str, trigger: str = "attack") -> str:
    """The slot of the word with this lemma around the trigger."""
    report, reading = made.parsed(rows)
    at = {t.lemma: i for i, t in enumerate(reading.tokens)}
    return "".join(Slots(Tree(report, reading), at[trigger]).of(at[lemma]))


@pytest.mark.parametrize(
    ("rows", "lemma", "expected"),
    [
        (made.SAID_THAT, "rebel", "subj"),
        (made.SAID_THAT, "Okon", "ccomp^subj"),
        (ATTACKED_BY, "rebel", "by"),
        (ATTACKED_BY, "villager", "psubj"),
        (SHARED, "rebel", "subj~conj"),
        (WHO, "rebel", "subj~rel"),
        (LAUNCHED, "rebel", "obj^subj"),
        (LAUNCHED, "soldier", "n.on"),
        (BOTH, "rebel", "subj>conj"),
        (made.PLAN_TO, "rebel", "subj~plan"),
    ],
)  # fmt: skip
def test_a_slot_tells_the_place_whatever_the_construction(rows: str, lemma: str, expected: str) -> None:
    assert slot(rows, lemma) == expected


def test_a_word_of_another_sentence_is_far() -> None:
    assert slot(f"{made.DENIED}\n\n{ATTACKED_BY.replace('attack', 'raid')}", "raid", "attack") == "far"


@pytest.mark.parametrize("rows", [ATTACKED_BY, SHARED, LAUNCHED, BOTH])
def test_rebels_attack_in_every_construction(rows: str) -> None:
    actors, recipients = words(rows)
    assert "rebels" in actors
    assert "rebels" not in recipients


def test_the_passive_subject_is_the_recipient() -> None:
    assert words(ATTACKED_BY)[1] == {"villagers"}


def test_two_joined_by_and_are_two_actors() -> None:
    assert words(BOTH) == ({"soldiers", "rebels"}, {"villagers"})


def test_one_fills_a_role_unless_and_joins_another() -> None:
    report, reading = made.parsed(SHARED)
    tree = Tree(report, reading)
    marks = [Mark(*tree.span(i), i, f"A{i}", "nominal") for i in (0, 4)]
    scored = [(m, {"actor": s, "recipient": 0.0, "none": 1 - s}) for m, s in zip(marks, (0.8, 0.6), strict=True)]
    tuned = {"actor": 0.3, "recipient": 0.3}
    assert len(choose(tree, scored, tuned)) == 2
    assert [m.actor for _, m in choose(tree, scored, tuned | {"rival": 3.0})] == ["A0"]


def test_an_unsure_event_needs_surer_roles() -> None:
    report, reading = made.parsed(SHARED)
    tree = Tree(report, reading)
    scored = [(Mark(*tree.span(0), 0, "A0", "nominal"), {"actor": 0.4, "recipient": 0.0, "none": 0.6})]
    tuned = {"actor": 0.3, "recipient": 0.3, "joint": 0.2}
    assert choose(tree, scored, tuned, 0.9)
    assert not choose(tree, scored, tuned, 0.3)


def test_the_readers_argument_lifts_its_role_and_only_where_it_has_a_say() -> None:
    scene, spot = told(SHARED)
    mark = Mark(*scene.tree.span(4), 4, "A1", "nominal")
    own = {"actor": 0.3, "recipient": 0.3, "none": 0.4}
    assert pooled(own, read_roles(scene.tree, spot), mark, 0.5) == own
    argued = EventMark(
        trigger=(0, 1), type="ASSAULT", factuality="happened", arguments=(Argument("recipient", *mark.span, 0.9),)
    )
    read = read_roles(scene.tree, Spot(index=spot.index, part="verb", uses=(), end=spot.end, mark=argued))
    lifted = pooled(own, read, mark, 0.5)
    assert lifted["recipient"] > 0.3 > lifted["actor"]
    assert sum(lifted.values()) == pytest.approx(1)


TWO_LEADERS = """
Mira PROPN NNP Mira 3 nsubj
Okon PROPN NNP Okon 1 flat
met VERB VBD meet 0 root
Bo PROPN NNP Bo 3 obj
Tarek PROPN NNP Tarek 4 flat
. PUNCT . . 3 punct

The DET DT the 3 det
two NUM CD two 3 nummod
leaders NOUN NNS leader 4 nsubj
denounced VERB VBD denounce 0 root
rebels NOUN NNS rebel 4 obj
. PUNCT . . 4 punct
"""
ALONE = TWO_LEADERS.replace("Bo PROPN NNP Bo", "them PRON PRP they").replace("Tarek PROPN NNP Tarek", "all DET DT all")
PEOPLE: dict[str, NameClass] = {"Mira Okon": "PER", "Bo Tarek": "PER"}


def two(rows: str, names: dict[str, NameClass]) -> list[str]:
    """The names of those whom the words with "two" mean."""
    report, reading = read(rows, names)
    scene = scene_of(report, reading)
    at = report.text.index("two")
    mark = next(m for m in scene.cast.marks if m.start <= at < m.end)
    found = [scene.cast.get(one) for one in each_of(scene, mark)]
    return [one.name for one in found if one]


def test_the_two_leaders_are_the_two_named_before() -> None:
    assert two(TWO_LEADERS, PEOPLE) == ["Mira Okon", "Bo Tarek"]


def test_the_two_leaders_after_one_name_stay_as_told() -> None:
    assert two(ALONE, {"Mira Okon": "PER"}) == ["two leaders"]


def test_two_leaders_are_anybody() -> None:
    assert two(TWO_LEADERS.replace("The DET DT the", "Perhaps ADV RB perhaps"), PEOPLE) == ["Perhaps two leaders"]


def test_the_two_sides_are_the_two_named_before_and_no_leader_with_a_state() -> None:
    rows = TWO_LEADERS.replace("leaders NOUN NNS leader", "sides NOUN NNS side")
    assert two(rows, PEOPLE) == ["Mira Okon", "Bo Tarek"]
    rows = rows.replace("Bo PROPN NNP Bo", "Greece PROPN NNP Greece").replace("Tarek PROPN", "there PROPN")
    assert two(rows, {"Mira Okon": "PER", "Greece": "LOC"}) == ["two sides"]


def test_the_two_countries_are_no_one_country() -> None:
    rows = ALONE.replace("leaders NOUN NNS leader", "countries NOUN NNS country")
    rows = rows.replace("Mira PROPN NNP Mira", "Greece PROPN NNP Greece")
    rows = rows.replace("Okon PROPN NNP Okon 1 flat", "also ADV RB also 3 advmod")
    assert two(rows, {"Greece": "LOC"}) == ["two countries"]


def test_who_only_tells_of_a_deed_has_no_part_in_it_but_makes_a_demand() -> None:
    report, reading = read(made.SAID_THAT.replace("had AUX VBD have", "must AUX MD must"), {"Mira Okon": "PER"})
    scene, text = scene_of(report, reading), report.text
    spot = next(s for s in spots(scene.tree) if reading.tokens[s.index].lemma == "attack")
    for kind, there in (("ASSAULT", False), ("REQUEST", True)):
        marks = [part.mark for part in possible(scene, spot, kind)]
        assert any(text[slice(*m.span)] == "Mira Okon" for m in marks) is there
        assert any(text[slice(*m.span)].lower() == "rebels" for m in marks)


def test_whom_marches_are_against_has_no_part_in_them_but_to_suffer_them() -> None:
    report, reading = bare("Crowds joined anti-Okon marches. Okon spoke.")
    at = [m.start() for m in re.finditer("Okon", report.text)]
    names = tuple(Name(start, start + 4, "PER", 1.0) for start in at)
    scene = scene_of(report, msgspec.structs.replace(reading, names=names))
    assert [against(scene, m) for m in scene.cast.marks if m.kind == "name"] == [True, False]


OUSTER = """
Okon PROPN NNP Okon 3 nmod:poss
's PART POS 's 1 case
ouster NOUN NN ouster 4 nsubj
followed VERB VBD follow 0 root
. PUNCT . . 4 punct
"""


def test_the_owner_of_an_ouster_suffers_it_and_an_army_its_own_arrests_not() -> None:
    report, reading = read(OUSTER, {"Okon": "PER"})
    scene = scene_of(report, reading)
    spot = next(s for s in spots(scene.tree) if reading.tokens[s.index].lemma == "ouster")
    actors, recipients = participants(scene, spot, "ASSAULT")
    assert (actors, [report.words(p.span) for p in recipients if p.span]) == ((), ["Okon"])
    army = OUSTER.replace("Okon PROPN NNP Okon", "army NOUN NN army").replace(
        "ouster NOUN NN ouster", "arrest NOUN NN arrest"
    )
    report, reading = read(army, {})
    scene = scene_of(report, reading)
    spot = next(s for s in spots(scene.tree) if reading.tokens[s.index].lemma == "arrest")
    assert suffering(scene, spot, possible(scene, spot, "COERCE")) == []


def test_two_who_speak_as_one_act_as_two() -> None:
    report, reading = made.parsed(BOTH)
    source = (0, report.text.index("rebels") + 6)
    spoken = SpeechMark(cue=(21, 29), source=source, content=((30, 39),))
    scene = scene_of(report, msgspec.structs.replace(reading, speech=(spoken,)))
    assert any(m.span == source for m in scene.cast.marks)
    spot = next(s for s in spots(scene.tree) if reading.tokens[s.index].lemma == "attack")
    actors, _ = participants(scene, spot, "ASSAULT")
    assert {report.words(p.span).lower() for p in actors if p.span} == {"soldiers", "rebels"}


ALONG = """
Rebels NOUN NNS rebel 8 nsubj
, PUNCT , , 5 punct
along ADP IN along 5 case
with ADP IN with 3 fixed
bandits NOUN NNS bandit 1 nmod
and CCONJ CC and 7 cc
mercenaries NOUN NNS mercenary 5 conj
attacked VERB VBD attack 0 root
villagers NOUN NNS villager 8 obj
guarded VERB VBN guard 9 acl
by ADP IN by 12 case
soldiers NOUN NNS soldier 10 obl:agent
. PUNCT . . 8 punct
"""


def test_those_who_come_along_take_part_and_the_agents_of_another_clause_do_not() -> None:
    actors, recipients = words(ALONG)
    assert actors == {"rebels", "bandits", "mercenaries"}
    assert "soldiers" not in recipients


AFTER_ANOTHER = """
Sanctions NOUN NNS sanction 3 nsubj:pass
were AUX VBD be 3 aux:pass
imposed VERB VBN impose 0 root
after ADP IN after 7 case
the DET DT the 6 det
rebels NOUN NNS rebel 7 nmod:poss
coup NOUN NN coup 3 obl
. PUNCT . . 3 punct
"""


def test_who_owns_another_deed_is_not_who_acts() -> None:
    report, reading = made.parsed(AFTER_ANOTHER)
    scene = scene_of(report, reading)
    rebels = Mark(*scene.tree.span(5), 5, "A1", "nominal")
    by_lemma = {reading.tokens[s.index].lemma: s for s in spots(scene.tree)}
    assert owns_another(scene.tree, by_lemma["impose"], rebels)
    assert not owns_another(scene.tree, by_lemma["coup"], rebels)


FREED_AND_KILLED = """
Troops NOUN NNS troop 2 nsubj
freed VERB VBD free 0 root
villagers NOUN NNS villager 2 obj
and CCONJ CC and 5 cc
killed VERB VBD kill 2 conj
rebels NOUN NNS rebel 5 obj
. PUNCT . . 2 punct
"""


def test_what_one_verb_of_a_row_has_as_object_the_other_is_not_done_to() -> None:
    scene = scene_of(*made.parsed(FREED_AND_KILLED))
    killed = next(s for s in spots(scene.tree) if scene.tree.tokens[s.index].lemma == "kill")
    others = objects_of_others(scene.tree, killed, list(scene.cast.marks))
    assert [scene.tree.word(mark.head) for mark in others] == ["villagers"]
    alone = FREED_AND_KILLED.replace("rebels NOUN NNS rebel 5 obj", "there ADV RB there 5 advmod")
    shared = scene_of(*made.parsed(alone))
    killed = next(s for s in spots(shared.tree) if shared.tree.tokens[s.index].lemma == "kill")
    assert not objects_of_others(shared.tree, killed, list(shared.cast.marks))


OF_TWO = """
The DET DT the 2 det
ministers NOUN NNS minister 7 nsubj
of ADP IN of 4 case
Chad PROPN NNP Chad 2 nmod
and CCONJ CC and 6 cc
Mali PROPN NNP Mali 4 conj
met VERB VBD meet 0 root
. PUNCT . . 7 punct
"""


@pytest.mark.parametrize(("word", "names"), [("ministers", ["Chad", "Mali"]), ("minister", ["minister"])])
def test_the_ministers_of_two_states_act_for_each(word: str, names: list[str]) -> None:
    rows = OF_TWO if word == "ministers" else OF_TWO.replace("ministers NOUN NNS", "minister NOUN NN")
    report, reading = read(rows, {"Chad": "LOC", "Mali": "LOC"})
    scene = scene_of(report, reading)
    at = report.text.index("minister")
    mark = next(m for m in scene.cast.marks if m.start <= at < m.end)
    assert [one.name for key in each_of(scene, mark) if (one := scene.cast.get(key))] == names


BLAMED = """
Chad PROPN NNP Chad 4 nsubj
and CCONJ CC and 3 cc
Mali PROPN NNP Mali 1 conj
met VERB VBD meet 0 root
and CCONJ CC and 8 cc
both DET DT both 7 det
sides NOUN NNS side 8 nsubj
accused VERB VBD accuse 4 conj
each PRON DT each 8 obj
other ADJ JJ other 9 fixed
. PUNCT . . 4 punct
"""


def test_both_sides_are_the_two_that_and_joins_and_accuse_one_another() -> None:
    report, reading = read(BLAMED, {"Chad": "LOC", "Mali": "LOC"})
    scene = scene_of(report, reading)
    spot = next(s for s in spots(scene.tree) if scene.tree.word(s.index) == "accused")
    names = {a.id: a.name for a in scene.cast.actors}
    actors, recipients = participants(scene, spot, "ACCUSE")
    assert [names[p.actor] for p in actors if p.actor] == ["Chad", "Mali"]
    assert [names[p.actor] for p in recipients if p.actor] == ["Chad", "Mali"]
    others = BLAMED.replace("each PRON DT each 8 obj\nother ADJ JJ other 9 fixed\n", "rebels NOUN NNS rebel 8 obj\n")
    scene = scene_of(*read(others, {"Chad": "LOC", "Mali": "LOC"}))
    spot = next(s for s in spots(scene.tree) if scene.tree.word(s.index) == "accused")
    assert len(participants(scene, spot, "ACCUSE")[1]) == 1


URGED = """
Chad PROPN NNP Chad 2 nsubj
fought VERB VBD fight 0 root
Mali PROPN NNP Mali 2 obj
in ADP IN in 5 case
May PROPN NNP May 2 obl
. PUNCT . . 2 punct

Niger PROPN NNP Niger 2 nsubj
told VERB VBD tell 0 root
reporters NOUN NNS reporter 2 obj
. PUNCT . . 2 punct

Egypt PROPN NNP Egypt 4 nsubj
and CCONJ CC and 3 cc
Qatar PROPN NNP Qatar 1 conj
urged VERB VBD urge 0 root
the DET DT the 7 det
two NUM CD two 7 nummod
sides NOUN NNS side 4 obj
to PART TO to 9 mark
talk VERB VB talk 4 xcomp
. PUNCT . . 4 punct
"""
STATES: dict[str, NameClass] = dict.fromkeys(("Chad", "Mali", "Niger", "Egypt", "Qatar"), "LOC")


def test_those_who_urge_two_sides_are_neither_and_the_two_told_to_be_at_odds_are() -> None:
    assert two(URGED, STATES) == ["Chad", "Mali"]


def test_where_nobody_is_told_to_be_at_odds_two_sides_stay_as_told() -> None:
    assert two(URGED.replace("fought VERB VBD fight", "left VERB VBD leave"), STATES) != ["Egypt", "Qatar"]
