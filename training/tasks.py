"""Which corpora make up which task, and where they lie below the corpora folder (see README)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from corpus import Doc
from data_coref import load_coref
from data_events import annotate_gold, gold_accounts, load_meantime, load_wikievents
from data_names import load_names
from data_relations import link_heads, load_relations
from data_roles import load_roles
from data_speech import load_speech
from data_ud import load_ud

TASKS = ("ud", "names", "speech", "coref", "events", "roles", "relations")


def load_tasks(root: Path, gold: Path | None, tasks: list[str], parse: Callable[[list[Doc]], None]) -> list[Doc]:
    """The training documents of the named tasks; `parse` fills in `Doc.heads` of texts that have no trees."""
    docs: list[Doc] = []
    if "ud" in tasks:
        docs += load_ud(root / "ud", "train")
    if "names" in tasks:
        docs += load_names(root / "newswire" / "train")
    if "speech" in tasks:
        docs += weighted(load_speech(root / "polnear" / "train"), 0.7)
    if "coref" in tasks:
        docs += load_coref(root / "coref" / "train")
    if "roles" in tasks:
        docs += weighted(load_roles(root / "roles", root / "ud"), 0.5)
    if "relations" in tasks:
        docs += weighted(relations(root, parse, held_out=False), 2)
    if "events" in tasks and gold is not None:
        docs += weighted(gold_docs(root, gold, parse, held_out=False), 3)
        docs += load_wikievents(root / "events" / "wikievents-wiki-train-human.jsonl.gz")
        docs += load_meantime(root / "events")
    return docs


def gold_docs(root: Path, gold: Path, parse: Callable[[list[Doc]], None], *, held_out: bool) -> list[Doc]:
    """Our gold accounts as documents with events."""
    pairs = gold_accounts(gold, {"train": root / "newswire" / "train", "voa": gold.parent}, held_out=held_out)
    parse([doc for doc, _ in pairs])
    for doc, account in pairs:
        annotate_gold(doc, account)
        doc.heads = None
    return [doc for doc, _ in pairs]


def relations(root: Path, parse: Callable[[list[Doc]], None], *, held_out: bool) -> list[Doc]:
    """PLOVER relation classification as links between head words."""
    docs = load_relations(root / "events" / "plv-train.tsv", held_out=held_out)
    parse(docs)
    for doc in docs:
        link_heads(doc)
        doc.heads = None
    return docs


def weighted(docs: list[Doc], weight: float) -> list[Doc]:
    """The same documents, standing `weight` times in an epoch."""
    for doc in docs:
        doc.weight = weight
    return docs
