"""Rows of JSON Lines become reports: one each, what the row says before what the options say."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import saved_pages as pages

from dateline.ingest.intake import Intake, Problem, Supplied
from dateline.ingest.sources import take_in

TEXT = f"{pages.FIRST}\n\n{pages.SECOND}\n\n{pages.THIRD}"


def rows(tmp_path: Path, *given: Any, name: str = "file.jsonl", **supplied: str) -> list[Intake | Problem]:
    lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in given)
    path = tmp_path / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return list(take_in([str(path)], supplied=Supplied(**supplied)))


def one(tmp_path: Path, row: dict[str, Any], **supplied: str) -> Intake:
    (item,) = rows(tmp_path, row, **supplied)
    assert isinstance(item, Intake), item
    return item


def test_a_row_is_one_report_whose_spans_count_in_its_text(tmp_path: Path) -> None:
    report = one(tmp_path, {"text": f"{TEXT}\n\n\n{TEXT}"}).report
    assert report.text == f"{TEXT}\n\n\n{TEXT}"
    assert report.span == (0, len(report.text))
    assert report.extractor is None


def test_what_a_row_says_goes_before_what_the_options_say(tmp_path: Path) -> None:
    row = {"text": TEXT, "publisher": "The Velona Herald", "published": "2025-06-07", "unknown": [1, {"a": None}]}
    report = one(tmp_path, row, publisher="Other", published="2020-01-01", captured="2025-07-01").report
    assert (report.publisher, report.published, report.captured) == ("The Velona Herald", "2025-06-07", "2025-07-01")


def test_a_null_or_empty_value_says_nothing(tmp_path: Path) -> None:
    report = one(tmp_path, {"text": TEXT, "publisher": None, "url": ""}, publisher="Other").report
    assert (report.publisher, report.url) == ("Other", None)


def test_a_report_is_named_by_its_row_else_by_file_and_line(tmp_path: Path) -> None:
    url = "https://herald.example/raid"
    named = [{"source": "a.txt", "url": url, "id": 7}, {"url": url, "id": 7}, {"id": 7}, {}]
    items = rows(tmp_path, *({"text": TEXT, **row} for row in named))
    assert [item.report.source for item in items if isinstance(item, Intake)] == ["a.txt", url, "7", "file.jsonl:4"]


def test_the_original_of_a_report_is_its_row(tmp_path: Path) -> None:
    item = one(tmp_path, {"text": TEXT})
    assert json.loads(item.original) == {"text": TEXT}
    assert item.media_type == "application/json"


def test_a_title_that_the_text_repeats_is_its_headline_where_it_stands(tmp_path: Path) -> None:
    title = "Nine killed as gunmen raid Velona market"
    report = one(tmp_path, {"text": f"{title}\n\n{TEXT}", "title": title}).report
    assert report.headline is not None
    assert (report.headline.text, report.headline.span) == (title, (0, len(title)))
    assert report.extractor is None


def test_a_title_that_the_text_lacks_is_put_before_it_and_said_so(tmp_path: Path) -> None:
    title = "Nine killed as gunmen raid Velona market"
    report = one(tmp_path, {"text": TEXT, "title": title}).report
    assert report.text == f"{title}\n\n{TEXT}"
    assert report.headline is not None
    assert report.headline.text == title
    assert report.extractor == "dateline-row 1"


def test_a_row_with_html_is_read_as_a_page(tmp_path: Path) -> None:
    report = one(tmp_path, {"html": pages.OPEN_GRAPH, "captured": "2025-06-09"}).report
    assert (report.publisher, report.captured) == ("Velona Herald", "2025-06-09")
    assert report.published == "2025-06-07T19:15:00Z"


def test_a_row_with_html_without_an_article_is_a_problem_of_its_line(tmp_path: Path) -> None:
    good, bad = rows(tmp_path, {"text": TEXT}, {"html": pages.COOKIE_WALL})
    assert isinstance(good, Intake)
    assert isinstance(bad, Problem)
    assert bad.where.endswith("file.jsonl:2")


def test_a_schema_org_article_is_a_row(tmp_path: Path) -> None:
    article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Nine killed as gunmen raid Velona market",
        "datePublished": "2025-06-07T21:15:00+02:00",
        "publisher": {"@type": "Organization", "name": "The Velona Herald"},
        "articleBody": TEXT,
    }
    path = tmp_path / "article.json"
    path.write_text(json.dumps(article, indent=2), encoding="utf-8")
    (item,) = take_in([str(path)])
    assert isinstance(item, Intake)
    assert item.report.headline is not None
    assert item.report.headline.text == article["headline"]
    assert (item.report.publisher, item.report.published) == ("The Velona Herald", "2025-06-07T21:15:00+02:00")


def test_a_json_array_is_its_rows(tmp_path: Path) -> None:
    items = rows(tmp_path, json.dumps([{"text": TEXT}, 7, {"text": pages.LAST * 2}]), name="rows.json")
    assert [type(item) for item in items] == [Intake, Problem, Intake]
    assert str(items[1]).startswith(f"{tmp_path}/rows.json[2]: expected a JSON object, got a number; ")


def test_json_lines_are_known_by_their_content_too(tmp_path: Path) -> None:
    items = rows(tmp_path, {"text": TEXT}, {"text": TEXT}, name="dump.txt")
    assert [item.report.source for item in items if isinstance(item, Intake)] == ["dump.txt:1", "dump.txt:2"]


def test_a_text_that_begins_with_a_bracket_is_a_text(tmp_path: Path) -> None:
    (item,) = rows(tmp_path, f"[Map of Velona]\n\n{TEXT}", name="map.txt")
    assert isinstance(item, Intake)
    assert item.report.source == "map.txt"


def test_a_bad_line_is_told_by_number_and_all_others_are_kept(tmp_path: Path) -> None:
    good = {"text": TEXT}
    bad = ['{"text": "cut', "[]", '{"title": "only"}', '{"text": 7}', '{"text": "x", "published": "soon"}', "\\x00"]
    items = rows(tmp_path, good, *bad, "", good)
    assert [item.report.source for item in items if isinstance(item, Intake)] == ["file.jsonl:1", "file.jsonl:9"]
    told = [str(item).removeprefix(str(tmp_path) + "/") for item in items if isinstance(item, Problem)]
    assert [line.split(": ")[0] for line in told] == [f"file.jsonl:{number}" for number in range(2, 8)]
    assert "broken JSON" in told[0]
    assert "got an array" in told[1]
    assert "neither `text` nor `html`" in told[2]
    assert "`text` is a number" in told[3]
    assert "`published` is 'soon'" in told[4]
    assert all("\n" not in line for line in told)


def test_half_a_surrogate_pair_and_a_nul_are_no_characters(tmp_path: Path) -> None:
    text = one(tmp_path, {"text": "A"}).report.text
    assert text == "A"
    (item,) = rows(tmp_path, '{"text": "Nine\\ud800 were\\u0000 killed in Velona on Friday."}')
    assert isinstance(item, Intake)
    assert item.report.text == "Nine\ufffd were\ufffd killed in Velona on Friday."


def test_a_byte_order_mark_and_crlf_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "bom.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps({"text": "One.\r\n\r\nTwo."}).encode() + b"\r\n")
    (item,) = take_in([str(path)])
    assert isinstance(item, Intake)
    assert item.report.text == "One.\n\nTwo."


def test_a_line_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "latin.jsonl"
    path.write_bytes(b'{"text": "caf\xe9"}\n{"text": "coffee"}\n')
    bad, good = take_in([str(path)])
    assert isinstance(good, Intake)
    assert "not UTF-8" in str(bad)


def test_packed_rows_that_end_early_are_kept_up_to_there_and_the_rest_is_told(tmp_path: Path) -> None:
    lines = b"".join(json.dumps({"text": f"{TEXT} {number}"}).encode() + b"\n" for number in range(200))
    path = tmp_path / "cut.jsonl.gz"
    packed = gzip.compress(lines)
    path.write_bytes(packed[: len(packed) - 60])
    *good, last = take_in([str(path)])
    assert good
    assert all(isinstance(item, Intake) and item.report.text.startswith(TEXT) for item in good)
    assert isinstance(last, Problem)
    assert f"ends before its end; the {len(good)} reports before that are kept" in last.problem
