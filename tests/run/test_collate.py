"""Joining: the same accounts in any order make the same record; judgements hold; what is replaced is taken out."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dateline.record.judgement import Judgement
from dateline.record.report import report_id
from dateline.run.collate import collate, collate_anew
from dateline.run.pointing import judge
from dateline.store.open import open_store
from dateline.store.protocol import FactQuery, IncidentQuery, Store, StoryQuery

sys.path.insert(0, str(Path(__file__).parents[2] / "evaluation"))
from invented import Told, news

NEWS = list(news(120, seed=11, per_day=20))


def filled(where: Path, those: list[Told], *, batch: int = 16) -> Store:
    """A record of these reports, joined every so many."""
    store = open_store(where)
    for at in range(0, len(those), batch):
        for told in those[at : at + batch]:
            store.add(told.report, told.account, told.report.text.encode(), "text/plain")
        for _ in collate(store, batch=batch):
            pass
    return store


def picture(store: Store) -> dict[str, Any]:
    """All that was joined."""
    return {
        "stories": sorted(msgspec.json.encode(one) for one in store.stories(StoryQuery())),
        "incidents": sorted(msgspec.json.encode(one) for one in store.incidents(IncidentQuery())),
        "copies": sorted((copy.report, copy.of, copy.share) for told in NEWS for copy in store.copies(told.report.id)),
    }


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = filled(tmp_path_factory.mktemp("record") / "record.db", NEWS)
    yield store
    store.close()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_same_accounts_in_any_order_make_the_same_record(record: Store, tmp_path: Path, seed: int) -> None:
    """Whatever the order and the size of batches, stories, incidents and copies come out alike to the last byte."""
    order = list(NEWS)
    random.Random(seed).shuffle(order)
    with filled(tmp_path / "record.db", order, batch=(1, 7, 50)[seed - 1]) as store:
        assert picture(store) == picture(record)


def test_joining_all_anew_changes_nothing(record: Store) -> None:
    before = picture(record)
    assert sum(done.reports for done in collate_anew(record, batch=33)) == len(NEWS)
    assert picture(record) == before
    assert list(collate(record)) == []


def test_reports_of_one_story_are_found_and_a_copy_counts_once(record: Store) -> None:
    """Every pair of texts that the wire copied is one telling, every publisher kept; no story holds half the news."""
    stories = list(record.stories(StoryQuery(order="largest")))
    assert len(stories[0].reports) < len(NEWS) / 4
    copied = {(a.report.id, b.report.id) for a in NEWS for b in NEWS
              if a.story == b.story and a.report.text.startswith(b.report.text[: len(a.report.text) - 40])
              and a.report.id != b.report.id and len(b.report.text) < len(a.report.text)}  # fmt: skip
    assert copied
    for whole, cut in copied:
        copies = record.copies(cut)
        assert {whole, cut} <= {it for copy in copies for it in (copy.report, copy.of)}
        story = next(record.stories(StoryQuery(report=cut)))
        assert {whole, cut} <= set(story.reports)
        assert story.tellings < len(story.reports)


def test_each_report_is_in_one_story_and_each_event_in_one_incident(record: Store) -> None:
    told = [report for story in record.stories(StoryQuery()) for report in story.reports]
    assert sorted(told) == sorted(one.report.id for one in NEWS)
    events = [telling.fact for one in record.incidents(IncidentQuery()) for telling in one.tellings]
    assert sorted(events) == sorted(fact.key for fact in record.facts(FactQuery(kinds=("event",))))


def test_a_changed_text_takes_its_predecessor_out_of_what_it_joined(tmp_path: Path) -> None:
    old = next(told for told in NEWS if told.account.events)
    text = old.report.text.replace("officials", "elders")
    new = msgspec.structs.replace(old.report, id="ab" * 8, text=text)
    with filled(tmp_path / "record.db", NEWS[:30]) as store:
        if not any(told.report.id == old.report.id for told in NEWS[:30]):
            store.add(old.report, old.account, b"", "text/plain")
        account = msgspec.structs.replace(old.account, report=msgspec.structs.replace(old.account.report, id=new.id))
        moved = len(text) - len(old.report.text)
        assert moved < 0
        new = msgspec.structs.replace(new, text=text + " " * -moved)
        assert store.add(new, account, b"", "text/plain") == "revised"
        list(collate(store))
        assert not list(store.stories(StoryQuery(report=old.report.id)))
        assert not list(store.incidents(IncidentQuery(report=old.report.id)))
        assert list(store.stories(StoryQuery(report=new.id)))


def test_a_persons_verdict_joins_and_parts_and_can_be_taken_back(tmp_path: Path) -> None:
    """Two stories judged the same become one, whatever their words; undone, the record is as before."""
    with filled(tmp_path / "record.db", NEWS[:40]) as store:
        before = picture(store)
        one, other = list(store.stories(StoryQuery(order="largest")))[:2]
        kept = judge(store, one.id, other.id, "same", by="Ines Lund", note="one march")
        list(collate(store))
        joined = next(store.stories(StoryQuery(report=one.reports[0])))
        assert set(joined.reports) == {*one.reports, *other.reports}
        list(collate_anew(store))
        assert picture(store)["stories"] != before["stories"]
        store.withdraw(kept.id, judge="Ines Lund", when="2026-01-02T00:00:00Z")
        list(collate(store))
        assert picture(store) == before
        history = list(store.judgements(history=True))
        assert [(it.id, it.withdrawn, it.withdrawn_by) for it in history] == [(kept.id, True, "Ines Lund")]
        assert not list(store.judgements())


def test_reports_that_a_person_parts_stay_apart(tmp_path: Path) -> None:
    with filled(tmp_path / "record.db", NEWS[:40]) as store:
        story = next(one for one in store.stories(StoryQuery(order="largest")) if one.tellings == len(one.reports) == 2
                     or len(one.reports) >= 2)  # fmt: skip
        left, right = story.reports[0], story.reports[-1]
        judge(store, left, right, "different", by="Ines Lund")
        list(collate(store))
        assert right not in next(store.stories(StoryQuery(report=left))).reports


def revised(told: Told, words: str) -> Told:
    """The same article with other words at its end."""
    text = told.report.text[: -len(words)] + words
    report = msgspec.structs.replace(told.report, id=report_id(told.report.publisher, text), text=text)
    account = msgspec.structs.replace(told.account, report=msgspec.structs.replace(told.account.report, id=report.id))
    return told._replace(report=report, account=account)


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_what_a_person_said_of_a_story_holds_for_later_texts_of_its_reports(tmp_path: Path, verdict: Any) -> None:
    """Both reports are revised, one of them twice; taken back, the verdict is gone from the latest texts, too."""
    with filled(tmp_path / "record.db", NEWS[:40]) as store:
        largest, other = list(store.stories(StoryQuery(order="largest")))[:2]
        left, right = largest.reports[0], (other if verdict == "same" else largest).reports[-1]
        kept = judge(store, left, right, verdict, by="Ines Lund")
        told = {one.report.id: one for one in NEWS}
        texts = [revised(told[left], " Later."), revised(told[right], " Later."), revised(told[left], " Later still.")]
        for text in texts:
            assert store.add(text.report, text.account, b"", "text/plain") == "revised"
            list(collate(store))

        def together() -> bool:
            return texts[1].report.id in next(store.stories(StoryQuery(report=texts[2].report.id))).reports

        assert together() is (verdict == "same")
        store.withdraw(kept.id, judge="Ines Lund", when="2026-01-02T00:00:00Z")
        list(collate(store))
        assert together() is (verdict == "different")


def test_events_judged_one_are_one_incident_even_when_read_anew(tmp_path: Path) -> None:
    with filled(tmp_path / "record.db", NEWS[:60]) as store:
        attacks = [one for one in store.incidents(IncidentQuery(types=("ASSAULT",))) if len(one.tellings) == 1][:2]
        left, right = (one.tellings[0].fact for one in attacks)
        judge(store, attacks[0].id, attacks[1].id, "same", by="Ines Lund")
        list(collate(store))
        assert {it.fact for it in store.incident(left).tellings} >= {left, right}  # type: ignore[union-attr]
        told = next(one for one in NEWS if one.report.id == attacks[0].tellings[0].report)
        reader = msgspec.structs.replace(told.account.report, reader="invented:2")
        again = msgspec.structs.replace(told.account, report=reader)
        assert store.add(told.report, again, b"", "text/plain") == "reread"
        list(collate(store))
        assert {it.fact for it in store.incident(left).tellings} >= {left, right}  # type: ignore[union-attr]


def test_a_later_verdict_of_a_person_outranks_an_earlier_and_a_machines(tmp_path: Path) -> None:
    with filled(tmp_path / "record.db", NEWS[:10]) as store:
        left, right = NEWS[0].report.id, NEWS[1].report.id
        judge(store, left, right, "same", by="Ines Lund")
        judge(store, right, left, "different", by="Amadou Ba")
        store.judge(Judgement(id="m1", subject="story", left=left, right=right, verdict="same", judge="collate:1",
                              by_person=False, when="2026-01-03T00:00:00Z", score=0.9))  # fmt: skip
        assert [(one.judge, one.verdict) for one in store.judgements()] == [("Amadou Ba", "different")]
        assert len(list(store.judgements(history=True))) == 3
        assert len(list(store.judgements(about=left, history=True))) == 3
        assert not list(store.judgements(about="ffff", history=True))


def test_collating_what_is_open_for_reading_only_is_refused(tmp_path: Path) -> None:
    from dateline.errors import StoreError

    filled(tmp_path / "record.db", NEWS[:3]).close()
    with open_store(tmp_path / "record.db", read_only=True) as store, pytest.raises(StoreError, match="reading only"):
        list(collate(store))
