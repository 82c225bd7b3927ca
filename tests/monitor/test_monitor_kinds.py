"""What each kind of monitor answers, on invented reports."""

from __future__ import annotations

from collections.abc import Callable

from drafted import Draft

from dateline.monitor.standing import confirm
from dateline.record.answer import Answer, Entry
from dateline.store.protocol import Store

Asks = Callable[..., Answer]

WITHDRAWAL = """Wagner Group leaves Keru

Wagner Group withdrew from Keru on Monday, Mali said. There are around 400 fighters in Keru.
Wagner Group is under the command of the Iron Staff.

Wagner Group said that its instructors would remain in Belde.
"""


def withdrawal() -> Draft:
    draft = Draft(WITHDRAWAL)
    draft.event("RETREAT", "withdrew", ("Wagner Group",), mode="withdraw", place="Keru", when="2026-03-02", says="Mali")
    draft.figure("around 400 fighters", "force", 400, "fighters", bound="about", place="Keru")
    draft.relation("Wagner Group", "under_command_of", "Iron Staff", "is under the command of")
    return draft.said("Wagner Group", "said", "that its instructors would remain in Belde", nth=1)


def only(answer: Answer, topic: str) -> Entry:
    (found,) = [entry for entry in answer.entries if entry.topic == topic]
    return found


def test_a_force_leaves_in_numbers_and_under_command(record: Store, asks: Asks) -> None:
    withdrawal().add_to(record)
    answer = asks("force_presence", 'forces = ["Wagner Group", "fighters"]\nplaces = ["Mali"]')
    leaving = only(answer, "leaving")
    assert leaving.statement == "Mali said that the Wagner Group withdrew from Keru on 2 March 2026"
    assert (leaving.day, leaving.says, leaving.group) == ("2026-03-02", "Mali", "Wagner Group in Keru")
    number = only(answer, "number")
    assert dict(number.details)["number"] == "about 400"
    assert number.day is None
    assert dict(only(answer, "command").details) == {"under": "Iron Staff"}


def test_an_entry_opens_on_the_words_of_its_report(record: Store, asks: Asks) -> None:
    draft = withdrawal().add_to(record)
    for entry in asks("force_presence", 'forces = ["Wagner Group"]').entries:
        for piece in entry.evidence:
            assert draft.report.text[slice(*piece.span)] == piece.words
            assert (piece.report, piece.publisher, piece.published) == (
                draft.report.id,
                "The Harbour Post",
                "2026-03-05",
            )
            assert piece.url == draft.report.url


def test_unknown_days_stand_last(record: Store, asks: Asks) -> None:
    withdrawal().add_to(record)
    dated = [entry.dated for entry in asks("force_presence", 'forces = ["Wagner Group", "fighters"]').entries]
    assert dated == sorted(dated, reverse=True)
    assert True in dated
    assert False in dated


def test_a_place_elsewhere_is_left_out(record: Store, asks: Asks) -> None:
    withdrawal().add_to(record)
    topics = {entry.topic for entry in asks("force_presence", 'forces = ["Wagner Group"]\nplaces = ["NE"]').entries}
    assert "leaving" not in topics


def test_two_reports_of_one_thing_are_one_entry_with_both(record: Store, asks: Asks) -> None:
    withdrawal().add_to(record)
    other = Draft(WITHDRAWAL.replace("There are", "Still there are"), publisher="Daily Wire")
    other.event("RETREAT", "withdrew", ("Wagner Group",), mode="withdraw", place="Keru", when="2026-03-02", says="Mali")
    other.add_to(record)
    leaving = only(asks("force_presence", 'forces = ["Wagner Group"]'), "leaving")
    assert {piece.publisher for piece in leaving.evidence} == {"The Harbour Post", "Daily Wire"}


CEASEFIRE = """North and South sign truce

The Northern Front and the Southern League signed a ceasefire on 1 March that took effect the same day.
"""
SHELLING = """Mortars fired at Keru

The Northern Front fired mortars at the Southern League in Keru on 4 March, killing six people,
the Southern League said. The Northern Front denied that it fired.
"""


def _truce(record: Store) -> None:
    signed = Draft(CEASEFIRE, published="2026-03-01")
    signed.event("SUPPORT", "signed", ("Northern Front", "Southern League"), when="2026-03-01").add_to(record)
    act = Draft(SHELLING)
    act.event(
        "ASSAULT", "fired", ("Northern Front",), ("Southern League",), mode="heavy-weapons", place="Keru",
        when="2026-03-04", says="Southern League",
    )  # fmt: skip
    act.figure("six people", "killed", 6, "people", of_event=1)
    act.event("REJECT", "denied", ("Northern Front",)).add_to(record)


def test_an_act_after_the_ceasefire_has_accused_accuser_weapons_figures_and_denial(record: Store, asks: Asks) -> None:
    _truce(record)
    answer = asks("ceasefire", 'parties = ["Northern Front", "Southern League"]')
    act = only(answer, "act after the ceasefire")
    details = dict(act.details)
    assert details["accused"] == "Northern Front"
    assert details["accuser"] == "Southern League"
    assert details["weapons"] == "mortars"
    assert details["figures"] == "6 people killed"
    assert act.status == "denied by Northern Front"
    assert "1 March 2026, the first day that a report gives" in answer.notes[0]


def test_an_act_before_the_start_is_no_breach(record: Store, asks: Asks) -> None:
    _truce(record)
    answer = asks("ceasefire", 'parties = ["Northern Front", "Southern League"]\nstart = "2026-03-05"')
    assert "act after the ceasefire" not in {entry.topic for entry in answer.entries}


def test_claims_of_one_side_and_reports_of_several_are_told_apart(record: Store, asks: Asks) -> None:
    text = "Raid on Keru\n\nThe Northern Front attacked Keru on 6 March, the Southern League said.\n"
    claim = Draft(text)
    claim.event("ASSAULT", "attacked", ("Northern Front",), place="Keru", when="2026-03-06", says="Southern League")
    claim.add_to(record)
    for publisher in ("Daily Wire", "Meridian"):
        plain = Draft(
            f"Shots in Belde\n\nThe Northern Front shelled Belde on 7 March. {publisher}\n", publisher=publisher
        )
        plain.event("ASSAULT", "shelled", ("Northern Front",), place="Belde", when="2026-03-07").add_to(record)
    answer = asks("ceasefire", 'parties = ["Northern Front", "Southern League"]\nstart = "2026-03-01"')
    assert [entry.status for entry in answer.entries] == [
        "claimed by one side (Southern League)",
        "reported by several",
    ]


def test_tables_count_acts_by_day_and_week_and_compare(record: Store, asks: Asks) -> None:
    _truce(record)
    later = Draft(
        "Keru hit again\n\nThe Northern Front shelled Keru on 10 March. Keru heard 12 explosions, Mali said.\n"
    )
    later.event("ASSAULT", "shelled", ("Northern Front",), place="Keru", when="2026-03-10")
    later.figure("12 explosions", "other", 12, "explosions", when="2026-03-10", says="Mali", place="Keru").add_to(
        record
    )
    answer = asks(
        "ceasefire", 'parties = ["Northern Front", "Southern League"]\nplaces = ["Keru"]\nstart = "2026-03-01"'
    )
    daily, weekly = answer.tables
    assert [(row.cells[0], row.cells[1], row.cells[2]) for row in daily.rows][:2] == [
        ("2026-03-04", "1", ""),
        ("2026-03-05", "0", "-1"),
    ]
    assert [row.cells[:3] for row in weekly.rows] == [
        ("2026-03-02 to 2026-03-08", "1", ""),
        ("2026-03-09 to 2026-03-15", "1", "0"),
    ]


def test_a_state_of_war_is_no_single_act(record: Store, asks: Asks) -> None:
    war = Draft("War goes on\n\nThe war of the Northern Front goes on.\n")
    war.event("ASSAULT", "war", ("Northern Front",)).add_to(record)
    answer = asks("ceasefire", 'parties = ["Northern Front"]\nstart = "2026-03-01"')
    assert answer.entries == ()


TALKS = """Talks on Ollan

France met the Northern Front in Keru on Monday.
The Southern League was due to attend but stayed away, France said. They will meet in Belde on 9 March.

France said that the talks ended without an agreement.
"""


def test_talks_are_held_and_planned_with_who_stayed_away_and_the_outcome(record: Store, asks: Asks) -> None:
    draft = Draft(TALKS)
    draft.event("CONSULT", "met", ("France", "Northern Front"), place="Keru", when="2026-03-02")
    draft.event(
        "CONSULT", "meet", ("France", "Northern Front"), place="Belde", when="2026-03-09", status="future", nth=0
    )
    draft.said("France", "said", "The Southern League was due to attend but stayed away")
    draft.said("France", "said", "that the talks ended without an agreement", nth=1).add_to(record)
    answer = asks("talks", 'parties = ["Northern Front", "France"]')
    assert dict(only(answer, "held").details)["came"] == "France and Northern Front"
    assert only(answer, "planned").day == "2026-03-09"
    assert "stayed away" in only(answer, "absent or replaced").statement
    outcome = only(answer, "outcome as stated")
    assert outcome.of == only(answer, "held").id


def test_a_meeting_called_off_is_cancelled(record: Store, asks: Asks) -> None:
    draft = Draft("No talks\n\nFrance cancelled a meeting with the Northern Front.\n")
    draft.event("CONSULT", "meeting", ("France", "Northern Front"), status="negated").add_to(record)
    assert only(asks("talks", 'parties = ["France"]'), "cancelled").status == "cancelled or put off"


PLEDGE = """France makes a promise

France pledged to withdraw its troops from Keru by the end of June if the Northern Front lays down its arms.
"""


def _pledge(record: Store) -> Draft:
    draft = Draft(PLEDGE, published="2026-03-01")
    draft.event("AGREE", "pledged", ("France",), ("Northern Front",), when="2026-03-01").add_to(record)
    kept = Draft("French leave Keru\n\nFrance withdrew its troops from Keru on 20 June.\n", published="2026-06-21")
    kept.event("RETREAT", "withdrew", ("France",), mode="withdraw", place="Keru", when="2026-06-20").add_to(record)
    return draft


def test_a_pledge_has_its_condition_term_and_a_later_act_that_may_keep_it(record: Store, asks: Asks) -> None:
    _pledge(record)
    answer = asks("commitments", 'by = ["France"]')
    pledge = only(answer, "pledge")
    details = dict(pledge.details)
    assert details["to"] == "Northern Front"
    assert details["condition"] == "if the Northern Front lays down its arms"
    assert details["by when"].startswith("by the end of June")
    assert pledge.status == "pending"
    candidate = only(answer, "later act that may keep it")
    assert (candidate.of, candidate.status) == (pledge.id, "proposed")


def test_a_persons_word_on_a_pledge_is_kept_and_can_be_taken_back(record: Store, asks: Asks) -> None:
    _pledge(record)
    pledge = only(asks("commitments", 'by = ["France"]'), "pledge")
    act = only(asks("commitments", 'by = ["France"]'), "later act that may keep it")
    kept = confirm(record, pledge.id, "partly kept", judge="Ada Obe", act=act.evidence[0].fact, note="one base remains")
    answer = asks("commitments", 'by = ["France"]')
    assert only(answer, "pledge").status == "partly kept"
    assert "Ada Obe" in dict(only(answer, "pledge").details)["confirmed"]
    assert only(answer, "later act that may keep it").status == "partly kept"
    record.withdraw(kept.id, judge="Ada Obe", when="2026-07-01T10:00:00Z")
    assert only(asks("commitments", 'by = ["France"]'), "pledge").status == "pending"


def test_a_later_act_must_be_on_the_subject_of_the_pledge_or_done_to_its_parties(record: Store, asks: Asks) -> None:
    draft = Draft("Promise\n\nFrance pledged to send doctors and other help to Mali.\n", published="2026-03-01")
    draft.event("AGREE", "pledged", ("France",), ("Mali",)).add_to(record)
    draft = Draft(
        "Later\n\nFrance denied that doctors pledged the bridge. France gave help to Mali with doctors it had pledged."
        " France cut its help to Niger, where doctors had been pledged.\n",
        published="2026-03-09",
    )
    draft.event("REJECT", "denied", ("France",), mode="assist")
    draft.event("AID", "gave", ("France",), ("Mali",))
    draft.event("SANCTION", "cut", ("France",), ("Niger",), mode="discontinue").add_to(record)
    answer = asks("commitments", 'by = ["France"]')
    assert [one.topic for one in answer.entries if one.topic.startswith("later")] == ["later act that may keep it"]


def test_those_against_whom_forces_are_moved_are_not_the_force(record: Store, asks: Asks) -> None:
    draft = Draft("Raid\n\nMali sent in troops to Keru against rebels.\n")
    draft.event("MOBILIZE", "sent in", ("Mali",), ("rebels",), mode="troops", place="Keru").add_to(record)
    assert [one.group for one in asks("force_presence", 'places = ["Mali"]').entries] == ["forces of Mali in Keru"]


ABUSES = """Rights group accuses Wagner Group

Human Rights Watch accused Wagner Group of executing at least 32 civilians over an eight-month span.
Wagner Group denied it.

Mali said that it was investigating the killings.
"""


def test_an_allegation_has_accuser_accused_victims_figures_period_response_and_inquiry(
    record: Store, asks: Asks
) -> None:
    draft = Draft(ABUSES)
    draft.event("ACCUSE", "accused", ("Human Rights Watch",), ("Wagner Group",), mode="allege", when="2026-03-04")
    draft.event("ASSAULT", "executing", ("Wagner Group",), ("civilians",), mode="targeted", says="Human Rights Watch")
    draft.figure("at least 32 civilians", "killed", 32, "civilians", high=None, bound="at_least", of_event=2)
    draft.event("REJECT", "denied", ("Wagner Group",))
    draft.event("ACCUSE", "investigating", ("Mali",), mode="investigate").add_to(record)
    answer = asks("allegations", 'accused = ["Wagner Group"]')
    claim = only(answer, "allegation")
    details = dict(claim.details)
    assert details["accuser"] == "Human Rights Watch"
    assert details["accused"] == "Wagner Group"
    assert details["victims"] == "civilians"
    assert details["figures"] == "at least 32 civilians killed"
    assert details["period"] == "over an eight-month span"
    assert "summary execution" in details["abuse"]
    assert claim.status == "alleged"
    assert claim.says == "Human Rights Watch"
    assert only(answer, "response: denies").of == claim.id
    assert only(answer, "investigation").of == claim.id


def test_a_court_accuses_whom_it_convicts(record: Store, asks: Asks) -> None:
    draft = Draft("Verdict\n\nMali convicted Omar Dane of killing villagers at Keru.\n")
    draft.event("SANCTION", "convicted", ("Mali",), ("Omar Dane",), mode="convict", place="Keru")
    draft.event("ASSAULT", "killing", ("Omar Dane",), ("villagers",), mode="targeted", place="Keru").add_to(record)
    details = dict(only(asks("allegations", 'places = ["Mali"]'), "allegation").details)
    assert (details["accuser"], details["accused"], details["victims"]) == ("Mali", "Omar Dane", "villagers")


def test_an_allegation_names_the_wrong_at_the_deed_and_comes_from_another(record: Store, asks: Asks) -> None:
    text = (
        "Siege\n\nHuman Rights Watch said that Wagner Group tortured herders at Keru."
        " Wagner Group said that it had attacked Keru, where villagers starved."
        " Human Rights Watch said that Mali bombed a depot at Keru, long after the day on which, in another valley and"
        " another war, a village was besieged."
    )
    draft = Draft(text + "\n")
    draft.event("ASSAULT", "tortured", ("Wagner Group",), ("herders",), place="Keru", says="Human Rights Watch")
    draft.event("ASSAULT", "attacked", ("Wagner Group",), ("Keru",), place="Keru", says="Wagner Group")
    draft.event("ASSAULT", "bombed", ("Mali",), ("depot",), place="Keru", says="Human Rights Watch").add_to(record)
    claim = only(asks("allegations", 'places = ["Mali"]'), "allegation")
    assert dict(claim.details)["abuse"] == "torture"


def test_a_position_that_turns_is_marked(record: Store, asks: Asks) -> None:
    for day, cue, content in (
        ("2026-03-01", "rejected", "any ceasefire"),
        ("2026-03-09", "said", "it would accept a ceasefire"),
    ):
        draft = Draft(f"On {day}\n\nFrance {cue} {content}.\n", published=day)
        draft.said("France", cue, content, when=day).add_to(record)
    first, second = asks("positions", 'actors = ["France"]\nsubjects = ["ceasefire"]').entries
    assert dict(first.details) == {"stance by its words": "against"}
    assert dict(second.details)["may have changed"] == "against (1 March 2026) → for"


def test_a_subject_that_is_not_spoken_of_leaves_a_position_out(record: Store, asks: Asks) -> None:
    draft = Draft("On trade\n\nFrance said that tariffs hurt.\n")
    draft.said("France", "said", "that tariffs hurt").add_to(record)
    answer = asks("positions", 'actors = ["France"]\nsubjects = ["ceasefire"]')
    assert answer.entries == ()
    assert answer.notes == ("the record holds nothing that answers this question",)


def test_a_filter_finds_by_every_field_it_names(record: Store, asks: Asks) -> None:
    _truce(record)
    answer = asks("filter", 'types = ["killed"]\nat_least = 5\nwords = ["mortars"]')
    assert [entry.statement for entry in answer.entries] == ["6 people killed"]
    assert asks("filter", 'types = ["killed"]\nat_least = 7').entries == ()
    assert len(asks("filter", 'modes = ["heavy-weapons"]\nsays = ["Southern League"]').entries) == 1


def test_a_name_that_no_report_holds_is_told(record: Store, asks: Asks) -> None:
    withdrawal().add_to(record)
    notes = asks("force_presence", 'forces = ["Iron Staf"]').notes
    assert notes[0] == "no report of the record names 'Iron Staf'; the record has Iron Staff"


def test_a_month_that_is_only_the_term_is_not_the_day_of_a_pledge(record: Store, asks: Asks) -> None:
    draft = Draft(PLEDGE, published="2026-03-01")
    draft.event("AGREE", "pledged", ("France",), ("Northern Front",), when="2026-06").add_to(record)
    pledge = only(asks("commitments", 'by = ["France"]'), "pledge")
    assert pledge.day is None
    assert "by the end of June" in dict(pledge.details)["by when"]


def test_what_is_only_denied_is_no_act(record: Store, asks: Asks) -> None:
    draft = Draft("Denial\n\nThe Northern Front denied that it attacked Keru.\n")
    draft.event("REJECT", "denied", ("Northern Front",))
    draft.event("ASSAULT", "attacked", ("Northern Front",), place="Keru", says="Northern Front", when="2026-03-04")
    draft.add_to(record)
    answer = asks("ceasefire", 'parties = ["Northern Front"]\nstart = "2026-03-01"')
    assert "act after the ceasefire" not in {entry.topic for entry in answer.entries}


def test_an_act_in_a_third_country_is_not_between_two_states(record: Store, asks: Asks) -> None:
    draft = Draft("Shots\n\nFrance shelled Keru on 4 March. France shelled Belde on 5 March. Mali said nothing.\n")
    draft.event("ASSAULT", "shelled", ("France",), place="Keru", when="2026-03-04")
    draft.event("ASSAULT", "shelled", ("France",), place="Belde", when="2026-03-05", nth=1)
    draft.said("Mali", "said", "nothing").add_to(record)
    answer = asks("ceasefire", 'parties = ["France", "Mali"]\nstart = "2026-03-01"')
    assert [entry.day for entry in answer.entries] == ["2026-03-04"]


def test_a_persons_word_survives_a_reading_that_finds_other_words_of_the_sentence(record: Store, asks: Asks) -> None:
    draft = _pledge(record)
    at = draft.at("pledged")
    confirm(record, f"{draft.report.id}:event:{at[0]}-{at[1]}", "kept", judge="Ada Obe")
    again = Draft(PLEDGE, published="2026-03-01", reader="drafted:2")
    again.event("AGREE", "to withdraw its troops", ("France",), ("Northern Front",))
    again.said("France", "pledged", "to withdraw its troops from Keru by the end of June").add_to(record)
    (pledge,) = [entry for entry in asks("commitments", 'by = ["France"]').entries if not entry.of]
    assert pledge.evidence[0].fact != f"{draft.report.id}:event:{at[0]}-{at[1]}"
    assert pledge.status == "kept"
