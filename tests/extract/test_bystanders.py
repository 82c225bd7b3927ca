"""Facts about who stands by a deed: neither who stops it, nor who answers it, nor who backs those who do it."""

from __future__ import annotations

import parsed as made
import pytest
from named import read

from dateline.extract.account import scene_of
from dateline.extract.actors.cast import Mark
from dateline.extract.events.around import around_verb
from dateline.extract.events.besides import beyond_subject
from dateline.extract.events.bystanders import (
    apart_from,
    bystanders,
    only_ties,
    says_of_another,
)
from dateline.extract.events.partakers import possible
from dateline.extract.events.roles import participants
from dateline.extract.events.spots import Spot, spots
from dateline.extract.scene import Scene
from dateline.record.reading import NameClass

CURBED = """
Soldiers NOUN NNS soldier 2 nsubj
tried VERB VBD try 0 root
to PART TO to 4 mark
curb VERB VB curb 2 xcomp
a DET DT a 6 det
wave NOUN NN wave 4 obj
of ADP IN of 8 case
attacks NOUN NNS attack 6 nmod
by ADP IN by 10 case
rebels NOUN NNS rebel 8 nmod
. PUNCT . . 2 punct
"""
AFTER = """
Soldiers NOUN NNS soldier 2 nsubj
left VERB VBD leave 0 root
, PUNCT , , 2 punct
following VERB VBG follow 6 case
an DET DT a 6 det
attack NOUN NN attack 2 obl
, PUNCT , , 2 punct
replacing VERB VBG replace 2 advcl
police NOUN NNS police 8 obj
. PUNCT . . 2 punct
"""


def spot_of(rows: str, lemma: str = "attack", names: dict[str, NameClass] | None = None) -> tuple[Scene, Spot]:
    """The scene of rows and the spot of the word with this lemma."""
    report, reading = read(rows, names or {})
    scene = scene_of(report, reading)
    return scene, next(s for s in spots(scene.tree) if reading.tokens[s.index].lemma == lemma)


def told(rows: str, event_type: str = "ASSAULT", lemma: str = "attack") -> tuple[set[str], set[str]]:
    """Who acts and who is acted on in what the word tells, as printed in lower case."""
    scene, spot = spot_of(rows, lemma)
    text = scene.tree.text
    actors, recipients = participants(scene, spot, event_type)
    return {text[slice(*p.span)].lower() for p in actors}, {text[slice(*p.span)].lower() for p in recipients}


@pytest.mark.parametrize("verb", ["curb", "prevent", "deter", "end", "condemn", "dismiss"])
def test_who_stops_or_answers_a_deed_does_not_do_it(verb: str) -> None:
    scene, spot = spot_of(CURBED.replace("curb VERB VB curb", f"{verb} VERB VB {verb}"))
    marks = [part.mark for part in possible(scene, spot, "ASSAULT")]
    standing = bystanders(scene, spot, "ASSAULT", marks)
    assert {scene.tree.word(m.head).lower(): how for m, how in standing.items()} == {"soldiers": "idle"}


def test_who_plans_a_deed_may_do_it() -> None:
    scene, spot = spot_of(CURBED.replace("curb VERB VB curb", "launch VERB VB launch"))
    marks = [part.mark for part in possible(scene, spot, "ASSAULT")]
    assert bystanders(scene, spot, "ASSAULT", marks) == {}


def test_who_ends_talks_took_part_in_them_and_who_ends_an_attack_need_not() -> None:
    scene, spot = spot_of(CURBED.replace("curb VERB VB curb", "end VERB VB end"))
    marks = [part.mark for part in possible(scene, spot, "CONSULT")]
    assert bystanders(scene, spot, "CONSULT", marks) == {}


def test_who_faces_a_deed_bears_it() -> None:
    actors, recipients = told(made.DENIED.replace("attack VERB VB attack", "face VERB VB face").replace(
        "Tamsir PROPN NNP Tamsir", "attacks NOUN NNS attack"
    ))  # fmt: skip
    assert (actors, recipients) == (set(), {"rebels"})


def test_after_a_deed_nobody_of_the_clause_above_does_it() -> None:
    assert told(AFTER) == (set(), set())


def test_the_agent_after_a_noun_does_it_wherever_it_hangs() -> None:
    rows = CURBED.replace("rebels NOUN NNS rebel 8 nmod", "rebels NOUN NNS rebel 4 obl")
    assert told(rows)[0] == {"rebels"}


def test_a_foiled_attack_is_one_deed_and_a_condemned_one_another() -> None:
    for verb, expected in (("foil", "stopping"), ("condemn", "beside"), ("launch", None)):
        rows = CURBED.replace("curb VERB VB curb", f"{verb} VERB VB {verb}").replace("wave", "raid")
        scene, _ = spot_of(rows)
        assert apart_from(scene.tree, 5, "ASSAULT") == expected


TIED = """
Rebels NOUN NNS rebel 5 nsubj
linked VERB VBN link 1 acl
to ADP IN to 4 case
Okon PROPN NNP Okon 2 obl
attacked VERB VBD attack 0 root
villagers NOUN NNS villager 5 obj
. PUNCT . . 5 punct
"""
LOOSE = """
The DET DT the 4 det
Okon PROPN NNP Okon 3 obl
linked VERB VBN link 4 amod
rebels NOUN NNS rebel 5 nsubj
attacked VERB VBD attack 0 root
villagers NOUN NNS villager 5 obj
. PUNCT . . 5 punct
"""


@pytest.mark.parametrize("rows", [TIED, LOOSE])
def test_a_name_that_others_are_linked_to_takes_no_part(rows: str) -> None:
    scene, spot = spot_of(rows, names={"Okon": "PER"})
    mark = next(m for m in scene.cast.marks if scene.tree.word(m.head) == "Okon")
    assert only_ties(scene.tree, spot, mark)
    assert mark not in [part.mark for part in possible(scene, spot, "ASSAULT")]


def test_who_backed_a_deed_is_no_mere_tie() -> None:
    scene, spot = spot_of(
        LOOSE.replace("linked VERB VBN link 4 amod", "backed VERB VBD back 5 conj"), names={"Okon": "PER"}
    )
    mark = next(m for m in scene.cast.marks if scene.tree.word(m.head) == "Okon")
    assert not only_ties(scene.tree, spot, mark)


SAID_WANT = """
Okon PROPN NNP Okon 2 nsubj
noted VERB VBD note 0 root
that SCONJ IN that 5 mark
rebels NOUN NNS rebel 5 nsubj
want VERB VBP want 2 ccomp
talks NOUN NNS talk 5 obj
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize(
    ("given", "put", "expected"),
    [
        ("", "", True),
        ("rebels NOUN NNS rebel", "we PRON PRP we", False),
        ("talks NOUN NNS talk 5 obj", "must AUX MD must 5 aux", False),
    ],
)
def test_what_others_want_is_no_demand_of_who_says_so_unless_it_is_a_duty(given: str, put: str, expected: bool) -> None:
    rows = SAID_WANT.replace(given, put) if given else SAID_WANT
    scene, spot = spot_of(rows, "want", {"Okon": "PER"})
    mark = next(m for m in scene.cast.marks if scene.tree.word(m.head) == "Okon")
    assert says_of_another(scene, spot, mark) is expected


def standings(rows: str, lemma: str, event_type: str) -> dict[str, str]:
    """How mentions stand to what a verb tells, by their head words in lower case."""
    scene, spot = spot_of(rows, lemma)
    slots = {part.mark: part.slot for part in possible(scene, spot, event_type)}
    return {scene.tree.word(m.head).lower(): how for m, how in around_verb(scene, spot, event_type, slots).items()}


def test_who_is_arrested_does_not_arrest() -> None:
    rows = made.ACCUSED_PASSIVE.replace("accused VERB VBN accuse", "arrested VERB VBN arrest")
    assert standings(rows, "arrest", "COERCE") == {"army": "idle"}
    assert standings(rows, "arrest", "CONSULT") == {}


def test_who_withdraws_troops_does_nothing_to_them() -> None:
    rows = made.DENIED.replace("attack VERB VB attack", "withdraw VERB VB withdraw")
    rows = rows.replace("Tamsir PROPN NNP Tamsir", "soldiers NOUN NNS soldier")
    assert standings(rows, "withdraw", "RETREAT") == {"soldiers": "moved"}
    assert standings(rows.replace("withdraw", "release"), "release", "RETREAT") == {}


LOOKED_ON = """
Soldiers NOUN NNS soldier 2 nsubj
watched VERB VBD watch 0 root
as SCONJ IN as 5 mark
rebels NOUN NNS rebel 5 nsubj
attacked VERB VBD attack 2 advcl
Koro PROPN NNP Koro 5 obj
. PUNCT . . 2 punct
"""


def beyond(rows: str, event_type: str, lemma: str = "attack") -> set[str]:
    """Head words of the mentions outside of a clause whose subject does the deed."""
    scene, spot = spot_of(rows, lemma)
    slots = {part.mark: part.slot for part in possible(scene, spot, event_type)}
    return {scene.tree.word(m.head).lower() for m in beyond_subject(scene.tree, spot, event_type, slots)}


def test_who_looks_on_does_not_do_what_the_clauses_own_subject_does() -> None:
    assert beyond(LOOKED_ON, "ASSAULT") == {"soldiers"}
    assert beyond(LOOKED_ON, "ACCUSE") == set()
    assert beyond(LOOKED_ON.replace("rebels NOUN NNS rebel", "they PRON PRP they"), "ASSAULT") == set()


def test_who_flees_is_driven_out() -> None:
    rows = LOOKED_ON.replace("attacked VERB VBD attack", "fled VERB VBD flee")
    assert standings(rows, "flee", "SANCTION") == {"rebels": "bears"} | (
        {"koro": "moved"} if "koro" in standings(rows, "flee", "SANCTION") else {}
    )


IF = """
If SCONJ IN if 3 mark
rebels NOUN NNS rebel 3 nsubj
advance VERB VBP advance 6 advcl
, PUNCT , , 3 punct
soldiers NOUN NNS soldier 6 nsubj
attack VERB VBP attack 0 root
villages NOUN NNS village 6 obj
. PUNCT . . 6 punct
"""
SHOT = """
Soldiers NOUN NNS soldier 2 nsubj
freed VERB VBD free 0 root
men NOUN NNS man 2 obj
attacked VERB VBN attack 3 acl
in ADP IN in 6 case
May PROPN NNP May 4 obl
. PUNCT . . 2 punct
"""


def test_who_acts_in_a_condition_does_not_do_what_follows() -> None:
    assert "rebels" not in told(IF)[0] | told(IF)[1]


def test_who_frees_those_who_were_attacked_did_not_attack_them() -> None:
    assert "soldiers" not in told(SHOT)[0]


def test_nothing_is_done_to_the_missiles_that_are_fired() -> None:
    scene, spot = spot_of(SHOT.replace("freed VERB VBD free", "fired VERB VBD fire").replace("man", "missile"), "fire")
    mark = Mark(*scene.tree.span(2), 2, "A9", "nominal")
    assert around_verb(scene, spot, "ASSAULT", {mark: "obj"}) == {mark: "apart"}
    men = spot_of(SHOT, "free")
    assert around_verb(*men, "ASSAULT", {Mark(*men[0].tree.span(2), 2, "A9", "nominal"): "obj"}) == {}


RECEIVED = """
Ministers NOUN NNS minister 2 nsubj
{said} VERB VBD {verb} 0 root
threats NOUN NNS threat 2 obj
from ADP IN from 5 case
rebels NOUN NNS rebel {head} {relation}
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize(("said", "verb"), [("received", "receive"), ("drew", "draw"), ("faced", "face")])
@pytest.mark.parametrize(("head", "relation"), [(2, "obl"), (3, "nmod")])
def test_who_is_given_a_threat_is_threatened_by_who_it_comes_from(
    said: str, verb: str, head: int, relation: str
) -> None:
    rows = RECEIVED.format(said=said, verb=verb, head=head, relation=relation)
    assert told(rows, "THREATEN", "threat") == ({"rebels"}, {"ministers"})


UNDER = """
Ministers NOUN NNS minister 4 nsubj
are AUX VBP be 4 cop
under ADP IN under 4 case
pressure NOUN NN pressure 0 root
from ADP IN from 6 case
students NOUN NNS student 4 nmod
. PUNCT . . 4 punct
"""


def test_who_is_under_pressure_is_put_under_it() -> None:
    assert told(UNDER, "REQUEST", "pressure") == ({"students"}, {"ministers"})


UNDER_RULE = """
Rebels NOUN NNS rebel 2 nsubj
seized VERB VBD seize 0 root
the DET DT the 4 det
town NOUN NN town 2 obj
under ADP IN under 6 case
control NOUN NN control 2 obl
of ADP IN of 9 case
the DET DT the 9 det
army NOUN NN army 2 obl
. PUNCT . . 2 punct
"""


def test_under_whose_rule_a_town_is_brought_or_in_whose_presence_does_not_bring_it_there() -> None:
    scene, spot = spot_of(UNDER_RULE, "seize")
    assert {scene.tree.word(part.mark.head) for part in possible(scene, spot, "COERCE")} == {"Rebels"}
    seen = UNDER_RULE.replace("under ADP IN under", "in ADP IN in").replace(
        "control NOUN NN control", "presence NOUN NN presence"
    )
    scene, spot = spot_of(seen, "seize")
    assert {scene.tree.word(part.mark.head) for part in possible(scene, spot, "COERCE")} == {"Rebels"}
    lost = UNDER_RULE.replace("control NOUN NN control", "fire NOUN NN fire")
    scene, spot = spot_of(lost, "seize")
    assert "army" in {scene.tree.word(part.mark.head) for part in possible(scene, spot, "COERCE")}


BOTH = """
Rebels NOUN NNS rebel 2 nsubj
attacked VERB VBD attack 0 root
villages NOUN NNS village 2 obj
and CCONJ CC and 6 cc
soldiers NOUN NNS soldier 6 nsubj
fled VERB VBD flee 2 conj
. PUNCT . . 2 punct
"""


def test_who_does_what_the_next_clause_tells_does_not_do_this() -> None:
    assert beyond(BOTH, "ASSAULT") == {"soldiers"}
    assert beyond(BOTH, "SUPPORT", "flee") == {"rebels"}
    assert (
        beyond(BOTH.replace("soldiers NOUN NNS soldier 6 nsubj\n", "then ADV RB then 6 advmod\n"), "ASSAULT") == set()
    )


DRONES = """
Drones NOUN NNS drone 2 nsubj
struck VERB VBD strike 0 root
the DET DT the 5 det
rebel NOUN NN rebel 5 compound
soldiers NOUN NNS soldier 2 obj
, PUNCT , , 7 punct
killing VERB VBG kill 2 advcl
civilians NOUN NNS civilian 7 obj
. PUNCT . . 2 punct
"""


def test_whom_a_weapon_strikes_does_not_kill_those_whom_it_kills() -> None:
    assert {"soldiers", "civilians"} <= beyond(DRONES, "ASSAULT", "kill")
    people = DRONES.replace("Drones NOUN NNS drone", "Guards NOUN NNS guard")
    assert "soldiers" not in beyond(people, "ASSAULT", "kill")


FOUGHT = """
Rebels NOUN NNS rebel 2 nsubj
fought VERB VBD fight 0 root
for ADP IN for 4 case
villagers NOUN NNS villager 2 obl
. PUNCT . . 2 punct
"""


def test_for_whom_somebody_fights_is_not_whom_he_fights() -> None:
    assert standings(FOUGHT, "fight", "ASSAULT") == {"villagers": "apart"}
    assert standings(FOUGHT.replace("for ADP IN for", "against ADP IN against"), "fight", "ASSAULT") == {}


PARTED = """
Rebels NOUN NNS rebel 2 nsubj
offered VERB VBD offer 0 root
talks NOUN NNS talk 2 obj
; PUNCT : ; 6 punct
ministers NOUN NNS minister 6 nsubj
refused VERB VBD refuse 2 parataxis
. PUNCT . . 2 punct
"""


def test_who_stands_beyond_a_semicolon_does_not_refuse() -> None:
    assert beyond(PARTED, "REJECT", "refuse") == {"rebels"}
    assert (
        beyond(PARTED.replace("; PUNCT : ;", ", PUNCT , ,").replace("2 parataxis", "2 advcl"), "REJECT", "refuse")
        == set()
    )


VISIT = """
During ADP IN during 3 case
a DET DT a 3 det
raid NOUN NN raid 7 obl
by ADP IN by 5 case
rebels NOUN NNS rebel 3 nmod
soldiers NOUN NNS soldier 7 nsubj
slept VERB VBD sleep 0 root
. PUNCT . . 7 punct
"""


def test_who_is_told_of_beside_the_doer_of_a_noun_does_not_do_it() -> None:
    assert beyond(VISIT, "ASSAULT", "raid") == {"soldiers"}
    assert beyond(VISIT.replace("by ADP IN by", "on ADP IN on"), "ASSAULT", "raid") == set()


FROM = """
Rebels NOUN NNS rebel 2 nsubj
denied VERB VBD deny 0 root
the DET DT the 4 det
killing NOUN NN killing 2 obj
of ADP IN of 6 case
soldiers NOUN NNS soldier 4 nmod
from ADP IN from 8 case
Greece PROPN NNP Greece 4 nmod
. PUNCT . . 2 punct
"""


def test_where_the_killed_are_from_does_not_kill() -> None:
    actors, _ = told(FROM, "ASSAULT", "killing")
    assert "greece" not in actors


CRITICISED = """
Soldiers NOUN NNS soldier 2 nsubj
launched VERB VBD launch 0 root
attacks NOUN NNS attack 2 obj
that PRON WDT that 6 obj
police NOUN NNS police 6 nsubj
condemned VERB VBD condemn 3 acl:relcl
. PUNCT . . 2 punct
"""
VISITED = """
Ministers NOUN NNS minister 2 nsubj
visited VERB VBD visit 0 root
soldiers NOUN NNS soldier 2 obj
. PUNCT . . 2 punct
"""


def test_who_condemns_a_deed_in_the_clause_that_describes_it_does_not_do_it() -> None:
    assert told(CRITICISED)[0] == {"soldiers"}


def test_who_is_visited_does_not_visit() -> None:
    assert told(VISITED, "CONSULT", "visit") == ({"ministers"}, {"soldiers"})


DISOWNED = """
Rebels NOUN NNS rebel 2 nsubj
{did} 0 root
a DET DT a 4 det
role NOUN NN role 2 obj
in ADP IN in 7 case
the DET DT the 7 det
attack NOUN NN attack 4 nmod
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize(("did", "doers"), [("denied VERB VBD deny", set()), ("played VERB VBD play", {"rebels"})])
def test_who_denies_a_role_in_a_deed_does_not_do_it(did: str, doers: set[str]) -> None:
    assert told(DISOWNED.format(did=did))[0] == doers
