"""Where titles stand beside a person's name: before it, after it, or said of it with "is"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import msgspec

from dateline.extract.actors.found import Found
from dateline.extract.actors.phrases import Words
from dateline.extract.actors.titlewords import LINKS, is_of_several, title_of, words_of
from dateline.record.reading import Name
from dateline.vocabulary.cues import uses

NOMINAL_POS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
UNSURE = frozenset("not n't n’t never would could may might should if".split())
"""Words beside a verb by which it says of nobody that an office is held."""
MARKS = frozenset({"'s", "’s", "'", "’", "-", "–"})


class Region(msgspec.Struct, frozen=True):
    """Words that may hold a title: tokens `[first, last)`, and the title's own `[begin, end)` in it."""

    first: int
    last: int
    begin: int
    end: int
    base: str


def titled(words: Words, first: int) -> int:
    """The token at which the titles directly before a name at token `first` begin; `first` where there are none."""
    region = _before(words, first)
    return region.first if region else _addressed(words, first)


def regions(words: Words, one: Found) -> Iterator[Region]:
    first, last = words.within(one.span)
    name = _name_tokens(words, one, first, last)
    before = _before(words, name)
    if region := before or _before_comma(words, name) or _shared(words, name):
        yield region
    if before is not None and before.base.split()[-1] in words_of("ranks"):
        yield from _beyond_rank(words, before)
    yield from _after(words, last, one.head)
    yield from predicate(words, one, last)


def _name_tokens(words: Words, one: Found, first: int, last: int) -> int:
    """The token at which the bare name begins inside its mention."""
    size = len(one.name)
    for index in range(first, last):
        if words.text[words.tokens[index].start : words.tokens[index].start + size] == one.name:
            return index
    return first


def _addressed(words: Words, first: int) -> int:
    low, _ = words.bounds(first) if first < len(words.tokens) else (first, first)
    while first > low and _is_address(words, first - 1):
        if first - 1 > low and (_is_subject(words, first - 1) or title_of(words, first - 2, first)):
            break
        first -= 1
    return first


def _is_address(words: Words, index: int) -> bool:
    return words.low(index).rstrip(".") in words_of("address") and words.word(index)[0].isupper()


def _is_subject(words: Words, index: int) -> bool:
    """Whether a form of address tells what an office is for: "Minister of Justice Lee"."""
    return index > 0 and words.low(index) in words_of("subjects") and words.low(index - 1) == "of"


def _before(words: Words, name: int) -> Region | None:
    """A title that ends right before a name: "US Secretary of State Antony Blinken", "spokesman for X, Y" not."""
    if name >= len(words.tokens):
        return None
    low, _ = words.bounds(name)
    end = _addressed(words, name)
    start = _walk(words, end, low)
    region = _ending_at(words, start, end)
    inside = region is None or region.base.split()[-1] in words_of("ranks") or _is_subject(words, region.begin)
    if inside:  # "commander of the army General Lee", "Minister of Justice Lee"
        return _with_complement(words, start, end) or region
    return region


def _before_comma(words: Words, name: int) -> Region | None:
    """A title set off from the name by a comma: "Iran's intelligence minister, Esmail Khatib"."""
    low, _ = words.bounds(name) if name < len(words.tokens) else (0, 0)
    end = _addressed(words, name)
    if end - 1 <= low or words.word(end - 1) not in (",", "–", "—"):
        return None
    close = _before_bracket(words, end - 1, low)
    start = _walk(words, close, low)
    region = _ending_at(words, start, close) or _with_complement(words, start, close)
    if region is None or _of_another(words, region, name):
        return None
    if is_of_several(words, region.end, region.base) and not _several(words, name):
        return None
    opening = words.tokens[region.first - 1].pos if region.first > low else "START"
    lead = words.low(region.first)
    fits = opening in ("DET", "START", "ADP", "SCONJ", "CCONJ", "VERB", "PUNCT", "PRON") or lead in ("the", "a", "an")
    return region if fits else None


def _beyond_rank(words: Words, rank: Region) -> Iterator[Region]:
    """The office before a comma and the rank that opens a name: "Mali's defence minister, General Sadio Okon"."""
    region = _before_comma(words, rank.first)
    if region is not None and region.base.split()[-1] not in words_of("ranks"):
        yield region


def _before_bracket(words: Words, end: int, low: int) -> int:
    """Where the words end that a short name in brackets follows: "head of the National Police (PNP), Ann Lee"."""
    opening = end - 3
    return opening if opening > low and words.word(opening) == "(" and words.word(end - 1) == ")" else end


def _several(words: Words, name: int) -> bool:
    """Whether the name that begins at a token is the first of several joined ones: "Steve Lee and Ann Day"."""
    head = words.head(name, _name_end(words, name))
    joined = [c for c in words.children[head] if words.tokens[c].relation.startswith("conj") and c > head]
    return bool(joined) and all(c in words.people for c in joined)


def _shared(words: Words, name: int) -> Region | None:
    """The title in the plural before the first of several names that this one stands among: "Okon's envoys, Steve Lee
    and Ann Day", "ministers Ann Lee and Bo Tarek"."""
    if name not in words.people:
        return None
    head = lead = words.head(name, _name_end(words, name))
    while words.tokens[lead].relation.startswith("conj") and words.tokens[lead].head in words.people:
        lead = words.tokens[lead].head
    if lead == head:
        return None
    start = next(words.within((n.start, n.end))[0] for n in words.reading.names if _holds(words, n, lead))
    region = _before(words, start) or _before_comma(words, start)
    return region if region is not None and is_of_several(words, region.end, region.base) else None


def _holds(words: Words, name: Name, index: int) -> bool:
    token = words.tokens[index]
    return name.kind == "PER" and name.start < token.end and token.start < name.end


def _of_another(words: Words, region: Region, name: int) -> bool:
    """Whether a title before a comma is not of the one named after it: of who is named before it ("Ann Lee, head of X,
    Bo Tarek"), or of nobody named where the name owns or does something ("met the minister on Friday, Lee said")."""
    lead = region.first - 1
    if lead > 0 and words.tokens[lead].pos == "DET":
        lead -= 1
    if lead > 0 and words.word(lead) == "," and lead - 1 in words.people:
        return True
    end = _name_end(words, name)
    if end < len(words.tokens) and words.tokens[end].pos == "PART":
        return True
    one = words.head(name, end)
    acts = words.tokens[one].relation.startswith("nsubj") and words.word(end) not in (",", "–", "—", "(")
    title = region.end - 1
    quoted = any(words.low(c) == "according" for c in words.children[title])
    return acts and (quoted or words.tokens[title].relation.split(":")[0] in ("obl", "obj", "iobj"))


def _name_end(words: Words, name: int) -> int:
    """Where the name ends that begins at a token."""
    end = name + 1
    while end < len(words.tokens) and end in words.people and words.tokens[end].relation.startswith("flat"):
        end += 1
    return end


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


def _ending_at(words: Words, start: int, end: int) -> Region | None:
    for size in (4, 3, 2, 1):
        begin = end - size
        if begin >= start and (base := title_of(words, begin, end)) and not _among(words, base, begin):
            return Region(_lead(words, begin, start), end, begin, end, base)
    return None


def _among(words: Words, base: str, begin: int) -> bool:
    """Whether "fellow" says no more than that one is like another: "his fellow lawmaker", "fellow activist"."""
    return base == "fellow" and (begin == 0 or words.tokens[begin - 1].pos not in ("NOUN", "PROPN"))


def _with_complement(words: Words, start: int, end: int) -> Region | None:
    """A title with "of …" between it and the name: "the director general of police L. Bishnoi"."""
    if end > start and words.low(end - 1) in ("and", "&", "or"):
        return None
    for begin in range(start, end):
        for size in (4, 3, 2, 1):
            stop = begin + size
            if (
                stop + 1 < end
                and words.low(stop) in ("of", "for", "to", "on", "at", "in")
                and (base := title_of(words, begin, stop))
                and (words.low(stop) != "in" or base.split()[-1] in words_of("envoys"))
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


def _after(words: Words, last: int, name: int) -> Iterator[Region]:
    """Titles after a name: "Rida Lyammouri, a Sahel expert at the Policy Center"."""
    if last >= len(words.tokens):
        return
    _, high = words.bounds(last)
    start = _past_age(words, last, high)
    if start is None or start >= high or words.low(start) in ("and", "or", "but", "&") or _says(words, start):
        return
    stop = stop_of(words, start, high)
    for first, end in _split(words, start, stop):
        region = first_title(words, first, end)
        if region is None or is_of_several(words, region.end, region.base) or _hangs_on(words, region):
            continue
        if words.case(name) is not None and _acts(words, region, stop):
            continue
        marks = [words.word(i) for i in range(first, region.begin)]
        if marks.count("(") == marks.count(")"):
            yield region


def _says(words: Words, index: int) -> bool:
    """Whether a finite verb of saying stands at a token, so that no description does: "Ann Lee, said the minister"."""
    token = words.tokens[index]
    return token.pos == "VERB" and token.tag in ("VBD", "VBZ", "VBP") and bool(uses(words.lemma(index), "say", "tell"))


def _acts(words: Words, region: Region, stop: int) -> bool:
    """Whether a title is the subject of the verb right after its words, and so describes nobody before them: "with Ann
    Lee, the Malian minister said"."""
    token = words.tokens[region.end - 1]
    verb = stop < len(words.tokens) and words.tokens[stop].pos in ("VERB", "AUX")
    return verb and token.relation.startswith("nsubj") and token.head >= stop


def _hangs_on(words: Words, region: Region) -> bool:
    """Whether a title is only what another noun or verb of its words is of or is done to: "the son of the president",
    "met the minister"; but "one of the leaders"."""
    here = region.end - 1
    for _ in range(12):
        token = words.tokens[here]
        up = token.head
        if up == here or not region.first <= up < region.last:
            return False
        relation = token.relation.split(":")[0]
        hangs = relation in ("nmod", "obl", "obj") and token.relation not in ("nmod:desc", "nmod:unmarked")
        if hangs and not (words.tokens[up].pos in ("NUM", "DET", "PRON") or title_of(words, up, up + 1)):
            return True
        here = up
    return False


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


def stop_of(words: Words, start: int, high: int) -> int:
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
        if words.low(i) == "and" and first_title(words, i + 1, stop) and first_title(words, start, i)
        and any(words.low(j) in LINKS for j in range(start, i))
    ]  # fmt: skip
    edges = [start, *(i + 1 for i in cuts), stop]
    for first, end in pairwise(edges):
        yield first, end - 1 if end != stop else end


def first_title(words: Words, first: int, last: int) -> Region | None:
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
        if index + size <= last and (base := title_of(words, index, index + size)):
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
    return any(index + size <= last and title_of(words, index, index + size) for size in (3, 2, 1)) or (
        words.tokens[index].relation != "appos" and words.tokens[index - 1].relation.startswith("compound")
        and index + 1 < last and bool(title_of(words, index + 1, index + 2))
    )  # fmt: skip


def predicate(words: Words, one: Found, last: int) -> Iterator[Region]:
    """Titles said with "is" or "was": "Maria Lopez is the president of the association"."""
    token = words.tokens[one.head]
    if not token.relation.startswith("nsubj") or {words.low(c) for c in words.children[token.head]} & UNSURE:
        return
    copula = [c for c in words.children[token.head] if words.tokens[c].relation == "cop" and c >= last]
    if copula and words.tokens[token.head].pos in ("NOUN", "PROPN"):
        start = copula[0] + 1
        stop = stop_of(words, start, words.bounds(one.head)[1])
        region = first_title(words, start, stop)
        if region is not None and not is_of_several(words, region.end, region.base):
            yield region
