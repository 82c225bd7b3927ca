"""Which corpora make up which task, and where they lie below the corpora folder (see README)."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Protocol

import numpy as np

import packed
from corpus import Doc, line_paragraphs, text_doc
from data_annotated import annotate, load_annotated
from data_coref import head_of, load_coref
from data_events import annotate_gold, gold_accounts, load_meantime, load_wikievents
from data_names import load_names
from data_relations import link_heads, load_relations
from data_roles import load_roles
from data_speech import load_speech
from data_synthetic import heads_only, load_rams, load_synthetic
from data_ud import load_ud

TASKS = ("ud", "names", "speech", "coref", "events", "roles", "relations", "synthetic", "annotated", "accounts")


class Guess(Protocol):
    """What the network so far can lend to the preparation of data."""

    def parse(self, docs: list[Doc]) -> None:
        """Fill in `Doc.heads` of texts that have no trees."""

    def event_chances(self, docs: list[Doc]) -> list[np.ndarray]:
        """Event chances [words, labels] of documents."""


def load_tasks(root: Path, gold: Path | None, tasks: list[str], guess: Guess) -> list[Doc]:
    """The training documents of the named tasks."""
    docs: list[Doc] = []
    if "ud" in tasks:
        docs += load_ud(root / "ud", "train")
    if "names" in tasks:
        docs += load_names(root / "newswire" / "train")
    if "speech" in tasks:
        docs += weighted(load_speech(root / "polnear" / "train"), 0.7)
    if "coref" in tasks:
        docs += weighted(load_coref(root / "coref" / "train"), 2)
    if "roles" in tasks:
        docs += weighted(load_roles(root / "roles", root / "ud"), 0.3)
    if "relations" in tasks:
        docs += weighted(relations(root, guess, held_out=False), 2)
    if "events" in tasks and gold is not None:
        docs += weighted(gold_docs(root, gold, guess, held_out=False), 3)
        docs += foreign_events(root / "events", guess)
        docs += load_meantime(root / "events")
    if "annotated" in tasks and gold is not None:
        docs += weighted(annotated(root, gold, guess), 3)
    if "accounts" in tasks:
        docs += weighted(packed_docs(root / "texts", guess, held=False), 3)
    if "synthetic" in tasks:
        docs += weighted(load_synthetic(root / "events" / "ngec-synthetic.csv.gz", guess.event_chances), 0.5)
    return docs


def gold_docs(root: Path, gold: Path, guess: Guess, *, held_out: bool) -> list[Doc]:
    """Our gold accounts as documents with events and attributions."""
    pairs = gold_accounts(gold, {"train": root / "newswire" / "train", "voa": gold.parent}, held_out=held_out)
    guess.parse([doc for doc, _ in pairs])
    for doc, account in pairs:
        annotate_gold(doc, account)
        doc.heads = None
    return [doc for doc, _ in pairs]


def packed_docs(texts: Path, guess: Guess, *, held: bool) -> list[Doc]:
    """The whole accounts of `annotations/` whose texts `texts.py` has written, with events and speech."""
    accounts = list(packed.load(Path(__file__).parent / "annotations", texts, held=held))
    docs = [text_doc(f"packed/{a.path.stem}", a.text, line_paragraphs(a.text, a.lo)) for a in accounts]
    guess.parse(docs)
    for doc, account in zip(docs, accounts, strict=True):
        annotate_gold(doc, account)
        doc.heads = None
    return docs


def annotated(root: Path, gold: Path, guess: Guess) -> list[Doc]:
    """The reports of `annotations/`, with events."""
    roots = {"newswire": root / "newswire" / "train", "voa": gold.parent / "reports" / "voa"}
    pairs = load_annotated(Path(__file__).parent / "annotations", roots)
    guess.parse([doc for doc, _ in pairs])
    for doc, events in pairs:
        annotate(doc, events)
        doc.heads = None
    return [doc for doc, _ in pairs]


def foreign_events(folder: Path, guess: Guess) -> list[Doc]:
    """WikiEvents and RAMS, arguments by head word."""
    docs = load_wikievents(folder / "wikievents-wiki-train-human.jsonl.gz")
    docs += load_rams(folder / "rams-dev.jsonlines.gz")
    guess.parse(docs)
    for doc in docs:
        assert doc.heads is not None
        heads_only(doc, partial(head_of, doc.heads))
        doc.heads = None
    return docs


def relations(root: Path, guess: Guess, *, held_out: bool) -> list[Doc]:
    """PLOVER relation classification as links between head words."""
    docs = load_relations(root / "events" / "plv-train.tsv", held_out=held_out)
    guess.parse(docs)
    for doc in docs:
        link_heads(doc)
        doc.heads = None
    return docs


def weighted(docs: list[Doc], weight: float) -> list[Doc]:
    """The same documents, standing `weight` times in an epoch."""
    for doc in docs:
        doc.weight = weight
    return docs
