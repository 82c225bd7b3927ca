"""Offices as a report states them: "French President Emmanuel Macron", "Ulf Laessing, head of the program at …"."""

from __future__ import annotations

from calendar import day_name
from collections.abc import Iterator

import msgspec

from dateline.extract.actors.appointed import appointed
from dateline.extract.actors.found import Found
from dateline.extract.actors.phrases import Words, country_at, side_before
from dateline.extract.actors.titles import NOMINAL_POS, Region, predicate, regions
from dateline.extract.actors.titlewords import LINKS, is_of_several, title_of, words_of
from dateline.extract.seats import SEATED, is_seat
from dateline.extract.tree import HYPHENS
from dateline.record.reading import Span
from dateline.vocabulary.registry import Registry

PASTS = frozenset("served worked acted resigned quit retired removed sacked fired dismissed ousted replaced".split())
OWNERS = frozenset({"his", "her", "its", "their"})


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

    def state(self, found: list[Found]) -> str | None:
        """The state (ISO code) that the title's own words name."""
        if self.body is not None:
            return found[self.body].country if found[self.body].type == "state" else None
        return self.country if self.country not in ("?", "-") else None


def find_titles(words: Words, known: Registry, found: list[Found]) -> list[Title]:
    """Every office that the words before, after or about a person's name give."""
    titles: list[Title] = []
    persons = [f for f in found if f.type == "person" and f.kind == "name"]
    for index, one in enumerate(found):
        for region in _regions(words, one):
            at = words.tokens[region.begin].start
            shared = is_of_several(words, region.end, region.base)
            if not shared and any(p.start <= at < p.end for p in persons if p is not one):
                continue
            title = _title(words, known, found, index, region)
            if title is not None:
                titles.append(title)
    return titles


def _regions(words: Words, one: Found) -> Iterator[Region]:
    """Where titles of a mention may stand; of "he" and "she" only such as a verb gives them."""
    if one.type == "person" and one.kind == "name":
        yield from regions(words, one)
        yield from appointed(words, one)
    elif one.kind == "pronoun" and one.gender in ("he", "she"):
        yield from predicate(words, one, words.within(one.span)[1])
        yield from appointed(words, one)


def _title(words: Words, known: Registry, found: list[Found], holder: int, region: Region) -> Title | None:
    begin = _title_begin(words, known, found, holder, region)
    body, country, end = _body(words, known, found, holder, region)
    if country is None and body is None and region.base in words_of("of_state") and not _of_a_body(words, region):
        country = _after_name(words, known, words.within(found[holder].span)[1])
    return Title(
        holder=holder, title=_in_singular(words, region, begin, end), base=region.base, body=body, country=country,
        former=_former(words, region), span=(words.tokens[region.first].start, words.tokens[region.last - 1].end),
    )  # fmt: skip


def _in_singular(words: Words, region: Region, begin: int, end: int) -> str:
    """A title's words, its noun in the singular where it is one of several ("ministers Ann Lee and Bo Tarek")."""
    last = region.end - 1
    if not is_of_several(words, region.end, region.base):
        return words.between(begin, end)
    lemma = words.lemma(last)
    one = words.word(last)[:-1] if lemma.endswith("s") else lemma
    return " ".join(w for w in (words.between(begin, last), one, words.between(region.end, end)) if w)


def _title_begin(words: Words, known: Registry, found: list[Found], holder: int, region: Region) -> int:
    """Where a title begins with the words before it that belong to it: "deputy", "foreign", "high-ranking"."""
    last = max(region.last, words.within(found[holder].span)[1])
    begin = region.begin
    while begin > region.first:
        joined = begin - 2 >= region.first and _joins(words, begin - 1)
        step = 2 if joined else 1
        if not _domain(words, known, found, begin - step, last):
            break
        begin -= step
    return next((i for i in range(begin, region.begin) if words.low(i) not in words_of("former")), region.begin)


def _joins(words: Words, index: int) -> bool:
    """Whether a word joins those beside it in a title: "Trade and Tourism Minister", or a hyphen in one word that tells
    neither an age nor a seat."""
    token = words.tokens[index]
    if words.low(index) == "and":
        return words.tokens[index + 1].relation.startswith("conj") and words.tokens[index + 1].pos in NOMINAL_POS
    around = words.text[token.start - 1 : token.end + 1]
    alone = words.word(index) not in HYPHENS or around != around.strip()
    return not alone and words.low(index + 1) not in {"old", *SEATED}


def _former(words: Words, region: Region) -> bool:
    """Whether an office is told as held before: "former", "then", "was", but not "former judge and current mayor"."""
    first = region.first
    for index in range(region.begin - 1, first, -1):
        if words.low(index) == "and" and words.low(index + 1) in _NOW:
            first = index + 1
            break
    before = [words.low(i) for i in range(first, region.begin)]
    if first == region.first and first > 0:
        before.append(words.low(first - 1))
    return any(w.rstrip("-") in words_of("former") or w.startswith("ex-") for w in before) or _was(words, region)


_NOW = frozenset("current currently now a an the incumbent".split())
"""Words that open a further office after "and", which is held whatever the one before is."""


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


def _domain(words: Words, known: Registry, found: list[Found], index: int, last: int) -> bool:
    """Whether a word before a title belongs to it ("foreign", "deputy", "senior"): it is a title itself or hangs on a
    word after it, is not the body's name, and tells no more than how or how long the office is held ("new")."""
    token = words.tokens[index]
    if token.pos not in NOMINAL_POS or known.country(words.word(index)) or token.tag in ("JJS", "CD"):
        return False
    up = words.tokens[token.head].head if token.relation.startswith("conj") else token.head
    if not (index < up < last or title_of(words, index, index + 1)):
        return False
    if words.low(index) in words_of("passing") | words_of("former") | words_of("honours"):
        return False
    return not any(
        f.kind == "name" and f.start <= token.start and token.end <= f.end and f.type != "person" for f in found
    )


def _body(
    words: Words, known: Registry, found: list[Found], holder: int, region: Region
) -> tuple[int | None, str | None, int]:
    """Whose office it is: a found body, or a country by adjective; and where the title's own words end."""
    after = _bodies(words, found, holder, _bare_end(words, region), region.last)
    town = region.base.split()[-1] in words_of("of_town")
    ahead = _bodies(words, found, holder, _own_first(words, region), region.begin)
    if town:
        ahead = [(i, case) for i, case in ahead if not (found[i].loose and found[i].type == "state")]
    by_at = [i for i, case in after if case in ("at", "with", "from") and found[i].type != "person"]
    to = {"to"} if region.base.split()[-1] in words_of("serve_to") else set()
    by_of = [i for i, c in after if c in {"of", "for", "in"} | to and not (c != "of" and found[i].type == "state")]
    states = [i for i, _ in ahead if found[i].type == "state"]
    own = [i for i, _ in ahead if found[i].type != "state"]
    adjective = None if town else _adjective(words, known, region.first, region.begin)
    owner = _owner(words, found, region) if region.base not in words_of("counterparts") else []
    pick = next(iter([*by_at, *[i for i in by_of if found[i].type != "state"], *own, *by_of, *states, *owner]), None)
    if region.base.split()[-1] in ("ambassador", "envoy", "representative") and (states or adjective):
        return (states[0] if states else None), adjective if not states else None, region.end
    if pick is not None and pick in by_of and adjective and found[pick].type == "state":
        return None, adjective, region.end
    return pick, None if pick is not None else adjective, _title_end(words, found, region, pick)


def _own_first(words: Words, region: Region) -> int:
    """Where the words before a title that are its own begin: past another office ("Mali senator and League chair",
    "Council member and ruler of Ajman")."""
    of = region.end < region.last and words.low(region.end) == "of"
    for index in range(region.begin - 1, region.first, -1):
        parted = words.low(index) == "and" and (of or words.tokens[index + 1].pos == "PROPN")
        if parted and title_of(words, index - 1, index) is not None:
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
    end = _bare_end(words, region)
    if end >= region.last or words.low(end) not in FIELDS or _is_day(words, end + 1):
        return end
    stop = next((i for i in range(end + 1, region.last) if _closes(words, i)), region.last)
    if body is not None and found[body].start > words.tokens[end].start:
        first, _ = words.phrase(found[body].head)
        beside = next((f for f in found if f.kind == "nominal" and f.end + 1 == found[body].start), found[body])
        inside = words.within(beside.span)[0]
        stop = min(stop, inside, first if first > end else inside)
    while stop > end and words.low(stop - 1) in _DANGLING:
        stop -= 1
    return stop


def _bare_end(words: Words, region: Region) -> int:
    """Where a title of the list ends without the preposition that some have: "chief of"."""
    return region.end - (words.low(region.end - 1) in FIELDS)


FIELDS = frozenset({"of", "for", "on", "to"})
"""Prepositions by which a title goes on: "minister of health", "envoy for Mali", "ambassador to Peru"."""
_DANGLING = LINKS | {"the", "a", "an", "'s", "’s", ",", "and", "&", "("}
_DAYS = frozenset(day.lower() for day in day_name)


def _is_day(words: Words, index: int) -> bool:
    return index < len(words.tokens) and words.low(index) in _DAYS


def _closes(words: Words, index: int) -> bool:
    """Whether a title ends before a word: one that tells where, when or what the holder does."""
    token, low = words.tokens[index], words.low(index)
    verb = token.pos == "VERB" and token.tag in ("VBD", "VBN", "VBG") and token.relation.startswith(("acl", "advcl"))
    return (
        verb
        or (token.pos in ("ADP", "SCONJ") and low not in FIELDS)
        or low in ("(", '"', "“", "who")
        or (low == "on" and _is_day(words, index + 1))
    )


def _bodies(words: Words, found: list[Found], holder: int, first: int, last: int) -> list[tuple[int, str]]:
    """The found mentions in `[first, last)` that can have an office, each with the preposition before it."""
    if first >= last:
        return []
    low, high = words.tokens[first].start, words.tokens[last - 1].end
    ministers = words_of("ministers") & {words.lemma(i) for i in range(first, min(last + 1, len(words.tokens)))}
    inside = []
    for index, one in enumerate(found):
        if index == holder or not (low <= one.start and one.end <= high) or one.kind == "pronoun":
            continue
        fighters = one.kind == "name" and one.type == "armed_group"
        if words.tokens[one.head].pos == "ADJ" and one.type != "state" and not fighters:  # "the conservative president"
            continue
        if one.count in ("one", "many") and not (one.kind == "name" and one.type not in ("population",)):
            continue
        if is_seat(words.text, one.end) or side_before(words.text, one.start):
            continue
        if one.kind == "nominal" and one.type in ("media", "party") and not _led(words, one):
            continue
        case = _preposition(words, one, first)
        if not (case in ("", "of", "for") and ministers and _is_portfolio(words, one)):
            inside.append((index, case))
    heads = {found[index].head for index, _ in inside}
    named = {found[index].start for index, _ in inside if found[index].kind == "name"}
    kept = [i for i, _ in inside if not (_owns(words, found[i], heads) or _before_name(found[i], named))]
    return [(index, case) for index, case in inside if index in kept]


def _is_portfolio(words: Words, one: Found) -> bool:
    """Whether words in a minister's title tell what the minister is for, and no body: "of justice", "local
    administration"; a state, a government and a ministry are bodies."""
    noun = words.lemma(words.within(one.span)[1] - 1)
    return one.type != "state" and noun not in words_of("of_ministers") and one.entry is None


def _before_name(one: Found, named: set[int]) -> bool:
    """Whether common nouns only tell what the body named right after them is: "the think tank Delta Institute"."""
    return one.kind == "nominal" and one.end + 1 in named


def _owns(words: Words, one: Found, heads: set[int]) -> bool:
    """Whether a mention only owns another body that an office can be of: "head of the Council's Delta Office"."""
    token = words.tokens[one.head]
    return token.relation == "nmod:poss" and token.head in heads


def _led(words: Words, one: Found) -> bool:
    """Whether common nouns name a body that one can belong to ("the newspaper", "opposition"), and not only of what
    kind an office or its holder is: "television host", "liberal candidate"."""
    noun = words.lemma(one.head)
    return words.within(one.span)[0] < one.head or one.definite or noun == "opposition" or noun.endswith("party")


def _preposition(words: Words, one: Found, low: int) -> str:
    """The nearest preposition before a mention, not left of token `low`; empty where there is none."""
    index = words.within(one.span)[0] - 1
    while index >= low and words.tokens[index].pos != "ADP":
        if index - 1 >= low and words.word(index - 1) in HYPHENS and words.low(index) in SEATED:
            index -= 2
            continue
        if words.tokens[index].pos in ("VERB", "PUNCT") and words.tokens[index].relation != "amod":
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
