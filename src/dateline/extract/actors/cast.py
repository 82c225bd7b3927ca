"""The Cast: who is in a report, and which of its words mean them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

import msgspec

from dateline.record.account import Actor, ActorType
from dateline.record.reading import MentionKind, Span, Token


class Mark(msgspec.Struct, frozen=True, array_like=True):
    """One mention of an actor: its words, the token that heads them (index into the reading's tokens) and its kind."""

    start: int
    end: int
    head: int
    actor: str
    kind: MentionKind

    @property
    def span(self) -> Span:
        """The mention's words."""
        return self.start, self.end


class Cast(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """The actors of one report, with look-ups from its words. Spans count in `Report.text`.

    `marks` are all mentions, pronouns and joint mentions included, in reading order. A mark of kind `pronoun` is not
    among its actor's printed names.
    """

    actors: tuple[Actor, ...] = ()
    marks: tuple[Mark, ...] = ()
    tokens: tuple[Token, ...] = ()
    """The reading's tokens, so that spans can be reduced to their heads."""
    rows: dict[str, tuple[str, ...]] = {}
    """The ids of those who make up an actor whom "they" means."""
    told_as: dict[str, ActorType] = {}
    """The types by which an account tells actors without a name where these are not the nouns' own, by which events are
    weighed: "the minister" is a person and no government, "UN officials" are of an organisation."""

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _by_head(self) -> dict[int, list[Mark]]:
        found: dict[int, list[Mark]] = {}
        for mark in self.marks:
            found.setdefault(mark.head, []).append(mark)
        return found

    @cached_property
    def _in_order(self) -> tuple[list[int], list[tuple[int, Mark]]]:
        """Marks with their rank in `marks`, by where they start, and their starts."""
        ordered = sorted(enumerate(self.marks), key=lambda ranked: ranked[1].start)
        return [mark.start for _, mark in ordered], ordered

    @cached_property
    def _by_id(self) -> dict[str | None, Actor]:
        return {actor.id: actor for actor in reversed(self.actors)}

    @cached_property
    def _found(self) -> dict[Span, str | None]:
        """What `at` has found so far."""
        return {}

    def get(self, actor: str | None) -> Actor | None:
        """The actor with this id, `None` where there is none."""
        return self._by_id.get(actor)

    def at(self, span: Span) -> str | None:
        """The id of the actor that the words at `span` mean.

        In this order: the smallest mention with the same head word; the smallest mention that covers the span; the
        mention inside the span that stands nearest to its head (so "the boss, Ann Lee" finds Ann Lee).
        """
        if span not in self._found:
            self._found[span] = self._at(span)
        return self._found[span]

    def _at(self, span: Span) -> str | None:
        if span[0] >= span[1]:
            return None
        head = self.head(span)
        if head is not None and (same := self._by_head.get(head)):
            whole = [m for m in same if m.start <= span[0] and span[1] <= m.end]
            return min(whole or same, key=lambda m: m.end - m.start).actor
        starts, ordered = self._in_order
        before = ordered[: bisect_right(starts, span[0])]
        covering = [(m.end - m.start, rank, m.actor) for rank, m in before if span[1] <= m.end]
        if covering:
            return min(covering)[2]
        within = ordered[bisect_left(starts, span[0]) : bisect_left(starts, span[1])]
        inside = [(d, m.start, m.actor) for _, m in within if (d := self._depth(m, span, head)) is not None]
        return min(inside)[2] if inside else None

    def each(self, span: Span) -> tuple[tuple[str, Span], ...]:
        """The actors joined by "and" or commas in the words at `span`, each with its own words, in reading order.

        A span that means one actor gives that one; words that mean nobody give none.
        """
        head = self.head(span)
        if head is None:
            return ()
        found: dict[str, Span] = {}
        for index in (head, *self._joined(head, span)):
            marks = [m for m in self._by_head.get(index, ()) if m.end <= max(span[1], self.tokens[index].end)]
            if marks:
                best = min(marks, key=lambda m: m.end - m.start)
                found.setdefault(best.actor, best.span)
        if not found and (one := self.at(span)) is not None:
            found[one] = span
        return tuple(found.items())

    def head(self, span: Span) -> int | None:
        """Index of the token that heads the words at `span`: the first whose governor lies outside them, and that owns
        nothing in them ("Okon's adviser")."""
        first, last = self.within(span)
        tops = [
            index
            for index in range(first, last)
            if self.tokens[index].pos != "PUNCT"
            and ((up := self.tokens[index].head) == index or not first <= up < last)
        ]
        if len(tops) > 1:
            owners = {self.tokens[index].head for index in range(first, last) if self.tokens[index].tag == "POS"}
            tops = [index for index in tops if index not in owners] or tops
        return tops[0] if tops else first if first < last else None

    def within(self, span: Span) -> tuple[int, int]:
        """The tokens `[first, last)` that lie in the span or touch it."""
        first = max(0, bisect_right(self._starts, span[0]) - 1)
        if first < len(self.tokens) and self.tokens[first].end <= span[0]:
            first += 1
        return first, max(first, bisect_left(self._starts, span[1]))

    def _joined(self, head: int, span: Span) -> list[int]:
        first, last = self.within(span)
        joined, front = [], {head}
        for index in range(first, last):
            token = self.tokens[index]
            if token.relation.startswith("conj") and token.head in front:
                front.add(index)
                joined.append(index)
        return joined

    def _depth(self, mark: Mark, span: Span, head: int | None) -> int | None:
        """Steps from the mark's head up to the span's head; `None` for a mark not inside the span."""
        if not (span[0] <= mark.start and mark.end <= span[1]):
            return None
        index, steps = mark.head, 0
        while index != head and steps < 30:
            index, steps = self.tokens[index].head, steps + 1
        return steps
