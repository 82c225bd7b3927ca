"""Batches of windows as tensors: the network's inputs and each head's targets."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from corpus import IGNORE, OPEN, Doc, Link, Window
from labels import LABELS
from losses import PAIRS
from model import Network


def batch_tensors(batch: list[Window]) -> dict[str, torch.Tensor]:
    """Inputs and all targets of a batch, as `losses.losses` takes them: a head without labels in it has no entry."""
    t = tensors(batch)
    n = t["first"].shape[1]
    for name in Network.TAGS:
        _with_rows(t, f"tag:{name}", tag_targets(batch, name, n))
        _soft(t, batch, name, n)
    _with_rows(t, "heads", head_targets(batch, n))
    relations = tag_targets(batch, "relations", n)
    if "heads" in t and relations is not None:
        t["relations"] = relations[t["heads:rows"]]
    for name in PAIRS:
        rows = link_targets(batch, name, LABELS[name])
        if rows is not None:
            t[f"link:{name}:rows"], t[f"link:{name}:anchors"], t[f"link:{name}"] = rows
    if batch[0].doc.clusters is not None:
        _chains(t, batch)
    return t


def _soft(t: dict[str, torch.Tensor], batch: list[Window], name: str, n: int) -> None:
    """Chances to be learned, rows×N×labels, zero where there are none."""
    rows = [i for i, w in enumerate(batch) if name in w.doc.soft]
    if not rows:
        return
    out = np.zeros((len(rows), n, len(LABELS[name])), np.float32)
    for k, i in enumerate(rows):
        w = batch[i]
        out[k, : w.end - w.start] = w.doc.soft[name][w.start : w.end]
    t[f"soft:{name}"], t[f"soft:{name}:rows"] = torch.from_numpy(out), torch.tensor(rows)


def _with_rows(t: dict[str, torch.Tensor], name: str, targets: torch.Tensor | None) -> None:
    """The windows that have any label of a head, and their labels."""
    rows = None if targets is None else (targets != IGNORE).any(1).nonzero()[:, 0]
    if targets is not None and rows is not None and len(rows):
        t[name], t[f"{name}:rows"] = targets[rows], rows


def _chains(t: dict[str, torch.Tensor], batch: list[Window]) -> None:
    """Head words R of the mentions among a batch's words N laid end to end; R×N: the right antecedents (itself for a
    first mention), and which words stand in the same stretch of a document as the head word."""
    runs = _runs(batch)
    size = sum(last - first for _, first, last in runs)
    rows: list[int] = []
    good, near = [], []
    at = 0
    for doc, first, last in runs:
        for head, right in sorted(_right(doc, first, last).items()):
            rows.append(at + head)
            line, stretch = np.zeros(size, bool), np.zeros(size, bool)
            line[[at + w for w in right]] = True
            stretch[at : at + last - first] = True
            good.append(line)
            near.append(stretch)
        at += last - first
    if not rows:
        return
    width = t["first"].shape[1]
    places = [i * width + j for i, w in enumerate(batch) for j in range(w.end - w.start)]
    t["chain:rows"], t["chain:words"] = torch.tensor(rows), torch.tensor(places)
    t["chain:right"], t["chain:near"] = torch.from_numpy(np.stack(good)), torch.from_numpy(np.stack(near))


def _runs(batch: list[Window]) -> list[tuple[Doc, int, int]]:
    """The stretches of documents that a batch's windows, in their order, make up."""
    runs: list[tuple[Doc, int, int]] = []
    for w in batch:
        if runs and runs[-1][0] is w.doc and runs[-1][2] == w.start:
            runs[-1] = (w.doc, runs[-1][1], w.end)
        else:
            runs.append((w.doc, w.start, w.end))
    return runs


def _right(doc: Doc, start: int, end: int) -> dict[int, list[int]]:
    """The right antecedents of each head word in a stretch of a document, counted from its start."""
    right: dict[int, list[int]] = {}
    for chain in doc.clusters or []:
        inside = sorted({h - start for h, _, _ in chain if start <= h < end})
        for k, h in enumerate(inside):
            right.setdefault(h, []).extend(inside[:k] or [h])
    return {h: [w for w in found if w != h] or [h] for h, found in right.items()}


def tensors(batch: list[Window]) -> dict[str, torch.Tensor]:
    """The inputs of the network for a batch: ids, shapes, first, mask (pieces), sentence (words), B×T and B×N."""
    b, t, n = len(batch), max(w.length for w in batch), max(w.end - w.start for w in batch)
    ids, shapes = np.zeros((b, t), np.int64), np.zeros((b, t), np.int64)
    first, sentence = np.zeros((b, n), np.int64), np.full((b, n), -1, np.int64)
    seen = np.zeros((b, t), bool)
    for i, w in enumerate(batch):
        at = 1
        ids[i, 0] = 101
        for j, (pieces, shape) in enumerate(zip(w.pieces, w.shapes, strict=True)):
            ids[i, at : at + len(pieces)] = pieces
            shapes[i, at : at + len(pieces)] = shape
            first[i, j] = at
            at += len(pieces)
        ids[i, at] = 102
        seen[i, : at + 1] = True
        sentence[i, : w.end - w.start] = np.searchsorted(w.doc.ends, np.arange(w.start, w.end), side="right")
    arrays = {"ids": ids, "shapes": shapes, "first": first, "sentence": sentence, "seen": seen}
    return {k: torch.from_numpy(v) for k, v in arrays.items()}


def tag_targets(batch: list[Window], head: str, n: int) -> torch.Tensor | None:
    """B×N label indexes for a tag head, or None where no window is annotated for it."""
    if not any(head in w.doc.tags for w in batch):
        return None
    out = np.full((len(batch), n), IGNORE, np.int64)
    for i, w in enumerate(batch):
        if head in w.doc.tags:
            out[i, : w.end - w.start] = w.doc.tags[head][w.start : w.end]
    return torch.from_numpy(out)


def head_targets(batch: list[Window], n: int) -> torch.Tensor | None:
    """B×N index of each word's governor inside the window (IGNORE where unknown or outside)."""
    if not any(w.doc.heads is not None for w in batch):
        return None
    out = np.full((len(batch), n), IGNORE, np.int64)
    for i, w in enumerate(batch):
        if w.doc.heads is not None:
            heads = w.doc.heads[w.start : w.end] - w.start
            heads[(heads < 0) | (heads >= w.end - w.start)] = IGNORE
            out[i, : len(heads)] = heads
    return torch.from_numpy(out)


def link_targets(batch: list[Window], head: str, labels: Sequence[str]) -> tuple[torch.Tensor, ...] | None:
    """Rows of a pair head: (window of each row R, anchor R, labels R×N). Labels are B-/I- where the head has them."""
    index = {label: i for i, label in enumerate(labels)}
    n = max(w.end - w.start for w in batch)
    rows, anchors, targets = [], [], []
    for i, w in enumerate(batch):
        by_anchor = _by_anchor(w.doc, head)
        for anchor in w.doc.anchors.get(head, ()):
            if not w.start <= anchor < w.end:
                continue
            row = np.full(n, IGNORE, np.int64)
            row[: w.end - w.start] = 0 if labels[0] == "O" else IGNORE
            for _, label, first, last in by_anchor.get(anchor, ()):
                _mark(row, index, label, first - w.start, last - w.start, w.end - w.start)
            rows.append(i)
            anchors.append(anchor - w.start)
            targets.append(row)
    if not rows:
        return None
    return torch.tensor(rows), torch.tensor(anchors), torch.from_numpy(np.stack(targets))


def _by_anchor(doc: Doc, head: str) -> dict[int, list[Link]]:
    """The links of a head by their anchor, sorted out once for each document."""
    if head not in doc.sorted_links:
        table = doc.sorted_links[head] = {}
        for link in doc.links.get(head, ()):
            table.setdefault(link[0], []).append(link)
    return doc.sorted_links[head]


def _mark(row: np.ndarray, index: dict[str, int], label: str, first: int, last: int, size: int) -> None:
    first, last, begins = max(first, 0), min(last, size), first >= 0
    if first >= last:
        return
    if label == OPEN:
        row[first:last] = IGNORE
        return
    if label in index:
        row[first:last] = index[label]
        return
    row[first:last] = index[f"I-{label}"]
    if begins:
        row[first] = index[f"B-{label}"]
