"""One deed that two words of a clause tell is one event: "launched an attack", "demanded an inquiry"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dateline.extract.events.apart import promised
from dateline.extract.events.bystanders import apart_from
from dateline.extract.events.tellings import filled
from dateline.extract.tree import Tree
from dateline.record.account import Event
from dateline.vocabulary.files import listed

Told = tuple[int, Event]
"""An event and the token that tells it."""
_CLOSE = ("obj", "xcomp", "obl", "nmod", "compound", "nsubj", "aux")


def without_doubles(tree: Tree, told: list[Told]) -> list[Told]:
    """One event for a light verb and its noun ("launched an attack"), a verb and its subject of one type ("an attack
    killed two") and a verb and its particle's twin; what the surer lacks the other lends.

    Of "foiled an attack" or "voted to attack" only the attack is told, of "demanded an inquiry" and "must investigate"
    only the demand, of "forced to flee" only the flight; "condemned the trial" tells both. Who fights an uprising
    fights those who rise.
    """
    by_index = dict(told)
    dropped = set(_uprisings(tree, by_index))
    told = [(index, by_index[index]) for index, _ in told if index not in dropped]
    by_index = dict(told)
    for index, event in told:
        if event.type != "REQUEST" and _owed(tree, index, by_index):
            dropped.add(index)
            continue
        token = tree.tokens[index]
        if (verb := _enacting(tree, index, event, by_index)) is not None:
            by_index[index] = filled(event, by_index[verb])
            dropped.add(verb)
            continue
        above = by_index.get(token.head) if token.head != index else None
        if above is None:
            if (verb := _in_rounds(tree, index)) in by_index and by_index[verb].type == event.type:
                dropped.add(_joined(by_index, index, verb))
            continue
        if above.type != event.type:
            if _asked(tree, index, above) or _ended(tree, index, event, above) or _undone(tree, index, event, above):
                dropped.add(index)
            elif _forced(tree, index, event, above):
                dropped.add(token.head)
            elif _voted(tree, index):
                by_index[index] = filled(event, above)
                dropped.add(token.head)
            elif _signed(tree, index, event, above):
                by_index[token.head] = filled(above, event)
                dropped.add(index)
            elif _carries(tree, token.head, index):
                by_index[index] = filled(event, above)
                dropped.add(token.head)
        elif token.relation.split(":")[0] in _CLOSE or _is_purpose(tree, index) or _voiced(tree, index):
            apart = apart_from(tree, index, event.type)
            if apart is None:
                by_index[index] = _to_be(tree, index, by_index[index])
                dropped.add(_joined(by_index, index, token.head))
            elif apart == "stopping":
                dropped.add(token.head)
    return [(index, by_index[index]) for index, _ in told if index not in dropped]


def _uprisings(tree: Tree, told: dict[int, Event]) -> Iterator[int]:
    """The nouns of uprisings that others are told to fight, and the verbs that only say whose they are ("battled an
    insurgency waged by rebels"); who rises is whom those others fight."""
    for noun, event in list(told.items()):
        token = tree.tokens[noun]
        fought = token.relation == "obj" and tree.tokens[token.head].lemma in listed("roles", "fighting")
        if not fought or token.lemma not in listed("roles", "uprisings") or event.type != "ASSAULT":
            continue
        waged = [c for c in tree.dependents(noun, "acl") if c in told and tree.tokens[c].lemma in _waging()]
        yield from waged
        if (above := told.get(token.head)) is None or above.type != "ASSAULT":
            continue
        yield noun
        acting = {p.actor for p in above.actor}
        risen = [p for one in (event, *(told[c] for c in waged)) for p in one.actor if p.actor not in acting]
        rising = tuple({p.actor: p for p in reversed(risen)}.values())
        told[token.head] = filled(msgspec.structs.replace(above, recipient=above.recipient or rising), event)


def _waging() -> frozenset[str]:
    return listed("roles", "fighting") | listed("roles", "carrying")


def _owed(tree: Tree, verb: int, told: dict[int, Event]) -> bool:
    """Whether a verb tells only what a word for a duty before it asks for: "they *must* leave"."""
    return any(c in told and told[c].type == "REQUEST" for c in tree.dependents(verb, "aux"))


def _is_purpose(tree: Tree, index: int) -> bool:
    """Whether a verb tells what another one is done for: "struck the hill to kill them"."""
    clause = tree.tokens[index].relation.split(":")[0] in ("advcl", "acl")
    return clause and any(tree.lower[c] == "to" for c in tree.dependents(index, "mark"))


def _joined(by_index: dict[int, Event], below: int, above: int) -> int:
    """Joins two events of one type into the surer of them; the other's token."""
    gone, kept = (above, below) if by_index[above].confidence <= by_index[below].confidence else (below, above)
    one, other = by_index[kept], by_index[gone]
    taken = {p.actor for p in (*one.actor, *one.recipient)}
    more = other.actor if one.type in listed("roles", "mutual") else ()  # "host talks between Chad and Mali"
    both = tuple(sorted((*one.actor, *(p for p in more if p.actor not in taken)), key=lambda p: p.span))
    by_index[kept] = msgspec.structs.replace(filled(one, other), mode=one.mode or other.mode)
    if one.actor and len(both) > len(one.actor):
        by_index[kept] = msgspec.structs.replace(by_index[kept], actor=both)
    return gone


def _to_be(tree: Tree, index: int, event: Event) -> Event:
    """An event without its day and place where it is what another is an agreement on: "agreed *to meet in May*"."""
    if not promised(tree, index, tree.tokens[index].head):
        return event
    meets = tree.tokens[index].lemma in listed("settings", "meeting")
    return msgspec.structs.replace(event, when=None, place=None if meets else event.place)


def _ended(tree: Tree, noun: int, event: Event, above: Event) -> bool:
    """Whether a noun only names the pact or ties that somebody ends: "terminated a defence *pact*"."""
    token = tree.tokens[noun]
    named = token.lemma in listed("things", "pacts", "nouns") | listed("things", "ties", "nouns")
    ended = above.type == "SANCTION" and event.type in ("AGREE", "COOPERATE", "SUPPORT")
    return named and ended and token.relation in ("obj", "nsubj:pass", "nmod")


def _undone(tree: Tree, noun: int, event: Event, above: Event) -> bool:
    """Whether a noun only names what somebody gives up: "lifted the *sanctions*", "dropped the *charges*"."""
    token = tree.tokens[noun]
    held = token.pos == "NOUN" and token.relation in ("obj", "nsubj:pass")
    given_up = above.type in ("CONCEDE", "REJECT") and event.type in ("SANCTION", "COERCE", "ACCUSE")
    return held and given_up and tree.tokens[token.head].lemma in listed("roles", "undoing")


def _forced(tree: Tree, index: int, event: Event, above: Event) -> bool:
    """Whether a verb above only says that somebody had no choice but to leave: "forced to flee", "forced to resign"."""
    token = tree.tokens[index]
    forcing = above.type == "COERCE" and tree.tokens[token.head].lemma in listed("roles", "forcing")
    left = event.type in ("RETREAT", "SANCTION") and token.lemma in listed("roles", "leaving")
    return forcing and left and token.relation in ("xcomp", "advcl")


def _voted(tree: Tree, index: int) -> bool:
    """Whether a verb above only says how somebody came to do something: "*voted* 12-1 to condemn the raid"."""
    clause = tree.tokens[index].relation in ("xcomp", "advcl", "ccomp")
    infinitive = any(tree.lower[k] == "to" for k in tree.dependents(index, "mark"))
    return clause and infinitive and tree.tokens[tree.tokens[index].head].lemma == "vote"


def _signed(tree: Tree, noun: int, event: Event, above: Event) -> bool:
    """Whether a noun tells only what a verb has two sides do: "signed a peace agreement"."""
    token = tree.tokens[noun]
    done = token.relation in ("obj", "nsubj:pass") and token.pos == "NOUN"
    both = {event.type, above.type} <= {"SUPPORT", "AGREE", "COOPERATE"}
    return done and both and tree.tokens[token.head].lemma in listed("roles", "signing")


def _in_rounds(tree: Tree, noun: int) -> int:
    """The verb whose object only counts deeds of a noun: "*held* a second round of talks"; -1 where none does."""
    top = tree.tokens[noun].head
    rounds = tree.tokens[noun].relation == "nmod" and tree.tokens[top].lemma in listed("roles", "rounds")
    return tree.tokens[top].head if rounds and tree.tokens[top].relation in ("obj", "nsubj:pass") else -1


def _enacting(tree: Tree, noun: int, event: Event, told: dict[int, Event]) -> int | None:
    """The verb that only tells how a noun's deed comes about: "approved sanctions", "passed a package of sanctions"."""
    top = noun
    while tree.tokens[top].relation == "nmod" and tree.case(top) == "of":
        top = tree.tokens[top].head
    verb = tree.tokens[top].head
    above = told.get(verb) if event.type == "SANCTION" and tree.tokens[top].relation in ("obj", "nsubj:pass") else None
    agreed = above is not None and above.type in ("SUPPORT", "AGREE")
    return verb if agreed and tree.tokens[verb].lemma in listed("roles", "enacting") else None


def _carries(tree: Tree, verb: int, noun: int) -> bool:
    """Whether a verb has no deed of its own but that of its object: "laid siege", "expressed thanks"."""
    token = tree.tokens[noun]
    done = token.relation == "obj" or (token.relation == "nsubj:pass" and noun < verb) or _voiced(tree, noun)
    return done and token.pos == "NOUN" and tree.tokens[verb].lemma in listed("roles", "carrying")


def _voiced(tree: Tree, noun: int) -> bool:
    """Whether a noun is what is voiced, where the arcs take it for a clause: "expressed Chad's *solidarity*"."""
    token = tree.tokens[noun]
    return token.pos == "NOUN" and token.relation == "ccomp" and tree.child(noun, "nsubj", "mark") is None


def _asked(tree: Tree, index: int, above: Event) -> bool:
    """Whether a word tells only what is asked for: "demanded an inquiry", "calls to expel them"; an order is obeyed."""
    token = tree.tokens[index]
    if above.type != "REQUEST" or above.status == "negated" or tree.tokens[token.head].lemma in ("order", "invite"):
        return False
    base = token.relation.split(":")[0]
    infinitive = any(tree.lower[k] == "to" for k in tree.dependents(index, "mark"))
    return (
        base == "obj"
        or (base in ("obl", "nmod") and tree.case(index) == "for")
        or (
            base in ("xcomp", "ccomp", "acl", "advcl")
            and (infinitive or token.tag == "VBN")
            and tree.child(index, "aux") is None
        )
    )
