"""What adding does: whole reports go in and come out, twice is once, a changed text is a revision."""

from __future__ import annotations

import threading

import msgspec
import pytest
from specimens import account, add, report

from dateline.errors import StoreError
from dateline.store.open import open_store
from dateline.store.protocol import Query, Store


def ids(store: Store, **query: object) -> list[str]:
    return [entry.id for entry in store.entries(Query(**query))]  # type: ignore[arg-type]


def test_a_report_comes_back_as_it_went_in(store: Store) -> None:
    """Text with NUL, private-use and astral characters, odd line ends and soft hyphens is exact; so are the bytes."""
    of = report(
        "Talks\0 resumed\r in So\u00adhra \U0010fffd0 \U0010fffd — “yes” \U0001f54a 首都 e\u0301",
        headline="Tal\0ks",
        url="https://valley.example/a",
        published="2025-06-07T09:30:00+02:00",
        published_basis="stated",
        language="en",
        extractor="trafilatura:9",
    )
    told = account(of)
    assert told.report.text == of.text
    store.add(of, told, b"\x00\xff raw", "text/html; charset=x")
    kept = store.kept(of.id)
    assert kept is not None
    assert (kept.report, kept.account) == (of, told)
    assert store.original(of.id) == (b"\x00\xff raw", "text/html; charset=x")
    assert (kept.entry.events, kept.entry.attributions, kept.entry.headline) == (1, 1, "Tal\0ks")
    assert kept.entry.added.endswith("Z")


def test_a_header_text_other_than_the_reports_stays(store: Store) -> None:
    """Only a header's text that equals the report's is left out on disk."""
    of = report(extractor="trafilatura:9")
    told = account(of)
    told = msgspec.structs.replace(told, report=msgspec.structs.replace(told.report, text="another"))
    store.add(of, told, b"", "text/plain")
    kept = store.kept(of.id)
    assert kept is not None
    assert kept.account == told


def test_the_same_report_twice_changes_nothing(store: Store) -> None:
    of = report()
    assert add(store, of) == "added"
    before = store.kept(of.id)
    assert add(store, of) == "unchanged"
    assert store.kept(of.id) == before
    assert store.count() == 1


def test_the_same_text_by_another_reader_is_reread_and_the_old_account_stays(store: Store) -> None:
    of = report()
    add(store, of, reader="rules:1")
    assert add(store, of, reader="onnx:2") == "reread"
    assert add(store, of, reader="onnx:2") == "unchanged"
    kept = store.kept(of.id)
    assert kept is not None
    assert kept.account.report.reader == "onnx:2"
    assert store.count() == 1
    if hasattr(store, "accounts"):
        assert [told.report.reader for told in store.accounts(of.id)] == ["rules:1", "onnx:2"]


def test_asked_for_again_another_account_by_the_same_reader_is_put_in_force(store: Store) -> None:
    """As when a newer Dateline makes more of the same marks; the same account once more changes nothing."""
    of = report()
    add(store, of, reader="onnx:2")
    more = account(of, reader="onnx:2")
    more = msgspec.structs.replace(more, events=())
    assert store.add(of, more, b"", "text/plain") == "unchanged"
    assert store.add(of, more, b"", "text/plain", again=True) == "reread"
    assert store.add(of, more, b"", "text/plain", again=True) == "unchanged"
    kept = store.kept(of.id)
    assert kept is not None
    assert kept.account.events == ()


def test_a_date_that_was_unknown_is_taken_up_when_it_is_supplied(store: Store) -> None:
    add(store, report())
    dated = report(published="2025-06-07", published_basis="supplied")
    assert add(store, dated) == "reread"
    assert ids(store, since="2025-06-07", until="2025-06-07") == [dated.id]
    assert add(store, report()) == "unchanged"


def test_the_same_text_at_its_address_without_the_date_that_is_known_changes_nothing(store: Store) -> None:
    dated = report(url="https://valley.example/talks", published="2025-03-14")
    bare = report(url="https://valley.example/talks", publisher="valley.example")
    assert (add(store, dated), add(store, bare)) == ("added", "unchanged")
    assert [entry.published for entry in store.revisions(dated.id)] == ["2025-03-14"]


def test_a_changed_text_is_a_revision_and_the_old_one_stays_findable(store: Store) -> None:
    old, new = report("Four died in Marrow.", headline="Blast"), report("Nine died in Marrow.", headline="Blast")
    assert (add(store, old), add(store, new)) == ("added", "revised")
    assert ids(store, words="marrow") == [new.id]
    assert set(ids(store, words="marrow", latest_only=False)) == {old.id, new.id}
    assert [entry.id for entry in store.revisions(old.id)] == [old.id, new.id]
    assert [entry.revision for entry in store.revisions(new.id)] == [1, 2]
    assert add(store, old) == "unchanged"
    assert ids(store) == [new.id]


def test_one_address_is_one_article_whatever_trails_it(store: Store) -> None:
    """Case of the host, the fragment and campaign parameters are not part of an address; others are."""
    first = report("One.", url="https://Valley.example/a?id=3&utm_source=feed#top", source="x")
    second = report("Two.", url="http://valley.example:80/a?id=3", source="y", headline="Other words")
    third = report("Three.", url="https://valley.example/a?id=4", source="z")
    assert [add(store, of) for of in (first, second, third)] == ["added", "revised", "added"]


def test_reports_of_one_dump_are_articles_of_their_own(store: Store) -> None:
    one, two = report("Same body.", headline="First"), report("Same body.", headline="Second")
    bare = [report(f"Untitled text number {n} begins unlike the others.") for n in range(3)]
    assert [add(store, of) for of in (one, two, *bare)] == ["added"] * 5


def test_posts_of_a_live_page_under_one_address_do_not_replace_each_other(store: Store) -> None:
    url = "https://valley.example/live"
    posts = [report(f"Post {n}.", headline=f"Post {n}", url=url, span=(n * 50, n * 50 + 20)) for n in range(3)]
    assert [add(store, post) for post in posts] == ["added"] * 3
    changed = report("Post 1, corrected.", headline="Post 1", url=url, span=(50, 80))
    assert add(store, changed) == "revised"
    assert [entry.id for entry in store.revisions(changed.id)] == [posts[1].id, changed.id]


def test_a_daily_column_under_one_headline_is_a_new_article_each_day(store: Store) -> None:
    days = [report(f"Column {n}.", headline="Morning brief", published=f"2025-06-0{n}") for n in (1, 2, 3)]
    assert [add(store, of) for of in days] == ["added"] * 3


def test_a_text_with_some_words_put_right_the_next_day_is_a_revision(store: Store) -> None:
    """A bulletin whose every line has new numbers is none, nor is the same text a year later."""
    body = (
        "A ferry with traders and cattle on board sank off the island of Sannat before dawn. The harbour master said "
        "that the crew had ignored a warning of high winds and sailed without lights. Families waited on the quay of "
        "Marrow for news. Toll: {}."
    )
    lines = "Wells {0}, goats {0}, boats {0}, nets {0}, mills {0}, carts {0}, tents {0}, ropes {0}, sacks {0}."
    ferry = [
        report(body.format(toll), headline="Ferry sinks", published=day)
        for toll, day in (("nine", "2025-06-01"), ("eleven", "2025-06-02"), ("twelve", "2026-06-02"))
    ]
    counts = [report(lines.format(n) * 3, headline="Counts", published=f"2025-06-0{n}") for n in (1, 2)]
    assert [add(store, of) for of in (*ferry, *counts)] == ["added", "revised", "added", "added", "added"]


def test_a_report_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    one, two = report("One.", id="abc1" * 4), report("Two.", id="abc2" * 4)
    add(store, one)
    add(store, two)
    kept = store.kept("ABC2")
    assert kept is not None
    assert kept.report == two
    assert store.kept("abd") is store.kept("") is store.kept("%") is store.kept("é") is None
    assert store.original("ffff") is None
    assert store.revisions("ffff") == []
    with pytest.raises(StoreError, match="several reports"):
        store.kept("abc")


def test_half_a_surrogate_pair_is_refused_with_the_mend(where: str) -> None:
    of = report("half \ud83d of a sign", id="1" * 16)
    with open_store(where) as store:
        with pytest.raises(StoreError, match=r"specimen\.txt.*U\+FFFD"):
            store.add(of, account(of), b"x", "text/plain")
        assert store.count() == 0


def test_original_bytes_are_kept_once(where: str) -> None:
    from sqlalchemy import text

    with open_store(where) as store:
        for n in range(3):
            of = report(f"Report {n} of one page.")
            store.add(of, account(of), b"the page" * 1000, "text/html")
        with store._engine.connect() as connection:  # type: ignore[attr-defined]
            assert connection.scalar(text("SELECT count(*) FROM originals")) == 1
            assert connection.scalar(text("SELECT length(packed) FROM originals")) < 100


def test_adding_while_a_list_is_half_read_is_no_hindrance(store: Store) -> None:
    for n in range(250):
        add(store, report(f"Report number {n}.", headline=f"N {n}"))
    listed = store.every(Query())
    next(listed)
    assert add(store, report("A late one.")) == "added"
    assert 1 + sum(1 for _ in listed) == 250


def test_two_writers_at_once_lose_nothing(where: str) -> None:
    """Two hands on one record, with the same reports and revisions of the same articles among them."""
    with open_store(where) as left, open_store(where) as right:
        failures: list[BaseException] = []

        def write(store: Store, name: str) -> None:
            try:
                for n in range(40):
                    add(store, report(f"Shared {n}.", headline=f"Shared {n}"))
                    add(store, report(f"Text {n} as {name} has it.", headline="Contested"))
            except BaseException as error:
                failures.append(error)

        hands = [threading.Thread(target=write, args=pair) for pair in ((left, "left"), (right, "right"))]
        for hand in hands:
            hand.start()
        for hand in hands:
            hand.join()
        assert failures == []
        assert left.count() == 40 + 80
        contested = next(left.entries(Query(words="contested")))
        assert [entry.revision for entry in left.revisions(contested.id)] == list(range(1, 81))
        assert len(ids(right, words="contested")) == 1


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("valley.example/77\n\nBy Ana Ruiz\n\nA ferry off  Sohra sank on Friday.", "A ferry off Sohra sank on Friday."),
        ("Ferry sinks", "sohra.txt"),
    ],
)  # fmt: skip
def test_a_report_without_a_headline_goes_by_its_opening_words(store: Store, text: str, title: str) -> None:
    """The first line that says something, not its address or byline; its source where there is none."""
    of = report(text, source="sohra.txt")
    store.add(of, account(of), text.encode(), "text/plain")
    (entry,) = store.entries(Query())
    assert (entry.headline, entry.title) == (None, title)


def test_a_report_goes_by_its_headline(store: Store) -> None:
    of = report("A ferry sank off Sohra on Friday.", headline="Ferry sinks off Sohra")
    store.add(of, account(of), b"", "text/plain")
    (entry,) = store.entries(Query())
    assert (entry.title, entry.opening) == ("Ferry sinks off Sohra", None)
