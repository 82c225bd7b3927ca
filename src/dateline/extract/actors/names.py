"""Finds the proper names of a report that mean someone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import cast

from dateline.extract.actors import nouns
from dateline.extract.actors.found import Count, Found
from dateline.extract.actors.phrases import Words, bare, country_in, in_longer_name
from dateline.extract.placesinside import known_places
from dateline.extract.seats import is_seat
from dateline.record.account import ActorType
from dateline.record.reading import Name
from dateline.vocabulary.files import table
from dateline.vocabulary.registry import Hit, Registry, fold

PLACE_CASES = frozenset(
    "in at near around outside inside across throughout through into over within off along above beneath".split()
)
MOTIONS = frozenset(
    "travel fly go arrive return come visit trip journey leave depart head move reach enter land flee drive march tour"
    " flight bomb bombard shell hit strike capture seize storm reach relocate attack base locate road route".split()
)
SITES = frozenset(
    "city capital street resident suburb outskirts airport center centre district area north south east west mayor"
    " office bureau correspondent neighborhood neighbourhood hospital university day morning night hotel square".split()
)


def find_names(words: Words, known: Registry) -> list[Found]:
    """The proper names of a report that mean someone, longest first where they overlap, in reading order."""
    spans = [(n, _trimmed(words, n)) for n in words.reading.names if n.kind not in ("DATE", "MONEY")]
    named = [_named(words, known, n, first, last) for n, (first, last) in spans if first < last]
    scanned = [_listed(words, known, first, last, hit) for first, last, hit in _scan(words, known)]
    covering = [f for f in scanned if not any(_crosses(f, n) and not _inside(n, f) for n in named if n)]
    kept = [n for n in named if n and not any(_inside(n, f) for f in covering)] + covering
    return _apart([f for f in kept if f is not None])


def find_repeats(words: Words, names: list[Found]) -> list[Found]:
    """People whose surname or full name stands again where no name was marked, as at the start of a sentence."""
    full = [n for n in names if n.type == "person" and len(n.name.split()) > 1]
    short = {n.name.split()[-1]: n for n in full if len(n.name.split()[-1]) > 2}
    short.update({n.name: n for n in names if n.type == "person" and len(n.name.split()) == 1 and len(n.name) > 2})
    taken = [n.span for n in names]
    for name in words.reading.names:
        first, last = words.within((name.start, name.end))
        town = name.kind == "LOC" and last - first > 1  # "Pedro Juan Caballero"
        if town or name.kind not in ("PER", "LOC"):
            taken.append((name.start, name.end))
    found = []
    for index, token in enumerate(words.tokens):
        one = short.get(words.word(index))
        if one is None or any(s <= token.start < e for s, e in taken) or _led_on(words, index):
            continue
        found.append(Found(start=token.start, end=token.end, head=index, kind="name", name=words.word(index),
                           type="person", count="one", definite=True))  # fmt: skip
    return found


def _led_on(words: Words, index: int) -> bool:
    """Whether a capitalised word goes on in another, so that it is part of a longer name that is not known."""
    after = index + 1
    return after < words.bounds(index)[1] and words.tokens[after].pos == "PROPN" and words.tokens[after].head != index


def _trimmed(words: Words, name: Name) -> tuple[int, int]:
    """The tokens of a name without a leading article, a trailing "'s" and marks at its ends."""
    first, last = words.within((name.start, name.end))
    while first < last and (words.low(first) in ("the", "a", "an") or words.tokens[first].pos == "PUNCT"):
        first += 1
    while last > first and (words.low(last - 1) in ("'s", "’s", "'", "’") or words.tokens[last - 1].pos == "PUNCT"):
        if words.low(last - 1) == ")" and "(" in words.between(first, last):  # "JD(S)"
            break
        last -= 1
    return _past_place(words, first, last) if name.kind == "ORG" else first, last


def _past_place(words: Words, first: int, last: int) -> int:
    """The token after "for" in a body's name that a region was marked with: "the Sahel for Delta Consulting"."""
    cut = next((i for i in range(first + 1, last - 1) if words.low(i) == "for"), None)
    if cut is None or fold(words.between(first, cut)) not in known_places():
        return first
    return cut + 1


def _named(words: Words, known: Registry, name: Name, first: int, last: int) -> Found | None:
    """What a marked name says; `None` for one that means no actor (an adjective, a place, a thing)."""
    text = words.between(first, last)
    head = words.head(first, last)
    hits = of_owner(words, known, first, text)
    entry = _entry(words, hits, name.kind, head, first, last)
    if entry is not None:
        return _listed(words, known, first, last, entry)
    if name.kind == "PER":
        return _person(words, known, first, last)
    if name.kind == "NORP":
        return _people(words, known, first, last, head)
    body = (name.kind == "FAC" and nouns.ending(text)) or (name.kind == "LOC" and nouns.of_fighters(text))
    if name.kind in ("ORG", "MISC") or body:
        return _body(words, known, first, last, name.kind)
    return None


def of_owner(words: Words, known: Registry, first: int, text: str) -> tuple[Hit, ...]:
    """What a name means; where a state owns it, that state's body and none of several states: "Chad's Security
    Council"."""
    hits = known.find(text)
    owner = known.country(words.word(first - 2)) if first > 1 and words.low(first - 1) in ("'s", "’s") else None
    if owner not in known.states or not any(hit.entry.type == "igo" for hit in hits):
        return hits
    told = (known.find(f"{adjective} {text}") for adjective in known.adjectives(known.states[owner].key))
    own = tuple(hit for found in told for hit in found if hit.entry.country == owner)
    return own or tuple(hit for hit in hits if hit.entry.type != "igo")


def _entry(words: Words, hits: tuple[Hit, ...], kind: str, head: int, first: int, last: int) -> Hit | None:
    """The registry's entry that a marked name means here, `None` where none fits its class and its place."""
    for hit in hits:
        if hit.how in ("adjective", "people") or (hit.unsure and hit.entry.type != "state"):
            continue
        person = hit.entry.type == "person"
        known_body = not hit.unsure and (hit.entry.type != "state" or _only_capital(words, hit, first, last))
        if (kind == "PER") != person and not (kind == "PER" and known_body):
            continue
        if hit.how == "capital" and not acts(words, head):
            continue
        if hit.entry.type == "state" and is_seat(words.text, words.tokens[last - 1].end):
            continue
        if hit.entry.type == "state" and hit.how == "name" and _modifies(words, first, last, head):
            continue
        return hit
    return None


def _only_capital(words: Words, hit: Hit, first: int, last: int) -> bool:
    """Whether what was marked as a person is a capital that no person has in his name: "Bamako denied"."""
    if hit.how != "capital":
        return False
    city = {words.low(index) for index in range(first, last)}
    people = (words.within((n.start, n.end)) for n in words.reading.names if n.kind == "PER")
    return not any(b - a > last - first and city & {words.low(i) for i in range(a, b)} for a, b in people)


def acts(words: Words, head: int) -> bool:
    """Whether a capital's name at `head` stands as one who acts or is acted on: "Paris said", "talks with Moscow"."""
    index = words.function(head)
    token = words.tokens[index]
    relation = token.relation.split(":")[0]
    governor = words.lemma(token.head)
    if _imposed(words, head):
        return True
    if token.relation == "nmod:poss":
        noun = nouns.noun(governor)
        if nouns.tells_states(governor):
            return True
        return noun is None or noun.type not in ("population", "government", "armed_forces", "other")
    if relation not in ("nsubj", "obj", "iobj", "obl", "nmod") or governor in MOTIONS or governor in SITES:
        return False
    case = words.case(index) or ""
    if relation in ("obl", "nmod"):
        above = words.lemma(words.tokens[token.head].head)
        return bool(case) and case not in PLACE_CASES and not (case in ("to", "from") and above in MOTIONS)
    return not case


def _imposed(words: Words, head: int) -> bool:
    """Whether a name stands before a hyphen and a participle: "Beijing-imposed", "Washington-backed"."""
    rest = words.text[words.tokens[head].end : words.tokens[head].end + 14]
    return rest[:1] in ("-", "‑", "–") and rest[1:].strip().partition(" ")[0].endswith(("ed", "led"))


def _modifies(words: Words, first: int, last: int, head: int) -> bool:
    """Whether a state's name stands as an adjective before those it only describes: "US troops", not "US sanctions"."""
    token = words.tokens[head]
    if token.relation.split(":")[0] not in ("compound", "amod", "nmod") or token.head < last or words.case(head):
        return False
    return token.relation != "nmod:poss" and (
        nouns.noun(words.lemma(token.head)) is not None or words.tokens[token.head].pos == "PROPN"
    )


def _listed(words: Words, known: Registry, first: int, last: int, hit: Hit) -> Found:
    entry = hit.entry
    count: Count = "one" if entry.type == "person" else "many" if entry.key in ("houthis", "taliban") else "body"
    return Found(
        start=words.tokens[first].start, end=words.tokens[last - 1].end, head=words.head(first, last), kind="name",
        name=words.between(first, last), type=cast(ActorType, entry.type), count=count, country=entry.country,
        sector=entry.sector, entry=entry.key, loose=hit.how == "capital" or hit.unsure, definite=True,
    )  # fmt: skip


def _person(words: Words, known: Registry, first: int, last: int) -> Found | None:
    while first < last - 1 and words.low(first).rstrip(".") in _address() and words.word(first) != "He":
        first += 1  # "HE" is a title, "He" a surname
    return Found(
        start=words.tokens[first].start, end=words.tokens[last - 1].end, head=words.head(first, last), kind="name",
        name=words.between(first, last), type="person", count="one", definite=True,
    )  # fmt: skip


def _people(words: Words, known: Registry, first: int, last: int, head: int) -> Found | None:
    """A people, party or faith as a noun: "Russians", "the Taliban"; as an adjective it means no one."""
    token = words.tokens[head]
    text = words.between(first, last)
    first_of_row = words.tokens[words.function(head)] if token.relation == "conj" else token
    if first_of_row.relation.split(":")[0] in ("amod", "compound") and first_of_row.head >= last:
        return None
    if token.pos == "ADJ" and not token.relation.startswith(("nsubj", "obj", "obl", "nmod", "conj", "appos")):
        return None
    country = known.country(text)
    kind = nouns.ending(text) or nouns.Kind("population", "CVL")
    begin, end = words.phrase(head)
    return Found(
        start=words.tokens[min(begin, first)].start, end=words.tokens[max(end, last) - 1].end, head=head, kind="name",
        name=bare(words.between(min(begin, first), max(end, last))), type=kind.type, sector=kind.sector, count="many",
        country=country,
    )  # fmt: skip


def _body(words: Words, known: Registry, first: int, last: int, kind: str) -> Found | None:
    text = words.between(first, last)
    says = nouns.ending(text)
    if kind == "MISC" and says is None:
        return None
    begin, _ = words.phrase(words.head(first, last))
    return Found(
        start=words.tokens[first].start, end=words.tokens[last - 1].end, head=words.head(first, last), kind="name",
        name=text, type=says.type if says else "other", sector=says.sector if says else None, count="body",
        country=country_in(words, known, min(begin, first), last), definite=True,
    )  # fmt: skip


def _scan(words: Words, known: Registry) -> Iterator[tuple[int, int, Hit]]:
    """Names of the registry that stand in the text, also where no name was marked; longest first at each word."""
    index, size = 0, len(words.tokens)
    while index < size:
        found = _longest(words, known, index) if _capital(words.word(index)) else None
        if found is None:
            index += 1
            continue
        last, hit = found
        yield index, last, hit
        index = last


def _longest(words: Words, known: Registry, index: int) -> tuple[int, Hit] | None:
    _, high = words.bounds(index)
    longest = known.reach(fold(words.word(index)))
    for last in range(min(high, index + longest), index, -1):
        if words.tokens[last - 1].pos == "PUNCT":
            continue
        text = words.between(index, last)
        for hit in of_owner(words, known, index, text):
            sure = not hit.unsure and hit.how in ("name", "seat") and (last - index > 1 or _own(words, index, hit))
            if hit.entry.type == "state" and is_seat(words.text, words.tokens[last - 1].end):
                continue
            if hit.entry.type == "state" and last - index == 1 and in_longer_name(words, index) is not None:
                continue
            if hit.entry.type == "state":
                sure = sure and not _modifies(words, index, last, words.head(index, last))
            if sure and not _only_tells_how(words, last - 1):
                return last, hit
    return None


def _only_tells_how(words: Words, index: int) -> bool:
    """Whether "military" only says of what sort a deed or thing is: "the Russian military incursion", of Russia."""
    token = words.tokens[index]
    described = token.pos == "ADJ" and token.head > index and words.low(index) == "military"
    return described and nouns.noun(words.lemma(token.head)) is None


def _own(words: Words, index: int, hit: Hit) -> bool:
    """Whether one word alone is enough to name an entry that no reader marked: a state or a name in capitals."""
    word = words.word(index)
    return len(word) > 2 and (
        hit.entry.type == "state" or (word.isupper() and len(word) > 3) or word[1:] != word[1:].lower()
    )


def _capital(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdigit()


def _crosses(one: Found | None, other: Found | None) -> bool:
    return bool(one and other) and one.start < other.end and other.start < one.end  # type: ignore[union-attr]


def _inside(one: Found | None, other: Found | None) -> bool:
    return bool(one and other) and other.start <= one.start and one.end <= other.end  # type: ignore[union-attr]


def _apart(found: list[Found]) -> list[Found]:
    """Mentions without overlaps, the longest kept, in reading order."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        if not any(_crosses(one, other) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda f: f.start)


@cache
def _address() -> frozenset[str]:
    return frozenset(table("offices")["address"])
