"""Scores the comparison of two texts of one article, on fifty revisions made of invented reports.

    python evaluation/revisions.py [--reader onnx] [--errors]

Each report is read as it was and as it became: with another toll, with a paragraph more, or with a claim withdrawn; a
third of the changes come with a reworded sentence elsewhere. Counted: the sentences that changed and were found (all of
them must be), sentences told as changed that were not, and the facts that must be told as changed, added or withdrawn,
with their values. Exit code 1 below the floors.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dateline.collate.revisions import revision
from dateline.ingest.intake import Intake, Supplied
from dateline.ingest.sources import take_in
from dateline.record.change import FactChange, Revision
from dateline.run.local import read_all
from dateline.run.stages import default_stages
from dateline.store.protocol import Entry, Kept

FACTS = 0.90
TOWNS = "Ollanbar Keruveh Sannat Marrow Veldi Tarsk Ombra Dessin Palo Brun".split()
GROUPS = ("Northern Front", "Karo Brigade", "River Army", "Red Hand militia", "Free Valley Movement")
PEOPLE = ("Ada Mor", "Jonas Veld", "Irina Kask", "Samuel Oro", "Lena Tarr", "Paul Obe")
OPENINGS = (
    "Gunmen attacked a convoy near {town} on Tuesday, killing {n} soldiers and wounding {m} others.",
    "A bomb exploded at a market in {town} on Tuesday, killing {n} people and injuring {m}.",
    "Shelling by the {group} killed {n} civilians in {town} on Tuesday and wounded {m}.",
    "Fighters of the {group} raided {town} on Tuesday and killed {n} villagers; {m} were wounded.",
    "A drone strike on {town} killed {n} fighters and injured {m} on Tuesday.",
)
BODY = (
    "The {group} has held the hills around {town} for two years.",
    "Local officials said that the road to the capital was closed.",
    "President {person} condemned the attack and sent troops to the district.",
    "Hospitals in {town} asked for blood, and schools stayed shut on Wednesday.",
    "The United Nations called on both sides to return to talks.",
    "Aid workers left the town after the fighting.",
)
CLAIMS = (
    "The {group} claimed responsibility for the attack in a statement.",
    "Defense Minister {person2} accused the {group} of using foreign fighters.",
    "A spokesman for the {group} denied that its men were in the town.",
    "General {person2} said that the army had killed the leader of the {group}.",
    "Opposition leader {person2} said that the government had ignored warnings.",
)
MORE = (
    ("Police arrested three suspects in {town} on Wednesday.", "COERCE"),
    ("The {group} withdrew its fighters from {town} on Wednesday.", "RETREAT"),
    ("Thousands of people protested in the capital on Wednesday.", "PROTEST"),
    ("The European Union sent food and tents to {town} on Thursday.", "AID"),
    ("Two shells hit {town} again on Wednesday, killing a teacher.", "ASSAULT"),
)
REWORDED = (
    ("Local officials said that the road to the capital was closed.",
     "Local officials told reporters that the road to the capital was closed."),
    ("Hospitals in {town} asked for blood, and schools stayed shut on Wednesday.",
     "Hospitals in {town} asked for blood, and schools remained shut on Wednesday."),
    ("The United Nations called on both sides to return to talks.",
     "The United Nations urged both sides to return to talks."),
)  # fmt: skip


class Made(NamedTuple):
    """A made revision: the two texts, and what must be told of it."""

    kind: str
    before: str
    after: str
    sentences: list[tuple[str, str]]
    """Changed sentences as they were and as they are; empty where there is none."""
    wanted: dict[str, Any]


def made(number: int, choice: random.Random) -> Made:
    """One revision; the kinds take turns."""
    words = {
        "town": choice.choice(TOWNS), "group": choice.choice(GROUPS), "n": choice.randrange(3, 20),
        "m": choice.randrange(21, 60),
    }  # fmt: skip
    words["person"], words["person2"] = choice.sample(PEOPLE, 2)
    opening = choice.choice(OPENINGS)
    sentences = [one.format(**words) for one in choice.sample(BODY, 5)]
    claim = choice.choice(CLAIMS).format(**words)
    before = [opening.format(**words), claim, *sentences]
    kind = ("toll", "paragraph", "claim")[number % 3]
    after, changed, wanted = _changed(kind, before, opening, words, choice)
    if choice.random() < 0.34:
        for old, new in REWORDED:
            old, new = old.format(**words), new.format(**words)
            if old in after:
                after[after.index(old)] = new
                changed.append((old, new))
                break
    title = f"{words['town']} mourns its dead"
    return Made(kind, "\n\n".join([title, *before]), "\n\n".join([title, *after]), changed, wanted)


def _changed(
    kind: str, before: list[str], opening: str, words: dict[str, Any], choice: random.Random
) -> tuple[list[str], list[tuple[str, str]], dict[str, Any]]:
    after = list(before)
    if kind == "toll":
        toll = words["n"] + choice.randrange(1, 15)
        after[0] = opening.format(**{**words, "n": toll})
        return after, [(before[0], after[0])], {"low": (str(words["n"]), str(toll))}
    if kind == "paragraph":
        text, kind = choice.choice(MORE)
        text = text.format(**words)
        after.insert(choice.randrange(2, len(after)), text)
        return after, [("", text)], {"sentence": text, "type": kind}
    after.pop(1)
    return after, [(before[1], "")], {"withdrawn": before[1]}


def right(kind: str, wanted: dict[str, Any], facts: tuple[FactChange, ...], *, typed: bool = False) -> bool:
    """Whether the fact that changed is told as it must be; `typed`: an added event also with the type that is meant."""
    if kind == "toll":
        return any(
            one.change == "changed" and any((f.field, f.before, f.after) == ("low", *wanted["low"]) for f in one.fields)
            for one in facts
        )
    if kind == "paragraph":
        return any(
            one.change == "added" and one.after and one.after.kind == "event"
            and one.after.sentence in wanted["sentence"] and (not typed or one.after.type == wanted["type"])
            for one in facts
        )  # fmt: skip
    return any(one.change == "withdrawn" and one.before and one.before.words in wanted["withdrawn"] for one in facts)


def wrong(kind: str, facts: tuple[FactChange, ...], sentences: list[tuple[str, str]]) -> list[FactChange]:
    """Changes of facts told of sentences in which only the wording is another."""
    reworded = [pair for pair in sentences[1:] if pair[0] and pair[1]]
    return [
        one for one in facts for fact in (one.after or one.before,)
        if fact and any(fact.sentence in pair for pair in reworded)
    ]  # fmt: skip


def kept(intake: Intake, account: Any, added: str) -> Kept:
    """A report as the record would give it."""
    report = intake.report
    entry = Entry(id=report.id, article="a", revision=1, source=report.source, publisher=report.publisher, url=None,
                  headline=None, published=report.published, language="en", added=added, unread=None, events=0,
                  attributions=0)  # fmt: skip
    return Kept(entry=entry, report=report, account=account)


def main() -> int:
    """Score the fifty revisions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reader", default="onnx")
    parser.add_argument("--errors", action="store_true", help="print what was not told right")
    options = parser.parse_args()
    choice, stages = random.Random(23), default_stages(options.reader)
    revisions = [made(number, choice) for number in range(50)]
    intakes = list(_taken_in([text for one in revisions for text in (one.before, one.after)]))
    told = [kept(intake, account, "2026-03-05") for intake, account in read_all(intakes, stages, on_problem=print)]
    counts, by_kind = Counter[str](), Counter[str]()
    for number, one in enumerate(revisions):
        found = revision(told[2 * number], told[2 * number + 1])
        _count(one, found, counts, by_kind, errors=options.errors)
    share = counts["facts right"] / len(revisions)
    print(f"sentences: {counts['found']} of {counts['changed']} changes found, {counts['too many']} told too many")
    kinds = ", ".join(f"{kind} {by_kind[kind]} of {sum(one.kind == kind for one in revisions)}" for kind in
                      ("toll", "paragraph", "claim"))  # fmt: skip
    print(f"facts: {share:.0%} told right ({kinds}; floor {FACTS:.0%}), {counts['typed'] / len(revisions):.0%} with"
          f" the type that is meant; {counts['noise']} told of mere rewording")  # fmt: skip
    return 1 if share < FACTS or counts["found"] < counts["changed"] else 0


def _taken_in(texts: list[str]) -> Iterator[Intake]:
    """The texts as reports of one outlet."""
    with tempfile.TemporaryDirectory(prefix="dateline-revisions-") as made:
        for number, text in enumerate(texts):
            file = Path(made) / f"{number:03d}.txt"
            file.write_text(text, encoding="utf-8")
            supplied = Supplied(publisher="The Harbour Post", published="2026-03-05")
            yield from (one for one in take_in([str(file)], supplied=supplied) if isinstance(one, Intake))


def _count(one: Made, found: Revision, counts: Counter[str], by_kind: Counter[str], *, errors: bool) -> None:
    pairs = {(change.before or "", change.after or "") for change in found.text}
    counts["changed"] += len(one.sentences)
    counts["found"] += sum(pair in pairs for pair in one.sentences)
    counts["too many"] += len(pairs - set(one.sentences))
    counts["noise"] += len(wrong(one.kind, found.facts, one.sentences))
    ok = right(one.kind, one.wanted, found.facts)
    counts["facts right"] += ok
    counts["typed"] += right(one.kind, one.wanted, found.facts, typed=True)
    by_kind[one.kind] += ok
    if errors and not ok:
        print(one.kind, one.wanted, one.sentences)
        for change in found.facts:
            fact = change.after or change.before
            print("   ", change.change, fact and (fact.kind, fact.type, fact.words), change.fields)


if __name__ == "__main__":
    sys.exit(main())
