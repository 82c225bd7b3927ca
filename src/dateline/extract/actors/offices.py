"""Offices as a report states them: "French President Emmanuel Macron", "Ulf Laessing, head of the program at …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import msgspec

from dateline.extract.actors.found import Found
from dateline.extract.actors.phrases import Words, country_at
from dateline.extract.tree import HYPHENS
from dateline.record.reading import Span
from dateline.vocabulary.files import table
from dateline.vocabulary.registry import Registry

NOMINAL_POS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
PASTS = frozenset({"served", "worked", "acted"})
OWNERS = frozenset({"his", "her", "its", "their"})
MARKS = frozenset({"'s", "’s", "'", "’", "-", "–"})
LINKS = frozenset({"of", "for", "to", "on", "at", "with", "in", "from"})
EMPLOYERS = frozenset({"of", "for", "at", "with", "from", "in"})


class Title(msgspec.Struct, frozen=True, kw_only=True):
    """An office that words give to a person: the title, whose office it is, and where they stand."""

    holder: int
    """Index of the holder among the found mentions."""
    title: str
    base: str
    """The title as the list of titles has it."""
    span: Span
    body: int | None = None
    """Index of the body among the found mentions, `None` where it is a bare country or unsaid."""
    country: str | None = None
    """ISO code where only an adjective or the kind of title tells the state; `?` where nothing does, `-` where it is an
    office of no state."""
    former: bool = False


@cache
def relation_of(base: str) -> str | None:
    """`leads`, `works_for` or `member_of` for a title of the list, `None` for what is none."""
    return _titles().get(base)


@cache
def _titles() -> dict[str, str]:
    lists = table("offices")
    return {t: kind for kind in ("member_of", "works_for", "leads") for t in lists[kind]}


@cache
def words_of(group: str) -> frozenset[str]:
    """A word list of `offices.toml`."""
    return frozenset(table("offices")[group])


@cache
def _seated() -> tuple[frozenset[str], re.Pattern[str]]:
    """Words such as "based" that a hyphen ties to where a body is seated, and both after a place: "-based"."""
    words = frozenset(w for w, rule in table("relations")["hyphen"].items() if rule["relation"] == "located_in")
    return words, re.compile(rf"\s?[{HYPHENS}]\s?(?:{'|'.join(sorted(words))})\b")


def of_country(base: str) -> str | None:
    """The country that alone has an office of this name, `None` where several do."""
    found: str | None = table("offices")["of_country"].get(base)
    return found


class Region(msgspec.Struct, frozen=True):
    """Words that may hold a title: tokens `[first, last)`, and the title's own `[begin, end)` in it."""

    first: int
    last: int
    begin: int
    end: int
    base: str


def find_titles(words: Words, known: Registry, found: list[Found]) -> list[Title]:
    """Every office that the words before, after or about a person's name give."""
    titles: list[Title] = []
    persons = [f for f in found if f.type == "person" and f.kind == "name"]
    for index, one in enumerate(found):
        if one.type != "person" or one.kind != "name":
            continue
        for region in _regions(words, one):
            at = words.tokens[region.begin].start
            if any(p.start <= at < p.end for p in persons if p is not one):
                continue
            title = _title(words, known, found, index, region)
            if title is not None:
                titles.append(title)
    return titles


def titled(words: Words, first: int) -> int:
    """The token at which the titles directly before a name at token `first` begin; `first` where there are none."""
    region = _before(words, first)
    return region.first if region else _addressed(words, first)


def _regions(words: Words, one: Found) -> Iterator[Region]:
    first, last = words.within(one.span)
    name = _name_tokens(words, one, first, last)
    if region := _before(words, name) or _before_comma(words, name):
        yield region
    yield from _after(words, last)
    yield from _predicate(words, one, last)


def _name_tokens(words: Words, one: Found, first: int, last: int) -> int:
    """The token at which the bare name begins inside its mention."""
    size = len(one.name)
    for index in range(first, last):
        if words.text[words.tokens[index].start : words.tokens[index].start + size] == one.name:
            return index
    return first


def _addressed(words: Words, first: int) -> int:
    low, _ = words.bounds(first) if first < len(words.tokens) else (first, first)
    while (
        first > low and words.low(first - 1).rstrip(".") in words_of("address") and words.word(first - 1)[0].isupper()
    ):
        first -= 1
    return first


def _before(words: Words, name: int) -> Region | None:
    """A title that ends right before a name: "US Secretary of State Antony Blinken", "spokesman for X, Y" not."""
    if name >= len(words.tokens):
        return None
    low, _ = words.bounds(name)
    end = _addressed(words, name)
    start = _walk(words, end, low)
    return _ending_at(words, start, end) or _with_complement(words, start, end)


def _before_comma(words: Words, name: int) -> Region | None:
    """A title set off from the name by a comma: "Iran's intelligence minister, Esmail Khatib"."""
    low, _ = words.bounds(name) if name < len(words.tokens) else (0, 0)
    end = _addressed(words, name)
    if end - 1 <= low or words.word(end - 1) not in (",", "–", "—"):
        return None
    start = _walk(words, end - 1, low)
    region = _ending_at(words, start, end - 1) or _with_complement(words, start, end - 1)
    if region is None or words.is_plural(region.end - 1):
        return None
    opening = words.tokens[region.first - 1].pos if region.first > low else "START"
    lead = words.low(region.first)
    fits = opening in ("DET", "START", "ADP", "SCONJ", "CCONJ", "VERB", "PUNCT", "PRON") or lead in ("the", "a", "an")
    return region if fits else None


def _walk(words: Words, end: int, low: int) -> int:
    """How far left from `end` words go on that a title may be made of."""
    index = end
    while index > low and end - index < 16:
        token, word = words.tokens[index - 1], words.low(index - 1)
        if index - 1 in words.people and index < end and words.low(index) in ("and", "&", *LINKS):
            break
        inner = index < end and (word in LINKS or word in ("the", "a", "his", "her", "its", "their", "(", ")"))
        if not (inner or token.pos in NOMINAL_POS or word in MARKS or word in ("and", "&")):
            break
        if words.text[token.start - 1 : token.end + 1] in (" - ", " – ", " — "):
            break  # a dash between two parts, such as the dateline's, is in no title
        index -= 1
    return index


def _match(words: Words, start: int, end: int) -> str | None:
    """The title that the tokens `[start, end)` are, in the list's form."""
    text = words.between(start, end).lower().replace("’", "'").replace(" - ", "-").strip(".")
    if text in _titles():
        return text
    last = words.lemma(end - 1)
    form = f"{words.between(start, end - 1).lower()} {last}" if end - start > 1 else last
    form = form.replace(" - ", "-")
    return form if form in _titles() else None


def _ending_at(words: Words, start: int, end: int) -> Region | None:
    for size in (4, 3, 2, 1):
        begin = end - size
        if begin >= start and (base := _match(words, begin, end)):
            return Region(_lead(words, begin, start), end, begin, end, base)
    return None


def _with_complement(words: Words, start: int, end: int) -> Region | None:
    """A title with "of …" between it and the name: "the director general of police L. Bishnoi"."""
    for begin in range(start, end):
        for size in (4, 3, 2, 1):
            stop = begin + size
            if (
                stop < end
                and words.low(stop) in ("of", "for", "to", "on", "at")
                and (base := _match(words, begin, stop))
            ):
                return Region(_lead(words, begin, start), end, begin, stop, base)
    return None


def _lead(words: Words, begin: int, start: int) -> int:
    """Where the words before a title that belong to it begin: adjectives, the body's name, a possessor."""
    index = begin
    while index > start:
        index = _past_short_name(words, index, start)
        token, word = words.tokens[index - 1], words.low(index - 1)
        owner = word in ("the", "his", "her", "its", "their", "a") and _possessed(words, index, begin)
        pair = word == "and" and index - 2 >= start and words.tokens[index - 2].pos in NOMINAL_POS
        if not (owner or pair or token.pos in NOMINAL_POS or word in MARKS):
            break
        index -= 1
    return index


def _past_short_name(words: Words, index: int, start: int) -> int:
    """Left of a short name in brackets: "National Police Agency (NPA) director"."""
    for size in (3, 4):
        if index - size > start and words.word(index - 1) == ")" and words.word(index - size) == "(":
            return index - size
    return index


def _possessed(words: Words, index: int, begin: int) -> bool:
    return any(words.low(i) in ("'s", "’s") for i in range(index, begin))


def _after(words: Words, last: int) -> Iterator[Region]:
    """Titles after a name: "Rida Lyammouri, a Sahel expert at the Policy Center"."""
    if last >= len(words.tokens):
        return
    _, high = words.bounds(last)
    start = _past_age(words, last, high)
    if start is None:
        return
    stop = _stop(words, start, high)
    for first, end in _split(words, start, stop):
        if region := _first_title(words, first, end):
            yield region


def _past_age(words: Words, last: int, high: int) -> int | None:
    """The token after the comma, dash or bracket that opens a description, past an age and "who is"."""
    index = last
    if index < high and words.word(index) == "(":
        close = next((i for i in range(index, min(high, index + 8)) if words.word(i) == ")"), None)
        if close is not None and words.word(close + 1 if close + 1 < high else close) in (",", "–", "—"):
            index = close + 1
        else:
            return index + 1
    if index >= high or words.word(index) not in (",", "–", "—", "--", "-", "("):
        return None
    index += 1
    if index + 1 < high and words.tokens[index].pos == "NUM" and words.word(index + 1) == ",":
        index += 2
    if index + 2 < high and words.low(index) == "who":
        if words.lemma(index + 1) in ("be", "is", "was"):
            index += 2
        elif words.lemma(index + 1) in ("serve", "work", "act") and words.low(index + 2) in ("as", "for"):
            index += 3
    return index


def _stop(words: Words, start: int, high: int) -> int:
    """Where a description ends: at a mark, or at a verb in the past or present tense."""
    index = start
    while index < high and index - start < 34:
        token, word = words.tokens[index], words.word(index)
        if word in (",", ".", ";", ":", ")", "–", "—", "--", "“", "”", '"'):
            break
        if token.pos in ("VERB", "AUX") and token.tag in ("VBD", "VBZ", "VBP", "MD") and index > start:
            break
        if word.lower() in ("who", "which", "that", "whose", "as", "while", "when"):
            break
        index += 1
    return index


def _split(words: Words, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The parts of a description that each give an office: "former president of Chile and current UN commissioner"."""
    cuts = [
        i for i in range(start + 2, stop - 1)
        if words.low(i) == "and" and _first_title(words, i + 1, stop) and _first_title(words, start, i)
        and any(words.low(j) in LINKS for j in range(start, i))
    ]  # fmt: skip
    edges = [start, *(i + 1 for i in cuts), stop]
    for first, end in pairwise(edges):
        yield first, end - 1 if end != stop else end


def _first_title(words: Words, first: int, last: int) -> Region | None:
    """The first title in a description; of "activist and president of" the one beside the "of"."""
    found: Region | None = None
    index = first
    while index < last:
        made = _title_at(words, index, first, last)
        if made is not None:
            found, index = made, made.end
        elif found is not None and words.low(index) in LINKS:
            break
        else:
            index += 1
    return found


def _title_at(words: Words, index: int, first: int, last: int) -> Region | None:
    for size in (4, 3, 2, 1):
        if index + size <= last and (base := _match(words, index, index + size)):
            after = index + size
            if _describes(words, after - 1, last):
                return None
            if after < last and words.tokens[after].pos in ("NOUN", "PROPN") and _heads_on(words, after, last):
                return None
            return Region(first, last, index, after, base)
    return None


def _describes(words: Words, index: int, last: int) -> bool:
    """Whether a noun only describes one after it that is no title's complement: "fellow activist Ann Lee"."""
    token = words.tokens[index]
    return token.relation.split(":")[0] in ("compound", "amod") and index < token.head < last


def _heads_on(words: Words, index: int, last: int) -> bool:
    """Whether the noun after a match is itself a title, so that the match only modifies it."""
    return any(index + size <= last and _match(words, index, index + size) for size in (3, 2, 1)) or (
        words.tokens[index].relation != "appos" and words.tokens[index - 1].relation.startswith("compound")
        and index + 1 < last and bool(_match(words, index + 1, index + 2))
    )  # fmt: skip


def _predicate(words: Words, one: Found, last: int) -> Iterator[Region]:
    """Titles said with "is" or "was": "Maria Lopez is the president of the association"."""
    token = words.tokens[one.head]
    if not token.relation.startswith("nsubj"):
        return
    copula = [c for c in words.children[token.head] if words.tokens[c].relation == "cop" and c >= last]
    if copula and words.tokens[token.head].pos in ("NOUN", "PROPN"):
        start = copula[0] + 1
        stop = _stop(words, start, words.bounds(one.head)[1])
        if region := _first_title(words, start, stop):
            yield Region(region.first, region.last, region.begin, region.end, region.base)


def _title(words: Words, known: Registry, found: list[Found], holder: int, region: Region) -> Title | None:
    before = [words.low(i) for i in range(region.first, region.begin)]
    begin = region.begin
    while begin > region.first and _domain(words, known, found, begin - 1):
        begin -= 1
    body, country, end = _body(words, known, found, holder, region)
    former = any(w.rstrip("-") in words_of("former") or w.startswith("ex-") for w in before) or _was(words, region)
    begin = next((i for i in range(begin, region.begin) if words.low(i) not in words_of("former")), region.begin)
    title = words.between(begin, end)
    if country is None and body is None and region.base in words_of("of_state") and not _of_a_body(words, region):
        country = _after_name(words, known, words.within(found[holder].span)[1])
    return Title(
        holder=holder, title=title, base=region.base, body=body, country=country, former=former,
        span=(words.tokens[region.first].start, words.tokens[region.last - 1].end),
    )  # fmt: skip


def _of_a_body(words: Words, region: Region) -> bool:
    """Whether a noun makes a president one of no state: "academy president", "president of the federation"."""
    if region.base != "president":
        return False
    before = region.begin - 1
    noun = before >= region.first and words.tokens[before].pos == "NOUN" and words.word(before).islower()
    if region.end < region.last and words.low(region.end) == "of":
        return not any(words.low(i) in _LANDS for i in range(region.end, region.last))
    return noun and words.low(before) not in _LANDS


_LANDS = frozenset("state states republic nation country union kingdom council government".split())
"""Words for that of which a state's president is president."""


def _after_name(words: Words, known: Registry, last: int) -> str:
    """The country after a titled name ("President Lee of Mali"), `-` where it is none; `?` where nothing is said."""
    if last + 1 >= len(words.tokens) or words.low(last) != "of" or words.tokens[last + 1].pos != "PROPN":
        return "?"
    return country_at(words, known, last + 1, len(words.tokens)) or "-"


def _was(words: Words, region: Region) -> bool:
    lead = region.first - 1
    return lead >= 0 and (words.low(lead) == "was" or (words.low(lead) == "as" and words.low(lead - 1) in PASTS))


def _domain(words: Words, known: Registry, found: list[Found], index: int) -> bool:
    """Whether a word before a title belongs to it ("foreign", "deputy", "senior") and is not the body's name."""
    token = words.tokens[index]
    if token.pos not in NOMINAL_POS or known.country(words.word(index)):
        return False
    return not any(
        f.kind == "name" and f.start <= token.start and token.end <= f.end and f.type != "person" for f in found
    )


def _body(
    words: Words, known: Registry, found: list[Found], holder: int, region: Region
) -> tuple[int | None, str | None, int]:
    """Whose office it is: a found body, or a country by adjective; and where the title's own words end."""
    after = _bodies(words, found, holder, region.end, region.last)
    town = region.base.split()[-1] in words_of("of_town")
    ahead = _bodies(words, found, holder, _own_first(words, region), region.begin)
    if town:
        ahead = [(i, case) for i, case in ahead if not (found[i].loose and found[i].type == "state")]
    by_at = [i for i, case in after if case in ("at", "with", "from")]
    by_of = [i for i, case in after if case in ("of", "for", "in") and not (case != "of" and found[i].type == "state")]
    states = [i for i, _ in ahead if found[i].type == "state"]
    own = [i for i, _ in ahead if found[i].type != "state"]
    adjective = None if town else _adjective(words, known, region.first, region.begin)
    owner = _owner(words, found, region)
    pick = next(iter([*by_at, *[i for i in by_of if found[i].type != "state"], *own, *by_of, *states, *owner]), None)
    if region.base.split()[-1] in ("ambassador", "envoy", "representative") and (states or adjective):
        return (states[0] if states else None), adjective if not states else None, region.end
    if pick is not None and pick in by_of and adjective and found[pick].type == "state":
        return None, adjective, region.end
    return pick, None if pick is not None else adjective, _title_end(words, found, region, pick)


def _own_first(words: Words, region: Region) -> int:
    """Where the words before a title that are its own begin: past another office ("Mali senator and League chair")."""
    for index in range(region.begin - 1, region.first, -1):
        parted = words.low(index) == "and" and words.tokens[index + 1].pos == "PROPN"
        if parted and _match(words, index - 1, index) is not None:
            return index + 1
    return region.first


def _owner(words: Words, found: list[Found], region: Region) -> list[int]:
    """The pronoun that has the office: "his lawyer"; but not in "his country and President Okon"."""
    if any(words.low(i) in ("and", "&") for i in range(region.first, region.begin)):
        return []
    lead = {region.first, region.first - 1}
    return [i for i, f in enumerate(found) if f.kind == "pronoun" and f.head in lead and words.low(f.head) in OWNERS]


def _title_end(words: Words, found: list[Found], region: Region, body: int | None) -> int:
    """The title goes on through "of …" as long as that is not the body: "director of research", not "of the UN"."""
    if region.end >= region.last or words.low(region.end) not in LINKS:
        return region.end
    stop = region.last
    if body is not None and found[body].start > words.tokens[region.end].start:
        stop = next(
            i
            for i in range(region.end, region.last + 1)
            if i == region.last or words.tokens[i].start >= found[body].start
        )
        while stop > region.end and words.low(stop - 1) in (*LINKS, "the", "a", "an", "'s", "’s", ","):
            stop -= 1
    return stop


def _bodies(words: Words, found: list[Found], holder: int, first: int, last: int) -> list[tuple[int, str]]:
    """The found mentions in `[first, last)` that can have an office, each with the preposition before it."""
    if first >= last:
        return []
    low, high = words.tokens[first].start, words.tokens[last - 1].end
    inside = []
    for index, one in enumerate(found):
        if index == holder or not (low <= one.start and one.end <= high) or one.kind == "pronoun":
            continue
        if words.tokens[one.head].pos == "ADJ" and one.type != "state":  # "the conservative president"
            continue
        if one.count in ("one", "many") and not (one.kind == "name" and one.type not in ("population",)):
            continue
        if _seated()[1].match(words.text, one.end):
            continue
        inside.append((index, _preposition(words, one, first)))
    return inside


def _preposition(words: Words, one: Found, low: int) -> str:
    """The nearest preposition before a mention, not left of token `low`; empty where there is none."""
    index = words.within(one.span)[0] - 1
    while index >= low and words.tokens[index].pos != "ADP":
        if index - 1 >= low and words.word(index - 1) in HYPHENS and words.low(index) in _seated()[0]:
            index -= 2
            continue
        if words.tokens[index].pos in ("VERB", "PUNCT"):
            return ""
        index -= 1
    return words.low(index) if index >= low else ""


def _adjective(words: Words, known: Registry, first: int, last: int) -> str | None:
    for index in range(last - 1, first - 1, -1):
        for size in (3, 2, 1):
            begin = index - size + 1
            upper = begin >= first and words.word(begin)[:1].isupper()
            if upper and (code := known.country(words.between(begin, index + 1))):
                return code
    return None
