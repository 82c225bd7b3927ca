"""Facts about days and places that stand near an event and are not its own."""

from __future__ import annotations

import parsed as made
import pytest

from dateline.extract.account import scene_of
from dateline.extract.events.apart import day_apart, lasting, place_apart, strays
from dateline.extract.events.setting import place_candidates, time_candidates
from dateline.extract.events.spots import spots
from dateline.extract.events.whereabouts import elsewhere, of_talks
from dateline.extract.tree import Tree
from dateline.record.account import Time
from dateline.record.reading import NameClass

FREED = """
Judges NOUN NNS judge 2 nsubj
freed VERB VBD free 0 root
men NOUN NNS man 2 obj
{told}
on ADP IN on 7 case
Friday PROPN NNP Friday 2 obl:unmarked
. PUNCT . . 2 punct
"""
BARE = "who PRON WP who 5 nsubj\nattacked VERB VBD attack 3 acl:relcl"
NAMES: dict[str, NameClass] = {"Tamsir": "LOC", "Mali": "LOC"}


def apart(rows: str, lemma: str = "attack") -> dict[str, bool]:
    """Whether each day and place that a report names is another's than the event's that a word tells."""
    report, reading = made.parsed(rows, names=NAMES)
    scene = scene_of(report, reading)
    spot = [s for s in spots(scene.tree) if reading.tokens[s.index].lemma == lemma][-1]
    days = {report.words(c.span): day_apart(scene, spot.index, c) for c in time_candidates(scene, spot, "ASSAULT")}
    return days | {
        report.words(c.span): place_apart(scene, spot.index, c) for c in place_candidates(scene, spot, "ASSAULT")
    }


@pytest.mark.parametrize(
    "told", [BARE, "long ADV RB long 5 advmod\nattacked VERB VBN attack 3 acl", BARE.replace("VBD", "VBP")]
)
def test_what_only_describes_a_noun_was_not_on_the_day_of_its_clause(told: str) -> None:
    rows = FREED.format(told=told)
    assert apart(rows) == {"Friday": True}
    assert apart(rows, "free") == {"Friday": False}


SINCE = """
Rebels NOUN NNS rebel 3 nsubj
have AUX VBP have 3 aux
attacked VERB VBN attack 0 root
villagers NOUN NNS villager 3 obj
since SCONJ IN since 7 mark
troops NOUN NNS troop 7 nsubj
left VERB VBD leave 3 advcl
on ADP IN on 9 case
Friday PROPN NNP Friday 7 obl:unmarked
. PUNCT . . 3 punct
"""


def test_the_day_of_another_clause_is_that_clauses() -> None:
    assert apart(SINCE) == {"Friday": True}
    assert apart(SINCE, "leave") == {"Friday": False}


HAD_SAID = """
Officials NOUN NNS official 2 nsubj
said VERB VBD say 0 root
Friday PROPN NNP Friday 2 obl:unmarked
that SCONJ IN that 7 mark
rebels NOUN NNS rebel 7 nsubj
had AUX VBD have 7 aux
attacked VERB VBN attack 2 ccomp
Tamsir PROPN NNP Tamsir 7 obj
. PUNCT . . 2 punct
"""


def test_what_had_happened_was_not_on_the_day_on_which_it_was_said() -> None:
    assert apart(HAD_SAID)["Friday"]
    assert not apart(HAD_SAID.replace("had AUX VBD have 7 aux", "again ADV RB again 7 advmod"))["Friday"]


BEFORE = """
Troops NOUN NNS troop 2 nsubj
left VERB VBD leave 0 root
Tamsir PROPN NNP Tamsir 2 obj
in ADP IN in 5 case
Mali PROPN NNP Mali 3 nmod
on ADP IN on 7 case
Friday PROPN NNP Friday 2 obl:unmarked
. PUNCT . . 2 punct

"""
ATTACKED = """
Rebels NOUN NNS rebel 3 nsubj
{aux}
attacked VERB VBN attack 0 root
villagers NOUN NNS villager 3 obj
. PUNCT . . 3 punct
"""


@pytest.mark.parametrize(
    ("aux", "expected"),
    [
        ("have AUX VBP have 3 aux", {"Friday": True, "Tamsir": False, "Mali": False}),
        ("had AUX VBD have 3 aux", {"Friday": True, "Tamsir": False, "Mali": False}),
        ("then ADV RB then 3 advmod", {"Friday": False, "Tamsir": False, "Mali": False}),
    ],
)
def test_what_has_happened_was_on_no_day_of_an_earlier_sentence(aux: str, expected: dict[str, bool]) -> None:
    assert apart(BEFORE + ATTACKED.format(aux=aux)) == expected


WAR = """
The DET DT the 2 det
{word} NOUN NN {word} 3 nsubj
went VERB VBD go 0 root
on ADV RB on 3 advmod
. PUNCT . . 3 punct
"""


def test_a_war_is_of_a_land_and_of_no_one_day() -> None:
    assert apart(BEFORE + WAR.format(word="war"), "war") == {"Friday": True, "Tamsir": True, "Mali": False}
    assert apart(BEFORE + WAR.format(word="attack")) == {"Friday": False, "Tamsir": False, "Mali": False}
    report, reading = made.parsed(WAR.format(word="war"))
    assert lasting(scene_of(report, reading).tree, 1)


def test_only_the_opening_leaves_day_and_place_to_the_next_sentence() -> None:
    after = WAR.format(word="attack") + "\n" + BEFORE
    late = "\n\n".join([WAR.format(word="rain").strip()] * 3) + "\n\n"
    assert apart(after)["Friday"] is apart(after)["Tamsir"] is False
    assert apart(late + after)["Friday"] is apart(late + after)["Tamsir"] is True


CLAIMED = """
Rebels NOUN NNS rebel 2 nsubj
said VERB VBD say 0 root
that SCONJ IN that 6 mark
they PRON PRP they 6 nsubj
{aux}
attacked VERB VBN attack 2 ccomp
villagers NOUN NNS villager 6 obj
. PUNCT . . 2 punct
"""


def test_had_in_a_claim_is_only_the_past_of_what_was_said() -> None:
    assert apart(BEFORE + CLAIMED.format(aux="had AUX VBD have 6 aux"))["Friday"] is False
    assert apart(BEFORE + CLAIMED.format(aux="have AUX VBP have 6 aux"))["Friday"] is True


ELSEWHERE = """
Rain NOUN NN rain 2 nsubj
fell VERB VBD fall 0 root
in ADP IN in 4 case
Belde PROPN NNP Belde 2 obl
and CCONJ CC and 6 cc
Ollan PROPN NNP Ollan 4 conj
Tamsir PROPN NNP Tamsir 4 conj
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize(("between", "strayed"), [("", False), (WAR.format(word="rain") + "\n", True)])
def test_a_town_that_the_report_is_not_about_strays_no_further_than_the_next_sentence(
    between: str, strayed: bool
) -> None:
    rows = ELSEWHERE + "\n" + between + ATTACKED.format(aux="then ADV RB then 3 advmod")
    report, reading = made.parsed(rows, names={"Belde": "LOC", "Ollan": "LOC", "Tamsir": "LOC"})
    scene = scene_of(report, reading)
    spot = spots(scene.tree)[-1]
    assert [strays(scene, spot.index, place) for place in scene.places] == [strayed] * 3


def test_a_continent_of_an_earlier_sentence_is_no_ones_place() -> None:
    rows = BEFORE.replace("Mali", "Africa") + WAR.format(word="attack")
    report, reading = made.parsed(rows, names={"Africa": "LOC"})
    scene = scene_of(report, reading)
    spot = [s for s in spots(scene.tree) if reading.tokens[s.index].lemma == "attack"][-1]
    assert [place_apart(scene, spot.index, c) for c in place_candidates(scene, spot, "ASSAULT")] == [True]


CONDEMNED = """
Chad PROPN NNP Chad 2 nsubj
VERB VERB VBD LEMMA 0 root
the DET DT the 4 det
attack NOUN NN attack 2 obj
on ADP IN on 6 case
Friday PROPN NNP Friday 2 obl:unmarked
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize(("lemma", "another"), [("condemn", True), ("launch", False)])
def test_what_is_condemned_on_a_day_was_not_done_on_it(lemma: str, another: bool) -> None:
    assert apart(CONDEMNED.replace("LEMMA", lemma).replace("VERB VERB", f"{lemma}ed VERB")) == {"Friday": another}


AFTER = """
Chad PROPN NNP Chad 2 nsubj
protested VERB VBD protest 0 root
on ADP IN on 4 case
Friday PROPN NNP Friday 2 obl:unmarked
after SCONJ IN after 8 mark
rebels NOUN NNS rebel 8 nsubj
had AUX VBD have 8 aux
attacked VERB VBN attack 2 advcl
troops NOUN NNS troop 8 obj
. PUNCT . . 2 punct
"""


def test_what_had_been_done_before_was_on_a_day_of_its_own() -> None:
    assert apart(AFTER) == {"Friday": True}
    assert apart(AFTER, "protest") == {"Friday": False}


WHO_TOOK = """
Rebels NOUN NNS rebel 6 nsubj
who PRON WP who 3 nsubj
took VERB VBD take 1 acl:relcl
Gao PROPN NNP Gao 3 obj
yesterday NOUN NN yesterday 3 obl:unmarked
attacked VERB VBD attack 0 root
villagers NOUN NNS villager 6 obj
. PUNCT . . 6 punct
"""
SIGNED_IN = """
Ministers NOUN NNS minister 2 nsubj
met VERB VBD meet 0 root
in ADP IN in 4 case
Doha PROPN NNP Doha 2 obl
to PART TO to 6 mark
end VERB VB end 2 advcl
the DET DT the 8 det
attacks NOUN NNS attack 6 obj
. PUNCT . . 2 punct
"""


def is_elsewhere(rows: str, place: str, *, hostile: bool = True) -> bool:
    report, reading = made.parsed(rows, names={place: "LOC"})
    tree = Tree(report, reading)
    index = next(i for i, t in enumerate(reading.tokens) if t.lemma == "attack")
    start = report.text.index(place)
    return elsewhere(tree, index, (start, start + len(place)), hostile=hostile)


def test_a_place_of_what_a_party_did_is_not_the_deeds() -> None:
    assert is_elsewhere(WHO_TOOK, "Gao")
    assert not is_elsewhere(WHO_TOOK.replace("acl:relcl", "conj"), "Gao")


def test_where_ministers_meet_nothing_is_attacked_but_talks_may_be_held() -> None:
    assert is_elsewhere(SIGNED_IN, "Doha")
    assert not is_elsewhere(SIGNED_IN, "Doha", hostile=False)
    assert not is_elsewhere(SIGNED_IN.replace("met VERB VBD meet", "shot VERB VBD shoot"), "Doha")


UNDER_PACT = """
Under ADP IN under 3 case
the DET DT the 3 det
accord NOUN NN accord 8 obl
signed VERB VBN sign 3 acl
in ADP IN in 6 case
Doha PROPN NNP Doha 4 obl
troops NOUN NNS troop 8 nsubj
attacked VERB VBD attack 0 root
. PUNCT . . 8 punct
"""


def test_where_a_pact_was_made_is_not_where_that_is_done_which_it_is_about() -> None:
    assert is_elsewhere(UNDER_PACT, "Doha", hostile=False)
    assert not is_elsewhere(UNDER_PACT.replace("accord NOUN NN accord", "post NOUN NN post"), "Doha", hostile=False)


CONDEMNED_LATE = """
Chad PROPN NNP Chad 2 nsubj
condemned VERB VBD condemn 0 root
the DET DT the 4 det
killing NOUN NN killing 2 obj
of ADP IN of 6 case
soldiers NOUN NNS soldier 4 nmod
on ADP IN on 9 case
May PROPN NNP May 9 compound
{day} NUM CD {day} 4 nmod
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize(("day", "another"), [("2", True), ("31", False)])
def test_what_is_condemned_long_after_was_not_condemned_on_its_day(day: str, another: bool) -> None:
    report, reading = made.parsed(CONDEMNED_LATE.format(day=day), published="2025-06-03")
    scene = scene_of(report, reading)
    spot = next(s for s in spots(scene.tree) if scene.tree.word(s.index) == "condemned")
    (found,) = time_candidates(scene, spot, "ACCUSE")
    assert day_apart(scene, spot.index, found) is another


CONCEDED = """
Chad PROPN NNP Chad 2 nsubj
attacked VERB VBD attack 0 root
{mark} SCONJ IN {mark} 6 mark
Gao PROPN NNP Gao 6 nsubj:pass
was AUX VBD be 6 aux:pass
shelled VERB VBN shell 2 advcl
. PUNCT . . 2 punct
"""


def test_what_an_although_clause_names_is_its_own() -> None:
    assert is_elsewhere(CONCEDED.format(mark="although"), "Gao")
    assert not is_elsewhere(CONCEDED.format(mark="after"), "Gao")


@pytest.mark.parametrize(("verb", "expected"), [("signed VERB VBD sign", True), ("shelled VERB VBD shell", False)])
def test_where_a_pact_was_signed_is_no_place_of_other_sentences_deeds(verb: str, expected: bool) -> None:
    rows = SIGNED_IN.replace("met VERB VBD meet", verb)
    report, reading = made.parsed(rows, names={"Doha": "LOC"})
    start = report.text.index("Doha")
    assert of_talks(Tree(report, reading), (start, start + 4)) is expected


def test_an_open_stretch_is_no_day_long_before() -> None:
    rows = CONDEMNED_LATE.format(day="1912").replace("on ADP IN on", "until ADP IN until")
    report, reading = made.parsed(rows, published="2025-06-03")
    scene = scene_of(report, reading)
    spot = next(s for s in spots(scene.tree) if scene.tree.word(s.index) == "condemned")
    (found,) = time_candidates(scene, spot, "ACCUSE")
    assert isinstance(found.what, Time)
    assert found.what.edtf == "../1912-05"
    assert not day_apart(scene, spot.index, found)
