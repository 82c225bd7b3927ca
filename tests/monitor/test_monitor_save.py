"""Saving one more question into the monitors' file."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import MonitorError
from dateline.monitor.example import example
from dateline.monitor.load import load
from dateline.monitor.save import save


def test_what_stands_in_the_file_stays_with_its_comments(tmp_path: Path) -> None:
    path = tmp_path / "monitors.toml"
    path.write_text(example(), encoding="utf-8")
    before = load(path)
    saved = save(path, "mali-dead", "filter", "The dead", {"types": ["killed"], "places": ["ML"], "at_least": 10})
    assert path.read_text(encoding="utf-8").startswith(example().rstrip())
    assert load(path) == (*before, load(path)[-1])
    assert (saved.name, saved.title) == ("mali-dead", "The dead")


def test_the_file_is_made_where_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "deeper" / "monitors.toml"
    save(path, "talks", "filter", "", {"words": ['a "truce"', "back\\slash", "two\nlines"]})
    assert load(path)[0].options.words == ('a "truce"', "back\\slash", "two\nlines")  # type: ignore[attr-defined]


def test_a_file_of_comments_alone_is_added_to(tmp_path: Path) -> None:
    path = tmp_path / "monitors.toml"
    path.write_text("# mine\n", encoding="utf-8")
    save(path, "talks", "filter", "", {"words": ["truce"]})
    assert path.read_text(encoding="utf-8").startswith("# mine\n\n[monitors.")


@pytest.mark.parametrize(
    ("name", "options", "told"),
    [
        ("force", {"words": ["x"]}, "already"),
        ("new", {}, "nothing"),
        ("new", {"types": ["ASSALT"]}, "ASSAULT"),
        ('x"]\nevil = 1', {"words": ["x"]}, "name"),
    ],
)
def test_a_question_that_cannot_be_is_refused_and_the_file_left(
    tmp_path: Path, name: str, options: dict[str, list[str]], told: str
) -> None:
    path = tmp_path / "monitors.toml"
    save(path, "force", "filter", "", {"words": ["x"]})
    before = path.read_bytes()
    with pytest.raises(MonitorError, match=told):
        save(path, name, "filter", "", options)
    assert path.read_bytes() == before
