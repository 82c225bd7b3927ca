"""Who did what to whom in sentences on abuses, protests and courts that the real reader has read."""

from __future__ import annotations

import pytest
from one_sentence import account as read

from dateline.record.account import Account, Event


def named(account: Account, *ids: str | None) -> set[str]:
    """The names of these actors."""
    return {actor.name for actor in account.actors if actor.id in ids}


def event(sentence: str, event_type: str) -> Event:
    """The only event of a type in a sentence."""
    (one,) = [e for e in read(sentence).events if e.type == event_type]
    return one


def parts(sentence: str, event_type: str) -> tuple[set[str], set[str]]:
    """The names of those who act and are acted on in the only event of a type."""
    one, account = event(sentence, event_type), read(sentence)
    return named(account, *(p.actor for p in one.actor)), named(account, *(p.actor for p in one.recipient))


@pytest.mark.parametrize(
    "sentence",
    [
        "The killing of the student sparked protests in several towns.",
        "The arrest of the mayor triggered demonstrations across the country.",
        "Police detained 12 people on Sunday after a rally in which two officers were injured.",
    ],
)
def test_a_victim_does_not_protest(sentence: str) -> None:
    assert parts(sentence, "PROTEST") == (set(), set())


def test_the_police_at_a_protest_do_not_protest() -> None:
    sentence = "Police shot two men in Tamsir during a protest against bread prices, a rights group said."
    assert "Police" not in parts(sentence, "PROTEST")[0]


def test_a_part_of_those_counted_is_not_all_of_them() -> None:
    sentence = "Gunmen kidnapped 53 villagers, most of them women and children, in the north."
    assert parts(sentence, "ASSAULT") == ({"Gunmen"}, {"53 villagers"})


def test_on_whom_a_deed_is_blamed_did_it() -> None:
    assert parts("Officials blamed the attack on the militia.", "ASSAULT") == ({"militia"}, set())
    assert parts("The killings were blamed on the rebels.", "ASSAULT")[0] == {"rebels"}


def test_who_has_been_accused_is_whom_it_is_done_to() -> None:
    sentence = "The minister, who has been arrested, denies the charges."
    assert parts(sentence, "COERCE") == (set(), {"minister"})


@pytest.mark.parametrize(
    ("sentence", "event_type", "status"),
    [
        ("He said neither man was being held by the security service.", "COERCE", "negated"),
        ("None of the suspects was arrested, police said.", "COERCE", "negated"),
        ("No fewer than 20 pupils were abducted, the governor said.", "ASSAULT", "happened"),
        ("They say his forces had committed genocide.", "ASSAULT", "happened"),
        ("The army has detained 900 men, according to rights groups; the junta denies abuses.", "COERCE", "happened"),
    ],
)
def test_what_nobody_suffers_is_denied_and_nothing_else(sentence: str, event_type: str, status: str) -> None:
    assert event(sentence, event_type).status == status


def test_a_denial_after_a_semicolon_denies_its_own_object() -> None:
    account = read("The army has detained 900 men, according to rights groups; the junta denies abuses.")
    (denied,) = [a for a in account.attributions if named(account, a.source) == {"junta"}]
    assert account.report.text is None or denied.content[0][0] > denied.cue[0]


def test_an_inquiry_into_a_killing_is_not_the_killed_who_speak() -> None:
    account = read("An inquiry into the killing of the 15 medics found that the troops had opened fire.")
    assert all("medics" not in name for a in account.attributions for name in named(account, a.source))


def test_the_day_in_the_clause_that_is_said_goes_before_the_day_of_saying() -> None:
    sentence = "The ministry said on Thursday that authorities deported 1,200 migrants over the past week."
    assert event(sentence, "COERCE").when != "2025-06-05"


def test_a_court_that_upholds_a_conviction_supports_nobody() -> None:
    account = read("The appeals court upheld the conviction of the former governor.")
    assert {e.type for e in account.events} == {"SANCTION"}


def test_those_killed_in_a_clash_are_told_once() -> None:
    sentence = "Clashes in which six people were killed erupted in Tamsir on Sunday."
    assert parts(sentence, "ASSAULT")[1] == {"six people"}


def test_who_is_punished_for_a_part_in_a_deed_did_it() -> None:
    sentence = "Britain has sanctioned six judges over their role in jailing activists."
    assert parts(sentence, "COERCE")[0] == {"six judges"}


@pytest.mark.parametrize(
    ("sentence", "event_type"),
    [
        ("The governor ruled out releasing the prisoners.", "RETREAT"),
        ("The president ruled out sanctions against the company.", "SANCTION"),
    ],
)
def test_what_is_ruled_out_is_denied(sentence: str, event_type: str) -> None:
    assert event(sentence, event_type).status == "negated"


def test_those_arrested_since_a_protest_began_are_not_its_doers_nor_is_its_day_theirs() -> None:
    sentence = "Thousands have been arrested on Monday since the protests began."
    one = event(sentence, "PROTEST")
    assert (one.actor, one.when) == ((), None)


@pytest.mark.parametrize(
    ("days", "when"),
    [
        ("between January and April", "2025-01/2025-04"),
        ("from 2019 to 2022", "2019/2022"),
        ("in January and May", "2025-01"),
    ],
)
def test_a_stretch_between_two_dates_is_told_whole(days: str, when: str) -> None:
    assert event(f"The rights group said 53 people had been arrested {days}.", "COERCE").when == when


def test_a_figure_of_some_of_a_number_counts_those_and_no_number() -> None:
    units = {f.unit for f in read("Three of the four hostages were released on Friday.").figures}
    assert units == {"hostages"}
