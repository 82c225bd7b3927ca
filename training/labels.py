"""The labels of every head, in the order of the network's outputs."""

from __future__ import annotations

NAMES = ("PER", "LOC", "ORG", "NORP", "FAC", "DATE", "MONEY", "PRODUCT", "MISC")
PLOVER = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
    "VERB", "X",
)  # fmt: skip
XPOS = (
    "#", "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW", "HYPH", "IN",
    "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS",
    "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "``", "XX",
)  # fmt: skip
RELATIONS = (
    "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc",
    "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:pass", "dep", "det",
    "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod",
    "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl",
    "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
)  # fmt: skip
INCIDENTS = (
    "ArtifactExistence.DamageDestroyDisableDismantle", "ArtifactExistence.ManufactureAssemble",
    "Cognitive.IdentifyCategorize", "Cognitive.Inspection", "Conflict.Attack", "Conflict.Demonstrate",
    "Contact.Contact", "Contact.RequestCommand", "Contact.ThreatenCoerce", "GenericCrime.GenericCrime",
    "Justice.ArrestJailDetain", "Justice.ChargeIndict", "Justice.Convict", "Justice.InvestigateCrime",
    "Justice.ReleaseParole", "Justice.Sentence", "Justice.TrialHearing", "Life.Die", "Life.Injure",
    "Medical.Intervention", "Movement.Transportation", "Transaction.ExchangeBuySell", "other",
)  # fmt: skip
"""Types of WikiEvents, second level; an auxiliary task."""


def _bio(kinds: tuple[str, ...]) -> tuple[str, ...]:
    return ("O", *(f"{prefix}-{kind}" for kind in kinds for prefix in "BI"))


LABELS: dict[str, tuple[str, ...]] = {
    "upos": UPOS,
    "xpos": XPOS,
    "relations": RELATIONS,
    "names": _bio(NAMES),
    "cue": _bio(("cue",)),
    "source": _bio(("source",)),
    "content": _bio(("content",)),
    "speech": _bio(("source", "content")),
    "event": ("O", *PLOVER),
    "incident": ("O", *INCIDENTS),
    "factuality": ("happened", "planned", "possible", "negated", "asked"),
    "arguments": ("O", "actor", "recipient", "place", "time"),
    "mention": ("O", "name", "nominal", "pronoun"),
    "interaction": PLOVER,
}
