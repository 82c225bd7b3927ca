"""Which record is used, and what a bad config file says."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline import settings
from dateline.errors import SettingsError


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "dateline.toml"
    path.write_text('record = "from-config.db"\nreader = "plain"\n')
    return path


def test_the_option_wins_over_everything(config: Path) -> None:
    found = settings.load(record="a.db", config=str(config), environment={"DATELINE_RECORD": "b.db"})
    assert (found.record, found.record_from) == ("a.db", "--record")


def test_the_environment_wins_over_the_config_file(config: Path) -> None:
    found = settings.load(config=str(config), environment={"DATELINE_RECORD": "b.db"})
    assert (found.record, found.record_from) == ("b.db", "DATELINE_RECORD")


def test_the_config_file_wins_over_the_platform_and_is_relative_to_itself(config: Path) -> None:
    found = settings.load(environment={"DATELINE_CONFIG": str(config)})
    assert found.record == str(config.parent / "from-config.db")
    assert (found.reader, found.config) == ("plain", str(config))


def test_the_platform_decides_last(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settings, "default_config", lambda: tmp_path / "none.toml")
    found = settings.load(environment={})
    assert found.record == str(settings.default_record())
    assert (found.reader, found.config) == ("onnx", None)


def test_an_empty_variable_counts_as_not_given(config: Path) -> None:
    assert settings.load(config=str(config), environment={"DATELINE_RECORD": ""}).record_from == str(config)


def test_an_address_in_the_config_file_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_text('record = "postgresql://me@localhost/news"')
    assert settings.load(config=str(path), environment={}).record == "postgresql://me@localhost/news"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('recrod = "x.db"', "unknown setting 'recrod'"),
        ("record = 3", "record must be a file or a database URL, got 3"),
        ("record = ", "expected TOML"),
    ],
)
def test_a_bad_config_file_is_told_with_its_name(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(content)
    with pytest.raises(SettingsError, match=f"bad.toml: .*{told}"):
        settings.load(config=str(path), environment={})


def test_a_named_config_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.toml"):
        settings.load(config=str(tmp_path / "none.toml"), environment={})


def test_a_password_is_not_shown() -> None:
    found = settings.load(record="postgresql://me:secret@localhost:5432/news", environment={})
    assert found.record_told == "postgresql://me:***@localhost:5432/news"
    assert settings.load(record="case.db", environment={}).record_told == "case.db"
