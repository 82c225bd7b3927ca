"""Synthetic news stories labelled with PLOVER type as a whole (NGEC), and RAMS: more words that tell events.

A synthetic story says its type, not which word tells it. The reader trained so far picks the word of each opening
sentence that it thinks most likely to tell that type, if it thinks so at all; everything it is unsure of stays open.
(Multiple-instance learning in one round.)
"""

from __future__ import annotations

import csv
import gzip
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np

from corpus import IGNORE, OPEN, Doc, text_doc
from labels import LABELS

_MOST = 110
"""Stories of a type."""
_RAMS = {
    "conflict.attack": "ASSAULT",
    "life.die.deathcausedbyviolentevents": "ASSAULT",
    "conflict.demonstrate": "PROTEST",
    "life.injure.injurycausedbyviolentevents": "ASSAULT",
    "contact.discussion.meet": "CONSULT",
    "contact.negotiate": "CONSULT",
    "contact.requestadvise": "REQUEST",
    "contact.commandorder": "REQUEST",
    "contact.threatencoerce": "THREATEN",
    "contact.collaborate": "COOPERATE",
    "justice.arrestjaildetain": "COERCE",
    "justice.judicialconsequences.convict": "SANCTION",
    "justice.investigate": "ACCUSE",
    "justice.initiatejudicialprocess.chargeindict": "ACCUSE",
    "giftgrantprovideaid": "AID",
    "embargosanction": "SANCTION",
    "government.agreements.accept": "AGREE",
    "conflict.yield.retreat": "RETREAT",
    "movement.transportperson.preventexit": "COERCE",
    "movement.transportperson.prevententry": "COERCE",
}
_ROLES = {
    "attacker": "actor",
    "killer": "actor",
    "injurer": "actor",
    "jailer": "actor",
    "judgecourt": "actor",
    "investigator": "actor",
    "prosecutor": "actor",
    "communicator": "actor",
    "participant": "actor",
    "giver": "actor",
    "demonstrator": "actor",
    "destroyer": "actor",
    "damager": "actor",
    "damagerdestroyer": "actor",
    "preventer": "actor",
    "perpetrator": "actor",
    "victim": "recipient",
    "target": "recipient",
    "detainee": "recipient",
    "defendant": "recipient",
    "recipient": "recipient",
    "beneficiary": "recipient",
    "place": "place",
}


def role_of(name: str) -> str | None:
    """PLOVER's participant for a role of WikiEvents or RAMS."""
    return _ROLES.get(name.lower())


def load_synthetic(path: Path, chances: Callable[[list[Doc]], list[np.ndarray]]) -> list[Doc]:
    """Openings of NGEC stories; `chances` gives the event chances [words, labels] of documents."""
    csv.field_size_limit(10**9)
    with gzip.open(path, "rt", encoding="utf8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    seen: Counter[str] = Counter()
    docs, types = [], []
    for row in rows[::-3] + rows[1::3]:
        seen[row["label"]] += 1
        if seen[row["label"]] <= _MOST:
            text = row["prompt"].split("\n")[0] + "\n" + row["text"].split("\n")[0][:600]
            cut = text.find("\n")
            docs.append(text_doc(f"ngec-{len(docs)}", text, [(0, cut), (cut + 1, len(text))]))
            types.append(row["label"])
    for doc, kind, scores in zip(docs, types, chances(docs), strict=True):
        doc.tags["event"] = _picked(doc, LABELS["event"].index(kind), scores)
    return [doc for doc in docs if (doc.tags["event"] > 0).any()]


def _picked(doc: Doc, kind: int, scores: np.ndarray) -> np.ndarray:
    """The likeliest word of each of the first sentences, where its chance is fair; sure non-triggers; else open."""
    tags = np.where(scores[:, 0] > 0.97, 0, IGNORE)
    start = 0
    for end in doc.ends[:4]:
        word = start + int(scores[start:end, kind].argmax())
        if scores[word, kind] > 0.2 and scores[word, 1:].argmax() + 1 == kind:
            tags[word] = kind
        start = end
    return tags


def load_rams(path: Path) -> list[Doc]:
    """RAMS: one trigger a document with its arguments, as PLOVER type and participants where they map."""
    docs = []
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            words = [w for sentence in row["sentences"] for w in sentence]
            ends = [int(e) for e in np.cumsum([len(s) for s in row["sentences"]])]
            doc = Doc(row["doc_key"], words, ends, {"event": np.full(len(words), IGNORE)})
            first, _, kinds = row["evt_triggers"][0]
            kind = next((v for k, v in _RAMS.items() if k in kinds[0][0]), None)
            if kind:
                doc.tags["event"][first] = LABELS["event"].index(kind)
                spans = [(role_of(name[11:]), a, b + 1) for _, (a, b), name in row["gold_evt_links"]]
                doc.anchors["arguments"] = [first]
                doc.links["arguments"] = [(first, role or OPEN, a, b) for role, a, b in spans]
                docs.append(doc)
    return docs


def heads_only(doc: Doc, head_of: Callable[[int, int], int]) -> None:
    """Turn links to phrases into links to head words, the other words of the phrase left open."""
    made = []
    for anchor, label, first, last in doc.links.get("arguments", ()):
        made.append((anchor, OPEN, first, last))
        if label != OPEN:
            head = head_of(first, last)
            made.append((anchor, label, head, head + 1))
    doc.links["arguments"] = made
