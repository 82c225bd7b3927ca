"""Pronouns mean whom they mean: the shipped reader reads, nothing is prepared by hand."""

from __future__ import annotations

from functools import cache

import pytest

from dateline.extract.account import extract
from dateline.read.load import load_reader
from dateline.read.protocol import Reader
from dateline.record.account import Account
from dateline.record.report import Paragraph, Report, report_id


@cache
def reader() -> Reader:
    return load_reader("onnx")


def told(*paragraphs: str) -> Account:
    text = "\n\n".join(paragraphs)
    parts, at = [], 0
    for paragraph in paragraphs:
        parts.append(Paragraph("body", (at, at + len(paragraph))))
        at += len(paragraph) + 2
    report = Report(
        id=report_id("", text), source="t", text=text, span=(0, len(text)), language="en", paragraphs=tuple(parts)
    )
    return extract(report, next(iter(reader().read([report]))))


def speaker(account: Account, text_of: str, paragraphs: tuple[str, ...]) -> str | None:
    """The name of the source of the attribution whose content holds these words."""
    text = "\n\n".join(paragraphs)
    at = text.index(text_of)
    found = next(a for a in account.attributions if any(s <= at < e for s, e in a.content))
    return next((a.name for a in account.actors if a.id == found.source), None)


GOES_ON = (
    "General Omar Sy spoke to reporters in Bamako on Monday.",
    '"President Ali Keita did not call me," Sy said.',
    "He added that the talks had failed.",
)
TURNS = (
    'The minister, Ann Lee, visited the camp on Monday. "The people need water," she said.',
    'Aid worker Tom Reed disagreed. "The minister has seen nothing," he told reporters.',
)
UNNAMED = (
    "A spokesman for the ministry said the border would stay closed.",
    '"We cannot take risks with our people," he told reporters.',
)
ANOTHER = (
    "The army attacked the village on Monday, Amina Sule, a teacher, said.",
    'Another witness said that soldiers burned houses. "They shot at everyone," she said.',
)
GROUP = (
    "The Northern Front, an armed group, attacked a convoy near Gao on Monday.",
    "It said in a statement that the attack had killed 12 soldiers.",
)


@pytest.mark.parametrize(
    ("paragraphs", "words", "name"),
    [
        (GOES_ON, "the talks had failed", "Omar Sy"),
        (TURNS, "The people need water", "Ann Lee"),
        (TURNS, "The minister has seen nothing", "Tom Reed"),
        (GROUP, "the attack had killed 12 soldiers", "Northern Front"),
        (UNNAMED, "We cannot take risks", "spokesman"),
        (ANOTHER, "They shot at everyone", "Another witness"),
    ],
    ids=["the last speaker goes on, not whom he spoke of", "she", "a new speaker", "it is the group", "a noun", "new"],
)
def test_a_pronoun_means_who_speaks(paragraphs: tuple[str, ...], words: str, name: str) -> None:
    assert name in (speaker(told(*paragraphs), words, paragraphs) or "")


def test_who_means_the_noun_that_its_clause_describes() -> None:
    text = ("Ann Lee, who said that the road was closed, left the town on Monday.",)
    assert speaker(told(*text), "the road was closed", text) == "Ann Lee"


def test_the_group_is_who_is_called_one_and_never_an_army() -> None:
    text = (
        "The Wagner Group left the base near Gao on Monday.",
        "The photograph was provided by the French Army.",
        "The group announced that it had lost 12 men.",
    )
    assert speaker(told(*text), "it had lost 12 men", text) == "Wagner Group"


@pytest.mark.parametrize(
    ("text", "event_type", "name"),
    [
        ("Secretary Ann Lee met Minister Omar Sy in Bamako on Monday and urged him to leave.", "REQUEST", "Omar Sy"),
        ("Omar Sy telephoned President Ali Keita on Monday, accusing him of fraud.", "ACCUSE", "Ali Keita"),
    ],
    ids=["joined by and", "a participle"],
)
def test_whom_a_verb_has_as_its_object_is_not_who_does_it(text: str, event_type: str, name: str) -> None:
    account = told(text)
    event = next(e for e in account.events if e.type == event_type)
    assert [a.name for p in event.recipient for a in account.actors if a.id == p.actor] == [name]


def test_who_is_named_in_what_a_pronoun_says_is_another() -> None:
    told_of = told("Berta Okon met Sara Lind in Koro on Monday.", "She praised Okon after the talks and left the town.")
    names = {a.id: a.name for a in told_of.actors}
    praised = next(e for e in told_of.events if e.type == "SUPPORT")
    assert ([names[p.actor] for p in praised.actor], [names[p.actor] for p in praised.recipient]) == (
        ["Sara Lind"],
        ["Berta Okon"],
    )


@pytest.mark.parametrize(
    ("paragraphs", "event_type", "name"),
    [
        (
            ("The Taliban denied on Monday that they had any part in it.",
             "Gunmen linked to the Northern Front attacked a bus near Koro. Later the gunmen shot nine passengers."),
            "ASSAULT", "Gunmen",
        ),
        (
            ("The video was posted on Facebook.", "The angry group stormed the police station and burned two cars."),
            "PROTEST", "angry group",
        ),
    ],
    ids=["some told for new", "no firm"],
)  # fmt: skip
def test_those_who_are_pointed_back_to_are_not_some_named_body(
    paragraphs: tuple[str, ...], event_type: str, name: str
) -> None:
    account = told(*paragraphs)
    doers = {p.actor for e in account.events if e.type == event_type for p in e.actor}
    assert {a.name for a in account.actors if a.id in doers} == {name}


def test_the_heads_of_two_bodies_are_two_and_so_are_two_houses() -> None:
    text = (
        "The head of the children's fund said on Monday that the camp was empty.",
        "The head of Doctors for Peace, Omar Sy, said that food had run out.",
    )
    assert speaker(told(*text), "the camp was empty", text) == "head"
    account = told("The lower house approved the plan on Monday.", "The upper house rejected the plan on Friday.")
    names = {a.id: a.name for a in account.actors}
    assert [names[p.actor] for e in account.events for p in e.actor] == ["lower house", "upper house"]
