"""Monitors: saved questions with what is new, each with its dated entries and tables; and saving a search as one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dateline.errors import DatelineError, MonitorError
from dateline.monitor.question import Question
from dateline.record.answer import Answer, Entry
from dateline.run.monitors import Place, answers, kinds, place, questions, remember, written
from dateline.store.words import folded
from dateline.web.charts.timeline import Timeline, timeline
from dateline.web.desk import desk
from dateline.web.pages import field, page, seen_other
from dateline.web.paging import wanted
from dateline.web.room import Room, posts, reads

SIZE = 40
_LISTS = ("kinds", "types", "modes", "statuses", "actors", "recipients", "either", "says", "places", "words")
_TEXTS = ("publisher", "since", "until")
FORMATS = {"json": "application/x-ndjson", "csv": "text/csv", "atom": "application/atom+xml", "text": "text/plain"}


def monitors(request: Request) -> Response:
    """The saved questions; what is new in each is fetched after."""
    where = _place(request)
    problems: list[MonitorError] = []
    found: tuple[Question, ...] = ()
    try:
        found = questions(where, problem=problems.append) if where.is_there else ()
    except MonitorError as error:
        problems.append(error)
    return page(request, "monitors.html", questions=found, where=where.path, problems=[str(one) for one in problems])


def monitor_line(request: Request) -> Response:
    """What is new in one monitor, for the list."""
    answer, problem = None, None
    try:
        answer = _answer(request)
    except DatelineError as error:
        problem = str(error)
    return page(request, "monitor_line.html", answer=answer, problem=problem)


def monitor(request: Request) -> Response:
    """One monitor: entries by day, what is new first marked, its tables."""
    answer = _answer(request)
    given = request.query_params
    only_new, group = bool(given.get("new")), given.get("group", "")
    topic, since, until = given.get("topic", ""), given.get("since", ""), given.get("until", "")
    entries = [
        one
        for one in answer.entries
        if (not only_new or one.news)
        and (not group or one.group == group)
        and (not topic or one.topic == topic)
        and _within(one, since, until)
    ]
    entries.sort(key=lambda one: (one.first_day or one.last_day or "", one.id), reverse=True)
    at = wanted(request, size=SIZE)
    return page(
        request,
        "monitor.html",
        answer=answer,
        entries=at.of(entries[at.offset : at.offset + at.limit], total=len(entries)),
        groups=_counted(one.group for one in answer.entries if one.group),
        topics=_counted(one.topic for one in answer.entries),
        strip=_strip(answer.entries, entries),
        only_new=only_new,
        group=group,
        topic=topic,
        since=since,
        until=until,
        formats=FORMATS,
    )


def _within(one: Entry, since: str, until: str) -> bool:
    first, last = one.first_day or one.last_day, one.last_day or one.first_day
    if not since and not until:
        return True
    return bool(first and last and (not since or last >= since) and (not until or first <= until))


def _strip(every: Iterable[Entry], chosen: Iterable[Entry]) -> Timeline | None:
    on = {one.id for one in chosen}
    days = ((one.first_day or one.last_day, one.id in on) for one in every)
    return timeline(days, [])


def _counted(values: Iterable[str]) -> list[tuple[str, int]]:
    from collections import Counter

    return Counter(values).most_common(12)


def monitor_file(request: Request) -> Response:
    """A monitor's answer as a file, in the formats of the command line."""
    wanted_as = request.path_params["format"]
    if wanted_as not in FORMATS:
        raise HTTPException(404, f"A monitor is written as {', '.join(FORMATS)}.")
    answer = _answer(request)
    ending = {"json": "jsonl", "text": "txt", "atom": "xml"}.get(wanted_as, wanted_as)
    headers = {"content-disposition": f'attachment; filename="{_file_name(answer.monitor)}.{ending}"'}
    body = written([answer], wanted_as).encode("utf-8", "replace")
    return Response(body, media_type=f"{FORMATS[wanted_as]}; charset=utf-8", headers=headers)


def monitor_seen(request: Request, form: FormData) -> Response:
    """Remember a monitor's answer as read."""
    remember(_place(request), _answer(request))
    return seen_other(request, f"/monitor/{request.path_params['name']}")


def new_monitor(request: Request) -> Response:
    """The form to save a search as a monitor, filled from the search's address."""
    return _form(request, dict(from_search(request)), name=suggested(request), title="", problem=None)


def save_monitor(request: Request, form: FormData) -> Response:
    """Save a monitor in the monitors' file."""
    from dateline.monitor.save import save

    name, title = field(form, "name")[:80], field(form, "title")[:200]
    options: dict[str, Any] = {one: _listed(field(form, one)) for one in _LISTS}
    options |= {one: field(form, one) for one in _TEXTS}
    least = field(form, "at_least")
    options["at_least"] = int(least) if least.isascii() and least.isdigit() else None
    try:
        asked = save(_place(request).path, name, "filter", title, options)
    except MonitorError as error:
        return _form(request, options, name=name, title=title, problem=str(error), status=400)
    return seen_other(request, f"/monitor/{asked.name}")


def _form(
    request: Request, options: dict[str, Any], *, name: str, title: str, problem: str | None, status: int = 200
) -> Response:
    about = {one.name: one.about for kind, _, some, _ in kinds() if kind == "filter" for one in some}
    return page(
        request, "monitor_new.html", status=status, options=options, name=name, title=title, problem=problem,
        lists=_LISTS, texts=_TEXTS, about=about, where=_place(request).path,
    )  # fmt: skip


def from_search(request: Request) -> Iterator[tuple[str, Any]]:
    """The options of a filter that asks what a search's address asks."""
    given = request.query_params
    yield "types", given.getlist("type")
    yield "statuses", given.getlist("status")
    yield "either", [one for one in given.getlist("actor") if one]
    yield "places", [one for one in (*given.getlist("place"), *given.getlist("country")) if one]
    yield "words", re.findall(r"[\w'-]+", given.get("q", ""))
    for name in _TEXTS:
        yield name, given.get(name, "")
    if given.getlist("type") or given.getlist("status"):
        yield "kinds", ["event"]


def suggested(request: Request) -> str:
    """A name for the monitor that a search's address asks for."""
    given = request.query_params
    parts = [given.get("q", ""), *given.getlist("type"), *given.getlist("place"), *given.getlist("country"),
             given.get("actor", "")]  # fmt: skip
    return re.sub(r"[^\w]+", "-", folded(" ".join(parts))).strip("-")[:40]


def _listed(value: str) -> list[str]:
    return [one.strip() for one in value.split(",") if one.strip()]


def _place(request: Request) -> Place:
    return place(desk(request).settings.record)


def _answer(request: Request) -> Answer:
    """The answer to the question that the address names, its news marked."""
    where = _place(request)
    name = request.path_params["name"]
    if not where.is_there or name not in {one.name for one in questions(where, problem=lambda _: None)}:
        raise HTTPException(404, f"There is no monitor “{name[:60]}” in {where.path.name}.")
    (answer,) = answers(desk(request).store, where, [name], news=True)
    return answer


def _file_name(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]+", "-", name).strip("-") or "monitor"


ROOM = Room(
    name="Monitors",
    path="/monitors",
    shown="main",
    key="o",
    routes=(
        reads("/monitors", monitors),
        reads("/monitors/new", new_monitor, needs="monitor"),
        posts("/monitors/new", save_monitor, needs="monitor"),
        reads("/monitor/{name}", monitor),
        reads("/monitor/{name}/line", monitor_line),
        reads("/monitor/{name}/as/{format}", monitor_file),
        posts("/monitor/{name}/seen", monitor_seen, needs="monitor"),
    ),
)
