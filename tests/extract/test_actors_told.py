"""What the words of invented mentions tell of who is meant: country, kind, number."""

from __future__ import annotations

import re

import msgspec
from named import read

from dateline.extract.actors import find_actors
from dateline.record.account import Actor
from dateline.record.reading import Chain, Mention, NameClass

SIDE = """
Pro ADJ JJ pro 4 amod
- PUNCT HYPH - 3 punct
Malian ADJ JJ malian 4 amod
rebels NOUN NNS rebel 5 nsubj
attacked VERB VBD attack 0 root
the DET DT the 7 det
police NOUN NN police 5 obj
. PUNCT . . 5 punct
"""
ASIDE = """
The DET DT the 2 det
rebels NOUN NNS rebel 3 nsubj
attacked VERB VBD attack 0 root
Ghana PROPN NNP Ghana 3 obj
, PUNCT , , 8 punct
specifically ADV RB specifically 8 advmod
the DET DT the 8 det
ministers NOUN NNS minister 3 obl
. PUNCT . . 3 punct
"""
HUNDREDS = """
Hundreds NOUN NNS hundred 4 nsubj
of ADP IN of 3 case
Malians PROPN NNPS Malians 1 nmod
attacked VERB VBD attack 0 root
Tamsir PROPN NNP Tamsir 4 obj
. PUNCT . . 4 punct
"""
GROUP = """
The DET DT the 3 det
Advisory ADJ NNP advisory 3 amod
Group PROPN NNP Group 6 nsubj
of ADP IN of 5 case
Experts PROPN NNS Experts 3 nmod
left VERB VBD leave 0 root
Tamsir PROPN NNP Tamsir 6 obj
. PUNCT . . 6 punct
"""
FIRMS = """
Delta PROPN NNP Delta 2 compound
Group PROPN NNP Group 7 nsubj
, PUNCT , , 5 punct
a DET DT a 5 det
firm NOUN NN firm 2 appos
, PUNCT , , 5 punct
closed VERB VBD close 0 root
. PUNCT . . 7 punct

The DET DT the 3 det
17 NUM CD 17 3 nummod
firms NOUN NNS firm 4 nsubj
failed VERB VBD fail 0 root
. PUNCT . . 4 punct
"""
KINDS = """
The DET DT the 3 det
Sovereign ADJ NNP sovereign 3 amod
Council PROPN NNP Council 4 nsubj
met VERB VBD meet 0 root
. PUNCT . . 4 punct

The DET DT the 2 det
ministry NOUN NN ministry 3 nsubj
closed VERB VBD close 0 root
. PUNCT . . 3 punct

The DET DT the 2 det
council NOUN NN council 3 nsubj
opened VERB VBD open 0 root
. PUNCT . . 3 punct
"""
MANY = """
The DET DT the 3 det
Health PROPN NNP Health 3 compound
Department PROPN NNP Department 4 nsubj
left VERB VBD leave 0 root
the DET DT the 6 det
departments NOUN NNS department 4 obj
of ADP IN of 8 case
Mali PROPN NNP Mali 6 nmod
. PUNCT . . 4 punct
"""
FOREIGN = """
Mali PROPN NNP Mali 6 nsubj
, PUNCT , , 3 punct
Mali PROPN NNP Mali 1 conj
and CCONJ CC and 5 cc
Mali PROPN NNP Mali 1 conj
met VERB VBD meet 0 root
. PUNCT . . 6 punct

Chadian ADJ JJ chadian 2 amod
President PROPN NNP President 3 nmod:desc
Bo PROPN NNP Bo 5 nsubj
Tarek PROPN NNP Tarek 3 flat
met VERB VBD meet 0 root
Prime ADJ NNP prime 7 amod
Minister PROPN NNP Minister 8 nmod:desc
Ann PROPN NNP Ann 5 obj
Day PROPN NNP Day 8 flat
. PUNCT . . 5 punct
"""
MAG = """
The DET DT the 3 det
Farm PROPN NNP Farm 3 compound
Ministry PROPN NNP Ministry 7 nsubj
( PUNCT -LRB- ( 5 punct
MAG PROPN NNP MAG 3 appos
) PUNCT -RRB- ) 5 punct
closed VERB VBD close 0 root
. PUNCT . . 7 punct
"""


def _actors(rows: str, names: dict[str, NameClass]) -> dict[str, Actor]:
    return {actor.name: actor for actor in find_actors(*read(rows, names)).actors}


def test_whose_side_someone_is_on_is_not_where_that_one_is_from() -> None:
    pro = _actors(SIDE, {"Malian": "NORP"})
    assert [a.country for a in pro.values() if a.type == "armed_group"] == [None]
    own = _actors(SIDE.replace("- PUNCT HYPH - 3 punct", "young ADJ JJ young 4 amod"), {"Malian": "NORP"})
    assert [a.country for a in own.values() if a.type == "armed_group"] == ["ML"]


def test_rebels_for_somebody_are_told_with_whom_they_are_for() -> None:
    """The reader may hang the "pro" elsewhere than on the rebels."""
    loose = SIDE.replace("pro 4 amod", "pro 5 dep").replace("- 3 punct", "- 1 punct")
    assert "Pro - Malian rebels" in _actors(loose, {"Malian": "NORP"})


def test_an_adverb_that_is_said_of_all_is_no_part_of_a_name() -> None:
    assert "ministers" in _actors(ASIDE, {"Ghana": "LOC"})


def test_a_group_of_experts_is_no_company() -> None:
    assert _actors(GROUP, {"Advisory Group of Experts": "ORG"})["Advisory Group of Experts"].type != "company"


def test_many_firms_are_not_the_one_firm_named_before() -> None:
    assert {"Delta Group", "17 firms"} <= set(_actors(FIRMS, {"Delta Group": "ORG"}))


def _told(actor: Actor, text: str) -> list[str]:
    return [text[start:end].lower() for start, end in actor.mentions]


def test_a_ministry_is_no_council_and_departments_are_no_department() -> None:
    report, _ = read(KINDS, {"Sovereign Council": "ORG"})
    council = _actors(KINDS, {"Sovereign Council": "ORG"})["Sovereign Council"]
    assert _told(council, report.text) == ["sovereign council", "the council"]
    health = _actors(MANY, {"Health Department": "ORG", "Mali": "LOC"})["Health Department"]
    assert len(health.mentions) == 1


def test_whose_premier_it_is_stays_unknown_beside_the_president_of_another_state_than_the_reports() -> None:
    names: dict[str, NameClass] = {"Mali": "LOC", "Chadian": "NORP", "Bo Tarek": "PER", "Ann Day": "PER"}
    assert _actors(FOREIGN, names)["Ann Day"].country is None
    home = FOREIGN.replace("Chadian ADJ JJ chadian", "Malian ADJ JJ malian")
    names = {"Mali": "LOC", "Malian": "NORP", "Bo Tarek": "PER", "Ann Day": "PER"}
    assert _actors(home, names)["Ann Day"].country == "ML"


def test_capitals_in_brackets_are_the_body_before_them() -> None:
    assert len(_actors(MAG, {"Farm Ministry": "ORG", "MAG": "ORG"})["Farm Ministry"].mentions) == 2


BANKS = """
Bank PROPN NNP Bank 4 nsubj
of ADP IN of 3 case
Mali PROPN NNP Mali 1 nmod
sued VERB VBD sue 0 root
Farm PROPN NNP Farm 6 compound
Bank PROPN NNP Bank 4 obj
of ADP IN of 8 case
Mali PROPN NNP Mali 6 nmod
. PUNCT . . 4 punct
"""


def test_a_bank_of_somewhere_is_not_every_bank_whose_name_ends_so() -> None:
    assert {"Bank of Mali", "Farm Bank of Mali"} <= set(
        _actors(BANKS, {r"(?<!Farm )Bank of Mali": "ORG", "Farm Bank of Mali": "ORG"})
    )


def test_a_number_of_a_people_is_one_actor_with_its_country() -> None:
    found = _actors(HUNDREDS, {"Malians": "NORP"})["Hundreds of Malians"]
    assert (found.type, found.country) == ("population", "ML")
    assert "Hundreds of Malians" not in _actors(
        HUNDREDS.replace("Hundreds NOUN NNS hundred", "Friends NOUN NNS friend"), {"Malians": "NORP"}
    )


CHIEFS = """
The DET DT the 3 det
rebel NOUN NN rebel 3 compound
chief NOUN NN chief 6 nsubj
, PUNCT , , 5 punct
Okon PROPN NNP Okon 3 appos
left VERB VBD leave 0 root
as SCONJ IN as 11 mark
the DET DT the 10 det
army NOUN NN army 10 compound
chief NOUN NN chief 11 nsubj
came VERB VBD come 6 advcl
. PUNCT . . 6 punct
"""


def test_the_army_chief_is_not_the_rebel_chief_though_a_chain_takes_them_for_one() -> None:
    report, reading = read(CHIEFS, {"Okon": "PER"})
    spans = [m.span() for m in re.finditer(r"[Tt]he (?:rebel|army) chief", report.text)]
    chain = Chain(tuple(Mention(*span, "nominal") for span in spans))
    cast = find_actors(report, msgspec.structs.replace(reading, chains=(chain,)))
    assert cast.at(spans[0]) == cast.at((report.text.index("Okon"), report.text.index("Okon") + 4))
    assert cast.at(spans[1]) != cast.at(spans[0])


MANAGER = """
The DET DT the 2 det
manager NOUN NN manager 9 nsubj
of ADP IN of 4 case
Mali PROPN NNP Mali 2 nmod
, PUNCT , , 6 punct
Ann PROPN NNP Ann 2 appos
Day PROPN NNP Day 6 flat
, PUNCT , , 6 punct
called VERB VBD call 0 root
the DET DT the 11 det
police NOUN NN police 9 obj
. PUNCT . . 9 punct
"""
PUPIL = """
A DET DT a 3 det
22-year-old ADJ JJ 22-year-old 3 amod
prisoner NOUN NN prisoner 6 nsubj
Ann PROPN NNP Ann 3 appos
Day PROPN NNP Day 4 flat
called VERB VBD call 0 root
the DET DT the 8 det
police NOUN NN police 6 obj
. PUNCT . . 6 punct
"""
SUNNY = """
Ann PROPN NNP Ann 9 nsubj
Day PROPN NNP Day 1 flat
, PUNCT , , 4 punct
known VERB VBN know 1 acl
by ADP IN by 7 case
her PRON PRP$ she 7 nmod:poss
nickname NOUN NN nickname 4 obl
Sunny PROPN NNP Sunny 7 appos
called VERB VBD call 0 root
the DET DT the 11 det
police NOUN NN police 9 obj
. PUNCT . . 9 punct
"""
DAMS = """
The DET DT the 4 det
National ADJ NNP national 4 amod
Dam PROPN NNP Dam 4 compound
Board PROPN NNP Board 8 nsubj
( PUNCT -LRB- ( 6 punct
Nadbor PROPN NNP Nadbor 4 appos
) PUNCT -RRB- ) 6 punct
called VERB VBD call 0 root
the DET DT the 10 det
police NOUN NN police 8 obj
. PUNCT . . 8 punct
"""


def test_a_noun_of_any_trade_beside_a_persons_name_tells_that_person() -> None:
    assert len(_actors(MANAGER, {"Ann Day": "PER", "Mali": "LOC"})["Ann Day"].mentions) == 2


def test_an_age_is_no_number_of_people() -> None:
    assert len(_actors(PUPIL, {"Ann Day": "PER"})["Ann Day"].mentions) == 2


def test_a_name_that_someone_is_known_by_is_no_second_person() -> None:
    assert "Sunny" not in _actors(SUNNY, {"Ann Day": "PER", "Sunny": "PER"})
    met = SUNNY.replace("known VERB VBN know", "met VERB VBN meet")
    assert "Sunny" in _actors(met, {"Ann Day": "PER", "Sunny": "PER"})


def test_one_word_in_brackets_is_a_long_bodys_short_name() -> None:
    assert "Nadbor" not in _actors(DAMS, {"National Dam Board": "ORG", "Nadbor": "ORG"})


HEADS = """
The DET DT the 2 det
head NOUN NN head 6 nsubj
of ADP IN of 5 case
the DET DT the 5 det
bank NOUN NN bank 2 nmod
called VERB VBD call 0 root
the DET DT the 8 det
head NOUN NN head 6 obj
of ADP IN of 11 case
the DET DT the 11 det
ministry NOUN NN ministry 8 nmod
. PUNCT . . 6 punct
"""
FARMER = """
Ambassador PROPN NNP Ambassador 2 nmod:desc
Ann PROPN NNP Ann 7 nsubj
Day PROPN NNP Day 2 flat
, PUNCT , , 6 punct
a DET DT a 6 det
farmer NOUN NN farmer 2 appos
called VERB VBD call 0 root
the DET DT the 9 det
police NOUN NN police 7 obj
. PUNCT . . 7 punct
"""


def test_the_heads_of_two_bodies_are_two() -> None:
    found = find_actors(*read(HEADS, {})).actors
    assert len([a for a in found if "head" in a.name]) == 2
    again = find_actors(*read(HEADS.replace("ministry NOUN NN ministry", "bank NOUN NN bank"), {})).actors
    assert len([a for a in again if "head" in a.name]) == 1


def test_any_trade_may_stand_beside_a_name_with_an_office() -> None:
    assert len(_actors(FARMER, {"Ann Day": "PER"})["Ann Day"].mentions) == 2
