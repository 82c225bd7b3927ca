"""Titles as words: which ones there are, what each says of its holder, and where one stands among a report's words."""

from __future__ import annotations

from functools import cache

from dateline.extract.actors.phrases import Words
from dateline.vocabulary.files import table

LINKS = frozenset({"of", "for", "to", "on", "at", "with", "in", "from"})
"""Prepositions between a title and what it is of."""


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


def of_country(base: str) -> str | None:
    """The country that alone has an office of this name, `None` where several do."""
    found: str | None = table("offices")["of_country"].get(base)
    return found


def has_office(country: str, base: str) -> bool:
    """Whether a state (ISO code) can have an office of this name: a king needs a kingdom, a president a republic."""
    word = base.split()[-1]
    kingdom = country in words_of("kingdoms")
    if word in words_of("crowns"):
        return kingdom
    if base.endswith("president"):
        return country not in words_of("territories") and (not kingdom or base.startswith("vice"))
    if base == "chancellor":
        return country in words_of("chancellors")
    if country in words_of("with_secretaries") and base in words_of("secretaries_elsewhere"):
        return False
    return not (base in ("prime minister", "premier", "pm") and country in words_of("without_premier"))


def title_of(words: Words, start: int, end: int) -> str | None:
    """The title that the tokens `[start, end)` are, in the list's form."""
    text = words.between(start, end).lower().replace("’", "'").replace(" - ", "-").strip(".")
    if text == "pm" and not words.word(start).isupper():  # of the clock
        return None
    if text in _titles():
        return text
    last = words.lemma(end - 1)
    form = f"{words.between(start, end - 1).lower()} {last}" if end - start > 1 else last
    form = form.replace(" - ", "-")
    if words.tokens[end - 1].pos == "PROPN" and form.endswith("s"):  # a plural whose lemma is taken for a name's
        form = form[:-1].lower()
    return form if form in _titles() else None


def is_of_several(words: Words, end: int, base: str) -> bool:
    """Whether a title that ends before a token is in the plural: "ministers", also "Presidents" taken for a name."""
    return words.is_plural(end - 1) or (words.low(end - 1).endswith("s") and not base.endswith("s"))
