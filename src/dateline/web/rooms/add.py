"""Adding reports: files dropped, text pasted, an address given; what becomes of each is told as it happens."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from dateline.ingest.intake import Supplied
from dateline.web.adding import Job
from dateline.web.desk import desk
from dateline.web.pages import environment, field, page, seen_other
from dateline.web.room import Room, posts, reads
from dateline.web.visitor import visitor

_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
_MOST_ADDRESSES = 50
_TICK_S = 0.15
_QUIET_S = 15.0
"""After so long without news a line that says nothing keeps the connection open."""


def add(request: Request) -> Response:
    """The forms, and the jobs of late."""
    return page(request, "add.html", jobs=desk(request).adding.jobs()[:12], problem=None)


def begin(request: Request, form: FormData) -> Response:
    """Take in what was given, and show how it goes."""
    uploads = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
    text, addresses = form.get("text"), field(form, "address").split()
    pasted = text if isinstance(text, str) and text.strip() else None
    if not (uploads or pasted or addresses):
        return _again(request, "Choose a file, paste a text or give an address.")
    if len(addresses) > _MOST_ADDRESSES:
        return _again(request, f"At most {_MOST_ADDRESSES} addresses at once.")
    published = field(form, "published")
    if published and not _DAY.match(published):
        return _again(request, "The day of publication is written like 2026-03-09.")
    supplied = Supplied(publisher=field(form, "publisher") or None, published=published or None)

    def fill(folder: Path) -> list[Path]:
        paths = [_saved(one, folder / str(number)) for number, one in enumerate(uploads)]
        if pasted:
            path = folder / "pasted" / "pasted text"
            path.parent.mkdir()
            path.write_text(pasted.replace("\r\n", "\n"), encoding="utf-8", errors="replace")
            paths.append(path)
        return paths

    at = visitor(request).name
    job = desk(request).adding.begin(at, supplied, fill=fill, addresses=tuple(addresses))
    return seen_other(request, f"/add/{job.id}")


def _again(request: Request, words: str) -> Response:
    return page(request, "add.html", status=400, jobs=desk(request).adding.jobs()[:12], problem=words)


def _saved(upload: UploadFile, folder: Path) -> Path:
    """The file in a folder of its own, under its own name without any path."""
    folder.mkdir()
    name = Path((upload.filename or "file").replace("\\", "/")).name.strip().lstrip(".") or "file"
    path = folder / re.sub(r"[\x00-\x1f/]", "_", name)[:150]
    with path.open("wb") as file:
        while piece := upload.file.read(1 << 20):
            file.write(piece)
    return path


def job(request: Request) -> Response:
    """How a job goes."""
    return page(request, "job.html", job=_job(request))


async def events(request: Request) -> Response:
    """The lines of a job as they come, as server-sent events; a connection that broke goes on where it was."""
    visitor(request).must("add")
    found = _job(request)
    last = request.headers.get("last-event-id", "")
    begin_at = int(last) if last.isascii() and last.isdigit() and len(last) < 9 else 0
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(_stream(request, found, begin_at), media_type="text/event-stream", headers=headers)


async def _stream(request: Request, of: Job, at: int) -> AsyncIterator[str]:
    template, quiet = environment().get_template("job_lines.html"), 0.0
    state = ""
    while not await request.is_disconnected():
        now, lines = of.state, of.lines[at : at + 50]
        if lines or now != state:
            at, state, quiet = at + len(lines), now, 0.0
            told = template.render(lines=lines, job=of, oob=True)
            yield f"id: {at}\n" + "".join(f"data: {line}\n" for line in told.splitlines() if line.strip()) + "\n"
        elif now == "done":
            yield "event: done\ndata: done\n\n"
            return
        else:
            await asyncio.sleep(_TICK_S)
            quiet += _TICK_S
            if quiet > _QUIET_S:
                quiet = 0.0
                yield ": still here\n\n"


def _job(request: Request) -> Job:
    found = desk(request).adding.job(request.path_params["job"])
    if found is None:
        raise HTTPException(404, "No such job is remembered; what it added is in the record.")
    return found


ROOM = Room(
    name="Add",
    path="/add",
    shown="tools",
    key="a",
    needs="add",
    routes=(
        reads("/add", add, needs="add"),
        posts("/add", begin, needs="add"),
        reads("/add/{job}", job, needs="add"),
        Route("/add/{job}/events", events),
    ),
)
