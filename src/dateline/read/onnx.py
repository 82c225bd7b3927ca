"""The reader with the shipped weights, on onnxruntime.

Each window of a report is one call of the network, on one thread; several threads take several windows. So nothing that
is read beside a text, and no number of threads, can change its reading.
"""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from dateline.errors import ReaderError
from dateline.read.forms import fitting, of_nouns, owned, rejoined
from dateline.read.lemmas import lemma
from dateline.read.marks import Marked, find_chains, find_events, find_speech
from dateline.read.names import find_names
from dateline.read.pieces import Pieces
from dateline.read.tree import tree
from dateline.read.windows import Text, Window, cut, lay_out
from dateline.record.reading import Reading, Token
from dateline.record.report import Report

Arrays = dict[str, np.ndarray]
AHEAD = 64
"""Windows that may be under way at once: bounds memory."""


class OnnxReader:
    """Reads reports with a folder of weights (`model.onnx`, `tokenizer.json`, `labels.json`)."""

    def __init__(self, folder: Path | None = None, *, threads: int | None = None) -> None:
        """`folder` defaults to the installed `dateline_model`; `threads` to the number of processors, at most 4."""
        folder, self.name = (folder, f"onnx:{folder.name}") if folder else _shipped()
        self.labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text(encoding="utf8"))
        self._pieces = Pieces(folder / "tokenizer.json")
        self._session = _session(folder / "model.onnx")
        self._outputs = [o.name for o in self._session.get_outputs()]
        self._threads = threads or min(4, os.cpu_count() or 1)

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """One reading for each report, in their order."""
        if self._threads == 1:
            for report in reports:
                text = lay_out(report)
                yield self._reading(report, text, self.mark(text))
            return
        pool = ThreadPoolExecutor(self._threads)
        try:
            yield from self._read_ahead(pool, reports)
        finally:
            pool.shutdown(cancel_futures=True)

    def mark(self, text: Text) -> Marked | None:
        """What the network says about a text already cut into sentences and tokens; None where it has none."""
        made = [(w, self._keep(w)) for w in cut(text, self._pieces)]
        return put_together(text, made, self.labels) if made else None

    def _read_ahead(self, pool: ThreadPoolExecutor, reports: Iterable[Report]) -> Iterator[Reading]:
        waiting: deque[tuple[Report, Text, list[tuple[Window, Future[Kept]]]]] = deque()
        under_way = 0
        for report in reports:
            text = lay_out(report)
            windows = cut(text, self._pieces)
            waiting.append((report, text, [(w, pool.submit(self._keep, w)) for w in windows]))
            under_way += len(windows)
            while waiting and (under_way > AHEAD or all(f.done() for _, f in waiting[0][2])):
                under_way -= len(waiting[0][2])
                yield self._finish(*waiting.popleft())
        while waiting:
            yield self._finish(*waiting.popleft())

    def _finish(self, report: Report, text: Text, made: list[tuple[Window, Future[Kept]]]) -> Reading:
        done = [(w, f.result()) for w, f in made]
        return self._reading(report, text, put_together(text, done, self.labels) if done else None)

    def _keep(self, window: Window) -> Kept:
        return Kept(window, self._run(window))

    def _run(self, window: Window) -> Arrays:
        """All outputs of the network for one window."""
        feed = {"ids": window.ids, "shapes": window.shapes, "first": window.first, "sentence": window.sentence}
        return dict(zip(self._outputs, self._session.run(None, feed), strict=True))

    def _reading(self, report: Report, text: Text, marked: Marked | None) -> Reading:
        if marked is None:
            return Reading(report.id, self.name)
        tokens = []
        for i, (start, end) in enumerate(text.spans):
            word_lemma = lemma(text.words[i], marked.pos[i], marked.penn[i])
            relation = marked.relations[i]
            tokens.append(Token(start, end, marked.pos[i], marked.penn[i], word_lemma, marked.heads[i], relation))
        return Reading(
            report=report.id,
            reader=self.name,
            tokens=tuple(tokens),
            sentences=tuple(text.sentences),
            names=find_names(marked, self.labels),
            speech=find_speech(marked),
            events=find_events(marked, self.labels),
            chains=find_chains(marked, self.labels),
        )


class Kept:
    """What is kept of a window's outputs: the core's tags and tree, and the rows of pairs that marks begin from."""

    def __init__(self, window: Window, out: Arrays) -> None:
        core = window.core - window.start
        self.upos, self.xpos = out["upos"][core:].tolist(), out["xpos"][core:].tolist()
        self.heads, self.relations = _arcs(window, out, core)
        self.tags = {k: out[k] for k in ("names", "cue", "event", "incident", "factuality", "mention")}
        new = int(np.searchsorted(out["antecedent words"], core))
        self.mentions = out["antecedent words"][new:] + window.start
        self.anaphor, self.antecedent = out["anaphor"][new:], out["antecedent"][new:]
        self.speech = dict(zip(out["speech words"].tolist(), out["speech"], strict=True))
        self.arguments = dict(zip(out["arguments words"].tolist(), out["arguments"], strict=True))
        self.telling = dict(zip(out["arguments words"].tolist(), out.get("telling", ()), strict=False))


def _arcs(window: Window, out: Arrays, core: int) -> tuple[list[int], np.ndarray]:
    """Heads (word indexes of the report) and relation scores of the core's words, each sentence a tree."""
    heads = out["heads"].copy()
    numbers = window.sentence
    edges = [core, *(core + 1 + np.flatnonzero(np.diff(numbers[core:]))), len(numbers)]
    for a, b in pairwise(edges):
        if b > a:
            local = np.clip(heads[a:b] - a, 0, b - a - 1)
            heads[a:b] = tree(out["arcs"][a:b, a:b], local) + a
    return (heads[core:] + window.start).tolist(), out["relations"][core:]


def put_together(text: Text, made: list[tuple[Window, Kept]], labels: dict[str, list[str]]) -> Marked:
    """The windows' cores as one report."""
    heads = [h for _, k in made for h in k.heads]
    scores = np.concatenate([k.relations for _, k in made])
    pos = [labels["upos"][t] for _, k in made for t in k.upos]
    penn = [labels["xpos"][t] for _, k in made for t in k.xpos]
    relations = _relations(scores, heads, labels["relations"])
    heads, relations = owned(text.words, pos, penn, heads, relations)
    heads, relations = of_nouns(text.words, pos, heads, relations)
    heads = rejoined(text.words, pos, penn, heads, relations)
    marked = Marked(
        spans=text.spans,
        words=text.words,
        sentence=np.repeat(np.arange(len(text.sentences)), [s.last - s.first for s in text.sentences]),
        pos=pos,
        penn=fitting(text.words, pos, penn, heads),
        heads=heads,
        relations=relations,
        tags={name: _mean(made, name) for name in made[0][1].tags},
        mentions=np.concatenate([k.mentions for _, k in made]),
        anaphor=np.concatenate([k.anaphor for _, k in made]),
        antecedent=np.concatenate([k.antecedent for _, k in made]),
    )
    for window, kept in made:
        for word, row in kept.speech.items():
            marked.speech_rows.setdefault(window.start + word, []).append((window.start, row))
        for word, row in kept.arguments.items():
            marked.argument_rows.setdefault(window.start + word, (window.start, row))
        for word, row in kept.telling.items():
            marked.telling.setdefault(window.start + word, row)
    return marked


def _mean(made: list[tuple[Window, Kept]], name: str) -> np.ndarray:
    """The chances of a tag for every word, the mean over the windows that read it."""
    total = np.zeros((made[-1][0].end, made[0][1].tags[name].shape[1]), np.float32)
    count = np.zeros((len(total), 1), np.float32)
    for window, kept in made:
        total[window.start : window.end] += kept.tags[name]
        count[window.start : window.end] += 1
    return total / count


def _relations(scores: np.ndarray, heads: list[int], names: list[str]) -> list[str]:
    """The likeliest relation of each word, `root` for the words that are their own heads and for no other."""
    scores = scores.copy()
    scores[:, names.index("root")] = -np.inf
    best = scores.argmax(1).tolist()
    return ["root" if head == word else names[best[word]] for word, head in enumerate(heads)]


def _session(path: Path) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises its own classes, all plain Exceptions
        raise ReaderError(f"{path}: expected the reader's weights, but {error}; reinstall dateline-model") from error


def _shipped() -> tuple[Path, str]:
    """The folder and the name of the installed weights."""
    try:
        import dateline_model
    except ImportError as error:
        raise ReaderError("the reader's weights are not installed; run: pip install dateline-model") from error
    folder = Path(dateline_model.folder())
    if not (folder / "model.onnx").exists():
        raise ReaderError(f"{folder}: expected model.onnx, found none; reinstall dateline-model")
    return folder, f"onnx:{dateline_model.__version__}"
