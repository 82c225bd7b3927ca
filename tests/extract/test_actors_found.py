"""Actors of invented reports: who they are, which words mean them, and what keeps them apart."""

from __future__ import annotations

import msgspec
from named import read

from dateline.extract.actors import Cast, find_actors, nouns
from dateline.record.reading import Argument, Chain, EventMark, Mention, Name, NameClass, SpeechMark
from dateline.record.report import Report

VISIT = """
French ADJ JJ French 2 amod
President PROPN NNP President 3 compound
Emmanuel PROPN NNP Emmanuel 5 nsubj
Macron PROPN NNP Macron 3 flat
said VERB VBD say 0 root
Bamako PROPN NNP Bamako 7 nsubj
rejected VERB VBD reject 5 ccomp
the DET DT the 10 det
Wagner PROPN NNP Wagner 10 compound
Group PROPN NNP Group 7 obj
. PUNCT . . 5 punct

Wagner PROPN NNP Wagner 2 nsubj
left VERB VBD leave 0 root
Mali PROPN NNP Mali 2 obj
and CCONJ CC and 7 cc
the DET DT the 6 det
group NOUN NN group 7 nsubj
thanked VERB VBD thank 2 conj
Macron PROPN NNP Macron 7 obj
. PUNCT . . 2 punct
"""
NAMES: dict[str, NameClass] = {"Emmanuel Macron": "PER", "Macron": "PER", "Bamako": "LOC", "Wagner Group": "ORG",
                               "Wagner": "ORG", "Mali": "LOC"}  # fmt: skip

TWO_OF_A_NAME = """
Ann PROPN NNP Ann 3 nsubj
Tarek PROPN NNP Tarek 1 flat
met VERB VBD meet 0 root
Bo PROPN NNP Bo 3 obj
Tarek PROPN NNP Tarek 4 flat
near ADP IN near 8 case
the DET DT the 8 det
army NOUN NN army 3 obl
of ADP IN of 10 case
Mali PROPN NNP Mali 8 nmod
. PUNCT . . 3 punct

The DET DT the 3 det
Malian ADJ JJ Malian 3 amod
army NOUN NN army 4 nsubj
watched VERB VBD watch 0 root
. PUNCT . . 4 punct
"""

JOINT = """
Britain PROPN NNP Britain 4 nsubj
and CCONJ CC and 3 cc
France PROPN NNP France 1 conj
said VERB VBD say 0 root
talks NOUN NNS talk 6 nsubj
failed VERB VBD fail 4 ccomp
. PUNCT . . 4 punct
"""

RELIEF = """
The DET DT the 4 det
Delta PROPN NNP Delta 4 compound
Relief PROPN NNP Relief 4 compound
Network PROPN NNP Network 8 nsubj
( PUNCT -LRB- ( 6 punct
DRN PROPN NNP DRN 4 appos
) PUNCT -RRB- ) 6 punct
helped VERB VBD help 0 root
dozens NOUN NNS dozen 8 obj
of ADP IN of 11 case
farmers NOUN NNS farmer 9 nmod
. PUNCT . . 8 punct

DRN PROPN NNP DRN 2 nsubj
left VERB VBD leave 0 root
. PUNCT . . 2 punct
"""


def _at(report: Report, cast: Cast, words: str, turn: int = 0) -> str | None:
    start = -1
    for _ in range(turn + 1):
        start = report.text.index(words, start + 1)
    return cast.at((start, start + len(words)))


def test_a_title_gives_its_holder_the_office_and_its_state() -> None:
    report, reading = read(VISIT, NAMES)
    cast = find_actors(report, reading)
    macron = cast.get(_at(report, cast, "French President Emmanuel Macron"))
    assert macron is not None
    assert (macron.name, macron.type, macron.country) == ("Emmanuel Macron", "person", "FR")
    office = macron.roles[0]
    state = cast.get(office.of)
    assert state is not None
    assert (office.title, state.type, state.country) == ("President", "state", "FR")


FILED = """
PARIS PROPN NNP Paris 6 obl
- PUNCT HYPH - 1 punct
French ADJ JJ French 5 amod
President PROPN NNP President 5 nmod:desc
Macron PROPN NNP Macron 6 nsubj
spoke VERB VBD speak 0 root
. PUNCT . . 6 punct
"""


def test_a_title_does_not_reach_over_the_dash_of_a_dateline() -> None:
    report, reading = read(FILED, {"PARIS": "LOC", "Macron": "PER", "French": "NORP"})
    (mark,) = [m for m in find_actors(report, reading).marks if report.text[m.start : m.end].endswith("Macron")]
    assert (report.text[mark.start : mark.end], mark.head) == ("French President Macron", 4)


def test_short_names_and_the_group_mean_the_named_group() -> None:
    report, reading = read(VISIT, NAMES)
    cast = find_actors(report, reading)
    group = cast.get(_at(report, cast, "Wagner Group"))
    assert group is not None
    assert (group.name, group.type, group.country) == ("Wagner Group", "armed_group", "RU")
    assert _at(report, cast, "Wagner", 1) == group.id
    assert _at(report, cast, "the group") == group.id
    assert _at(report, cast, "Macron", 1) == _at(report, cast, "Emmanuel Macron")


def test_a_capital_that_acts_is_a_state() -> None:
    report, reading = read(VISIT, NAMES)
    cast = find_actors(report, reading)
    bamako = cast.get(_at(report, cast, "Bamako"))
    assert bamako is not None
    assert (bamako.type, bamako.country) == ("state", "ML")


def test_people_of_one_surname_stay_two() -> None:
    report, reading = read(TWO_OF_A_NAME, {"Ann Tarek": "PER", "Bo Tarek": "PER", "Mali": "LOC"})
    cast = find_actors(report, reading)
    assert _at(report, cast, "Ann Tarek") != _at(report, cast, "Bo Tarek")


def test_a_chain_cannot_join_conflicting_names() -> None:
    report, reading = read(TWO_OF_A_NAME, {"Ann Tarek": "PER", "Bo Tarek": "PER", "Mali": "LOC"})
    one, other = report.text.index("Ann"), report.text.index("Bo")
    chain = Chain((Mention(one, one + 9, "name"), Mention(other, other + 8, "name")))
    cast = find_actors(report, msgspec.structs.replace(reading, chains=(chain,)))
    assert _at(report, cast, "Ann Tarek") != _at(report, cast, "Bo Tarek")


def test_an_army_is_not_its_state() -> None:
    report, reading = read(TWO_OF_A_NAME, {"Ann Tarek": "PER", "Bo Tarek": "PER", "Mali": "LOC"})
    cast = find_actors(report, reading)
    army = cast.get(_at(report, cast, "The Malian army"))
    assert army is not None
    assert (army.type, army.country, army.sector) == ("armed_forces", "ML", "MIL")
    assert _at(report, cast, "Mali") != army.id


def test_those_who_speak_together_are_one_actor_and_each_their_own() -> None:
    report, reading = read(JOINT, {"Britain": "LOC", "France": "LOC"})
    said = report.text.index("said")
    mark = SpeechMark(cue=(said, said + 4), content=((said + 5, len(report.text) - 1),), source=(0, 18))
    cast = find_actors(report, msgspec.structs.replace(reading, speech=(mark,)))
    joint = cast.get(cast.at((0, 18)))
    assert joint is not None
    assert joint.name == "Britain and France"
    members = [cast.get(a) for a, _ in cast.each((0, 18))]
    assert [m.country for m in members if m] == ["GB", "FR"]


BOTH = """
Both CCONJ DT both 2 cc:preconj
Britain PROPN NNP Britain 5 nsubj
and CCONJ CC and 4 cc
France PROPN NNP France 2 conj
refused VERB VBD refuse 0 root
. PUNCT . . 5 punct
"""


def test_a_word_before_the_first_of_them_leaves_them_together() -> None:
    report, reading = read(BOTH, {"Britain": "LOC", "France": "LOC"})
    said = report.text.index("refused")
    mark = SpeechMark(cue=(said, said + 7), content=((0, 4),), source=(0, said - 1))
    cast = find_actors(report, msgspec.structs.replace(reading, speech=(mark,)))
    joint = cast.get(cast.at((0, said - 1)))
    assert joint is not None
    assert joint.name == "Britain and France"


def test_initials_in_brackets_name_the_same_body() -> None:
    report, reading = read(RELIEF, {"Delta Relief Network": "ORG", "DRN": "ORG"})
    cast = find_actors(report, reading)
    body = cast.get(_at(report, cast, "DRN", 1))
    assert body is not None
    assert (body.name, body.type) == ("Delta Relief Network", "ngo")


def test_a_counted_crowd_is_what_is_counted() -> None:
    report, reading = read(RELIEF, {"Delta Relief Network": "ORG", "DRN": "ORG"})
    cast = find_actors(report, reading)
    crowd = cast.get(_at(report, cast, "dozens of farmers"))
    assert crowd is not None
    assert (crowd.name, crowd.type) == ("dozens of farmers", "population")


def test_swapping_two_countries_swaps_them_and_changes_nothing_else() -> None:
    plain = find_actors(*read(VISIT, NAMES))
    rows = VISIT.replace("Mali ", "Togo ").replace("Bamako", "Lome")
    other = find_actors(*read(rows, {**NAMES, "Lome": "LOC", "Togo": "LOC"}))
    assert [(a.id, a.type) for a in plain.actors] == [(a.id, a.type) for a in other.actors]
    assert [a.country for a in other.actors] == ["TG" if a.country == "ML" else a.country for a in plain.actors]


def test_every_mention_rereads_inside_the_text_and_no_reading_is_too_small() -> None:
    report, reading = read(VISIT, NAMES)
    assert all(0 <= s < e <= len(report.text) for a in find_actors(report, reading).actors for s, e in a.mentions)
    bare = msgspec.structs.replace(reading, tokens=(), sentences=(), names=())
    assert find_actors(report, bare).actors == ()
    assert find_actors(report, bare).at((0, 5)) is None


AT_LEAST = """
Gunmen NOUN NNS gunman 2 nsubj
killed VERB VBD kill 0 root
at ADP IN at 4 case
least ADJ JJS least 5 advmod
23 NUM CD 23 6 nummod
traders NOUN NNS trader 2 obj
. PUNCT . . 2 punct
"""


def test_a_mention_keeps_no_half_of_at_least() -> None:
    apart = AT_LEAST.replace("at ADP IN at 4 case", "at ADP IN at 6 case").replace("least 5 advmod", "least 6 advmod")
    for rows in (AT_LEAST, apart):
        report, reading = read(rows, {})
        cast = find_actors(report, reading)
        traders = cast.get(_at(report, cast, "traders"))
        assert traders is not None
        assert traders.name == "23 traders"


def test_somebodys_fighters_are_not_the_rebels_told_before() -> None:
    for owner, count in (("Their PRON PRP$ their 2 nmod:poss", 2), ("The DET DT the 2 det", 1)):
        report, reading = read(f"{REBELS}\n{THE_REBELS.replace('The DET DT the 2 det', owner)}", {})
        first, again = report.text.index("Rebels"), report.text.index("rebels")
        mentions = (Mention(first, first + 6, "nominal"), Mention(again - 4, again + 6, "nominal"))
        chained = msgspec.structs.replace(reading, chains=(Chain(mentions),))
        assert sum("rebels" in a.name.lower() for a in find_actors(report, chained).actors) == count


COUNTED = """
Three NUM CD three 3 nummod
Malian ADJ JJ Malian 3 amod
soldiers NOUN NNS soldier 4 nsubj
posed VERB VBD pose 0 root
. PUNCT . . 4 punct

Malian ADJ JJ Malian 2 amod
soldiers NOUN NNS soldier 3 nsubj
left VERB VBD leave 0 root
. PUNCT . . 3 punct
"""


THE_COUNTED = """
The DET DT the 3 det
Malian ADJ JJ Malian 3 amod
soldiers NOUN NNS soldier 4 nsubj
left VERB VBD leave 0 root
. PUNCT . . 4 punct
"""


def test_those_counted_once_are_not_all_of_their_kind() -> None:
    report, reading = read(COUNTED, {"Malian": "NORP"})
    named = {a.name: len(a.mentions) for a in find_actors(report, reading).actors if "soldiers" in a.name}
    assert named == {"Three Malian soldiers": 1, "Malian soldiers": 1}


def test_words_that_point_back_mean_those_counted_and_are_not_their_number() -> None:
    first = COUNTED.split("\n\n")[0]
    rows = f"{first}\n{THE_COUNTED}"
    report, reading = read(rows, {"Malian": "NORP"})
    (one,) = (a for a in find_actors(report, reading).actors if "soldiers" in a.name)
    assert (one.name, len(one.mentions)) == ("Malian soldiers", 2)


LOYAL = """
Forces NOUN NNS force 6 nsubj
loyal ADJ JJ loyal 1 amod
to ADP IN to 4 case
President PROPN NNP President 2 obl
Okon PROPN NNP Okon 4 flat
left VERB VBD leave 0 root
, PUNCT , , 6 punct
not PART RB not 10 advmod
the DET DT the 10 det
rebels NOUN NNS rebel 6 obj
. PUNCT . . 6 punct
"""


def test_a_nominal_takes_what_its_adjective_needs_and_no_denial() -> None:
    report, reading = read(LOYAL, {"Okon": "PER"})
    assert {a.name for a in find_actors(report, reading).actors} == {"Forces loyal to President Okon", "Okon", "rebels"}


def test_a_president_is_told_as_the_leader_and_never_as_a_diplomat() -> None:
    held = frozenset({"president"})
    assert nouns.in_line("leader", held)
    assert nouns.in_line("man", held)
    assert not nouns.in_line("diplomat", held)
    assert nouns.in_line("diplomat", frozenset({"ambassador"}))
    assert nouns.in_line("diplomat", frozenset())


CHAINED = """
President PROPN NNP President 2 compound
Mira PROPN NNP Mira 4 nsubj
Okon PROPN NNP Okon 2 flat
left VERB VBD leave 0 root
. PUNCT . . 4 punct

The DET DT the 2 det
diplomat NOUN NN diplomat 3 nsubj
spoke VERB VBD speak 0 root
. PUNCT . . 3 punct
"""


def test_a_chain_joins_nobody_with_a_noun_of_another_line() -> None:
    for noun, together in (("diplomat", False), ("leader", True)):
        report, reading = read(CHAINED.replace("diplomat", noun), {"Mira Okon": "PER"})
        at = report.text.index(f"The {noun}")
        named = report.text.index("Mira Okon")
        chain = Chain((Mention(named, named + 9, "name"), Mention(at, at + 4 + len(noun), "nominal")))
        cast = find_actors(report, msgspec.structs.replace(reading, chains=(chain,)))
        assert (cast.at((named, named + 9)) == cast.at((at, at + 4 + len(noun)))) is together


REBELS = """
Rebels NOUN NNS rebel 2 nsubj
fought VERB VBD fight 0 root
. PUNCT . . 2 punct
"""
GROUP = """
Jaysh PROPN NNP Jaysh 2 compound
Militia PROPN NNP Militia 3 nsubj
fled VERB VBD flee 0 root
. PUNCT . . 3 punct
"""
THE_REBELS = """
The DET DT the 2 det
rebels NOUN NNS rebel 3 nsubj
won VERB VBD win 0 root
. PUNCT . . 3 punct
"""


def test_rebels_told_before_a_group_are_not_that_group() -> None:
    for rows, apart in ((f"{REBELS}\n{GROUP}\n{THE_REBELS}", True), (f"{GROUP}\n{THE_REBELS}", False)):
        report, reading = read(rows, {"Jaysh Militia": "ORG"})
        names = [a.name for a in find_actors(report, reading).actors]
        assert (len(names) == 2) is apart
        assert "Jaysh Militia" in names


def test_a_chain_does_not_make_rebels_told_before_the_group_that_is_named_after() -> None:
    for rows, count in ((f"{REBELS}\n{GROUP}", 2), (f"{GROUP}\n{REBELS}", 1)):
        report, reading = read(rows, {"Jaysh Militia": "ORG"})
        rebels, group = report.text.index("Rebels"), report.text.index("Jaysh Militia")
        mentions = (Mention(rebels, rebels + 6, "nominal"), Mention(group, group + 13, "name"))
        chained = msgspec.structs.replace(reading, chains=(Chain(mentions),))
        assert len(find_actors(report, chained).actors) == count


PEOPLE = """
Tired ADJ JJ tired 2 amod
people NOUN NNS people 3 nsubj
left VERB VBD leave 0 root
. PUNCT . . 3 punct

The DET DT the 2 det
people NOUN NNS people 6 nsubj
who PRON WP who 4 nsubj
hid VERB VBD hide 2 acl:relcl
here ADV RB here 4 advmod
fled VERB VBD flee 0 root
. PUNCT . . 6 punct
"""


def test_people_whom_a_clause_singles_out_are_not_any_people_told_before() -> None:
    report, reading = read(PEOPLE, {})
    marks = [m for m in find_actors(report, reading).marks if m.kind == "nominal"]
    assert len({m.actor for m in marks}) == 2


SAHEL = """
Mira PROPN NNP Mira 2 nsubj
studies VERB VBZ study 0 root
the DET DT the 4 det
Sahel PROPN NNP Sahel 2 obj
for ADP IN for 7 case
Delta PROPN NNP Delta 7 compound
Consulting PROPN NNP Consulting 2 obl
. PUNCT . . 2 punct
"""


def test_a_body_does_not_begin_with_the_region_that_it_is_asked_about() -> None:
    report, reading = read(SAHEL, {"Sahel for Delta Consulting": "ORG"})
    assert [a.name for a in find_actors(report, reading).actors if "Delta" in a.name] == ["Delta Consulting"]


STRIKES = """
Airstrikes NOUN NNS airstrike 2 nsubj
killed VERB VBD kill 0 root
militants NOUN NNS militant 2 obj
. PUNCT . . 2 punct
"""


def test_what_is_done_is_nobody_though_the_reader_has_it_act() -> None:
    for lemma, there in (("airstrike", False), ("automaker", True)):
        report, reading = read(STRIKES.replace("airstrike", lemma), {})
        acts = Argument("actor", 0, 10, 0.9)
        mark = EventMark((11, 17), "ASSAULT", "happened", (acts,), 0.9)
        cast = find_actors(report, msgspec.structs.replace(reading, events=(mark,)))
        assert (cast.at((0, 10)) is not None) is there


COURT = """
Kenya PROPN NNP Kenya 2 nsubj
asked VERB VBD ask 0 root
the DET DT the 5 det
Supreme PROPN NNP Supreme 5 compound
Court PROPN NNP Court 2 obj
. PUNCT . . 2 punct
"""


def test_a_court_is_of_the_only_state_that_the_report_is_about_and_of_none_where_there_are_two() -> None:
    def country(rows: str, **names: str) -> str | None:
        report, reading = read(rows, {"Supreme Court": "ORG", **names})
        return next(a.country for a in find_actors(report, reading).actors if a.name == "Supreme Court")

    assert country(COURT, Kenya="LOC") == "KE"
    both = COURT + COURT.replace("Kenya", "Ghana").replace("Supreme Court", "court")
    assert country(both, Kenya="LOC", Ghana="LOC") is None


TWO_GOVERNMENTS = """
The DET DT the 3 det
Tarek PROPN NNP Tarek 3 compound
administration NOUN NN administration 4 nsubj
left VERB VBD leave 0 root
. PUNCT . . 4 punct

The DET DT the 3 det
Okon PROPN NNP Okon 3 compound
administration NOUN NN administration 4 nsubj
stayed VERB VBD stay 0 root
. PUNCT . . 4 punct
"""


def test_the_governments_of_two_persons_are_two_even_where_the_reader_joins_them() -> None:
    def actors(rows: str) -> set[str | None]:
        report, reading = read(rows, {"Tarek": "PER", "Okon": "PER"})
        spans = [(at, at + 14) for at in range(len(report.text)) if report.text.startswith("administration", at)]
        mentions = tuple(Mention(report.text.rindex("The", 0, start), end, "nominal") for start, end in spans)
        cast = find_actors(report, msgspec.structs.replace(reading, chains=(Chain(mentions),)))
        return {cast.at(span) for span in spans}

    assert len(actors(TWO_GOVERNMENTS)) == 2
    assert len(actors(TWO_GOVERNMENTS.replace("Okon PROPN NNP Okon", "Tarek PROPN NNP Tarek"))) == 1


TWO_STATES = """
Mali PROPN NNP Mali 2 nsubj
left VERB VBD leave 0 root
Niger PROPN NNP Niger 2 obj
. PUNCT . . 2 punct

Defence PROPN NNP Defence 2 compound
Minister PROPN NNP Minister 3 compound
Ann PROPN NNP Ann 5 nsubj
Tarek PROPN NNP Tarek 3 flat
stayed VERB VBD stay 0 root
. PUNCT . . 5 punct
"""


def test_whose_minister_it_is_stays_unknown_where_two_states_are_named_alike() -> None:
    def home(rows: str) -> str | None:
        report, reading = read(rows, {"Mali": "LOC", "Niger": "LOC", "Ann Tarek": "PER"})
        cast = find_actors(report, reading)
        actor = cast.get(_at(report, cast, "Ann Tarek"))
        assert actor is not None
        return actor.country

    assert home(TWO_STATES) is None
    assert home(TWO_STATES.replace("Niger PROPN NNP Niger", "Mali PROPN NNP Mali")) == "ML"


BANK = """
The DET DT the 4 det
Central PROPN NNP Central 3 amod
American PROPN NNP American 4 amod
Bank PROPN NNP Bank 5 nsubj
lent VERB VBD lend 0 root
millions NOUN NNS million 5 obj
. PUNCT . . 5 punct
"""


def test_a_central_american_bank_is_not_of_the_united_states() -> None:
    def home(rows: str) -> str | None:
        words = [line.split()[0] for line in rows.strip().splitlines()]
        name = " ".join(words[1:4])
        report, reading = read(rows, {name: "ORG"})
        cast = find_actors(report, reading)
        actor = cast.get(_at(report, cast, name))
        assert actor is not None
        return actor.country

    assert home(BANK) is None
    assert home(BANK.replace("American PROPN NNP American", "America PROPN NNP America")) is None
    assert home(BANK.replace("Central PROPN NNP Central", "First PROPN NNP First")) == "US"


TOWN_AND_MAN = """
The DET DT the 2 det
mayor NOUN NN mayor 7 nsubj
of ADP IN of 6 case
Pedro PROPN NNP Pedro 6 compound
Juan PROPN NNP Juan 6 compound
Tarek PROPN NNP Tarek 2 nmod
left VERB VBD leave 0 root
. PUNCT . . 7 punct

Ann PROPN NNP Ann 3 nsubj
Tarek PROPN NNP Tarek 1 flat
stayed VERB VBD stay 0 root
. PUNCT . . 3 punct
"""


def test_a_town_whose_name_ends_as_a_surname_is_no_person() -> None:
    report, reading = read(TOWN_AND_MAN, {"Pedro Juan Tarek": "LOC", "Ann Tarek": "PER"})
    cast = find_actors(report, reading)
    actor = cast.get(_at(report, cast, "Ann Tarek"))
    assert actor is not None
    assert len(actor.mentions) == 1


def test_a_news_agency_does_not_make_its_country_the_reports_home() -> None:
    rows = TWO_STATES.replace("Niger PROPN NNP Niger 2 obj", "Reuters PROPN NNP Reuters 2 obj")
    report, reading = read(rows, {"Mali": "LOC", "Reuters": "ORG", "Ann Tarek": "PER"})
    cast = find_actors(report, reading)
    actor = cast.get(_at(report, cast, "Ann Tarek"))
    assert actor is not None
    assert actor.country == "ML"


ADVISER = """
Okon PROPN NNP Okon 7 nsubj
's PART POS 's 1 case
adviser NOUN NN adviser 7 nsubj
, PUNCT , , 5 punct
Ann PROPN NNP Ann 3 appos
Tarek PROPN NNP Tarek 5 flat
left VERB VBD leave 0 root
. PUNCT . . 7 punct
"""


def test_an_owner_does_not_head_the_words_that_it_owns() -> None:
    report, reading = read(ADVISER, {"Okon": "PER", "Ann Tarek": "PER"})
    cast = find_actors(report, reading)
    actor = cast.get(cast.at((0, report.text.index(" left"))))
    assert actor is not None
    assert actor.name == "Ann Tarek"


def test_a_name_has_one_space_between_its_words() -> None:
    report, reading = read(DOUBLE, {})
    report = msgspec.structs.replace(report, text=report.text.replace("A wary", "A  ary"))
    names = {actor.name for actor in find_actors(report, reading).actors}
    assert "ary soldier" in names


DOUBLE = """
A DET DT a 3 det
wary ADJ JJ wary 3 amod
soldier NOUN NN soldier 4 nsubj
left VERB VBD leave 0 root
. PUNCT . . 4 punct
"""


ITS_LEADER = """
The DET DT the 2 det
League PROPN NNP League 3 nsubj
waited VERB VBD wait 0 root
. PUNCT . . 3 punct

Its PRON PRP$ its 2 nmod:poss
leader NOUN NN leader 3 nsubj
left VERB VBD leave 0 root
. PUNCT . . 3 punct
"""


def test_its_leader_is_not_it() -> None:
    report, reading = read(ITS_LEADER, {})
    at = report.text.index("Its")
    chain = Chain((Mention(at, at + 3, "pronoun"), Mention(at, at + 10, "nominal")))
    cast = find_actors(report, msgspec.structs.replace(reading, chains=(chain,)))
    leader = cast.get(_at(report, cast, "Its leader"))
    assert leader is not None
    assert (at, at + 3) not in leader.mentions


LETTERS = """
The DET DT the 3 det
Pakistan PROPN NNP Pakistan 3 compound
Tehreek-e-Insaf PROPN NNP Tehreek-e-Insaf 7 nsubj
( PUNCT -LRB- ( 5 punct
PTI PROPN NNP PTI 3 appos
) PUNCT -RRB- ) 5 punct
left VERB VBD leave 0 root
. PUNCT . . 7 punct

PTI PROPN NNP PTI 2 nsubj
returned VERB VBD return 0 root
. PUNCT . . 2 punct
"""


def test_letters_in_brackets_after_a_known_body_are_that_body_in_all_the_report() -> None:
    report, reading = read(LETTERS, {"Pakistan Tehreek-e-Insaf": "ORG", "PTI": "ORG"})
    cast = find_actors(report, reading)
    actor = cast.get(_at(report, cast, "PTI", 1))
    assert actor is not None
    assert actor.name == "Pakistan Tehreek-e-Insaf"
    alone = LETTERS.replace("( PUNCT -LRB- ( 5 punct", ", PUNCT , , 5 punct")
    report, reading = read(alone, {"Pakistan Tehreek-e-Insaf": "ORG", "PTI": "ORG"})
    cast = find_actors(report, reading)
    actor = cast.get(_at(report, cast, "PTI", 1))
    assert actor is not None
    assert actor.type == "media"


def test_a_surname_marked_as_a_place_is_the_person_again() -> None:
    rows = TOWN_AND_MAN + TWO_STATES.replace("Mali PROPN NNP Mali 2 nsubj", "Tarek PROPN NNP Tarek 2 nsubj")
    report, reading = read(rows, {"Ann Tarek": "PER", "Pedro Juan Tarek": "LOC"})
    at = report.text.index("Tarek left Niger")
    lone = Name(at, at + 5, "LOC", 1.0)
    cast = find_actors(report, msgspec.structs.replace(reading, names=(*reading.names, lone)))
    assert cast.at((at, at + 5)) == _at(report, cast, "Ann Tarek")
