"""Events: our gold accounts, WikiEvents and MEANTIME → triggers with PLOVER type, factuality, and arguments.

Annotation by head word: a trigger is the head word of the trigger phrase, an argument the head word of the phrase that
names it. Texts without trees are parsed by the reader of the first stage (`parse`), which fills `Doc.heads`; since they
are only used to find head words they are taken out again by `forget`.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from corpus import IGNORE, OPEN, Doc, line_paragraphs, text_doc, word_range
from data_coref import head_of
from data_speech import Attribution
from data_speech import annotate as annotate_speech
from data_synthetic import role_of
from labels import LABELS
from dateline.read.tokens import split_sentences

FACTUALITY = {"happened": "happened", "historical": "happened", "future": "planned", "hypothetical": "possible",
               "negated": "negated", "requested": "asked"}  # fmt: skip
PRONOUNS = frozenset("he she it they we i you who which that them him her us me his their its our my whose whom "
                      "those these this himself themselves itself".split())  # fmt: skip
_PLOVER_OF = {"Conflict.Attack": "ASSAULT", "Conflict.Demonstrate": "PROTEST", "Justice.ArrestJailDetain": "COERCE",
              "Justice.Convict": "SANCTION", "Justice.Sentence": "SANCTION", "Justice.ChargeIndict": "ACCUSE",
              "Justice.InvestigateCrime": "ACCUSE", "Contact.ThreatenCoerce": "THREATEN",
              "Contact.RequestCommand": "REQUEST", "Justice.ReleaseParole": "RETREAT"}  # fmt: skip


# -- our gold accounts ---------------------------------------------------------------------------------------------


def gold_accounts(gold: Path, texts: dict[str, Path], *, held_out: bool) -> list[tuple[Doc, Any]]:
    """(document, gold account) for the accounts of the folders named in `texts` (folder → root of its texts).

    One account in eight of `train` and one in five of `voa` is held out; `dev` is never read here.
    """
    spec = importlib.util.spec_from_file_location("gold", gold / "gold.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = []
    for folder, root in texts.items():
        for i, path in enumerate(sorted((gold / folder).glob("*.yaml"))):
            every = 5 if folder == "voa" else 8
            if (i % every == every // 2) == held_out:
                account = module.Gold(path, root)
                doc = text_doc(f"{folder}/{path.stem}", account.text, _paragraphs(account))
                found.append((doc, account))
    return found


def _paragraphs(account: Any) -> list[tuple[int, int]]:
    return [(s, e) for s, e in line_paragraphs(account.text) if s >= account.lo and e <= account.hi]


def annotate_gold(doc: Doc, account: Any) -> None:
    """Write the account's events into the parsed document."""
    doc.tags["event"] = np.zeros(len(doc.words), np.int64)
    doc.tags["factuality"] = np.full(len(doc.words), IGNORE, np.int64)
    doc.links["arguments"], doc.links["interaction"] = [], []
    anchors: dict[int, None] = {}
    for event in account.data.get("events") or []:
        _gold_event(doc, account.data, event, anchors)
    annotate_speech(doc, [_attribution(a) for a in account.data.get("attributions") or []])
    doc.anchors["arguments"] = sorted(anchors)
    doc.anchors["interaction"] = sorted({link[0] for link in doc.links["interaction"]})
    doc.clusters = list(_chains(doc, account.data.get("actors") or {}))


def _chains(doc: Doc, actors: dict[str, Any]) -> Iterator[list[tuple[int, int, int]]]:
    """The namings of each actor that is named more than once; pronouns that are not listed are not among them."""
    taken: set[int] = set()
    for actor in actors.values():
        ranges = sorted(r for span in actor["mentions"] if (r := word_range(doc, *span)))
        chain = {head: r for r in ranges if (head := head_of(doc.heads, *r)) not in taken}
        taken |= set(chain)
        if len(chain) > 1:
            yield [(head, *r) for head, r in chain.items()]


def _attribution(given: dict[str, Any]) -> Attribution:
    return {"cue": [given["cue_span"]], "source": [given["source_span"]], "content": list(given["content_spans"])}


def _gold_event(doc: Doc, data: dict[str, Any], event: dict[str, Any], anchors: dict[int, None]) -> None:
    alternatives = set(event.get("alt_triggers") or [])
    for start, end in event["spans"]:
        words = word_range(doc, start, end)
        if words is None:
            continue
        trigger = _trigger_word(doc, *words)
        told = "".join(doc.words[trigger : trigger + 1])
        if event.get("optional") or told in alternatives:
            if doc.tags["event"][trigger] == 0:
                doc.tags["event"][trigger] = IGNORE
            continue
        doc.tags["event"][trigger] = LABELS["event"].index(event["type"])
        doc.tags["factuality"][trigger] = LABELS["factuality"].index(FACTUALITY[event["status"]])
        if trigger not in anchors:
            anchors[trigger] = None
            _gold_arguments(doc, data, event, trigger)


def _trigger_word(doc: Doc, first: int, last: int) -> int:
    assert doc.heads is not None
    return head_of(doc.heads, first, last)


def _gold_arguments(doc: Doc, data: dict[str, Any], event: dict[str, Any], trigger: int) -> None:
    """Links to the nearest naming of each participant in the trigger's sentence; what may be one unseen stays open."""
    first, last = sentence_of(doc, trigger)
    links, open_words = doc.links["arguments"], False
    heads: dict[str, list[int]] = {}
    sources = [("actor", k, data["actors"]) for k in event.get("actor") or []]
    sources += [("recipient", k, data["actors"]) for k in event.get("recipient") or []]
    sources += [("place", event["place"], data["places"])] if event.get("place") else []
    for role, key, table in sources:
        near = _near(doc, table[key]["mentions"], first, last, trigger)
        open_words = open_words or not near
        for i, (_, a, b) in enumerate(near):
            links.append((trigger, OPEN, a, b))
            if i == 0:
                head = head_of(doc.heads, a, b)
                links.append((trigger, role, head, head + 1))
                heads.setdefault(role, []).append(head)
    if open_words:
        pronouns = [w for w in range(first, last) if doc.words[w].lower() in PRONOUNS]
        links[:0] = [(trigger, OPEN, w, w + 1) for w in pronouns]
    for key in [*(event.get("alt_actors") or []), *(event.get("alt_recipients") or [])]:
        near = _near(doc, data["actors"].get(key, {}).get("mentions", []), first, last, trigger)
        links[:0] = [(trigger, OPEN, a, b) for _, a, b in near]
    for a, b in _time_words(doc, data, first, last):
        head = head_of(doc.heads, a, b)
        links[:0] = [
            (trigger, OPEN, a, b),
            *([(trigger, "time", head, head + 1)] if doc.heads[head] == trigger else []),
        ]
    for source in heads.get("actor", []):
        for target in heads.get("recipient", []):
            if source != target:
                doc.links["interaction"].append((source, event["type"], target, target + 1))


def _near(doc: Doc, mentions: list[tuple[int, int]], first: int, last: int, at: int) -> list[tuple[int, int, int]]:
    """(distance, first, last) of the mentions inside the sentence, nearest to the trigger first."""
    found = []
    for start, end in mentions:
        words = word_range(doc, start, end)
        if words and words[0] >= first and words[1] <= last and not words[0] <= at < words[1]:
            found.append((min(abs(at - words[0]), abs(at - words[1] + 1)), *words))
    return sorted(found)


def _time_words(doc: Doc, data: dict[str, Any], first: int, last: int) -> Iterator[tuple[int, int]]:
    for time in data.get("times") or []:
        words = word_range(doc, *time["span"])
        if words and words[0] >= first and words[1] <= last:
            yield words


def sentence_of(doc: Doc, word: int) -> tuple[int, int]:
    """The words `[first, last)` of the sentence that `word` stands in."""
    at = int(np.searchsorted(doc.ends, word, side="right"))
    return (doc.ends[at - 1] if at else 0), doc.ends[at]


# -- WikiEvents ----------------------------------------------------------------------------------------------------


def load_wikievents(path: Path) -> list[Doc]:
    """Documents of `wikievents-*.jsonl.gz`: own incident types in full; PLOVER types where they map, else open."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    return [_wikievents_doc(row) for row in rows]


def _wikievents_doc(row: dict[str, Any]) -> Doc:
    words = row["tokens"]
    doc = Doc(row.get("docid") or row["doc_id"], words, _ends(words))
    doc.tags["incident"] = np.zeros(len(words), np.int64)
    doc.tags["event"] = np.full(len(words), IGNORE, np.int64)
    for mention in row["event_mentions"]:
        trigger = mention["trigger"]
        at = trigger.get("start_idx", trigger.get("start"))
        kind = ".".join(mention["event_type"].split(".")[:2])
        kinds = LABELS["incident"]
        doc.tags["incident"][at] = kinds.index(kind if kind in kinds else "other")
        if kind in _PLOVER_OF:
            doc.tags["event"][at] = LABELS["event"].index(_PLOVER_OF[kind])
        if kind in _PLOVER_OF or kind in ("Life.Die", "Life.Injure"):
            _wikievents_arguments(doc, at, mention["arguments"])
    return doc


def _wikievents_arguments(doc: Doc, trigger: int, arguments: list[dict[str, Any]]) -> None:
    """Links to arguments whose words stand in the trigger's sentence; pronouns stay open where one is not found."""
    first, last = sentence_of(doc, trigger)
    links = doc.links.setdefault("arguments", [])
    for argument in arguments:
        wanted = argument["text"].split()
        places = [i for i in range(first, last - len(wanted) + 1) if doc.words[i : i + len(wanted)] == wanted]
        if places:
            at = min(places, key=lambda i: abs(i - trigger))
            links.append((trigger, role_of(argument["role"]) or OPEN, at, at + len(wanted)))
        else:
            links[:0] = [(trigger, OPEN, w, w + 1) for w in range(first, last) if doc.words[w].lower() in PRONOUNS]
    doc.anchors.setdefault("arguments", []).append(trigger)


def _ends(words: list[str]) -> list[int]:
    """Sentence ends of a tokenised text by our own splitter."""
    starts = np.cumsum([0] + [len(w) + 1 for w in words])
    spans = [(int(s), int(s) + len(w)) for s, w in zip(starts, words, strict=False)]
    return [last for _, last in split_sentences(" ".join(words), spans)]


# -- MEANTIME ------------------------------------------------------------------------------------------------------


def load_meantime(folder: Path) -> list[Doc]:
    """MEANTIME: factuality of all events, agents, places and times of events; no PLOVER types."""
    return [d for path in sorted((folder / "intra-doc_annotation").rglob("*.xml")) if (d := _meantime_doc(path))]


def _meantime_doc(path: Path) -> Doc | None:
    root = ET.parse(path).getroot()
    tokens = root.findall("token")
    number = {t.get("t_id"): i for i, t in enumerate(tokens)}
    sentences = [t.get("sentence") for t in tokens]
    ends = [i + 1 for i in range(len(tokens)) if i + 1 == len(tokens) or sentences[i] != sentences[i + 1]]
    spans: dict[str, tuple[int, int]] = {}
    for mention in root.findall("Markables/*"):
        at = sorted(number[a.get("t_id")] for a in mention.findall("token_anchor") if a.get("t_id") in number)
        if at:
            spans[mention.get("m_id", "")] = (at[0], at[-1] + 1)
    if not spans:
        return None
    last = max(e for _, e in spans.values())
    keep = next(e for e in ends if e >= last)
    doc = Doc(
        path.stem, [re.sub(r"\s+", "", t.text or "-") or "-" for t in tokens[:keep]], [e for e in ends if e <= keep]
    )
    doc.tags["factuality"] = np.full(keep, IGNORE, np.int64)
    for mention in root.findall("Markables/EVENT_MENTION"):
        fact = _fact(mention)
        if fact and mention.get("m_id") in spans:
            doc.tags["factuality"][spans[mention.get("m_id", "")][0]] = LABELS["factuality"].index(fact)
    return doc


def _fact(mention: ET.Element) -> str | None:
    get = mention.get
    if get("polarity") == "NEG":
        return "negated"
    if get("certainty") in ("POSSIBLE", "PROBABLE") or (get("special_cases") or "").startswith("COND"):
        return "possible"
    if get("certainty") == "CERTAIN":
        return {"FUTURE": "planned", "NON_FUTURE": "happened"}.get(get("time") or "")
    return None
