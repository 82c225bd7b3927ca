"""From the network's chances to marks: attributions, events and chains of one report.

Word indexes count through the report. Scores are rounded to three decimals, so that the last bits of a processor's
arithmetic never show in a reading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from dateline.read.spans import Phrases, bio_spans
from dateline.record.reading import (
    Argument,
    ArgumentRole,
    Chain,
    EventMark,
    Factuality,
    Mention,
    MentionKind,
    Same,
    SpeechMark,
)

Span = tuple[int, int]
Labels = Mapping[str, Sequence[str]]

EVENT = 0.12
"""Least chance that a word tells any event."""
ARGUMENT = 0.02
"""Least chance of a participant that is told: extraction weighs them."""
SAME = 0.02
"""Least chance of two words' telling one event that is told: extraction weighs them."""
SOURCE = 1.75
"""Weight of a source's chances against those of no source: most cues have one."""
QUOTATION = 150
"""Words that a quotation may run on after the network has let go of it."""
REACH = 700
"""Words back that a nominal or pronoun's antecedent may stand."""
NOMINAL = 0.7
"""Least chance of a nominal's antecedent: two actors that are taken for one cost more than one that is told as two."""


@dataclass
class Marked:
    """What the network said about a report's words, windows put together."""

    spans: list[Span]
    words: list[str]
    sentence: np.ndarray
    pos: list[str]
    penn: list[str]
    heads: list[int]
    relations: list[str]
    tags: dict[str, np.ndarray]
    speech_rows: dict[int, list[tuple[int, np.ndarray]]] = field(default_factory=dict)
    """Cue word → (first word of a window, chances [labels, words of the window]) for each window that read it."""
    argument_rows: dict[int, tuple[int, np.ndarray]] = field(default_factory=dict)
    telling: dict[int, np.ndarray] = field(default_factory=dict)
    """Event word → its vectors as the later and as the earlier of two words that may tell one event, end to end."""
    mentions: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    """Head words of mentions; the next two have a row for each."""
    anaphor: np.ndarray = field(default_factory=lambda: np.zeros((0, 1)))
    antecedent: np.ndarray = field(default_factory=lambda: np.zeros((0, 2)))

    @cached_property
    def phrases(self) -> Phrases:
        """The phrases of its words."""
        return Phrases(self.heads, self.relations)

    def is_marks(self, first: int, last: int) -> bool:
        """Whether the words `[first, last)` are punctuation marks, at most two."""
        return last - first <= 2 and all(p == "PUNCT" for p in self.pos[first:last])

    def text_span(self, first: int, last: int) -> Span:
        """The characters of the words `[first, last)`."""
        return self.spans[first][0], self.spans[last - 1][1]


def find_speech(marked: Marked) -> tuple[SpeechMark, ...]:
    """Attributions, in the order of their cues."""
    found = []
    for first, last, _, score in bio_spans(marked.tags["cue"]):
        if not any(word in marked.speech_rows for word in range(first, last)):
            continue
        source, content = _sides(marked, first, last)
        if source is None and not content:
            continue
        found.append(
            SpeechMark(
                cue=marked.text_span(first, last),
                content=tuple(marked.text_span(*span) for span in content),
                source=marked.text_span(*source) if source else None,
                score=round(score, 3),
            )
        )
    return tuple(found)


def _sides(marked: Marked, first: int, last: int) -> tuple[Span | None, list[Span]]:
    """The source (the likeliest span) and the content (all spans) of a cue, as word ranges."""
    offset, chances = _row(marked, first, last)
    sources: list[tuple[float, int, int]] = []
    content: list[Span] = []
    for a, b, kind, score in bio_spans(chances):
        if kind == 0:
            sources.append((score * min(b - a, 3) ** 0.1, offset + a, offset + b))
        elif content and marked.is_marks(content[-1][1], offset + a):
            content[-1] = (content[-1][0], offset + b)
        else:
            content.append((offset + a, offset + b))
    best = max(sources, key=lambda s: (s[0], -s[1]), default=None)
    return _whole(marked, best[1], best[2]) if best else None, _mended(marked, content, first)


def _whole(marked: Marked, first: int, last: int) -> Span:
    """A source without a noun or pronoun ("the"), run on to the noun that it belongs to where that stands near."""
    if any(marked.pos[word] in ("NOUN", "PROPN", "PRON", "NUM") for word in range(first, last)):
        return first, last
    head = marked.heads[first]
    return (first, head + 1) if last <= head <= last + 3 else (first, last)


def _mended(marked: Marked, content: list[Span], cue: int) -> list[Span]:
    """Content with its quotations whole: run on to the closing mark where one is open, opening marks at the end and
    lone function words taken off, spans that now meet joined."""
    found: list[Span] = []
    for first, last in content:
        first, last = _trimmed(marked, first, _close(marked, first, last, cue))
        while last - first > 1 and marked.penn[last - 1] == "``":
            last -= 1
        if found and found[-1][1] >= first:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        elif last - first > 1 or marked.pos[first] not in ("SCONJ", "PUNCT", "ADP", "DET", "PART", "CCONJ"):
            found.append((first, last))
    return found


def _trimmed(marked: Marked, first: int, last: int) -> Span:
    """A span over several sentences without the one or two words that it takes from a sentence at its end."""
    edge = last
    while edge > first and marked.sentence[edge - 1] == marked.sentence[last - 1]:
        edge -= 1
    ends = last == len(marked.sentence) or marked.sentence[last] != marked.sentence[last - 1]
    return first, edge if first < edge and last - edge <= 2 and not ends else last


def _close(marked: Marked, first: int, last: int, cue: int) -> int:
    """The end of a content that begins in `[first, last)`, past the mark that closes its open quotation, if one does
    within `QUOTATION` words and before the cue."""
    depth = 0
    for word in range(first, last):
        depth = 1 if marked.penn[word] == "``" else 0 if marked.penn[word] == "''" else depth
    if not depth:
        return last
    for word in range(last, min(last + QUOTATION, len(marked.penn))):
        if word == cue:
            return last
        if marked.penn[word] == "''":
            return word + 1
    return last


def _row(marked: Marked, first: int, last: int) -> tuple[int, np.ndarray]:
    """The chances [words, labels] of a cue's row and the word that they begin at.

    They are the mean over the cue's words and over the windows that read it, for each word over those that hold it;
    a source weighs more.
    """
    rows = [row for word in range(first, last) for row in marked.speech_rows.get(word, ())]
    begin = min(offset for offset, _ in rows)
    end = max(offset + chances.shape[1] for offset, chances in rows)
    total, count = np.zeros((end - begin, rows[0][1].shape[0])), np.zeros((end - begin, 1))
    for offset, chances in rows:
        place = slice(offset - begin, offset - begin + chances.shape[1])
        total[place] += chances.T
        count[place] += 1
    total[:, 1:3] *= SOURCE
    return begin, total / np.maximum(count, 1)


def find_events(marked: Marked, labels: Labels) -> tuple[EventMark, ...]:
    """Event mentions with type, factuality and arguments (all with a chance of `ARGUMENT` or more)."""
    kinds, facts = labels["event"], labels["factuality"]
    chances = marked.tags["event"]
    words = [int(word) for word in np.flatnonzero(1 - chances[:, 0] > EVENT)]
    same = _same(marked, words)
    found = []
    for at, word in enumerate(words):
        row = chances[word].tolist()
        ranked = sorted(range(1, len(kinds)), key=lambda k: (-row[k], k))
        fact: Factuality = facts[int(marked.tags["factuality"][word].argmax())]  # type: ignore[assignment]
        found.append(
            EventMark(
                trigger=marked.text_span(word, _with_particle(marked, word)),
                type=kinds[ranked[0]],
                factuality=fact,
                arguments=_arguments(marked, labels, word),
                score=round(float(1 - chances[word, 0]), 3),
                scores={kinds[k]: round(row[k], 3) for k in ranked[:3] if row[k] >= 0.05},
                same=same[at] if same else None,
            )
        )
    return tuple(found)


def _same(marked: Marked, words: list[int]) -> list[tuple[Same, ...]]:
    """For each event word the earlier ones that may tell the same event; nothing where the network does not say."""
    if not words or not all(word in marked.telling for word in words):
        return []
    later, earlier = np.split(np.array([marked.telling[word] for word in words], np.float32), 2, axis=1)
    chances = 1 / (1 + np.exp(-np.clip(later @ earlier.T, -20, 20)))
    likely = chances >= SAME
    return [
        tuple(Same(j, round(row[j], 3)) for j in np.flatnonzero(likely[i, :i]).tolist())
        for i, row in enumerate(chances.tolist())
    ]


def _with_particle(marked: Marked, word: int) -> int:
    """The end of the trigger: a particle right after the verb belongs to it."""
    after = word + 1
    if after < len(marked.heads) and marked.heads[after] == word and marked.relations[after] == "compound:prt":
        return after + 1
    return after


def _arguments(marked: Marked, labels: Labels, trigger: int) -> tuple[Argument, ...]:
    offset, chances = marked.argument_rows[trigger]
    roles = labels["arguments"]
    found = []
    columns, numbers = np.nonzero(chances[1:].T >= ARGUMENT)
    scores = chances[1 + numbers, columns]
    for column, number, score in zip(columns.tolist(), numbers.tolist(), scores.tolist(), strict=True):
        word = offset + column
        if word != trigger and marked.sentence[word] == marked.sentence[trigger]:
            role: ArgumentRole = roles[1 + number]  # type: ignore[assignment]
            first, last = marked.phrases.of(word)
            span = (word, word + 1) if first <= trigger < last else (first, last)
            found.append(Argument(role, *marked.text_span(*span), round(score, 3)))
    return tuple(found)


def find_chains(marked: Marked, labels: Labels) -> tuple[Chain, ...]:
    """Chains of two or more mentions: each mention's likeliest antecedent, joined."""
    chances = marked.tags["mention"]
    mentions = [int(w) for w in marked.mentions]
    kinds: list[MentionKind] = [labels["mention"][1 + int(chances[w, 1:].argmax())] for w in mentions]  # type: ignore[misc]
    spans = [
        (w, w + 1) if k == "pronoun" else marked.phrases.of(w, clauses=k == "nominal")
        for w, k in zip(mentions, kinds, strict=True)
    ]
    named = [_key_words(marked, span) if kind == "name" else None for span, kind in zip(spans, kinds, strict=True)]
    root = list(range(len(mentions)))
    for i, j in enumerate(_antecedents(marked, named, [k == "nominal" for k in kinds])):
        root[i] = root[j] if j < i else i
    groups: dict[int, list[Mention]] = {}
    for i, span in enumerate(spans):
        groups.setdefault(root[i], []).append(Mention(*marked.text_span(*span), kinds[i]))
    return tuple(Chain(tuple(group)) for group in groups.values() if len(group) > 1)


def _key_words(marked: Marked, span: Span) -> frozenset[str]:
    """The words of a name by which another naming may be known again, lower-cased."""
    return frozenset(marked.words[w].lower() for w in range(*span) if marked.pos[w] in ("PROPN", "ADJ", "NOUN", "NUM"))


def _antecedents(marked: Marked, named: list[frozenset[str] | None], nominal: list[bool]) -> list[int]:
    """For each mention the position in `Marked.mentions` of its antecedent, or its own where it is a first mention or,
    of a nominal, where the antecedent is not likely enough.

    Two names with no word in common are never joined (the network has too little to know them by), and a name in the
    very words of one before it has that as its antecedent.
    """
    places, left, right = marked.mentions, marked.anaphor, marked.antecedent
    chosen, last_naming = [], dict[frozenset[str], int]()
    for i, name in enumerate(named):
        if name and name in last_naming:
            chosen.append(last_naming[name])
        else:
            start = int(np.searchsorted(places, places[i] - REACH))
            scores = right[start : i + 1, :-1] @ left[i] + right[start : i + 1, -1]
            if name is not None:
                strange = [k for k in range(start, i) if (other := named[k]) is not None and not name & other]
                scores[np.array(strange, np.int64) - start] = -np.inf
            best = int(scores.argmax())
            if nominal[i] and np.exp(scores - scores.max()).sum() > 1 / NOMINAL:
                best = i - start
            chosen.append(start + best)
        if name:
            last_naming[name] = i
    return chosen
