"""Every number of a report with what it counts, before any is kept or dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import msgspec

from dateline.extract.numbers import Quantity, lists, modifiers, read_quantity
from dateline.extract.tree import HYPHENS
from dateline.record.account import Bound
from dateline.record.reading import Span, Token
from dateline.vocabulary.files import table

STOPS = frozenset(
    "in on at from to for by with without into onto over under after before during since until till through across "
    "against among between within near than as about around per via amid despite toward towards behind beyond inside "
    "outside above below along alongside is are was were be "
    "been being am has have had do does did will would can could may might must should shall who whom whose which that "
    "where when while if because but nor so and or it he she they we i you this these those there here not n't also "
    "then now later ago yesterday today tomorrow say says said told".split()
)
"""Words that no name of counted things runs over."""

_MARKS = frozenset(",.;:!?()[]…—–\"“”'‘")
_COMPOUNDS = frozenset({"strong", "member", "man", "person", "nation"})
"""Words that make a number a compound before the noun that it counts: "a 250-strong mission"."""
_SHARES = (["%"], ["percent"], ["per"])
_DETERMINERS = frozenset("the a an his her its their our my your these those all such this that".split())


class Candidate(msgspec.Struct, frozen=True):
    """A number at words `[first, last)` of a sentence, with its noun phrase."""

    sentence: int
    quantity: Quantity
    first: int
    last: int
    span: Span
    head: str
    """Plain form of the noun that it counts, empty where none follows."""
    unit: str | None
    group: str
    """Class of the head in `units.toml` (`killed`, `force`, `people`, `things` …), `money`, `unknown` or `none`."""
    money: bool = False
    of: bool = False
    """Counts some of a whole: "two of the victims"."""
    low: float | None = None
    high: float | None = None
    bound: Bound = "exact"
    at: int | None = None
    """Index of the head in its sentence, `None` where no noun follows."""


@cache
def groups() -> dict[str, str]:
    """The class of each noun in `units.toml`."""
    data = table("units")
    found: dict[str, str] = {}
    for name, nouns in [*data["kinds"].items(), *((n, data[n]["nouns"]) for n in ("never", "people", "things"))]:
        for noun in nouns:
            found.setdefault(noun, name)
    return found


@cache
def plain(word: str) -> str:
    """The plain form of a lower-cased noun or verb by its ending, enough to look it up in `units.toml`."""
    forms, known = table("units")["forms"], groups()
    if word in known or word in forms:
        return word if word in known else str(forms[word])
    for ending, stem in (
        ("ies", "y"),
        ("sses", "ss"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("xes", "x"),
        ("ves", "fe"),
        ("s", ""),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + stem
    return word


def candidates(
    words: Sequence[str], tokens: Sequence[Token], number: int, taken: Sequence[Span]
) -> Iterator[Candidate]:
    """The numbers of a sentence, those inside `taken` spans (dates and lengths of time) left out."""
    lower = [word.lower() for word in words]
    starts = _starters()
    i = floor = 0
    last: Candidate | None = None
    while i < len(words):
        if (votes := _ballot(lower, tokens, number, i)) is not None:
            yield from ([last] if last is not None else [])
            yield from votes
            i, last = i + 3, None
            floor = i
            continue
        quantity = None
        if (lower[i][0].isdigit() or lower[i] in starts) and not _inside(tokens[i], taken):
            quantity = read_quantity(lower, i, floor=floor)
        if quantity is None:
            i += 1
            continue
        candidate = _candidate(words, lower, tokens, number, quantity, floor)
        if last is not None and (whole := _range_of_money(lower, last, candidate)) is not None:
            candidate, last = whole, None
        if last is not None:
            yield last
        last = candidate
        i = floor = max(quantity.last, candidate.first + 1)
    if last is not None:
        yield last


@cache
def _ballots() -> frozenset[str]:
    return frozenset(table("units")["ballots"]["words"])


def _ballot(lower: list[str], tokens: Sequence[Token], number: int, i: int) -> tuple[Candidate, Candidate] | None:
    """The two sides of a vote from word `i` on: "voted 141-5"; `None` where there is none."""
    pair = lower[i : i + 3]
    if len(pair) < 3 or pair[1] not in HYPHENS or not (pair[0].isdigit() and pair[2].isdigit()):
        return None
    if not _ballots() & set(lower[max(0, i - 8) : i]) or lower[i + 3 : i + 4] in _SHARES:
        return None
    sides = [Quantity(k, k + 1, n, n, "exact", k, worded=False, number=n, meaning="exact")
             for k in (i, i + 2) for n in (float(lower[k]),)]  # fmt: skip
    one, other = (
        Candidate(
            number, side, side.first, side.last, (tokens[side.core].start, tokens[side.core].end), "vote", "votes",
            "votes", low=side.low, high=side.high,
        )
        for side in sides
    )  # fmt: skip
    return one, other


def _range_of_money(lower: list[str], low: Candidate, high: Candidate) -> Candidate | None:
    """Two sums as one range: "$6 - $8 billion", "between $5 and $9"; `None` where they are two."""
    joint = lower[low.quantity.last : high.first]
    between = joint == ["and"] and lower[low.first - 1 : low.first] == ["between"]
    if not (low.money and high.money and low.unit == high.unit) or not (between or joint in (["to"], ["-"], ["–"])):
        return None
    if lower[low.first - 1 : low.first] == ["from"]:
        return None
    scale = round(high.quantity.number / float(lower[high.quantity.core].replace(",", "") or 1), 6)
    plainly = low.quantity.last - low.quantity.core == 1
    least = low.quantity.number * (scale if plainly and low.quantity.number < scale else 1)
    if least >= high.quantity.number:
        return None
    span = (low.span[0], high.span[1])
    return msgspec.structs.replace(
        high, first=low.first, span=span, low=least, high=high.quantity.number, bound="range"
    )


@cache
def _starters() -> frozenset[str]:
    known = lists()
    return frozenset({*known.words, *known.vague, *known.scales, "a", "an", "half", "tens", "no"})


def _inside(token: Token, taken: Sequence[Span]) -> bool:
    return any(start <= token.start < end for start, end in taken)


def _candidate(
    words: Sequence[str], lower: list[str], tokens: Sequence[Token], number: int, quantity: Quantity, floor: int
) -> Candidate:
    first, quantity, before = _currency_before(lower, tokens, quantity, floor)
    last, at, of = _phrase(words, lower, tokens, quantity.last)
    head = plain(lower[at]) if at is not None else ""
    name = _currency(lower, tokens, before, quantity, head)
    if before is not None:
        last, of = (quantity.last, False)
    span = (tokens[first].start, tokens[max(last, quantity.last) - 1].end)
    group = "money" if name else _group(lower, quantity.last, at, head)
    unit = name or _unit(words, tokens, quantity.last, last, of)
    return Candidate(
        number, quantity, first, max(last, quantity.last), span, head, unit, group, money=bool(name), of=of,
        low=quantity.low, high=quantity.high, bound=quantity.bound, at=at,
    )  # fmt: skip


def _group(lower: list[str], first: int, at: int | None, head: str) -> str:
    """The class of what is counted, which the words before its noun may turn: "suicide bombers", "cargo ships"."""
    if at is None:
        return "none"
    group = groups().get(head, "unknown")
    before, turned = lower[first:at], table("units")["turned"]
    if head == "body":
        return group if not before or any(word in turned["bodies"] for word in before) else "things"
    if head == "head" and lower[at + 1 : at + 3] in (["of", "state"], ["of", "government"]):
        return "people"
    if group == "weapons" and any(word in turned["civil"] for word in before):
        return "things"
    if head in turned["carriers"] and any(word in turned["military"] for word in before):
        return "weapons"
    armed = (head == "bomber" and "suicide" in before) or (group == "people" and "armed" in before)
    return "force" if armed else group


def _currency_before(
    lower: list[str], tokens: Sequence[Token], quantity: Quantity, floor: int
) -> tuple[int, Quantity, int | None]:
    """Take in a currency sign before the number ("more than KD 150 million") and the modifiers before the sign.

    A lone letter is a sign only where it touches the number.
    """
    at = quantity.core - 1
    if at < floor or lower[at] not in _signs():
        return quantity.first, quantity, None
    if len(lower[at]) == 1 and lower[at].isalpha() and not _touch(tokens, at):
        return quantity.first, quantity, None
    sign = at
    if at > floor and lower[at] == "$" and (lower[at - 1] in ("us", "u.s.") or _prefixed(lower, tokens, at)):
        at -= 1
    return *modifiers(lower, at, floor, quantity), sign


def _touch(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing stands between a word and the next."""
    return tokens[at].end == tokens[at + 1].start


def _prefixed(lower: list[str], tokens: Sequence[Token], sign: int) -> str | None:
    """A currency sign with the letters that it touches ("NT$"), where that is a sign too; "a $50 note" has none."""
    whole = lower[sign - 1] + lower[sign] if sign else ""
    return whole if whole in _signs() and _touch(tokens, sign - 1) else None


@cache
def _signs() -> frozenset[str]:
    return frozenset(table("units")["currency"]["signs"])


def _currency(
    lower: list[str], tokens: Sequence[Token], before: int | None, quantity: Quantity, head: str
) -> str | None:
    if before is not None:
        names = table("units")["currency"]["names"]
        sign = _prefixed(lower, tokens, before) or lower[before]
        return str(names.get(sign, sign.upper()))
    after = lower[quantity.last] if quantity.last < len(lower) else ""
    for name in (head, plain(after)):
        if groups().get(name) == "money":
            return name if name in ("yen", "yuan", "won", "baht", "rand") else name + "s"
    return None


def _phrase(words: Sequence[str], lower: list[str], tokens: Sequence[Token], at: int) -> tuple[int, int | None, bool]:
    """Where the noun phrase after a number ends, its head and whether "of" leads to it."""
    of = at < len(lower) and lower[at] == "of"
    start = at + of
    if lower[at : at + 1] == ["-"] and lower[at + 1 : at + 2] and lower[at + 1] in _COMPOUNDS:
        start += 2
    while of and start < len(lower) and lower[start] in _DETERMINERS:
        start += 1
    best, end = None, start
    for i in range(start, min(len(lower), start + 9)):
        if _ends(tokens, lower, i, start, best):
            break
        if plain(lower[i]) in groups() and (lower[i] != "other" or _closes(lower, i)):
            best = best if _leads(tokens, lower, i) else i
        elif best is not None and not _nominal(tokens, i):
            break
        end = i + 1
    if end == start:
        return at, None, of
    return (end, end - 1, of) if best is None else (_further(tokens, lower, best), best, of)


def _further(tokens: Sequence[Token], lower: list[str], head: int) -> int:
    """Where a name of counted things ends whose head says little: "27 heads *of state*", "5 tonnes *of aid*"."""
    end = head + 1
    if plain(lower[head]) not in table("units")["further"]["nouns"] or lower[end : end + 1] != ["of"]:
        return end
    last = end + 1
    while last < len(lower) and tokens[last].pos in ("NOUN", "PROPN", "ADJ") and lower[last] not in STOPS:
        last += 1
    if last == end + 1:
        return end
    joined = lower[last : last + 1] == ["and"] and lower[last + 1 : last + 2] == ["government"]
    return last + 2 if joined else last


def _ends(tokens: Sequence[Token], lower: list[str], i: int, start: int, best: int | None) -> bool:
    """Whether a noun phrase that starts at `start`, with its counted noun at `best` so far, ends before word `i`."""
    if lower[i] in _MARKS and not (lower[i] in '“"‘' and i == start):
        return True
    joins = lower[i] in ("and", "or") and best is None and i > start
    if lower[i] in STOPS and not (joins and not _is_number(lower[i + 1 : i + 2])):
        return True
    return _verbal(tokens, lower, i, best is not None)


def _is_number(words: Sequence[str]) -> bool:
    return any(word[0].isdigit() or word in lists().words for word in words)


def _leads(tokens: Sequence[Token], lower: list[str], i: int) -> bool:
    """Whether a word only describes the noun after it: "rebel-held", "Korean drug lords", "party functionaries"."""
    if i + 1 >= len(lower):
        return False
    if lower[i + 1] in HYPHENS and tokens[i].end == tokens[i + 1].start:
        return True
    noun = tokens[i + 1].pos in ("NOUN", "PROPN", "ADJ") and plain(lower[i + 1]) not in groups()
    return noun and (tokens[i].pos == "ADJ" or tokens[i].relation == "compound")


def _closes(lower: list[str], i: int) -> bool:
    """Whether word `i` is the last of its noun phrase."""
    return i + 1 >= len(lower) or not lower[i + 1].isalpha() or lower[i + 1] in STOPS


def _nominal(tokens: Sequence[Token], i: int) -> bool:
    return not tokens[i].tag or tokens[i].pos in ("NOUN", "PROPN", "ADJ", "PART", "PUNCT", "NUM")


def _verbal(tokens: Sequence[Token], lower: list[str], i: int, after_noun: bool) -> bool:
    """Whether a verb stands at word `i`; without tags a word in -ed or -ing after the counted noun."""
    if tokens[i].tag:
        finite = tokens[i].tag in ("VBD", "VBZ", "VBP")
        loose = tokens[i].tag == "RB" and lower[i].endswith("ly") and not _closes_name(tokens, i)
        return (
            loose or tokens[i].pos in ("AUX", "SCONJ", "PRON") or (tokens[i].pos == "VERB" and (after_noun or finite))
        )
    return after_noun and lower[i].endswith(("ed", "ing"))


def _closes_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether an adverb belongs to an adjective after it: "critically ill"."""
    return i + 1 < len(tokens) and tokens[i + 1].pos in ("ADJ", "VERB")


def _unit(words: Sequence[str], tokens: Sequence[Token], first: int, last: int, of: bool) -> str | None:
    """The counted things as printed, without marks of quotation and determiners."""
    chosen = [i for i in range(first + of, last) if words[i] not in '“”"']
    if len(chosen) > 1 and words[chosen[0]] == "-" and words[chosen[1]].lower() in _COMPOUNDS:
        chosen = chosen[2:]
    while of and len(chosen) > 1 and _counts(words[chosen[0]].lower()):  # "71 of the 109 drones"
        chosen = chosen[1:]
    while len(chosen) > 1 and words[chosen[0]][0].isdigit():
        chosen = chosen[1:]
    while chosen and words[chosen[0]].lower() in _DETERMINERS:
        chosen = chosen[1:]
    if [words[i].lower() for i in chosen] in (["more"], ["fewer"], ["less"], ["extra"]):  # "400 more than now"
        return None
    glued = {i for one, i in pairwise(chosen) if tokens[one].end == tokens[i].start}
    return "".join(words[i] if i in glued else f" {words[i]}" for i in chosen).strip() or None


def _counts(word: str) -> bool:
    """Whether a word is a number, or one that goes before it: "the 47"."""
    return word in _DETERMINERS or _is_number([word])
