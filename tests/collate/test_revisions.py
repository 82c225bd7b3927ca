"""Two texts of one article: every changed sentence, and facts added, changed and withdrawn with their values."""

from __future__ import annotations

from told_incidents import Told

from dateline.collate.revisions import revision
from dateline.record.change import Revision

TITLE = "Blast at Darova market"


def attack(toll: str, number: int, *more: str, claim: bool = True, title: str = TITLE) -> Told:
    """A report of a blast with a toll, perhaps a claim, and more sentences."""
    claimed = " The Karo Front said it laid the bomb." if claim else ""
    told = Told(f"{title}\n\nA bomb exploded in Darova and killed {toll}.{claimed} " + " ".join(more))
    event = told.event("ASSAULT", "exploded", mode="explosives")
    told.figure(toll, number, number, "killed", event)
    if claim:
        told.said(told.actor("Karo Front", "armed_group"), "said", "it laid the bomb")
    return told


def changes(found: Revision) -> list[tuple[str, str]]:
    facts = [(one.change, one.after or one.before) for one in found.facts]
    return [(change, fact.kind) for change, fact in facts if fact]


def test_a_toll_that_rose_is_one_changed_figure_with_both_values() -> None:
    found = revision(attack("three traders", 3).kept, attack("six traders", 6).kept)
    assert [one.change for one in found.text] == ["reworded"]
    (change,) = found.facts
    assert (change.change, change.before and change.before.words) == ("changed", "three traders")
    values = {(field.field, field.before, field.after) for field in change.fields}
    assert {("low", "3", "6"), ("high", "3", "6")} == values


def test_an_added_paragraph_adds_its_facts_and_nothing_else() -> None:
    later = attack("three traders", 3, "Police arrested two men.")
    later.event("COERCE", "arrested", mode="arrest")
    found = revision(attack("three traders", 3).kept, later.kept)
    assert [(one.change, one.after) for one in found.text] == [("added", "Police arrested two men.")]
    assert changes(found) == [("added", "event")]


def test_a_claim_that_is_gone_is_withdrawn() -> None:
    found = revision(attack("three traders", 3).kept, attack("three traders", 3, claim=False).kept)
    assert [(one.change, one.before) for one in found.text] == [("removed", "The Karo Front said it laid the bomb.")]
    (change,) = found.facts
    assert (change.change, change.after) == ("withdrawn", None)
    assert change.before is not None
    assert (change.before.kind, change.before.actors[0].name) == ("attribution", "Karo Front")


def test_a_sentence_that_moved_or_stands_as_it_was_changes_nothing_however_it_was_read() -> None:
    """What a reader made of the same words another time is no change of the article."""
    one = attack("three traders", 3, "Shops stayed shut.", "Rain fell.")
    other = attack("three traders", 3, "Rain fell.", "Shops stayed shut.")
    other.event("PROTEST", "shut")
    found = revision(one.kept, other.kept)
    assert (found.text, found.facts) == ((), ())


def test_a_fact_told_in_another_sentence_is_not_withdrawn() -> None:
    """The blast was told in the lead and is now told only in a sentence that stood there before."""
    before = attack("three traders", 3, "The bomb exploded at noon.")
    after = Told(f"{TITLE}\n\nThe bomb exploded at noon.")
    after.event("ASSAULT", "exploded", mode="explosives")
    found = revision(before.kept, after.kept)
    assert ("withdrawn", "event") not in changes(found)
    assert ("withdrawn", "figure") in changes(found)


def test_the_same_text_has_no_changes_and_the_moment_is_that_of_the_later() -> None:
    one = attack("three traders", 3).kept
    found = revision(one, one)
    assert (found.text, found.facts, found.published) == ((), (), "2026-03-04")


def test_what_a_reworded_sentence_still_says_is_not_added_however_it_was_read() -> None:
    one = attack("three traders", 3, "Schools stayed shut on Wednesday.")
    other = attack("three traders", 3, "Schools remained shut on Wednesday.")
    other.event("COERCE", "shut")
    assert revision(one.kept, other.kept).facts == ()


def test_a_name_that_both_sentences_hold_is_no_change_of_a_fact() -> None:
    one = attack("three traders", 3, "Police shut schools on Wednesday.")
    other = attack("three traders", 3, "Police have shut schools on Wednesday.")
    one.event("COERCE", "shut")
    other.event("COERCE", "shut", on=(other.actor("schools", "other"),))
    assert revision(one.kept, other.kept).facts == ()
