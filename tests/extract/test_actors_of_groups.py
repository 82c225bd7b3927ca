"""Facts about members, capitals and names that mean a group or a state."""

from __future__ import annotations

import pytest
from named import read

from dateline.extract.actors import find_actors
from dateline.extract.actors.cast import Cast
from dateline.record.reading import NameClass
from dateline.vocabulary.registry import registry

FIGHTERS = """
Fighters NOUN NNS fighter 6 nsubj
from ADP IN from 5 case
the DET DT the 5 det
Hezbollah PROPN NNP Hezbollah 5 compound
group NOUN NN group 1 nmod
fled VERB VBD flee 0 root
. PUNCT . . 6 punct
"""
DENIED = """
Rwanda PROPN NNP Rwanda 3 nsubj
has AUX VBZ have 3 aux
troops VERB VBN troop 0 root
; PUNCT : ; 6 punct
Kigali PROPN NNP Kigali 6 nsubj
denied VERB VBD deny 3 parataxis
it PRON PRP it 6 obj
. PUNCT . . 3 punct
"""
LONGER = """
Mira PROPN NNP Mira 3 nsubj
Kigali PROPN NNP Kigali 1 flat
left VERB VBD leave 0 root
. PUNCT . . 3 punct

Kigali PROPN NNP Kigali 2 nsubj
denied VERB VBD deny 0 root
it PRON PRP it 2 obj
. PUNCT . . 2 punct
"""


def cast_of(rows: str, names: dict[str, NameClass]) -> tuple[str, Cast]:
    report, reading = read(rows, names)
    return report.text, find_actors(report, reading)


def who(text: str, cast: Cast, words: str) -> str | None:
    """The name of the actor that words mean."""
    start = text.index(words)
    actor = cast.get(cast.at((start, start + len(words))))
    return actor.name if actor is not None else None


def test_the_fighters_of_a_group_are_the_group() -> None:
    text, cast = cast_of(FIGHTERS, {"Hezbollah": "ORG"})
    assert who(text, cast, "Fighters") == "Hezbollah"


@pytest.mark.parametrize("counted", ["Six NUM CD six 2 nummod", "Those DET DT those 2 det"])
def test_some_of_its_fighters_are_not_the_group(counted: str) -> None:
    shifted = "\n".join(
        " ".join([*line.split()[:4], str(int(line.split()[4]) + 1 if line.split()[4] != "0" else 0), line.split()[5]])
        for line in FIGHTERS.strip().splitlines()
    )
    text, cast = cast_of(f"{counted}\n{shifted}", {"Hezbollah": "ORG"})
    assert who(text, cast, "Hezbollah") == "Hezbollah"
    assert who(text, cast, "Fighters") != "Hezbollah"


def test_a_capital_that_was_read_as_a_person_is_its_state() -> None:
    text, cast = cast_of(DENIED, {"Rwanda": "LOC", "Kigali": "PER"})
    assert who(text, cast, "Kigali") == "Rwanda"


def test_it_is_a_person_where_a_longer_name_holds_it() -> None:
    text, cast = cast_of(LONGER, {"Mira Kigali": "PER", "Kigali": "PER"})
    assert who(text, cast, "Kigali") == "Mira Kigali"
    assert all(actor.type != "state" for actor in cast.actors)


def test_a_group_is_known_though_it_is_called_a_group() -> None:
    keys = {name: [h.entry.key for h in registry().find(name)] for name in ("M23 group", "M23", "Chad group")}
    assert keys["M23 group"] == keys["M23"] != []
    assert keys["Chad group"] == []


REBEL_GROUP = """
The DET DT the 5 det
Red PROPN NNP Red 5 compound
Column PROPN NNP Column 2 flat
rebel NOUN NN rebel 5 compound
group NOUN NN group 6 nsubj
fled VERB VBD flee 0 root
. PUNCT . . 6 punct
"""


def test_a_word_for_what_a_name_is_one_of_is_that_name() -> None:
    text, cast = cast_of(REBEL_GROUP, {"Red Column": "ORG"})
    assert who(text, cast, "group") == "Red Column"


PART = """
Shells NOUN NNS shell 2 nsubj
killed VERB VBD kill 0 root
nine NUM CD nine 4 nummod
people NOUN NNS people 2 obj
, PUNCT , , 9 punct
five NUM CD five 9 nsubj
of ADP IN of 8 case
them PRON PRP they 6 nmod
women NOUN NNS woman 4 appos
. PUNCT . . 2 punct
"""


def test_what_some_of_those_told_are_is_not_what_all_are() -> None:
    text, cast = cast_of(PART, {})
    assert who(text, cast, "nine people") == "nine people"


MANY = """
Tens NOUN NNS ten 4 nsubj
of ADP IN of 3 case
thousands NOUN NNS thousand 1 nmod
fled VERB VBD flee 0 root
. PUNCT . . 4 punct
"""


OF_RESIDENTS = """
Tens NOUN NNS ten 6 nsubj
of ADP IN of 3 case
thousands NOUN NNS thousand 1 nmod
of ADP IN of 5 case
residents NOUN NNS resident 1 nmod
fled VERB VBD flee 0 root
. PUNCT . . 6 punct
"""


@pytest.mark.parametrize(
    ("rows", "name"), [(MANY, "Tens of thousands"), (OF_RESIDENTS, "Tens of thousands of residents")]
)
def test_tens_of_thousands_are_told_by_the_whole_number(rows: str, name: str) -> None:
    text, cast = cast_of(rows, {})
    assert who(text, cast, "Tens") == name
