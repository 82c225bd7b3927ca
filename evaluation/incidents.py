"""Scores the joining of events into incidents, on invented reports and on MEANTIME.

    python evaluation/incidents.py [--files 'incidents/*.txt'] [--accounts DIR] [--meantime DIR] [--errors]

The invented reports stand in `evaluation/incidents/` (its README says how they are marked). A marked word is found
where an event stands on it. Over the words found, pairwise precision and recall of being put in one incident, and how
many incidents one occurrence comes to; beside them the recall over all marked words, which also counts what extraction
missed. The held-out files are scored once more with the types and days of `gold.toml`, so that joining is told from
extraction. `--accounts` keeps the accounts between runs. `--meantime` (or DATELINE_CORPORA/events) is the folder of
MEANTIME 1.0 (Minard et al., LREC 2016), of which events of PLOVER's kinds that several articles tell are scored.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import msgspec

from dateline.collate.incidents import Occurrence, occurrences
from dateline.ingest.intake import Intake, Supplied
from dateline.ingest.sources import take_in
from dateline.record.account import Event
from dateline.record.reading import Span
from dateline.run.collate import collate
from dateline.run.local import read_all
from dateline.run.pipeline import Stages
from dateline.run.stages import default_stages
from dateline.store.open import in_memory
from dateline.store.protocol import Entry, IncidentQuery, Kept, StoryQuery

HERE = Path(__file__).parent
_MARK = re.compile(r"\[([^\]]+)\]\{([\w-]+)\}")


class Marked(msgspec.Struct):
    """A report whose words are marked with the occurrences that they tell."""

    name: str
    publisher: str
    published: str
    text: str
    marks: list[tuple[int, int, str]]


def read_marked(path: Path) -> Iterator[Marked]:
    """The reports of a file of the set."""
    for number, part in enumerate(path.read_text(encoding="utf-8").split("=== ")[1:], 1):
        head, _, body = part.partition("\n")
        publisher, published = (word.strip() for word in head.split("|"))
        text, marks = unmarked(body.strip(), path.stem)
        yield Marked(f"{path.stem}:{number}", publisher, published, text, marks)


def unmarked(body: str, prefix: str) -> tuple[str, list[tuple[int, int, str]]]:
    """A text without its marks, and where the marked words stand in it."""
    text, marks, at = "", [], 0
    for found in _MARK.finditer(body):
        text += body[at : found.start()]
        marks.append((len(text), len(text) + len(found[1]), f"{prefix}:{found[2]}"))
        text += found[1]
        at = found.end()
    return text + body[at:], marks


def kept_of(marked: Iterable[Marked], stages: Stages, cache: Path | None) -> Iterator[tuple[Marked, Kept]]:
    """Each report with its account, made once and kept in `cache`."""
    for one in marked:
        path = cache / f"{one.name.replace(':', '-')}.json" if cache else None
        if path and path.is_file():
            kept = msgspec.json.decode(path.read_bytes(), type=Kept)
            if one.text in kept.report.text:
                yield one, kept
                continue
        kept = made(one, stages)
        if path:
            path.write_bytes(msgspec.json.encode(kept))
        yield one, kept


def made(one: Marked, stages: Stages) -> Kept:
    """Read one report."""
    row = {"id": one.name, "publisher": one.publisher, "published": one.published, "text": one.text}
    file = Path(os.environ.get("TMPDIR", "/tmp")) / f"dateline-eval-{os.getpid()}.jsonl"
    file.write_bytes(msgspec.json.encode(row) + b"\n")
    (intake,) = take_in([str(file)], supplied=Supplied(), strict=True)
    file.unlink()
    assert isinstance(intake, Intake)
    _, account = next(read_all([intake], stages, on_problem=print))
    report = intake.report
    entry = Entry(
        id=report.id, article=report.id, revision=1, source=report.source, publisher=report.publisher, url=None,
        headline=None, published=report.published, language="en", added="", unread=None, events=0, attributions=0,
    )  # fmt: skip
    return Kept(entry=entry, report=report, account=account)


class Mention(msgspec.Struct, frozen=True):
    """A marked word and the incident that its event was put in, null where no event stands on it."""

    report: str
    label: str
    words: str
    incident: str | None


def mentions(pairs: list[tuple[Marked, Kept]], told: dict[str, str], *, near: bool = True) -> list[Mention]:
    """What became of each marked word; `told` is the incident of each event's anchor, `near` as for `standing_on`."""
    found = []
    for one, kept in pairs:
        for (start, end, label), fact in zip(one.marks, facts(one, kept, near=near), strict=True):
            incident = told.get(f"{kept.report.id}:event:{fact}") if fact else None
            found.append(Mention(one.name, label, one.text[max(0, start - 30) : end + 30], incident))
    return found


def facts(one: Marked, kept: Kept, *, near: bool = True) -> list[str | None]:
    """The trigger of the event that tells each marked word; by nearness none stands for words of two occurrences."""
    by = kept.report.text.find(one.text)
    marks = [(start + by, end + by) for start, end, _ in one.marks]
    labels = [label for _, _, label in one.marks]
    exact = [standing_on(mark, kept, marks, near=False) for mark in marks]
    found = [it or (standing_on(mark, kept, marks) if near else None) for it, mark in zip(exact, marks, strict=True)]

    def gap(at: int) -> int:
        return abs(int((found[at] or "0").partition("-")[0]) - marks[at][0])

    for at, fact in enumerate(found):
        rivals = [other for other in range(len(found)) if found[other] == fact and labels[other] != labels[at]]
        if fact and not exact[at] and any(exact[other] or gap(other) < gap(at) for other in rivals):
            found[at] = None
    return found


_DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST", "SANCTION", "RETREAT", "CONSULT", "MOBILIZE"})


def standing_on(span: Span, kept: Kept, marks: list[Span], *, near: bool = True) -> str | None:
    """The trigger of the event that stands on a marked word, by itself or by a further telling.

    Where none does and `near` allows, of the nearest deed in its sentence that stands on no marked word, as in "a bomb
    hit a bus and killed six", where the report's one event may stand on either verb.
    """
    events = kept.account.events

    def stands(event: Event, at: Span) -> bool:
        return any(start < at[1] and at[0] < end for start, end in (event.trigger, *event.tellings))

    for event in events:
        if stands(event, span):
            return f"{event.trigger[0]}-{event.trigger[1]}"
    beside = [
        (abs(event.trigger[0] - span[0]), event.trigger)
        for event in events
        if event.type in _DEEDS
        and any(
            low <= min(span[0], event.trigger[0]) and max(span[1], event.trigger[1]) <= high
            for low, high in event.evidence
        )
        if not any(stands(event, mark) for mark in marks)
    ]
    return "{}-{}".format(*min(beside)[1]) if near and beside else None


def put_right(pairs: list[tuple[Marked, Kept]]) -> list[tuple[Marked, Kept]]:
    """The same reports, events on marked words with the type, mode and days that `gold.toml` gives their occurrence."""
    gold = tomllib.loads((HERE / "incidents" / "gold.toml").read_text(encoding="utf-8"))
    found = []
    for one, kept in pairs:
        right: dict[str, list[str]] = {}
        for fact, (_, _, label) in zip(facts(one, kept), one.marks, strict=True):
            file, _, name = label.partition(":")
            if fact and name in gold.get(file, {}):
                right.setdefault(fact, gold[file][name])
        events = tuple(_right(event, right) for event in kept.account.events)
        found.append((one, msgspec.structs.replace(kept, account=msgspec.structs.replace(kept.account, events=events))))
    return found


def _right(event: Event, right: dict[str, list[str]]) -> Event:
    told = right.get(f"{event.trigger[0]}-{event.trigger[1]}")
    if told is None:
        return event
    return msgspec.structs.replace(event, type=told[0], mode=told[1] or None, when=told[2], status="happened")


def scores(found: list[Mention], *, across: bool = False) -> dict[str, float]:
    """Pairwise precision and recall over the words found, recall over all, and incidents for each occurrence."""
    there = [one for one in found if one.incident]
    pairs = [(a, b) for a, b in combinations(there, 2) if not across or a.report != b.report]
    right = sum(a.label == b.label and a.incident == b.incident for a, b in pairs)
    joined = sum(a.incident == b.incident for a, b in pairs)
    same = sum(a.label == b.label for a, b in pairs)
    wanted = sum(a.label == b.label for a, b in combinations(found, 2) if not across or a.report != b.report)
    per: dict[str, set[str]] = defaultdict(set)
    for one in there:
        per[one.label].add(one.incident or "")
    reports = Counter(label for label, _ in {(one.label, one.report) for one in there})
    several = [label for label in per if reports[label] > 1]
    return {
        "precision": right / joined if joined else 1.0,
        "recall": right / same if same else 1.0,
        "recall over all marked": right / wanted if wanted else 1.0,
        "incidents per occurrence": sum(len(per[label]) for label in several) / max(1, len(several)),
        "occurrences told by several": len(several),
        "words found": len(there) / max(1, len(found)),
    }


def joined(kept: Iterable[Kept]) -> tuple[dict[str, str], list[Occurrence]]:
    """The incident of each event, all reports in one record, and what was compared."""
    those = list(kept)
    with in_memory() as store:
        for one in those:
            store.add(one.report, one.account, one.report.text.encode(), "text/plain")
        for _ in collate(store):
            pass
        stories = {report: story.id for story in store.stories(StoryQuery()) for report in story.reports}
        copies = {copy.report: copy.of for one in those for copy in store.copies(one.report.id)}
        told = {telling.fact: one.id for one in store.incidents(IncidentQuery()) for telling in one.tellings}
    return told, [it for one in those for it in _placed(one, copies, stories)]


def _placed(one: Kept, copies: dict[str, str], stories: dict[str, str]) -> tuple[Occurrence, ...]:
    return occurrences(one, copy_of=copies.get(one.report.id), story=stories.get(one.report.id))


def tell(name: str, found: list[Mention], errors: bool) -> None:
    """Print the scores, and what went wrong where that is asked for."""
    for across in (False, True):
        told = ", ".join(f"{key} {value:.3f}" for key, value in scores(found, across=across).items())
        print(f"{name}{' across reports' if across else ''}: {told}")
    if not errors:
        return
    for one in found:
        if one.incident is None:
            print("   not found:", one.label, one.report, "…", one.words.replace("\n", " "))
    for a, b in combinations([one for one in found if one.incident], 2):
        if (a.label == b.label) != (a.incident == b.incident):
            print("   missed:" if a.label == b.label else "   WRONG: ", a.label, a.report, b.label, b.report)


def meantime(folder: Path) -> Iterator[Marked]:
    """MEANTIME's articles; events that have an instance in the whole corpus are marked."""
    for path in sorted(folder.glob("intra_cross-doc_annotation/*/*.xml")):
        root = ElementTree.parse(path).getroot()
        text, at, last = "", {}, None
        for token in root.iter("token"):
            sentence = token.get("sentence")
            text += "" if last is None else "\n\n" if last != sentence and last in ("0", "1") else " "
            at[token.get("t_id")] = (len(text), len(text) + len(token.text or ""))
            text, last = text + (token.text or ""), sentence
        instance = {one.get("m_id"): one.get("instance_id") for one in root.iter("EVENT")}
        words = {
            one.get("m_id"): [at[anchor.get("t_id")] for anchor in one.iter("token_anchor")]
            for one in root.iter("EVENT_MENTION")
        }
        marks = []
        for link in root.iter("REFERS_TO"):
            label = next((instance.get(target.get("m_id")) for target in link.iter("target")), None)
            for source in link.iter("source"):
                if label and words.get(source.get("m_id")):
                    spans = words[source.get("m_id")]
                    marks.append((spans[0][0], spans[-1][1], label))
        dated = [
            one.get("value") or "" for one in root.iter("TIMEX3") if one.get("functionInDocument") == "CREATION_TIME"
        ]
        day = next((value[:10] for value in dated if re.match(r"\d{4}-\d\d-\d\d", value)), "")
        if day:
            yield Marked(f"meantime-{root.get('doc_id')}", "Wikinews", day, text, marks)


def main() -> None:
    """Print the scores of the sets that are there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", default="incidents/*.txt")
    parser.add_argument("--accounts", type=Path)
    corpora = os.environ.get("DATELINE_CORPORA")
    parser.add_argument("--meantime", type=Path, default=Path(corpora) / "events" if corpora else None)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    if options.accounts:
        options.accounts.mkdir(parents=True, exist_ok=True)
    stages = default_stages()
    marked = [one for path in sorted(HERE.glob(options.files)) for one in read_marked(path)]
    held = [one for one in marked if one.name.startswith("held-")]
    parts = {"tuned on": [one for one in marked if one not in held], "held out": held}
    if options.meantime:
        parts["MEANTIME"] = list(meantime(options.meantime))
    for name, part in parts.items():
        if part:
            pairs = list(kept_of(part, stages, options.accounts))
            told, _ = joined(kept for _, kept in pairs)
            tell(name, mentions(pairs, told, near=name != "MEANTIME"), options.errors)
            if name == "held out":
                pairs = put_right(pairs)
                told, _ = joined(kept for _, kept in pairs)
                tell(f"{name}, types and days put right", mentions(pairs, told), options.errors)


if __name__ == "__main__":
    sys.exit(main())
