"""Finds mentions other than proper names: nouns that can act or be acted on, and pronouns."""

from __future__ import annotations

from typing import cast

from dateline.extract.actors import nouns
from dateline.extract.actors.found import POSSESSIVES, Count, Found
from dateline.extract.actors.phrases import Words, bare, country_in, side_in
from dateline.extract.actors.titlewords import words_of
from dateline.record.account import ActorType
from dateline.vocabulary.files import table
from dateline.vocabulary.registry import Registry
from dateline.vocabulary.triggers import triggers

PRONOUNS = {
    "he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "hers": "she", "herself": "she",
    "it": "it", "its": "it", "itself": "it", "they": "they", "them": "they", "their": "they", "theirs": "they",
    "themselves": "they", "i": "i", "me": "i", "my": "i", "myself": "i", "mine": "i", "we": "we", "us": "we",
    "our": "we", "ours": "we", "ourselves": "we", "who": "who", "whom": "who", "whose": "who", "which": "who",
    "that": "who",
    "this": "this", "those": "they", "these": "they",
}  # fmt: skip
_COUNTS: dict[str, Count] = {"he": "one", "she": "one", "i": "one", "it": "body"}
OF_A_LAND = frozenset({"state", "government", "armed_forces", "armed_group", "party", "other"})
"""Types of bodies whose people are of the body's country; of a charity, a firm or a paper anyone may be."""
BODIES = frozenset({"state", "government", "armed_forces", "armed_group", "igo", "ngo", "company", "media", "party"})
_BEFORE = frozenset({"not", "only", "even", "just", "merely", "also", "but", "and", "or"})
"""Words before a nominal that are no part of it."""
POINTING = frozenset({"the", "this", "that", "these", "those"})


def find_nominals(words: Words, known: Registry, names: list[Found]) -> list[Found]:
    """Nouns that stand for someone ("the group", "dozens of soldiers", "US officials"), outside the names."""
    taken = [words.within(n.span) for n in names]
    inside = {i for first, last in taken for i in range(first, last)}
    found = []
    for index, token in enumerate(words.tokens):
        if token.pos not in ("NOUN", "PROPN", "ADJ", "NUM") or index in inside:
            continue
        made = nominal(words, known, index)
        if made is not None and not (made.type == "company" and index in words.places):  # the West Bank is no bank
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


def find_pronouns(words: Words) -> list[Found]:
    """Pronouns that can mean an actor; "it" as an empty subject is left out."""
    found = []
    for index, token in enumerate(words.tokens):
        low = words.low(index)
        if token.pos not in ("PRON", "DET") or low not in PRONOUNS or token.relation.startswith(("expl", "det:predet")):
            continue
        if low in ("that", "this", "these", "those") and token.relation in ("det", "mark", "advmod"):
            continue
        if token.pos == "DET" and low not in POSSESSIVES:
            continue
        if token.relation == "nmod:poss" and words.low(min(index + 1, len(words.tokens) - 1)) in words_of("honours"):
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
    noun, kind = _noun(words, index)
    if kind is None and not free and not _gathers(words, index):
        return None
    before = range(max(0, index - 5), index)
    if any(words.low(i) == "heads" and index < (_heads_of_state(words, i) or 0) for i in before):
        return None
    first, last = words.phrase(index)
    while first < index and (words.low(first) in _BEFORE or _aside(words, first, index)):
        first += 1
    if words.low(first) == "old":
        first = _age(words, first)
    teller, end = _gathered(words, index, _with_complement(words, index, last))
    if teller != index:
        noun, kind = _noun(words, teller)
        kind = kind or nouns.ending(words.between(teller, end)) or nouns.Kind("population", "CVL")
    if kind is None and not free:
        return None
    if teller == index and (heads := _heads_of_state(words, index)) is not None:
        end, kind = heads, nouns.Kind("government", "GOV")
    country = country_in(words, known, first, end) or _seated(words, known, teller, noun)
    start, stop = words.tokens[first].start, words.tokens[end - 1].end
    name = words.text[start:stop]
    many = words.is_plural(teller) or teller != index
    lead = words.low(first)
    return Found(
        start=start, end=stop, head=index, kind="nominal", name=bare(name), type=kind.type if kind else "other",
        sector=kind.sector if kind else None, count=_count(noun, kind.type if kind else "other", many),
        country=country, noun=noun, gender=None if many else nouns.gender(noun), definite=lead in POINTING,
        owners=_owners(words, index, first, end), side=side_in(words, known, first, end),
        served=_served(words, known, first, teller),
    )  # fmt: skip


def _heads_of_state(words: Words, index: int) -> int | None:
    """Where "heads of state", "heads of state and government" end; `None` of any other noun."""
    if words.low(index) != "heads" or [words.low(i) for i in _next(words, index, 2)] not in _OF_STATE:
        return None
    rest = [words.low(i) for i in _next(words, index + 2, 3)]
    joined = 2 if rest[:2] in (["and", "government"], ["or", "government"]) else 0
    return index + 3 + (3 if rest == ["and", "of", "government"] else joined)


_OF_STATE = (["of", "state"], ["of", "government"])


def _next(words: Words, index: int, size: int) -> range:
    """The indexes of so many tokens after one, of fewer at the end of the sentence."""
    return range(index + 1, min(index + 1 + size, words.bounds(index)[1]))


def _seated(words: Words, known: Registry, index: int, noun: str) -> str | None:
    """The country in which, or in whose capital, a body of a state is said to be: "the government in Khartoum"."""
    told = table("bodies")["one_of_a_state"]
    if noun not in told["nouns"] and noun.split()[-1] not in told["seated"].split():
        return None
    for c in words.children[index]:
        if words.tokens[c].relation == "nmod" and words.case(c) == "in" and words.tokens[c].pos == "PROPN":
            first, last = words.phrase(c)
            return known.country(words.between(first, last))
    return None


def _served(words: Words, known: Registry, first: int, index: int) -> nouns.Kind | None:
    """The kind of what those serve whom a noun means, by the words before it: "rebel commanders", "UN officials"."""
    organ = nouns.is_organ(words.lemma(index))
    if not nouns.serves(words.lemma(index)) and not organ:
        return None
    for start in range(first, index):
        if organ and words.tokens[start].tag == "POS":  # "Mali's UN mission"
            return None
        for size in range(min(_LONGEST, index - start), 0, -1):
            hit = known.best(words.between(start, start + size), how=("name",))
            if hit is not None and hit.entry.type in (_SERVED if not organ else {"igo"}):
                return nouns.Kind(cast(ActorType, hit.entry.type), hit.entry.sector or "")
    if organ:
        return None
    before = (c for c in words.children[index] if c < index and words.tokens[c].relation in ("compound", "amod"))
    kinds = (nouns.noun(words.lemma(c)) for c in before)
    return next((kind for kind in kinds if kind is not None and kind.type in _SERVED), None)


_SERVED = frozenset({"igo", "party", "armed_group", "armed_forces"})
_LONGEST = 4
"""How many words before a noun are looked up as one name."""


def _aside(words: Words, first: int, index: int) -> bool:
    """Whether an adverb before a nominal is said of it all: "specifically the ministers", but not "nearly 40 men"."""
    token = words.tokens[first]
    return token.pos == "ADV" and token.relation == "advmod" and token.head == index


def _age(words: Words, first: int) -> int:
    """Where the word begins that "old" ends: "66-year-old"."""
    while first > 0 and words.tokens[first - 1].end == words.tokens[first].start:
        first -= 1
    return first


def _owners(words: Words, index: int, first: int, end: int) -> frozenset[str]:
    """The words of the persons by whom a nominal is told: "Okon's government", "the government of Mira Okon"."""
    of = [c for c in words.children[index] if words.case(c) == "of" and c in words.people]
    told = {*range(first, end), *of, *(f for c in of for f in words.children[c] if words.tokens[f].relation == "flat")}
    return frozenset(w for at in told if at in words.people for w in words.low(at).split("-") if w)


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
    """For "dozens of soldiers" the index of `soldiers` and the end of its phrase; for "tens of thousands" that of
    `thousands`; else the noun itself."""
    if not _gathers(words, index):
        return index, last
    many = (index, last)
    for child in words.children[index]:
        if not words.tokens[child].relation.startswith("nmod") or words.case(child) != "of" or child < last:
            continue
        if nouns.counts(words.lemma(child)):
            many = _gathered(words, child, child + 1)
            if many[0] != child:
                return many
            continue
        _, kind = _noun(words, child)
        if words.tokens[child].pos in ("NOUN", "PROPN") and (kind is not None or _counted(words, index, child)):
            return child, words.phrase(child)[1]
    return many


def _gathers(words: Words, index: int) -> bool:
    return nouns.gathers(words.lemma(index)) or words.tokens[index].pos == "NUM"


def _counted(words: Words, index: int, people: int) -> bool:
    """Whether a number counts a people that a name tells: "hundreds of Rohingya"."""
    start = words.tokens[people].start
    named = any(n.kind == "NORP" and n.start <= start < n.end for n in words.reading.names)
    return named and (words.tokens[index].pos == "NUM" or nouns.counts(words.lemma(index)))


def _noun(words: Words, index: int) -> tuple[str, nouns.Kind | None]:
    """The noun at a head, with as many words before it as the list knows, and what it says."""
    lemma = words.lemma(index)
    low = words.low(index)
    forms = (lemma, low) if lemma != low else (low,)
    for size in (2, 1):
        if index - size >= 0 and words.sentence[index - size] == words.sentence[index]:
            before = words.text[words.tokens[index - size].start : words.tokens[index].start].lower()
            for form in forms:
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
