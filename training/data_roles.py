"""PropBank for EWT: who, where and when of verbs, as arcs from the predicate to the head word of the argument.

Only roles that mean the same for every verb are used: the agent (ARG0) as actor, ARGM-LOC as place, ARGM-TMP as time.
Words of other numbered arguments are left open, since whether they are PLOVER's recipient depends on the verb.
"""

from __future__ import annotations

import re
from pathlib import Path

from corpus import OPEN, Doc
from data_coref import head_of
from data_ud import conllu

_ROLES = {"ARG0": "actor", "ARGM-LOC": "place", "ARGM-TMP": "time"}


def load_roles(folder: Path, ud: Path) -> list[Doc]:
    """`folder` holds the skeletons, `ud` the treebank whose sentence ids they share."""
    skeletons = dict(s for path in sorted(folder.rglob("*.gold_skel")) for s in _sentences(path))
    docs: list[Doc] = []
    for _, comments, rows in conllu(ud / "ewt-train.conllu.gz"):
        sent_id = next(c[12:] for c in comments if c.startswith("# sent_id = "))
        columns = skeletons.get(_key(sent_id))
        if columns and len(columns[0]) == len(rows):
            doc = _doc(sent_id, rows, columns)
            if doc.anchors["arguments"]:
                docs.append(doc)
    return docs


def _key(sent_id: str) -> str:
    """`answers-2009ABC_ans-0001` → `2009ABC_ans/1`."""
    head, _, number = sent_id.rpartition("-")
    return f"{head.partition('-')[2]}/{int(number)}"


def _sentences(path: Path) -> list[tuple[str, list[list[str]]]]:
    """(key, predicate columns of brackets) of each sentence of a skeleton file."""
    found = []
    for block in path.read_text(encoding="utf8").split("\n\n"):
        rows = [line.split() for line in block.split("\n") if line.strip()]
        if rows and len(rows[0]) > 8:
            key = f"{path.name.split('.xml')[0]}/{int(rows[0][1]) + 1}"
            found.append((key, [[row[c] for row in rows] for c in range(8, len(rows[0]))]))
    return found


def _doc(name: str, rows: list[list[str]], columns: list[list[str]]) -> Doc:
    doc = Doc(name, [r[1] for r in rows], [len(rows)])
    heads = [int(r[6]) - 1 if r[6] != "0" else i for i, r in enumerate(rows)]
    doc.links["arguments"], anchors = [], []
    for column in columns:
        spans = _spans(column)
        verb = [first for role, first, _ in spans if role == "V"]
        if not verb or not rows[verb[0]][4].startswith("VB") or rows[verb[0]][3] == "AUX":
            continue
        anchors.append(verb[0])
        for role, first, last in spans:
            head = head_of(heads, first, last)
            if role in _ROLES:
                doc.links["arguments"] += [(verb[0], OPEN, first, last), (verb[0], _ROLES[role], head, head + 1)]
            elif role.startswith("ARG") and role[3:4].isdigit():
                doc.links["arguments"].append((verb[0], OPEN, first, last))
    doc.anchors["arguments"] = anchors
    return doc


def _spans(column: list[str]) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    role, first = "", 0
    for i, cell in enumerate(column):
        begin = re.match(r"\(([A-Z0-9-]+)\*", cell)
        if begin:
            role, first = begin[1], i
        if cell.endswith(")") and role:
            found.append((role, first, i + 1))
            role = ""
    return found
