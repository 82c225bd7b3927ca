"""Whom a third-person pronoun means: a linear scorer over what stands between it and each earlier actor.

The strongest clue in news is who speaks: "he added" goes on with the last speaker, seldom with someone whom that
speaker talked about. The weights (`vocabulary/data/scorers/pronouns.json`) are learned from gold accounts and OntoGUM;
features are in the line of Lappin and Leass (1994) and Ng and Cardie (2002), with the speech marks added.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import msgspec

from dateline.extract.actors.found import Found
from dateline.extract.actors.joining import Clusters
from dateline.extract.actors.phrases import Words
from dateline.extract.actors.together import told_together
from dateline.extract.linear import scorer
from dateline.record.reading import Span, SpeechMark
from dateline.vocabulary.files import listed

THIRD = frozenset({"he", "she", "it", "they"})
_FAR = 6
"""Sentences that are looked back over."""
_CANDIDATES = 14
_UP = 4
"""Verbs over which a subject is looked for."""
_DEEP = 12
_APART = frozenset({"advcl", "acl", "parataxis", "dislocated"})
"""Ties of clauses that stand apart from what a verb says."""
_ONTO = frozenset({"on", "to", "against", "at"})
"""Prepositions after which a pronoun is as good as an object: "called on him"."""


class Speech(msgspec.Struct, frozen=True):
    """A speech mark as far as pronouns need it: where its cue stands, what is said, and who is the source."""

    cue: int
    content: tuple[Span, ...]
    source: Span | None
    mention: int | None


class Seat(msgspec.Struct, frozen=True):
    """Where a pronoun stands among the speech marks: as a source, inside a speech, after which speakers."""

    told: Speech | None
    inside: Speech | None
    speakers: list[int]


class Surroundings:
    """What a report offers to its pronouns: speech marks, paragraphs, and who is joined by the reading's chains."""

    def __init__(self, words: Words, clusters: Clusters, chains: dict[int, int]) -> None:
        self.words, self.clusters, self.chains = words, clusters, chains
        heads = {f.head: i for i, f in enumerate(clusters.found)}
        self.speech = sorted((self._speech(mark, heads) for mark in words.reading.speech), key=lambda s: s.cue)
        self._paragraphs = [p.span[0] for p in words.report.paragraphs]
        shortest = sorted(self.speech, key=lambda s: sum(b - a for a, b in s.content))
        self._pieces = [(a, b, s) for s in shortest for a, b in s.content]

    def _speech(self, mark: SpeechMark, heads: dict[int, int]) -> Speech:
        mention = None
        if mark.source is not None:
            first, last = self.words.within(mark.source)
            mention = heads.get(self.words.head(first, last)) if first < last else None
        return Speech(mark.cue[0], mark.content, mark.source, mention)

    def paragraph(self, offset: int) -> int:
        """Number of the paragraph at an offset."""
        return bisect_right(self._paragraphs, offset)

    def seat(self, one: Found) -> Seat:
        """Where a pronoun stands among the speech marks."""
        return Seat(self.source_of(one), self.within(one), self.speakers(one.start))

    def source_of(self, one: Found) -> Speech | None:
        """The speech mark whose source the mention is."""
        return next((s for s in self.speech if s.source and s.source[0] <= one.start < s.source[1]), None)

    def within(self, one: Found) -> Speech | None:
        """The shortest speech that a mention stands in."""
        return next((s for a, b, s in self._pieces if a <= one.start < b), None)

    def speakers(self, before: int) -> list[int]:
        """The last speakers before an offset, the latest first, each once, as roots of their clusters."""
        found: dict[int, None] = {}
        for s in reversed(self.speech):
            if s.source is not None and s.source[1] <= before and s.mention is not None:
                found.setdefault(self.clusters.root(s.mention))
            if len(found) == 3:
                break
        return list(found)


def join_pronouns(words: Words, clusters: Clusters, chains: dict[int, int]) -> None:
    """Each third-person pronoun joined with the actor that it most likely means, in reading order."""
    weights = scorer("pronouns")
    least = weights.tuned.get("least", 0.3)
    around = Surroundings(words, clusters, chains)
    for index in pronouns(clusters):
        if row := told_together(words, clusters.found, index, clusters.together):
            clusters.together[index] = row
            continue
        scored = [
            (weights.scores(features)["yes"], -rank, mention)
            for rank, (mention, features) in enumerate(candidates(around, index))
        ]
        asked = _asked(words, clusters, index)
        if asked is None:
            asked = _subject_above(words, clusters, index)
        if asked is not None and clusters.join(asked, index):
            continue
        for score, _, mention in sorted(scored, reverse=True):
            if score < least or clusters.join(mention, index):
                break


def pronouns(clusters: Clusters) -> Iterator[int]:
    """Third-person pronouns that are not joined with anyone yet, in reading order."""
    for i, f in enumerate(clusters.found):
        if f.kind == "pronoun" and f.gender in THIRD and len(clusters.members(i)) == 1:
            yield i


def candidates(around: Surroundings, index: int) -> Iterator[tuple[int, list[str]]]:
    """The actors that a pronoun may mean, by their mention nearest before it, nearest first, each with its features."""
    clusters, words = around.clusters, around.words
    pronoun = clusters.found[index]
    sentence, seat = words.sentence[pronoun.head], around.seat(pronoun)
    doer = _doer(words, pronoun.head)
    seen: dict[int, int] = {}
    for j in range(index - 1, -1, -1):
        if sentence - words.sentence[clusters.found[j].head] > _FAR or len(seen) == _CANDIDATES:
            break
        root = clusters.root(j)
        if root in seen or not _possible(pronoun, clusters, j):
            continue
        if doer is not None and any(clusters.found[m].head == doer for m in clusters.members(root)):
            continue
        if _named_below(words, clusters, index, root):
            continue
        seen[root] = j
        yield j, features(around, seat, index, j, len(seen))


def _doer(words: Words, index: int) -> int | None:
    """The subject of the verb that has a pronoun as its object, whom that never means: "Okon met Ama and thanked
    *him*"."""
    token = words.tokens[index]
    if token.relation.split(":")[0] not in ("obj", "iobj") and words.case(index) not in _ONTO:
        return None
    verb = token.head
    for _ in range(_UP):
        if words.tokens[verb].pos != "VERB":
            return None
        own = [c for c in words.children[verb] if words.tokens[c].relation.startswith("nsubj")]
        above, relation = words.tokens[verb].head, words.tokens[verb].relation.split(":")[0]
        if own and relation == "acl" and words.low(own[0]) in ("who", "that", "which"):
            return above
        if own:
            return own[0] if own[0] != index else None
        if above == verb or relation not in ("conj", "xcomp", "advcl"):
            return None
        if relation == "xcomp":
            told = [c for c in words.children[above] if words.tokens[c].relation in ("obj", "iobj")]
            if told:
                return told[0] if told[0] != index else None
        verb = above
    return None


def _asked(words: Words, clusters: Clusters, index: int) -> int | None:
    """Who is asked to do something about his own, which "its" tells: "called on *Chad* to end *its* raids"."""
    head = clusters.found[index].head
    owned, verb = words.tokens[head].head, words.tokens[words.tokens[head].head].head
    asking = words.tokens[verb].head
    object_of = words.tokens[owned].relation == "obj" and any(words.low(k) == "to" for k in words.children[verb])
    if words.low(head) != "its" or not object_of or words.tokens[asking].lemma not in listed("roles", "asking"):
        return None
    to_whom = {
        k
        for k in words.children[asking]
        if asking < k < verb and (words.tokens[k].relation in ("obj", "iobj") or words.case(k) in _ONTO)
    }
    return next((j for j in range(index - 1, -1, -1) if clusters.found[j].head in to_whom), None)


def _subject_above(words: Words, clusters: Clusters, index: int) -> int | None:
    """The subject of the verb whose object a clause tells more of by a pronoun: "*Chad* expelled two envoys whom *it*
    accused of spying"."""
    token = words.tokens[clusters.found[index].head]
    clause = token.head
    if token.relation != "nsubj" or words.tokens[clause].relation != "acl:relcl":
        return None
    noun = words.tokens[clause].head
    for _ in range(_UP):
        above = words.tokens[noun]
        if above.relation.split(":")[0] not in ("obj", "obl", "nmod", "conj", "xcomp") or above.head == noun:
            return None
        noun = above.head
        own = [c for c in words.children[noun] if words.tokens[c].relation == "nsubj"]
        if words.tokens[noun].pos == "VERB" and own:
            found = (j for j in range(index - 1, -1, -1) if clusters.found[j].head == own[0])
            return next((j for j in found if _possible(clusters.found[index], clusters, j)), None)
    return None


def _named_below(words: Words, clusters: Clusters, index: int, root: int) -> bool:
    """Whether an actor is named further on in what a pronoun's own verb says, so that the pronoun means another: "*he*
    praised Okon", "*he* agreed to go and freed Okon" (Principle C of Chomsky 1981); not in clauses that only say when
    or which."""
    token = words.tokens[clusters.found[index].head]
    if token.relation.split(":")[0] not in ("nsubj", "obj", "iobj") or words.tokens[token.head].pos != "VERB":
        return False
    later = (clusters.found[m] for m in clusters.members(root) if m > index)
    told = (f for f in later if f.kind == "name" or (f.kind == "nominal" and f.type != "person"))
    return any(_said_by(words, f.head, token.head) for f in told)


def _said_by(words: Words, index: int, verb: int) -> bool:
    """Whether a word belongs to what a verb says, or one that shares its subject, over no clause of its own but "that"
    and "to"."""
    for _ in range(_DEEP):
        token = words.tokens[index]
        if index == verb or token.head == index:
            return index == verb
        above = words.tokens[token.head].relation
        if token.relation.split(":")[0] in _APART or (token.relation == "conj" and _has_subject(words, index)):
            return False
        if token.relation == "appos" and above not in ("obj", "iobj"):
            return False
        index = token.head
    return False


def _has_subject(words: Words, verb: int) -> bool:
    return any(words.tokens[c].relation.startswith("nsubj") for c in words.children[verb])


def _possible(pronoun: Found, clusters: Clusters, target: int) -> bool:
    """Whether number and gender do not forbid it."""
    profile = clusters.profile(target)
    if all(clusters.found[m].kind == "pronoun" and m > target for m in clusters.members(target)):
        return False
    if pronoun.gender in ("he", "she"):
        genders = profile.genders
        return (
            profile.type in ("person", "other")
            and (not genders or pronoun.gender in genders)
            and (not profile.counts or "one" in profile.counts)
        )
    if pronoun.gender == "it":
        return profile.type != "person" and profile.counts != frozenset({"one"})
    return "one" not in profile.counts or len(profile.counts) > 1


def features(around: Surroundings, seat: Seat, index: int, target: int, rank: int) -> list[str]:
    """What speaks for or against an actor, by its nearest mention `target`, as the one that pronoun `index` means."""
    clusters, words = around.clusters, around.words
    p, t, profile = clusters.found[index], clusters.found[target], clusters.profile(target)
    far = words.sentence[p.head] - words.sentence[t.head]
    inside, its = seat.inside, around.within(t)
    root = clusters.root(target)
    place = seat.speakers.index(root) if root in seat.speakers else -1
    who = "he" if p.gender in ("he", "she") else p.gender
    relation, own = _relation(words, t), _relation(words, p)
    speaks = "src" if seat.told else "in" if inside else "out"
    shut = its is not None and its is not inside
    paragraphs = min(2, around.paragraph(p.start) - around.paragraph(t.start))
    chain = _chain(around, index, root)
    made = [
        f"far={min(far, 4)}", f"rank={min(rank, 5)}", f"{who}:far={min(far, 4)}", f"{who}:rank={min(rank, 5)}",
        f"rel={relation}", f"{own}<{relation}", f"{who}:rel={relation}", f"{who}:type={profile.type}",
        f"named={profile.named}", f"{who}:named={profile.named}", f"kind={t.kind}",
        f"gender={_gender(p, profile.genders)}", f"count={'/'.join(sorted(profile.counts)) or '?'}:{who}",
        f"{speaks}:speaker={place}", f"{speaks}:shut={shut}", f"{speaks}:speaker={place}:shut={shut}",
        f"{speaks}:far={min(far, 3)}:speaker={place}", f"{speaks}:rel={relation}:far={min(far, 2)}",
        f"times={min(4, sum(m < index for m in clusters.members(target)))}",
        f"paragraph={paragraphs}",
        f"{speaks}:paragraph={paragraphs}:speaker={place}",
        f"chain={chain}", f"chain={chain}:{who}",
        f"chain={chain}:{speaks}:{place}",
    ]  # fmt: skip
    if inside and inside.mention is not None:
        said = clusters.root(inside.mention) == root
        made += [f"own words={said}:quoted={_quoted(words, p)}", f"own words={said}:{who}"]
    if not far:
        same = words.tokens[t.head].head == words.tokens[p.head].head
        made += [f"same clause={same}:{own}", f"before in sentence:{relation}:{own}"]
        made += [f"above={_above(words, p, t)}:{who}"]
    return made


def _above(words: Words, p: Found, t: Found) -> str:
    """Whether an actor is the subject of a verb above the pronoun's own: "Okon freed those whom she had jailed"."""
    if words.tokens[t.head].relation.split(":")[0] != "nsubj":
        return "no"
    verb, at, subjects = words.tokens[t.head].head, p.head, 0
    for _ in range(12):
        up = words.tokens[at].head
        if up == at:
            return "no"
        at = up
        if at == verb:
            return "next" if not subjects else "further"
        subjects += any(words.tokens[c].relation.startswith("nsubj") and c != p.head for c in words.children[at])
    return "no"


def _gender(p: Found, genders: frozenset[str]) -> str:
    return "none" if p.gender not in ("he", "she") else "same" if p.gender in genders else "unknown"


def _quoted(words: Words, p: Found) -> bool:
    before = words.text[max(0, p.start - 300) : p.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _relation(words: Words, one: Found) -> str:
    if "poss" in words.tokens[one.head].relation:
        return "poss"
    relation = words.tokens[words.function(one.head)].relation.split(":")[0]
    return relation if relation in ("nsubj", "obj", "iobj", "obl", "nmod", "root", "compound") else "other"


def _chain(around: Surroundings, index: int, root: int) -> str:
    """Whether the reading's chains join the pronoun with the actor, with another, or with nobody."""
    partner = around.chains.get(index)
    if partner is None:
        return "none"
    return "this" if around.clusters.root(partner) == root else "other"
