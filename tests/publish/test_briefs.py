"""Briefs: every sentence rests on words that re-read, says no more than they do, and is harmless on a page."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import msgspec
import pytest
from printed import BEFORE, HOSTILE, TEXT, kept

from dateline.publish.account import Told
from dateline.publish.brief.answers import on_answer
from dateline.publish.brief.case import Case, Change, Focus
from dateline.publish.brief.choosing import Act, Point
from dateline.publish.brief.cited import link_to
from dateline.publish.brief.compose import SIZES, compose, one_an_incident
from dateline.publish.brief.html import html
from dateline.publish.brief.markdown import markdown
from dateline.publish.brief.values import Brief
from dateline.record.answer import Answer, Entry, Evidence, Row, Table
from dateline.record.incident import Envelope, Field, Incident, Stance, Telling, ToldFigure, Value

LATER = TEXT.replace("at least 19 soldiers", "at least 23 soldiers").replace("on Tuesday", "on Tuesday night")


def brief(*reports: Any, length: str = "normal", **more: Any) -> Brief:
    told = tuple(Told(one) for one in reports or (kept(),))
    return compose(Case(title="Keru", kind="story", reports=told, **more), SIZES[length])


def section(made: Brief, heading: str) -> list[str]:
    return [s.text for part in made.sections if part.heading == heading for s in part.sentences]


def later() -> Any:
    return kept(swap=("at least 19 soldiers", "at least 23 soldiers"), publisher="Daily Wire", published="2025-03-06")


@pytest.mark.parametrize("length", SIZES)
def test_every_sentence_has_references_and_every_reference_re_reads(length: str) -> None:
    reports = {one.report.id: one for one in (kept(), later())}
    made = brief(*reports.values(), length=length)
    assert [one.number for one in made.references] == list(range(1, len(made.references) + 1))
    for part in made.sections:
        assert part.sentences or part.lines
        for sentence in (*part.sentences, *part.lines):
            assert sentence.refs
            assert set(sentence.refs) <= {one.number for one in made.references}
    for one in made.references:
        report = reports[one.report].report
        assert report.words(one.span) == one.words
        assert (BEFORE + report.text)[one.start : one.end] == one.words
    used = list(dict.fromkeys(n for part in made.sections for s in (*part.sentences, *part.lines) for n in s.refs))
    assert used == [one.number for one in made.references], "numbered in the order of reading, none unused"


def unsaid(one: Any) -> Any:
    """The report as if it told everything in its own voice."""
    return msgspec.structs.replace(one, account=msgspec.structs.replace(one.account, attributions=()))


def test_a_plain_event_becomes_a_sentence_with_its_day_in_full() -> None:
    assert section(brief(unsaid(kept())), "In short") == ["Gunmen attacked a convoy in Keru on 4 March 2025."]


def test_what_someone_said_is_told_as_said() -> None:
    assert section(brief(), "In short") == [
        "The army said that gunmen attacked a convoy in Keru on Tuesday [4 March 2025], killing at least 19 soldiers."
    ]


def test_a_sentence_that_cannot_be_made_whole_is_quoted_whole() -> None:
    made = brief(unsaid(kept(swap=("attacked a convoy", "may have attacked a convoy"))))
    (told,) = section(made, "In short")
    assert told.startswith("“Gunmen may have attacked a convoy in Keru on Tuesday [4 March 2025], killing")


def test_what_is_denied_stands_under_what_is_disputed_only() -> None:
    made = brief()
    assert section(made, "What is disputed")[1:] == [
        "“The Northern Front denied that it carried out the attack.” (The Harbour Post, 5 March 2025)."
    ]
    assert "Northern Front" not in " ".join(section(made, "In short") + section(made, "What happened"))


def test_what_is_planned_is_not_told_as_done() -> None:
    made = brief()
    assert "France" not in " ".join(section(made, "In short") + section(made, "What happened"))
    assert section(made, "Promised, asked for, threatened or expected") == [
        "“France will send troops to Belde in May.” (The Harbour Post, 5 March 2025)."
    ]


def test_statements_keep_their_speaker() -> None:
    made = brief(kept(swap=("will find them", "will find all of them soon")))
    assert section(made, "Who says what") == [
        "General Ada Obe said that the road to Keru had been reopened.",
        "Ada Obe said: “We will find all of them soon.”",
    ]


def test_numbers_of_one_day_that_differ_are_told_as_different() -> None:
    assert section(brief(), "What is disputed")[0] == (
        "Accounts give different numbers of soldiers killed: “at least 19 soldiers” (the army, 5 March 2025) "
        "and “between 20 and 25” (The Harbour Post, 5 March 2025)."
    )


def test_numbers_stand_side_by_side_with_whose_they_are() -> None:
    (numbers,) = [part for part in brief(kept(), later()).sections if part.lines]
    assert [one.cells for one in numbers.lines] == [
        ("Killed", "“at least 19 soldiers”", "Keru, 4 March 2025", "The army", "5 March 2025"),
        ("Killed", "“between 20 and 25”", "Keru, 4 March 2025", "The Harbour Post", "5 March 2025"),
        ("Killed", "“at least 23 soldiers”", "Keru, 4 March 2025", "The army", "6 March 2025"),
        ("Killed", "“between 20 and 25”", "Keru, 4 March 2025", "Daily Wire", "6 March 2025"),
    ]


def test_a_number_stands_beside_the_incident_that_it_counts_in() -> None:
    reports = kept(), later()
    (numbers,) = [part for part in brief(*reports, incidents=(incident(*reports),)).sections if part.lines]
    assert numbers.columns[:3] == ("What", "Words", "Of what")
    assert numbers.lines[0].cells[2] == "Attack on a convoy near Keru"


def test_a_brief_on_one_incident_does_not_repeat_which_it_is() -> None:
    reports = kept(), later()
    told = tuple(map(Told, reports))
    case = Case(title="Keru", kind="incident", reports=told, incidents=(incident(*reports),))
    (numbers,) = [part for part in compose(case, SIZES["normal"]).sections if part.lines]
    assert numbers.columns == ("What", "Words", "Who says so", "Published")
    assert all(len(line.cells) == len(numbers.columns) for line in numbers.lines)


def test_in_short_tells_an_incident_once() -> None:
    one, told = incident(kept()), Told(kept())
    weak, strong, alone = (
        Act((Point(told, told.account.events[0], weight),), weight, of)
        for weight, of in ((1.0, one), (2.0, one), (0.5, None))
    )
    assert one_an_incident([weak, strong, alone]) == [strong, alone]


def test_at_least_so_many_and_so_many_are_no_different_numbers() -> None:
    one = kept()
    (first, second) = one.account.figures
    same = msgspec.structs.replace(second, low=first.low, high=first.low, bound="exact")
    account = msgspec.structs.replace(one.account, figures=(first, same))
    made = brief(msgspec.structs.replace(one, account=account))
    assert not any("different numbers" in told for told in section(made, "What is disputed"))


def test_numbers_of_different_things_are_not_held_against_each_other() -> None:
    one = kept()
    (first, second) = one.account.figures
    account = msgspec.structs.replace(one.account, figures=(first, msgspec.structs.replace(second, unit="people")))
    made = brief(msgspec.structs.replace(one, account=account))
    assert not any("different numbers" in told for told in section(made, "What is disputed"))


def test_a_number_that_moved_is_told_day_by_day() -> None:
    (told,) = section(brief(kept(), later()), "What changed")
    assert told.startswith("The number of soldiers killed was told as “at least 19 soldiers” (the army, 5 March 2025)")
    assert "“at least 23 soldiers” (the army, 6 March 2025)" in told


def test_a_toll_that_moved_is_one_toll_whoever_its_words_say_died() -> None:
    """Each report's greatest number counts: the smaller ones are parts of it."""

    def dead(one: Any, unit: str) -> Any:
        toll, part = one.account.figures
        figures = (
            msgspec.structs.replace(toll, unit=unit),
            msgspec.structs.replace(part, unit="villagers", low=5, high=5),
        )
        return msgspec.structs.replace(one, account=msgspec.structs.replace(one.account, figures=figures))

    (told,) = section(brief(dead(kept(), "passengers"), dead(later(), "lives")), "What changed")
    assert told == (
        "The number of people killed was told as “at least 19 soldiers” (the army, 5 March 2025) and "
        "“at least 23 soldiers” (the army, 6 March 2025)."
    )


def test_one_act_told_twice_is_one_sentence_with_both_references() -> None:
    made = brief(kept(), later())
    (sentence,) = next(part.sentences for part in made.sections if part.heading == "In short")
    assert len({made.references[number - 1].report for number in sentence.refs}) == 2


def test_a_brief_on_an_actor_tells_only_of_it() -> None:
    made = brief(focus=Focus(actors=frozenset({"france"})))
    text = " ".join(s.text for part in made.sections for s in part.sentences)
    assert "France will send troops" in text
    assert "Gunmen" not in text
    assert section(brief(focus=Focus(actors=frozenset({"army-of-mali"}))), "Offices and ties") == [
        "Ada Obe leads the army."
    ]


def test_a_brief_on_a_place_tells_only_of_it() -> None:
    made = brief(focus=Focus(place_names=frozenset({"belde"})))
    text = " ".join(s.text for part in made.sections for s in part.sentences)
    assert "France will send troops" in text
    assert "convoy" not in text


def incident(*reports: Any) -> Incident:
    opened = [Told(one) for one in reports]
    events = [told.account.events[1] for told in opened]
    figures = [told.account.figures[0] for told in opened]
    tellings = tuple(
        Telling(fact=told.key(event), report=told.report.id, publisher=told.report.publisher,
                published=told.report.published, type="ASSAULT", mode="targeted", status="happened", says="army",
                words=told.words(told.sentence(event)), span=told.sentence(event))
        for told, event in zip(opened, events, strict=True)
    )  # fmt: skip
    told_figures = tuple(
        ToldFigure(fact=told.key(one), report=told.report.id, publisher=told.report.publisher,
                   published=told.report.published, kind="killed", unit="soldiers", low=one.low, high=None,
                   bound="at_least", says="army", words=told.words(one.span), span=one.span)
        for told, one in zip(opened, figures, strict=True)
    )  # fmt: skip
    values = tuple(
        Value(one.words, (told.key(event),)) for one, told, event in zip(told_figures, opened, events, strict=True)
    )
    return Incident(
        id="i1", title="Attack on a convoy near Keru", type="ASSAULT", mode="targeted", status="happened",
        first_day="2025-03-04", last_day="2025-03-04", place=opened[0].account.places[0], tellings=tellings,
        figures=told_figures, fields=(Field("killed", "disputed", values),),
        envelopes=(Envelope(kind="killed", unit="soldiers", low=19, high=None, latest=told_figures[-1].fact),),
    )  # fmt: skip


def test_accounts_that_differ_are_told_side_by_side() -> None:
    reports = kept(), later()
    events = [Told(one).key(one.account.events[1]) for one in reports]
    days = Field("when", "disputed", (Value("2025-03-04", (events[0],)), Value("2025-03-05", (events[1],))))
    joined = msgspec.structs.replace(incident(*reports), fields=(days,))
    assert section(brief(*reports, incidents=(joined,)), "What is disputed")[0] == (
        "On “Attack on a convoy near Keru”, accounts differ on when it was: on 4 March 2025 (army, 5 March 2025); "
        "on 5 March 2025 (army, 6 March 2025)."
    )


def test_one_report_does_not_differ_with_itself() -> None:
    reports = kept(), later()
    key = Told(reports[0]).key(reports[0].account.events[1])
    days = Field("when", "disputed", (Value("2025-03-04", (key,)), Value("2025-03-05", (key,))))
    joined = msgspec.structs.replace(incident(*reports), fields=(days,))
    assert not any(
        "accounts differ" in told for told in section(brief(*reports, incidents=(joined,)), "What is disputed")
    )


def test_the_numbers_of_an_incident_are_held_against_each_other_only() -> None:
    reports = kept(), later()
    (told,) = section(brief(*reports, incidents=(incident(*reports),)), "What changed")
    assert told == (
        "The number of soldiers killed was told as “at least 19 soldiers” (the army, 5 March 2025) and "
        "“at least 23 soldiers” (the army, 6 March 2025)."
    )


def test_a_stance_is_told_in_the_words_of_its_report() -> None:
    one = kept()
    words = Told(one).sentence(one.account.events[2])
    denial = Stance(
        kind="denies", who="Northern Front", whom=None, fact="x", report=one.report.id, words="", span=words
    )
    joined = msgspec.structs.replace(incident(one), fields=(), stances=(denial,))
    told = section(brief(one, incidents=(joined,)), "What is disputed")
    assert told == ["“The Northern Front denied that it carried out the attack.” (The Harbour Post, 5 March 2025)."]


def test_changes_are_told_with_their_words() -> None:
    told = Told(kept())
    change = Change("The toll was changed", ((told, told.account.figures[0].span),))
    assert "The toll was changed." in section(brief(changes=(change,)), "What changed")


class Page(HTMLParser):
    """Collects what a browser would see of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.ids: set[str | None] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.ids.add(dict(attrs).get("id"))


def hostile() -> Brief:
    return brief(kept(swap=("a convoy", HOSTILE), publisher=HOSTILE, url="javascript:alert(1)"))


def test_hostile_text_is_harmless_on_a_page() -> None:
    page = Page(html(hostile()))
    assert "script" not in page.tags
    assert not [value for _, value in page.attributes if value and value.startswith("javascript")]
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert not {"\x00", "\x1b"} & set(html(hostile()))
    html(hostile()).encode("utf-8")


def test_hostile_text_is_harmless_in_markdown() -> None:
    text = markdown(hostile())
    assert "alert(1)" in text
    assert not re.search(r"(?<!\\)<(?!https?://)", text)
    assert not re.search(r"(?<!\\)\](?![:\[]|$)\(", text)
    assert "\x00" not in text
    text.encode("utf-8")


def test_references_of_a_page_lead_somewhere() -> None:
    page = Page(html(brief()))
    inside = {value for name, value in page.attributes if name == "href" and value and value.startswith("#")}
    assert inside
    assert {value[1:] for value in inside if value} <= page.ids


def test_footnotes_of_markdown_are_all_there_and_all_used() -> None:
    text = markdown(brief(kept(), later()))
    used, given = set(re.findall(r"\[\^(\d+)\](?!:)", text)), set(re.findall(r"^\[\^(\d+)\]:", text, re.M))
    assert used == given
    assert given


@pytest.mark.parametrize(
    ("url", "starts"),
    [
        ("https://a.example/x", "https://a.example/x#:~:text="),
        ("https://a.example/x#part", "https://a.example/x#part"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ('https://a.example/"><script>', None),
        ("https://[bad", None),
        (None, None),
    ],
)
def test_only_web_addresses_are_linked(url: str | None, starts: str | None) -> None:
    made = brief(kept(url=url)).references[0]
    link = link_to(made)
    assert link is None if starts is None else link is not None and link.startswith(starts)


def entry(id: str, fact: int, **more: Any) -> Entry:
    told = Told(kept())
    event = told.account.events[fact]
    evidence = Evidence(
        fact=told.key(event), report=told.report.id, publisher=None, published=None, url=None, headline=None,
        added="2025-03-06T08:00:00Z", says=None, words="", span=told.sentence(event),
    )  # fmt: skip
    return Entry(id=id, topic="attack", evidence=(evidence,), **more)


def answer(*entries: Entry, since: str | None = None) -> Brief:
    table = Table(title="By day", columns=("Day", "Acts"), rows=(Row(("4 March", "1"), ("a",)), Row(("5 March", "0"))))
    asked = Answer(monitor="keru", kind="force_presence", title="Keru", when="2025-03-07T00:00:00Z", since=since,
                   entries=entries, tables=(table,))  # fmt: skip
    one = kept()
    return on_answer(asked, {one.report.id: one}.get, SIZES["normal"])


def test_a_brief_on_a_monitor_tells_its_entries_with_their_words() -> None:
    made = answer(
        entry("a", 0, statement="gunmen attacked a convoy", status="happened", day="2025-03-04", group="Gunmen"),
        entry("b", 4, statement="France sends troops", status="future", news="new"),
        since="2025-03-01T00:00:00Z",
    )
    assert section(made, "New since last asked") == ["France sends troops (future)."]
    assert section(made, "Gunmen") == ["On 4 March 2025: gunmen attacked a convoy."]
    (table,) = [part for part in made.sections if part.lines]
    assert [line.cells for line in table.lines] == [("4 March", "1")], "a row that opens on nothing is left out"
    assert made.references[0].words == "France will send troops to Belde in May."


def test_a_sentence_that_tells_who_says_it_does_not_tell_it_twice() -> None:
    made = answer(
        entry("a", 0, statement="the army said that gunmen fled", status="said by army", group="Gunmen"),
        entry("b", 0, statement="gunmen fled", status="said by army", group="Others"),
    )
    assert section(made, "Gunmen") == ["The army said that gunmen fled."]
    assert section(made, "Others") == ["Gunmen fled (said by army)."]


def test_an_entry_whose_report_is_gone_is_left_out() -> None:
    lost = entry("a", 0, statement="x", status="happened")
    gone = msgspec.structs.replace(lost.evidence[0], report="0000")
    assert answer(msgspec.structs.replace(lost, evidence=(gone,))).sections == ()


def test_a_page_can_lead_into_the_record_too() -> None:
    text = html(brief(), room=lambda one: f"/report/{one.report}?at={one.start}-{one.end}")
    assert f'href="/report/{kept().report.id}?at=' in text
    assert "in the record" not in html(brief())
