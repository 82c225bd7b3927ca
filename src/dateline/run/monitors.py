"""Saved questions, asked of a record: where their file is, what is new, and how answers are written."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

import msgspec

from dateline.errors import DatelineError, MonitorError
from dateline.monitor.ask import ask
from dateline.monitor.example import example
from dateline.monitor.kinds import KINDS
from dateline.monitor.load import load
from dateline.monitor.news import Seen, seen_beside
from dateline.monitor.options import Option, options_of
from dateline.monitor.question import Question
from dateline.monitor.standing import confirm as confirm
from dateline.record.answer import Answer
from dateline.store.protocol import FactQuery, View

VARIABLE = "DATELINE_MONITORS"
FILE = "monitors.toml"
Format = Literal["text", "json", "csv", "atom"]


class Place(msgspec.Struct, frozen=True):
    """Where the monitors are kept, and the record that they are asked of."""

    path: Path
    record: str
    named: bool
    """Whether someone named the file, rather than that it was looked for."""

    @property
    def is_there(self) -> bool:
        """Whether there is such a file."""
        return self.path.is_file()

    @property
    def seen(self) -> Seen:
        """What was told the last time."""
        return seen_beside(self.path)


def place(record: str, *, named: str | None = None, environment: Mapping[str, str] = os.environ) -> Place:
    """The file of monitors for a record: the one named, that of `DATELINE_MONITORS`, `monitors.toml` beside the record,
    or the one in the platform's config folder; of the last two the first that is there, else the one beside the record.
    """
    chosen = named or environment.get(VARIABLE) or None
    known = record if "://" in record else str(Path(record).expanduser().resolve())
    if chosen:
        return Place(Path(chosen).expanduser(), known, True)
    import platformdirs

    shared = platformdirs.user_config_path("dateline", appauthor=False) / FILE
    beside = shared if "://" in record else Path(known).with_name(FILE)
    return Place(beside if beside.is_file() or not shared.is_file() else shared, known, False)


def questions(
    place: Place, names: Iterable[str] = (), *, problem: Callable[[MonitorError], None] | None = None
) -> tuple[Question, ...]:
    """The saved questions, or those of these names.

    Args:
        problem: told of each question that is not as it must be, and the others are given; without it the first of
            them is raised. A question of other names than those asked for stops nothing.

    Raises:
        MonitorError: the file is not there or is not TOML, a question is not as it must be, or none has a name.
    """
    wrong: dict[str, MonitorError] = {}
    by_name = {one.name: one for one in load(place.path, wrong=wrong)}
    asked = tuple(dict.fromkeys(names))
    for name, error in wrong.items():
        if name in asked or not asked:
            if problem is None:
                raise error
            problem(error)
    known = [*by_name, *wrong]
    for name in asked:
        if name not in known:
            import difflib

            close = difflib.get_close_matches(name, known, n=1)
            meant = f"; did you mean {close[0]!r}?" if close else ""
            raise MonitorError(f"{place.path}: no monitor {name!r} (there are {', '.join(known)}){meant}")
    return tuple(by_name[name] for name in asked if name in by_name) if asked else tuple(by_name.values())


def answers(
    view: View,
    place: Place,
    names: Iterable[str] = (),
    *,
    news: bool = False,
    problem: Callable[[MonitorError], None] | None = None,
) -> Iterator[Answer]:
    """What the record holds on each question today; with `news`, entries are marked against the last time.

    Raises:
        MonitorError: as `questions`, or what was told the last time cannot be read.
    """
    for question in questions(place, names, problem=problem):
        answer = ask(view, question)
        yield place.seen.marked(answer, place.record) if news else answer


def remember(place: Place, answer: Answer) -> None:
    """Keep an answer as the last one.

    Raises:
        MonitorError: it cannot be written.
    """
    place.seen.keep(answer, place.record)


def news_lines(view: View, place: Place) -> Iterator[str]:
    """A line for each monitor that has news, for whoever just added reports; nothing is remembered."""
    wrong: list[MonitorError] = []
    try:
        for answer in answers(view, place, news=True, problem=wrong.append):
            if answer.news:
                new = sum(one.news == "new" for one in answer.news)
                yield f"monitor {answer.monitor}: {new} new, {len(answer.news) - new} changed"
    except DatelineError as error:
        yield f"monitors not asked: {error}"
    for one in wrong:
        yield f"monitor not asked: {one}"


def mark_of(view: View) -> tuple[int, str]:
    """What changes whenever the record does: its number of reports, and when its latest fact came."""
    latest = next(view.facts(FactQuery(order="added", newest_first=True, limit=1)), None)
    return view.count(), latest.added if latest else ""


def written(answers: Iterable[Answer], format: Format, *, new_only: bool = False, width: int = 100) -> str:
    """Answers in one of the formats; JSON is one answer a line."""
    return _WRITERS[format](list(answers), new_only, width)


def write_example(path: Path) -> None:
    """A commented file of monitors to begin with.

    Raises:
        MonitorError: there is a file already, or it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(example())
    except FileExistsError as error:
        raise MonitorError(
            f"{path}: there is a file already, which stays as it is; name another by --monitors"
        ) from error
    except OSError as error:
        raise MonitorError(f"{path}: expected a place for a file of monitors, got: {error}") from error


def kinds() -> Iterator[tuple[str, str, tuple[Option, ...], str]]:
    """Each kind of question: its name, what it follows, its options, and an example in TOML."""
    for name, kind in KINDS.items():
        yield name, kind.summary, options_of(kind.options), kind.example


def _json(some: list[Answer], new_only: bool, width: int) -> str:
    chosen = (msgspec.structs.replace(one, entries=one.news) if new_only else one for one in some)
    return "".join(f"{msgspec.json.encode(one).decode()}\n" for one in chosen)


def _text(some: list[Answer], new_only: bool, width: int) -> str:
    from dateline.publish.answers.plain import text

    return "\n".join(text(one, width=width, new_only=new_only) for one in some)


def _csv(some: list[Answer], new_only: bool, width: int) -> str:
    from dateline.publish.answers.csv import write_csv

    return write_csv(some, new_only=new_only)


def _atom(some: list[Answer], new_only: bool, width: int) -> str:
    from dateline.publish.answers.atom import write_atom

    return write_atom(some, new_only=new_only)


_WRITERS: dict[Format, Callable[[list[Answer], bool, int], str]] = {
    "text": _text,
    "json": _json,
    "csv": _csv,
    "atom": _atom,
}
