"""Words, days and addresses, as the store compares them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.store.days import days, recency
from dateline.store.identity import address
from dateline.store.words import HIT_CLOSES, HIT_OPENS, phrases, placed, snippet, tokens


@given(st.text())
def test_tokens_are_the_same_with_and_without_their_places(text: str) -> None:
    marks = list(placed(text))
    assert [token for token, _, _ in marks] == tokens(text)
    assert all(0 <= start < end <= len(text) for _, start, end in marks)


@given(st.text(alphabet=st.characters(codec="ascii")))
def test_plain_text_takes_the_short_way_to_the_same_tokens(text: str) -> None:
    assert tokens(text) == tokens(text + "\u0301")


@given(st.text())
def test_tokens_hold_nothing_that_a_database_would_take_for_syntax(text: str) -> None:
    assert all(token.isalnum() for token in tokens(text))
    assert all(tokens(token) == [token] for token in tokens(text) if len(token) < 100)


@given(st.text(), st.text())
def test_a_snippet_is_one_line_of_the_text(text: str, words: str) -> None:
    line = snippet(text, phrases(words) or ())
    assert "\n" not in line
    assert line.count(HIT_OPENS) == line.count(HIT_CLOSES)
    plain = line.replace(HIT_OPENS, "").replace(HIT_CLOSES, "").removeprefix("… ").removesuffix(" …")
    assert "".join(plain.split()) in "".join(text.replace(HIT_OPENS, " ").replace(HIT_CLOSES, " ").split())


def test_a_snippet_of_a_long_text_is_short_and_around_the_hit() -> None:
    text = "Filler words here. " * 300 + "The envoy left Sannat. " + "More filler words. " * 300
    line = snippet(text, phrases("envoy sannat") or ())
    assert "The \x02envoy\x03 left \x02Sannat\x03." in line
    assert line.startswith("… ")
    assert line.endswith(" …")
    assert len(line) < 260


def test_a_snippet_is_around_the_sentence_and_not_around_the_page_s_address() -> None:
    text = (
        "https://news.example/world/envoy-leaves-sannat-for-talks-in-the-capital/8006651.html\n\nThe envoy left Sannat."
    )
    assert snippet(text, phrases("envoy") or ()).endswith("The \x02envoy\x03 left Sannat.")
    assert "html The" not in snippet(text, phrases("envoy") or ())
    alone = "See https://news.example/envoy-leaves.html for more."
    assert "\x02envoy\x03-leaves" in snippet(alone, phrases("envoy") or ())


def test_a_snippet_is_of_the_text_and_repeats_no_headline_where_it_need_not() -> None:
    text = "Envoy leaves Sannat\n\nAn envoy left the town."
    asked = phrases("envoy") or ()
    assert snippet(text, asked, headline="Envoy leaves Sannat") == "… An \x02envoy\x03 left the town."
    assert snippet(text, phrases("leaves") or (), headline="Envoy leaves Sannat").startswith("Envoy \x02leaves\x03")


def test_words_between_quotes_are_one_phrase() -> None:
    assert phrases('envoys "left at once" U.S. “cease fire” "open end') == (
        ("envoys",), ("left", "at", "once"), ("u", "s"), ("cease", "fire"), ("open",), ("end",),
    )  # fmt: skip
    assert phrases(None) is phrases(" \n") is None
    assert phrases("* ()") == ()


@pytest.mark.parametrize(
    ("edtf", "covered"),
    [
        ("2025-06-07", ("2025-06-07", "2025-06-07")),
        ("2025-06-07T23:30:00-05:00", ("2025-06-07", "2025-06-07")),
        ("2025-06~", ("2025-06-01", "2025-06-30")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2025", ("2025-01-01", "2025-12-31")),
        ("2025-13", None),
        ("2025-02-30", None),
        ("20250607", None),
        ("soon", None),
        (None, None),
    ],
)
def test_a_date_covers_its_days(edtf: str | None, covered: tuple[str, str] | None) -> None:
    assert days(edtf) == covered


@given(st.text(max_size=30) | st.datetimes(timezones=st.timezones()).map(lambda moment: moment.isoformat()))
def test_recency_takes_any_text(edtf: str) -> None:
    assert len(recency(edtf)) <= 32


@given(st.text())
@example("0 #")
def test_an_address_is_its_own_address(url: str) -> None:
    assert address(address(url)) == address(url)
