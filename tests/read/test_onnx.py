"""The shipped reader keeps its contract: the same text gives the same reading, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from dateline.read.onnx import OnnxReader
from dateline.record.reading import Reading
from dateline.record.report import Paragraph, Report

pytest.importorskip("dateline_model")

BODY = (
    "Rebels killed at least 12 soldiers in an ambush near the town of Menaka on Tuesday, the army said.",
    "“We will answer this attack,” President Amadou Sow told reporters in Bamako. He did not say when.",
    "The African Union condemned the killings and urged both sides to return to talks.",
    "Share this article",
    "Neighbouring Niger has agreed to send 400 troops, its defence ministry announced. Mali's government welcomed it.",
)


def report(paragraphs: tuple[str, ...], *, name: str = "r", furniture: int | None = None) -> Report:
    text, made, at = "\n\n".join(paragraphs), [], 0
    for i, words in enumerate(paragraphs):
        made.append(Paragraph("furniture" if i == furniture else "body", (at, at + len(words))))
        at += len(words) + 2
    return Report(id=name, source=name, text=text, span=(0, len(text)), paragraphs=tuple(made))


@pytest.fixture(scope="module")
def reader() -> OnnxReader:
    return OnnxReader(threads=1)


def read(reader: OnnxReader, *reports: Report) -> Iterator[Reading]:
    return reader.read(reports)


def bytes_of(reading: Reading) -> bytes:
    return msgspec.json.encode(reading)


def test_a_reading_is_the_same_alone_in_a_batch_and_on_any_number_of_threads(reader: OnnxReader) -> None:
    mine = report(BODY * 3)
    others = [report(BODY[i:] * (i + 1), name=f"o{i}") for i in range(4)]
    alone = bytes_of(next(read(reader, mine)))
    assert bytes_of(list(read(reader, *others, mine))[-1]) == alone
    for threads in (2, 3):
        several = list(OnnxReader(threads=threads).read([mine, *others, mine]))
        assert [bytes_of(several[0]), bytes_of(several[-1])] == [alone, alone]
        assert [r.report for r in several] == ["r", "o0", "o1", "o2", "o3", "r"]


def test_furniture_is_not_read_and_everything_else_is(reader: OnnxReader) -> None:
    given = report(BODY, furniture=3)
    reading = next(read(reader, given))
    read_text = "".join(given.text[t.start : t.end] for t in reading.tokens)
    assert read_text == "".join("".join(BODY[i].split()) for i in (0, 1, 2, 4))
    assert {s.paragraph for s in reading.sentences} == {0, 1, 2, 4}


def test_trees_stay_inside_sentences_and_have_one_root(reader: OnnxReader) -> None:
    reading = next(read(reader, report(BODY * 4)))
    for sentence in reading.sentences:
        inside = range(sentence.first, sentence.last)
        assert all(reading.tokens[i].head in inside for i in inside)
        assert sum(reading.tokens[i].head == i for i in inside) == 1
        assert all((reading.tokens[i].head == i) == (reading.tokens[i].relation == "root") for i in inside)


def test_spans_reread_to_words(reader: OnnxReader) -> None:
    given = report(BODY * 2)
    reading = next(read(reader, given))
    starts, ends = {t.start for t in reading.tokens}, {t.end for t in reading.tokens}
    spans = [(n.start, n.end) for n in reading.names] + [s.cue for s in reading.speech]
    spans += [c for s in reading.speech for c in s.content] + [e.trigger for e in reading.events]
    spans += [(a.start, a.end) for e in reading.events for a in e.arguments]
    spans += [(m.start, m.end) for c in reading.chains for m in c.mentions]
    assert spans
    assert all(start in starts and end in ends and start < end for start, end in spans)


@pytest.mark.parametrize("text", ["", " ", "War", "?", "\n\n", "a" * 3000, "🙂 " * 20, "ооо " * 300])
def test_odd_texts_are_read(reader: OnnxReader, text: str) -> None:
    reading = next(read(reader, Report(id="x", source="x", text=text, span=(0, len(text)))))
    assert "".join(text[t.start : t.end] for t in reading.tokens) == "".join(text.split())


def test_a_long_sentence_and_a_long_text_are_read_whole(reader: OnnxReader) -> None:
    given = report(("The army and " * 300 + "the rebels met.", *BODY * 20))
    reading = next(read(reader, given))
    assert "".join(given.text[t.start : t.end] for t in reading.tokens) == "".join(given.text.split())


def test_the_plain_facts_of_a_report_are_marked(reader: OnnxReader) -> None:
    given = report(BODY)
    reading = next(read(reader, given))
    assert {"Menaka", "Amadou Sow", "Bamako", "African Union"} <= {given.text[n.start : n.end] for n in reading.names}
    said = {given.words(s.cue): given.words(s.source) for s in reading.speech if s.source}
    assert said["said"] == "the army"
    assert {"killed": "ASSAULT", "condemned": "ACCUSE", "urged": "REQUEST"}.items() <= {
        given.words(e.trigger): e.type for e in reading.events
    }.items()


def test_event_words_know_which_earlier_ones_they_may_tell_again(reader: OnnxReader) -> None:
    given = report(
        ("Rebels shelled the town of Menaka on Tuesday.", "The shelling wounded 12 villagers.", "Niger sent troops.")
    )
    events = next(read(reader, given)).events
    told = {given.text[slice(*e.trigger)]: n for n, e in enumerate(events)}
    same = {(n, s.event): s.score for n, e in enumerate(events) for s in e.same or ()}
    assert all(later > earlier for later, earlier in same)
    assert same[told["shelling"], told["shelled"]] > 0.3 > same.get((told["sent"], told["shelled"]), 0.0)
