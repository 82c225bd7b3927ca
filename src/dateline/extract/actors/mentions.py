"""Finds mentions: proper names, nouns that can act or be acted on, and pronouns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import cast

from dateline.extract.actors import nouns
from dateline.extract.actors.found import Count, Found
from dateline.extract.actors.phrases import Words, country_at
from dateline.extract.placesinside import known_places
from dateline.record.account import ActorType
from dateline.record.reading import Name
from dateline.vocabulary.files import table
from dateline.vocabulary.registry import Hit, Registry, fold
from dateline.vocabulary.triggers import triggers

PLACE_CASES = frozenset(
    "in at near around outside inside across throughout through into over within off along above beneath".split()
)
MOTIONS = frozenset(
    "travel fly go arrive return come visit trip journey leave depart head move reach enter land flee drive march tour"
    " flight bomb bombard shell hit strike capture seize storm reach relocate attack base locate road route".split()
)
PRONOUNS = {
    "he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "hers": "she", "herself": "she",
    "it": "it", "its": "it", "itself": "it", "they": "they", "them": "they", "their": "they", "theirs": "they",
    "themselves": "they", "i": "i", "me": "i", "my": "i", "myself": "i", "mine": "i", "we": "we", "us": "we",
    "our": "we", "ours": "we", "ourselves": "we", "who": "who", "whom": "who", "whose": "who", "which": "who",
    "that": "who",
    "this": "this", "those": "they", "these": "they",
}  # fmt: skip
_COUNTS: dict[str, Count] = {"he": "one", "she": "one", "i": "one", "it": "body"}
SITES = frozenset(
    "city capital street resident suburb outskirts airport center centre district area north south east west mayor"
    " office bureau correspondent neighborhood neighbourhood hospital university day morning night hotel square".split()
)
BODIES = frozenset({"state", "government", "armed_forces", "armed_group", "igo", "ngo", "company", "media", "party"})
_BEFORE = frozenset({"not", "only", "even", "just", "merely", "also", "but"})
"""Words before a nominal that are no part of it."""
POINTING = frozenset({"the", "this", "that", "these", "those"})
DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those"})


def find_names(words: Words, known: Registry) -> list[Found]:
    """The proper names of a report that mean someone, longest first where they overlap, in reading order."""
    spans = [(n, _trimmed(words, n)) for n in words.reading.names if n.kind not in ("DATE", "MONEY")]
    named = [_named(words, known, n, first, last) for n, (first, last) in spans if first < last]
    scanned = [_listed(words, known, first, last, hit) for first, last, hit in _scan(words, known)]
    covering = [f for f in scanned if not any(_crosses(f, n) and not _inside(n, f) for n in named if n)]
    kept = [n for n in named if n and not any(_inside(n, f) for f in covering)] + covering
    return _apart([f for f in kept if f is not None])


def find_nominals(words: Words, known: Registry, names: list[Found]) -> list[Found]:
    """Nouns that stand for someone ("the group", "dozens of soldiers", "US officials"), outside the names."""
    taken = [words.within(n.span) for n in names]
    inside = {i for first, last in taken for i in range(first, last)}
    places = {i for n in words.reading.names if n.kind == "LOC" for i in range(*words.within((n.start, n.end)))}
    found = []
    for index, token in enumerate(words.tokens):
        if token.pos not in ("NOUN", "PROPN", "ADJ", "NUM") or index in inside:
            continue
        made = nominal(words, known, index)
        if made is not None and not (made.type == "company" and index in places):  # the West Bank is no bank
            found.append(made)
    return found


def find_speakers(words: Words, known: Registry, there: set[int]) -> list[Found]:
    """Whoever else the reading has as a source of speech or a party to an event: "automakers", "some", "others"."""
    marked = [m.source for m in words.reading.speech if m.source]
    marked += [(a.start, a.end) for e in words.reading.events for a in e.likely() if a.role in ("actor", "recipient")]
    found: dict[int, Found] = {}
    for span in marked:
        first, last = words.within(span)
        head = words.head(first, last) if first < last else -1
        if head < 0 or head in there or head in found:
            continue
        token, low = words.tokens[head], words.low(head)
        if (words.lemma(head), "noun") in triggers() and nouns.noun(words.lemma(head)) is None:
            continue  # "airstrikes kill": what is done acts through someone
        if token.pos == "NOUN" and token.relation.split(":")[0] not in ("compound", "amod"):
            made = nominal(words, known, head, free=True)
            if made is not None:
                found[head] = made
        elif low in ("some", "others", "many", "most", "few", "several", "both") and token.pos in (
            "PRON",
            "DET",
            "ADJ",
            "NOUN",
        ):
            found[head] = Found(start=token.start, end=token.end, head=head, kind="nominal", name=words.word(head),
                                type="other", count="many", noun=low)  # fmt: skip
    return list(found.values())


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


def find_pronouns(words: Words) -> list[Found]:
    """Pronouns that can mean an actor; "it" as an empty subject is left out."""
    found = []
    for index, token in enumerate(words.tokens):
        low = words.low(index)
        if token.pos not in ("PRON", "DET") or low not in PRONOUNS or token.relation.startswith(("expl", "det:predet")):
            continue
        if low in ("that", "this", "these", "those") and token.relation in ("det", "mark", "advmod"):
            continue
        if token.pos == "DET" and low not in ("his", "her", "its", "their", "my", "our"):
            continue
        sort = PRONOUNS[low]
        count: Count = _COUNTS.get(sort, "unknown")
        found.append(Found(start=token.start, end=token.end, head=index, kind="pronoun", name=low, type="other",
                           count=count, gender=sort, noun=sort))  # fmt: skip
    return found


def nominal(words: Words, known: Registry, index: int, *, free: bool = False) -> Found | None:
    """The mention that a noun heads, `None` where it names no actor; `free` takes any noun, in compounds too."""
    token = words.tokens[index]
    if not free and token.relation.split(":")[0] in ("compound", "amod", "flat", "nummod", "fixed", "goeswith"):
        return None
    first, last = words.phrase(index)
    while first < index and words.low(first) in _BEFORE:
        first += 1
    teller, end = _gathered(words, index, _with_complement(words, index, last))
    noun, kind = _noun(words, teller)
    if kind is None and not free:
        return None
    country = _country(words, known, first, end)
    start, stop = words.tokens[first].start, words.tokens[end - 1].end
    name = words.text[start:stop]
    many = words.is_plural(teller) or teller != index
    lead = words.low(first)
    return Found(
        start=start, end=stop, head=index, kind="nominal", name=_bare(name), type=kind.type if kind else "other",
        sector=kind.sector if kind else None, count=_count(noun, kind.type if kind else "other", many),
        country=country, noun=noun, gender=None if many else nouns.gender(noun), definite=lead in POINTING,
        owners=frozenset(w for at in range(first, end) if at in words.people for w in words.low(at).split("-") if w),
    )  # fmt: skip


def _with_complement(words: Words, index: int, last: int) -> int:
    """Where a nominal ends that an adjective follows: past what that hangs on ("forces loyal to the president"), or
    before it."""
    if last - 1 <= index or words.tokens[last - 1].pos != "ADJ" or words.tokens[last - 1].head != index:
        return last
    hung = [c for c in words.children[last - 1] if c >= last and words.case(c) in ("to", "with")]
    if not hung:
        return index + 1
    end = words.phrase(hung[0])[1]
    names = (words.within((n.start, n.end)) for n in words.reading.names)
    return max([end, *(high for low, high in names if low < end <= high)])


def _gathered(words: Words, index: int, last: int) -> tuple[int, int]:
    """For "dozens of soldiers" the index of `soldiers` and the end of its phrase; else the noun itself."""
    if nouns.gathers(words.lemma(index)) or words.tokens[index].pos == "NUM":
        for child in words.children[index]:
            if words.tokens[child].relation.startswith("nmod") and words.case(child) == "of" and child >= last:
                _, kind = _noun(words, child)
                if kind is not None and words.tokens[child].pos in ("NOUN", "PROPN"):
                    return child, words.phrase(child)[1]
    return index, last


def _noun(words: Words, index: int) -> tuple[str, nouns.Kind | None]:
    """The noun at a head, with as many words before it as the list knows, and what it says."""
    lemma = words.lemma(index)
    low = words.low(index)
    for size in (2, 1):
        if index - size >= 0 and words.sentence[index - size] == words.sentence[index]:
            before = words.text[words.tokens[index - size].start : words.tokens[index].start].lower()
            for form in (lemma, low):
                if kind := nouns.noun(before + form):
                    return before + form, kind
    if kind := nouns.noun(lemma) or nouns.noun(low):
        return (lemma if nouns.noun(lemma) else low), kind
    singular = low[:-1] if low.endswith("s") else low
    return (singular if nouns.noun(singular) else lemma), nouns.noun(singular)


def _count(noun: str, kind: ActorType, many: bool) -> Count:
    if many:
        return "many"
    if nouns.is_one(noun) or nouns.is_one(noun.split()[-1]):
        return "one"
    if noun in ("people", "police", "troops", "personnel", "staff", "crew", "public"):
        return "many"
    return "body" if kind in BODIES or kind == "other" else "one"


def _country(words: Words, known: Registry, first: int, last: int) -> str | None:
    """The country that the words before a noun name, by adjective, name or possessive."""
    for index in range(first, last):
        if words.tokens[index].pos in ("PROPN", "ADJ", "NOUN", "VERB") and words.word(index)[:1].isupper():
            if words.low(index) in ("american", "america") and index and words.low(index - 1) in _AMERICAS:
                continue
            if (code := country_at(words, known, index, last)) is not None:
                return code
    return None


_AMERICAS = frozenset("central latin south north native pan inter - african".split())
"""Words before "American" that make it more or other than the United States."""


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
    hits = known.find(text)
    entry = _entry(words, hits, name.kind, head, first, last)
    if entry is not None:
        return _listed(words, known, first, last, entry)
    if name.kind == "PER":
        return _person(words, known, first, last)
    if name.kind == "NORP":
        return _people(words, known, first, last, head)
    if name.kind in ("ORG", "MISC") or (name.kind == "FAC" and nouns.ending(text)):
        return _body(words, known, first, last, name.kind)
    return None


def _entry(words: Words, hits: tuple[Hit, ...], kind: str, head: int, first: int, last: int) -> Hit | None:
    """The registry's entry that a marked name means here, `None` where none fits its class and its place."""
    for hit in hits:
        if hit.how in ("adjective", "people") or (hit.unsure and hit.entry.type != "state"):
            continue
        person = hit.entry.type == "person"
        if (kind == "PER") != person and not (kind == "PER" and not hit.unsure and hit.entry.type != "state"):
            continue
        if hit.how == "capital" and not acts(words, head):
            continue
        if hit.entry.type == "state" and hit.how == "name" and _modifies(words, first, last, head):
            continue
        return hit
    return None


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
    while first < last - 1 and words.low(first).rstrip(".") in _address():
        first += 1
    return Found(
        start=words.tokens[first].start, end=words.tokens[last - 1].end, head=words.head(first, last), kind="name",
        name=words.between(first, last), type="person", count="one", definite=True,
    )  # fmt: skip


def _people(words: Words, known: Registry, first: int, last: int, head: int) -> Found | None:
    """A people, party or faith as a noun: "Russians", "the Taliban"; as an adjective it means no one."""
    token = words.tokens[head]
    text = words.between(first, last)
    if token.relation.split(":")[0] in ("amod", "compound") and token.head >= last:
        return None
    if token.pos == "ADJ" and not token.relation.startswith(("nsubj", "obj", "obl", "nmod", "conj", "appos")):
        return None
    country = known.country(text)
    kind = nouns.ending(text) or nouns.Kind("population", "CVL")
    begin, end = words.phrase(head)
    return Found(
        start=words.tokens[min(begin, first)].start, end=words.tokens[max(end, last) - 1].end, head=head, kind="name",
        name=_bare(words.between(min(begin, first), max(end, last))), type=kind.type, sector=kind.sector, count="many",
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
        country=_country(words, known, min(begin, first), last), definite=True,
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
        for hit in known.find(text):
            sure = not hit.unsure and hit.how in ("name", "seat") and (last - index > 1 or _own(words, index, hit))
            if sure and not (hit.entry.type == "state" and _modifies(words, index, last, words.head(index, last))):
                return last, hit
    return None


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


def _bare(name: str) -> str:
    """The words without a leading article, one space between them."""
    head, *rest = name.split()
    return " ".join(rest if rest and head.lower() in DETERMINERS else [head, *rest])


@cache
def _address() -> frozenset[str]:
    return frozenset(table("offices")["address"])
