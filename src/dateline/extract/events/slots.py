"""Slots: which grammatical place a word holds around an event's trigger, whatever the construction.

A subject shared through coordination, control, a participle or a relative clause counts as the verb's own subject; a
noun that tells an event ("the attack by", "launched talks with") lends its owner, its prepositions and the verb that
carries it. Slots are read off Universal Dependencies arcs alone.
"""

from __future__ import annotations

from functools import lru_cache

from dateline.extract.tree import Tree
from dateline.vocabulary.files import listed

_WH = frozenset({"who", "which", "that", "whom", "whose"})
_CORE = frozenset({"subj", "psubj", "obj", "iobj", "by"})
HIGHEST = 3
"""How many governing verbs above the trigger lend their slots."""
DEEPEST = 6


class Slots:
    """The slots around one trigger: `direct` maps heads of phrases to slots, nearest construction first."""

    def __init__(self, tree: Tree, index: int) -> None:
        self.tree, self.index = tree, index
        self.direct: dict[int, str] = {}
        self.passive = False
        token = tree.tokens[index]
        if token.pos in ("VERB", "AUX"):
            self.passive = is_passive(tree, index)
            self._verb(index, "")
            self._above(index)
        else:
            self._noun(index)

    def of(self, head: int) -> tuple[str, str]:
        """The slot of a phrase's head and the way down to it from there: ("subj", ">of>conj"); `far` where none."""
        way: list[str] = []
        here = head
        for _ in range(DEEPEST):
            if here in self.direct:
                return self.direct[here], "".join(reversed(way))
            if here == self.index:
                return "inside", "".join(reversed(way))
            token = self.tree.tokens[here]
            if token.head == here:
                break
            way.append(self._step(here))
            here = token.head
        return "far", ""

    def _step(self, index: int) -> str:
        relation = self.tree.tokens[index].relation
        base = relation.split(":")[0]
        if base in ("appos", "flat", "goeswith", "fixed"):
            return ""
        if base == "conj":
            return ">conj"
        if relation == "nmod:poss":
            return ">poss"
        if base in ("nmod", "obl"):
            return f">{self.tree.case(index) or base}"
        if base in ("compound", "amod", "nummod", "det"):
            return ">mod"
        return f">{relation}" if base == "nsubj" else f">{base}"

    def _put(self, index: int, slot: str) -> None:
        if index != self.index:
            self.direct.setdefault(index, slot)

    def _verb(self, verb: int, prefix: str) -> None:
        """The slots of a verb's own dependents, and its subject from elsewhere where it has none."""
        tree = self.tree
        passive = is_passive(tree, verb)
        subject = False
        for child in tree.children[verb]:
            relation = tree.tokens[child].relation
            base = relation.split(":")[0]
            if base == "nsubj":
                subject = subject or tree.lower[child] not in _WH
                slot = "psubj" if passive or relation == "nsubj:pass" else "subj"
            elif base in ("obj", "iobj"):
                slot = base
            elif relation == "obl:agent":
                slot = "by"
            elif base in ("obl", "nmod"):
                slot = self._oblique(child, passive)
            elif base in ("ccomp", "xcomp", "advcl", "parataxis", "conj", "acl"):
                slot = f"{base}.{tree.lower[m]}" if (m := tree.child(child, "mark")) is not None else base
            else:
                continue
            self._put(child, prefix + slot)
        if not subject:
            self._borrow(verb, prefix, "psubj" if passive else "subj")

    def _oblique(self, index: int, passive: bool) -> str:
        case = self.tree.case(index)
        if case == "by" and passive:
            return "by"
        return f"obl.{case}" if case else "obl"

    def _case(self, index: int) -> str | None:
        """The preposition of a phrase, or of the one that "and" joins it to: "talks between Mali and Chad"."""
        case = self.tree.case(index) or next((self.tree.lower[c] for c in self.tree.dependents(index, "cc")), None)
        if case not in ("and", "or"):
            return case
        siblings = [c for c in self.tree.dependents(self.tree.tokens[index].head, "nmod") if c < index]
        return self.tree.case(siblings[-1]) if siblings else case

    def _borrow(self, verb: int, prefix: str, slot: str) -> None:
        """The subject that a verb without one shares with what governs it."""
        tree = self.tree
        if (noun := self._before_who(verb)) is not None:
            self._put(noun, f"{prefix}{slot}~rel")
            return
        here = verb
        for _ in range(HIGHEST):
            token = tree.tokens[here]
            base = token.relation.split(":")[0]
            if token.head == here:
                return
            if base == "acl":
                self._modified(here, token.head, prefix, slot)
                return
            if base not in ("conj", "xcomp", "advcl") or tree.tokens[token.head].pos not in ("VERB", "AUX", "ADJ"):
                return
            above = token.head
            if base == "xcomp" and (object_ := tree.child(above, "obj", "iobj")) is not None and object_ != here:
                self._put(object_, f"{prefix}{slot}~control")
                return
            subject = next((c for c in tree.dependents(above, "nsubj") if tree.lower[c] not in _WH), None)
            if subject is not None:
                turned = base == "xcomp" and is_passive(tree, above)
                self._put(subject, f"{prefix}{slot}~{'raised' if turned else base}")
                return
            here = above

    def _before_who(self, verb: int) -> int | None:
        """The noun right before the "who" of a clause, where the arcs hang the clause on another verb."""
        tree = self.tree
        who = next((c for c in tree.dependents(verb, "nsubj") if tree.lower[c] == "who"), None)
        relation = tree.tokens[verb].relation.split(":")[0]
        if who is None or relation not in ("advcl", "ccomp", "parataxis", "conj") or who == 0:
            return None
        apart = tree.lower[who - 1] == "," and who > 1
        noun = who - 2 if apart else who - 1
        while tree.tokens[noun].relation.split(":")[0] in ("flat", "appos") and tree.tokens[noun].head < noun:
            noun = tree.tokens[noun].head
        if apart and tree.case(noun) and tree.tokens[noun].pos != "PROPN":
            return None  # "Okon, seen at the fair, who": not the fair
        return noun if tree.tokens[noun].pos in ("NOUN", "PROPN") else None

    def _modified(self, verb: int, noun: int, prefix: str, slot: str) -> None:
        """A clause that modifies a noun: the noun is its subject, or its object where it has a subject of its own."""
        tree = self.tree
        token = tree.tokens[verb]
        if any(tree.lower[c] == "to" for c in tree.dependents(verb, "mark")):
            self._put(noun, f"{prefix}plan")
            self._owner(noun, f"{prefix}{slot}~plan")
        elif token.relation == "acl:relcl" and (whose := tree.child(verb, "obj")) is not None:
            self._put(noun, f"{prefix}{'obj' if tree.lower[whose] in _WH else slot}~rel")
        else:
            self._put(noun, f"{prefix}{slot}~{'rel' if token.relation == 'acl:relcl' else 'acl'}")

    def _owner(self, noun: int, slot: str) -> None:
        """Who has a plan: its possessor, or the subject of the verb that carries it."""
        tree = self.tree
        owner = tree.child(noun, "nmod:poss")
        if owner is None and tree.tokens[tree.tokens[noun].head].pos == "VERB":
            owner = tree.child(tree.tokens[noun].head, "nsubj")
        if owner is not None:
            self._put(owner, slot)

    def _above(self, index: int) -> None:
        """The slots of verbs that govern this one, marked by how many steps up they stand."""
        here, seen = index, 0
        for above in self.tree.ancestors(index):
            if seen == HIGHEST:
                return
            relation = self.tree.tokens[here].relation.split(":")[0]
            if self.tree.tokens[above].pos == "VERB":
                seen += 1
                self._verb(above, f"{relation}{'' if seen == 1 else '+'}^")
            here = above

    def _noun(self, noun: int) -> None:
        tree = self.tree
        for child in tree.children[noun]:
            relation = tree.tokens[child].relation
            base = relation.split(":")[0]
            if relation == "nmod:poss":
                slot = "poss"
            elif base in ("nmod", "obl"):
                slot = f"n.{self._case(child) or base}"
            elif base in ("compound", "amod"):
                slot = base
            elif base in ("nsubj", "acl", "appos", "conj"):
                slot = f"n-{base}"
            else:
                continue
            self._put(child, slot)
        token = tree.tokens[noun]
        if token.head == noun:
            return
        above, base = token.head, token.relation.split(":")[0]
        case = self.tree.case(noun)
        link = f"{base}.{case}" if case and base in ("obl", "nmod") else token.relation
        if tree.tokens[above].pos in ("VERB", "AUX"):
            self._verb(above, f"{link}^")
        else:
            self._put(above, f"{link}^noun")
            for child in tree.dependents(above, "nmod:poss", "nmod", "amod", "compound"):
                self._put(child, f"{link}^{self._step(child)}")
        self._above(above if tree.tokens[above].pos in ("VERB", "AUX") else noun)


@lru_cache(maxsize=8)
def slots_of(tree: Tree, index: int) -> Slots:
    """The slots around a trigger, kept while its roles, place and day are decided."""
    return Slots(tree, index)


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether a verb form is passive: by its auxiliary or subject, or as a bare participle after a noun."""
    token = tree.tokens[verb]
    if any(tree.tokens[c].relation in ("aux:pass", "nsubj:pass", "obl:agent") for c in tree.children[verb]):
        return True
    if token.tag != "VBN" or tree.child(verb, "aux") is not None:
        return False
    joined = token.relation == "conj" and tree.child(verb, "nsubj", "obj") is None  # "were killed or *captured*"
    return token.relation == "acl" or (joined and is_passive(tree, token.head))


def carried(tree: Tree, noun: int) -> bool:
    """Whether a noun is the object of a verb that has no deed of its own: "*carried out* a raid"."""
    token = tree.tokens[noun]
    return token.relation == "obj" and tree.tokens[token.head].lemma in listed("roles", "carrying")


def core(slot: str) -> str | None:
    """`subj`, `psubj`, `obj`, `iobj` or `by` for the trigger's own core slots, however reached; else `None`."""
    plain = slot.split("~")[0]
    return plain if plain in _CORE else None
