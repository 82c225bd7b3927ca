"""From the network's chances to marks: names, attributions, events and chains of one report.

Word indexes count through the report. Scores are rounded to three decimals, so that the last bits of a processor's
arithmetic never show in a reading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

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
    Name,
    NameClass,
    SpeechMark,
)

Span = tuple[int, int]
Labels = Mapping[str, Sequence[str]]

CUE = 0.5
EVENT = 0.4
"""Chance of being no trigger below which a word is one: 1 - EVENT."""
ARGUMENT = 0.4
MENTION = 0.45
REACH = 700
"""Words back that a nominal or pronoun's antecedent may stand."""


@dataclass
class Marked:
    """What the network said about a report's words, windows put together."""

    spans: list[Span]
    sentence: np.ndarray
    pos: list[str]
    heads: list[int]
    relations: list[str]
    tags: dict[str, np.ndarray]
    speech_rows: dict[int, list[tuple[int, np.ndarray]]] = field(default_factory=dict)
    """Cue word → (first word of a window, chances [labels, words of the window]) for each window that read it."""
    argument_rows: dict[int, tuple[int, np.ndarray]] = field(default_factory=dict)
    anaphor: np.ndarray | None = None
    antecedent: np.ndarray | None = None

    def text_span(self, first: int, last: int) -> Span:
        """The characters of the words `[first, last)`."""
        return self.spans[first][0], self.spans[last - 1][1]


def find_names(marked: Marked, labels: Labels) -> tuple[Name, ...]:
    """Names in the nine classes."""
    kinds: list[NameClass] = [label[2:] for label in labels["names"][1::2]]  # type: ignore[misc]
    found = []
    for first, last, kind, score in bio_spans(marked.tags["names"]):
        found.append(Name(*marked.text_span(first, last), kinds[kind], round(score, 3)))
    return tuple(found)


def cue_words(chances: np.ndarray) -> list[tuple[int, int]]:
    """Word ranges of the cues in a run of words [words, 3]."""
    return [(first, last) for first, last, _, _ in bio_spans(chances)]


def find_speech(marked: Marked) -> tuple[SpeechMark, ...]:
    """Attributions, in the order of their cues."""
    found = []
    for first, last, _, score in bio_spans(marked.tags["cue"]):
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
    sources: list[tuple[float, int, int]] = []
    content: set[int] = set()
    starts: set[int] = set()
    for offset, chances in _rows(marked, first, last):
        for a, b, kind, score in bio_spans(chances.T):
            if kind == 0:
                sources.append((score * min(b - a, 3) ** 0.1, offset + a, offset + b))
            else:
                content.update(range(offset + a, offset + b))
                starts.add(offset + a)
    best = max(sources, key=lambda s: (s[0], -s[1]), default=None)
    return (best[1], best[2]) if best else None, _runs(content, starts)


def _rows(marked: Marked, first: int, last: int) -> list[tuple[int, np.ndarray]]:
    """Mean chances over the cue's words, for each window that holds the cue."""
    by_window: dict[int, list[np.ndarray]] = {}
    for word in range(first, last):
        for offset, chances in marked.speech_rows.get(word, ()):
            by_window.setdefault(offset, []).append(chances)
    return [(offset, np.mean(rows, axis=0)) for offset, rows in sorted(by_window.items())]


def _runs(words: set[int], starts: set[int]) -> list[Span]:
    """Runs of neighbouring words; a run is parted where a span begins anew."""
    runs: list[Span] = []
    for word in sorted(words):
        if runs and runs[-1][1] == word and word not in starts:
            runs[-1] = (runs[-1][0], word + 1)
        else:
            runs.append((word, word + 1))
    return runs


def find_events(marked: Marked, labels: Labels) -> tuple[EventMark, ...]:
    """Event mentions with type, factuality and arguments."""
    kinds, facts = labels["event"], labels["factuality"]
    chances = marked.tags["event"]
    phrases = Phrases(marked.heads, marked.relations)
    found = []
    for word in map(int, np.flatnonzero(1 - chances[:, 0] > EVENT)):
        ranked = sorted(range(1, len(kinds)), key=lambda k: (-chances[word, k], k))
        fact: Factuality = facts[int(marked.tags["factuality"][word].argmax())]  # type: ignore[assignment]
        found.append(
            EventMark(
                trigger=marked.text_span(word, _with_particle(marked, word)),
                type=kinds[ranked[0]],
                factuality=fact,
                arguments=_arguments(marked, labels, phrases, word),
                score=round(float(1 - chances[word, 0]), 3),
                scores={kinds[k]: round(float(chances[word, k]), 3) for k in ranked[:3] if chances[word, k] >= 0.05},
            )
        )
    return tuple(found)


def _with_particle(marked: Marked, word: int) -> int:
    """The end of the trigger: a particle right after the verb belongs to it."""
    after = word + 1
    if after < len(marked.heads) and marked.heads[after] == word and marked.relations[after] == "compound:prt":
        return after + 1
    return after


def _arguments(marked: Marked, labels: Labels, phrases: Phrases, trigger: int) -> tuple[Argument, ...]:
    offset, chances = marked.argument_rows[trigger]
    roles = labels["arguments"]
    found = []
    for column in np.flatnonzero(chances[1:].max(0) > ARGUMENT):
        word = offset + int(column)
        if word == trigger or marked.sentence[word] != marked.sentence[trigger]:
            continue
        role: ArgumentRole = roles[1 + int(chances[1:, column].argmax())]  # type: ignore[assignment]
        first, last = phrases.of(word)
        if first <= trigger < last:
            first, last = word, word + 1
        score = round(float(chances[1:, column].max()), 3)
        found.append(Argument(role, *marked.text_span(first, last), score))
    return tuple(found)


def find_chains(marked: Marked, labels: Labels) -> tuple[Chain, ...]:
    """Chains of two or more mentions: each mention's likeliest antecedent, joined."""
    chances = marked.tags["mention"]
    mentions = [int(w) for w in np.flatnonzero(1 - chances[:, 0] > MENTION)]
    if len(mentions) < 2 or marked.anaphor is None or marked.antecedent is None:
        return ()
    chosen = _antecedents(marked, mentions)
    root = list(range(len(mentions)))
    for i, j in enumerate(chosen):
        root[i] = root[j] if j < i else i
    kinds: list[MentionKind] = [labels["mention"][1 + int(chances[w, 1:].argmax())] for w in mentions]  # type: ignore[misc]
    phrases = Phrases(marked.heads, marked.relations)
    groups: dict[int, list[Mention]] = {}
    for i, word in enumerate(mentions):
        span = (word, word + 1) if kinds[i] == "pronoun" else phrases.of(word)
        groups.setdefault(root[i], []).append(Mention(*marked.text_span(*span), kinds[i]))
    return tuple(Chain(tuple(group)) for group in groups.values() if len(group) > 1)


def _antecedents(marked: Marked, mentions: list[int]) -> list[int]:
    """For each mention the position in `mentions` of its antecedent, or its own where it is a first mention."""
    assert marked.anaphor is not None and marked.antecedent is not None
    places = np.array(mentions)
    left, right = marked.anaphor[places], marked.antecedent[places]
    chosen = []
    for i in range(len(mentions)):
        start = int(np.searchsorted(places, places[i] - REACH))
        scores = right[start : i + 1, :-1] @ left[i] + right[start : i + 1, -1]
        chosen.append(start + int(scores.argmax()))
    return chosen
