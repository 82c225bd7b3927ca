"""How fast monitors answer over a large record: `python evaluation/bench_monitors.py --reports 20000`.

Invented reports with accounts of the usual size (some 20 facts; few actors named often, many seldom) are kept in a new
SQLite record, or in the one that --record names, which is then kept and used again. Prints the machine and the time of
one question of each kind: processor time and time on the clock, the best of five askings. Exit code 1 where the
processor time is over the bar (the clock tells the same on a machine that does nothing else).
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from dateline.monitor.ask import ask
from dateline.monitor.load import parse
from dateline.record.account import (
    Account,
    Actor,
    Attribution,
    Event,
    Figure,
    Participant,
    Place,
    Relation,
    header,
)
from dateline.record.report import Paragraph, Report, Words, report_id
from dateline.store.open import open_store

BAR = 0.3
"""Seconds."""
STATES = (
    "AE AF AR AU BF BR CD CF CN CO EG ET FR GB HT IL IN IQ IR JO KE LB LY ML MM MX NE NG PK PS QA RU RW SA SD SO SS SY"
    " TD TR UA US YE ZW"
).split()
KNOWN = ("wagner-group", "france", "russia", "ukraine", "united-states", "israel", "hamas", "jnim", "united-nations")
ACTS = (("ASSAULT", "heavy-weapons", "shelled"), ("RETREAT", "withdraw", "left"), ("CONSULT", None, "met"),
        ("AGREE", None, "pledged"), ("ACCUSE", "allege", "accused"), ("REJECT", None, "denied"),
        ("MOBILIZE", "troops", "deployed"), ("AID", None, "aided"))  # fmt: skip
QUESTIONS = """
[monitors.force-presence]
kind = "force_presence"
forces = ["Wagner Group", "peacekeepers"]
places = ["ML"]
[monitors.ceasefire]
kind = "ceasefire"
parties = ["Front of Ollan", "League of Belde"]
start = "2025-06-01"
[monitors.talks]
kind = "talks"
parties = ["Front of Ollan", "France"]
since = "2025-10"
[monitors.commitments]
kind = "commitments"
by = ["Front of Ollan"]
[monitors.allegations]
kind = "allegations"
accused = ["Wagner Group"]
places = ["ML"]
[monitors.positions]
kind = "positions"
actors = ["Wagner Group", "Front of Ollan"]
subjects = ["ceasefire", "troops"]
[monitors.filter]
kind = "filter"
types = ["killed"]
places = ["ML"]
at_least = 20
"""


class Made:
    """An invented report of eight sentences, with its account."""

    def __init__(self, number: int, choice: random.Random) -> None:
        self.choice, self.number = choice, number
        self.names = list(dict.fromkeys(_name(choice) for _ in range(6)))
        self.text = f"Report {number} on {self.names[0]}\n\n"
        self.spans: dict[str, tuple[int, int]] = {}
        self.day = f"2025-{1 + number % 12:02d}-{1 + number % 28:02d}"
        self.facts: dict[str, list[object]] = {"events": [], "figures": [], "attributions": [], "relations": []}
        country = choice.choice(STATES)
        self.place = Place(id="P1", name=f"Town {choice.randrange(900)}", kind="city", country=country,
                           geonames=choice.randrange(9000), mentions=())  # fmt: skip
        for _ in range(8):
            self._sentence()

    def _put(self, words: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += words
        return start, start + len(words)

    def _sentence(self) -> None:
        who, whom = self.choice.sample(self.names, 2) if len(self.names) > 1 else (self.names[0], self.names[0])
        kind, mode, verb = self.choice.choice(ACTS)
        start = len(self.text)
        a = self._put(who)
        self.text += " "
        trigger = self._put(verb)
        self.text += " "
        b = self._put(whom)
        self.text += f" over troops in {self.place.name}, killing "
        count = self._put(f"{self.choice.randrange(2, 60)} civilians")
        self.text += ", "
        c = self._put(self.choice.choice(self.names))
        self.text += " "
        cue = self._put("said")
        self.text += " "
        content = self._put("that the ceasefire would be kept by its troops")
        self.text += ".\n\n"
        for name, span in ((who, a), (whom, b), (self.text[slice(*c)], c)):
            self.spans.setdefault(name, span)
        nth = len(self.facts["events"]) + 1
        day = self.day if self.choice.random() < 0.6 else None
        self.facts["events"].append(
            Event(id=f"E{nth}", type=kind, mode=mode, trigger=trigger, actor=(Participant(self._id(who), a),),
                  recipient=(Participant(self._id(whom), b),), place="P1", when=day,
                  says=self._id(self.text[slice(*c)]), evidence=((start, len(self.text) - 2),))
        )  # fmt: skip
        self.facts["figures"].append(
            Figure(id=f"F{nth}", span=count, low=float(self.text[count[0] :].split()[0]), high=None, bound="at_least",
                   unit="civilians", kind="killed", place="P1", when=day, event=f"E{nth}")
        )  # fmt: skip
        self.facts["attributions"].append(
            Attribution(id=f"Q{nth}", source=self._id(self.text[slice(*c)]), source_span=c, cue=cue,
                        content=(content,), style="indirect")
        )  # fmt: skip
        if nth % 4 == 0:
            self.facts["relations"].append(
                Relation(id=f"R{nth}", subject=self._id(who), relation="present_in", object="P1", span=a)
            )

    def _id(self, name: str) -> str:
        return f"A{list(self.spans).index(name) + 1}"

    def kept(self) -> tuple[Report, Account]:
        """The report and its account."""
        report = Report(
            id=report_id("Bench", self.text), source="bench", text=self.text, span=(0, len(self.text)),
            publisher=f"Outlet {self.number % 40}", language="en", published=self.day, published_basis="supplied",
            headline=Words(self.text.split("\n")[0], (0, self.text.index("\n"))),
            paragraphs=(Paragraph("body", (0, len(self.text))),), url=f"https://bench.example/{self.number}",
        )  # fmt: skip
        actors = tuple(
            Actor(id=f"A{nth}", name=_shown(name), type="armed_group", mentions=(span,),
                  known_as=name if name in KNOWN else None)
            for nth, (name, span) in enumerate(self.spans.items(), 1)
        )  # fmt: skip
        places = (
            Place(
                **{f: getattr(self.place, f) for f in Place.__struct_fields__ if f != "mentions"}, mentions=((0, 6),)
            ),
        )
        return report, Account(
            report=header(report, reader="bench:1"), actors=actors, places=places,
            **{name: tuple(some) for name, some in self.facts.items()},  # type: ignore[arg-type]
        )  # fmt: skip


def _name(choice: random.Random) -> str:
    """A registry's actor now and then, a named group often, mostly one that hardly comes back."""
    draw = choice.random()
    if draw < 0.03:
        return choice.choice(KNOWN)
    if draw < 0.034:
        return choice.choice(("Front of Ollan", "League of Belde"))
    return f"Group {int(choice.paretovariate(0.6)) % 4000} of {choice.choice(('Keru', 'Tamsorra', 'Dessin'))}"


def _shown(name: str) -> str:
    return name.replace("-", " ").title() if name in KNOWN else name


def build(path: Path, reports: int) -> float:
    """Keep so many invented reports; how many a second."""
    choice, begun = random.Random(7), time.perf_counter()
    with closing(open_store(str(path), create=True)) as store:
        for number in range(reports):
            report, account = Made(number, choice).kept()
            store.add(report, account, b"", "text/plain")
            if number % 1000 == 999:
                print(f"  {number + 1} kept, {(number + 1) / (time.perf_counter() - begun):.0f}/s", file=sys.stderr)
    return reports / (time.perf_counter() - begun)


def measure(path: Path) -> list[tuple[str, int, float, float]]:
    """Name, entries, best seconds of processor and of clock of five askings of each question."""
    found = []
    with closing(open_store(str(path), create=False, read_only=True)) as store:
        for question in parse(QUESTIONS, where="bench"):
            worked, waited = [], []
            for _ in range(5):
                begun, at = time.process_time(), time.perf_counter()
                answer = ask(store, question)
                worked.append(time.process_time() - begun)
                waited.append(time.perf_counter() - at)
            found.append((question.name, len(answer.entries), min(worked), min(waited)))
    return found


def main() -> int:
    """Build where there is no record yet, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--record", type=Path, help="a record to keep and use again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.record or Path(folder) / "bench.db"
        if not path.exists():
            print(f"kept {build(path, options.reports):.0f} reports a second")
        with closing(open_store(str(path), create=False, read_only=True)) as store:
            print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, {store.count()} reports")
        results = measure(path)
    print(f"{'kind':16} {'entries':>8} {'processor':>10} {'clock':>8}")
    for name, entries, worked, waited in results:
        print(f"{name:16} {entries:8} {worked * 1000:8.0f}ms {waited * 1000:6.0f}ms")
    return 0 if all(worked <= BAR for _, _, worked, _ in results) else 1


if __name__ == "__main__":
    sys.exit(main())
