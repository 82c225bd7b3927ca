"""Readings written by hand: one token a line, sentences parted by blank lines."""

from __future__ import annotations

from dateline.record.reading import Name, NameClass, Reading, Sentence, Token
from dateline.record.report import Paragraph, Report

CLOSING = frozenset(".,;:!?)”’s") - {"s"}


def parsed(
    rows: str, *, names: dict[str, NameClass] | None = None, published: str | None = "2025-06-07"
) -> tuple[Report, Reading]:
    """A report and its reading from lines of `form pos tag lemma head relation`; heads count from 1 in the sentence."""
    text, tokens, sentences = "", [], []
    for block in rows.strip().split("\n\n"):
        first = len(tokens)
        for line in block.strip().splitlines():
            form, pos, tag, lemma, head, relation = line.split()
            glued = not text or form[0] in CLOSING or form in ("'s", "’s", "n't") or text[-1] in "“("
            text += form if glued else f" {form}"
            up = first + int(head) - 1 if int(head) else len(tokens)
            tokens.append(Token(len(text) - len(form), len(text), pos, tag, lemma, up, relation))
        sentences.append(Sentence(first, len(tokens), 0))
    report = Report(
        id="made",
        source="made.txt",
        text=text,
        span=(0, len(text)),
        published=published,
        published_basis="supplied" if published else "unknown",
        paragraphs=(Paragraph("body", (0, len(text))),),
    )
    marked = tuple(
        Name(at, at + len(name), kind, 1.0) for name, kind in (names or {}).items() for at in _all(text, name)
    )
    return report, Reading(
        report="made",
        reader="hand",
        tokens=tuple(tokens),
        sentences=tuple(sentences),
        names=tuple(sorted(marked, key=lambda n: (n.start, n.end))),
    )


def _all(text: str, words: str) -> list[int]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


SAID_THAT = """
Mira PROPN NNP Mira 3 nsubj
Okon PROPN NNP Okon 1 flat
said VERB VBD say 0 root
Friday PROPN NNP Friday 3 obl:unmarked
that SCONJ IN that 8 mark
rebels NOUN NNS rebel 8 nsubj
had AUX VBD have 8 aux
attacked VERB VBN attack 3 ccomp
Tamsir PROPN NNP Tamsir 8 obj
. PUNCT . . 3 punct
"""
URGED = """
Ministers NOUN NNS minister 2 nsubj
urged VERB VBD urge 0 root
the DET DT the 4 det
rebels NOUN NNS rebel 2 obj
to PART TO to 6 mark
leave VERB VB leave 2 xcomp
Tamsir PROPN NNP Tamsir 6 obj
. PUNCT . . 2 punct
"""
ACCORDING = """
According VERB VBG accord 4 case
to ADP IN to 1 fixed
the DET DT the 4 det
army NOUN NN army 8 obl
, PUNCT , , 4 punct
ten NUM CD ten 7 nummod
rebels NOUN NNS rebel 8 nsubj
died VERB VBD die 0 root
. PUNCT . . 8 punct
"""
ACCUSED_PASSIVE = """
The DET DT the 2 det
army NOUN NN army 4 nsubj:pass
was AUX VBD be 4 aux:pass
accused VERB VBN accuse 0 root
of SCONJ IN of 6 mark
killing VERB VBG kill 4 advcl
civilians NOUN NNS civilian 6 obj
. PUNCT . . 4 punct
"""
WILL_MEET = """
The DET DT the 2 det
envoys NOUN NNS envoy 4 nsubj
will AUX MD will 4 aux
meet VERB VB meet 0 root
in ADP IN in 6 case
Tamsir PROPN NNP Tamsir 4 obl
. PUNCT . . 4 punct
"""
PLAN_TO = """
Rebels NOUN NNS rebel 2 nsubj
announced VERB VBD announce 0 root
a DET DT a 4 det
plan NOUN NN plan 2 obj
to PART TO to 6 mark
attack VERB VB attack 4 acl
Tamsir PROPN NNP Tamsir 6 obj
. PUNCT . . 2 punct
"""
DENIED = """
Rebels NOUN NNS rebel 4 nsubj
did AUX VBD do 4 aux
not PART RB not 4 advmod
attack VERB VB attack 0 root
Tamsir PROPN NNP Tamsir 4 obj
. PUNCT . . 4 punct
"""
