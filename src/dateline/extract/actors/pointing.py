"""Nouns that point back to someone told before: "the group", "the ministry", "the president"."""

from __future__ import annotations

from dateline.extract.actors import nouns
from dateline.extract.actors.found import Found
from dateline.extract.actors.joining import (
    BODY_NOUNS,
    COUNTRY_NOUNS,
    MILITARY,
    OPEN_NOUNS,
    POLICE,
    Clusters,
    Held,
    Profile,
)
from dateline.extract.actors.phrases import Words
from dateline.extract.actors.titlewords import words_of
from dateline.record.account import ActorType
from dateline.vocabulary.files import listed


def by_pointing(words: Words, clusters: Clusters) -> None:
    """ "The group", "the ministry", "the president": to the nearest earlier actor that they can mean."""
    for i, f in enumerate(clusters.found):
        if f.kind != "nominal" or not f.definite or clusters.profile(i).named or f.noun is None:
            continue
        if singled_out(words, f):
            continue
        before = _earlier(clusters, i)
        fit = [j for j in before if _points_to(clusters, i, j) and not _told_before(clusters, i, j)]
        fit = [j for j in fit if may_lead(words, clusters, i, j) and not of_another(words, f, clusters.found[j])]
        called = [j for j in fit if _is_called(clusters.profile(j), f.noun.split()[-1])]
        there = [j for j in fit if f.count == "one" and f.country in clusters.lands(j)]
        main = _main_land(words, clusters, fit) if f.noun.split()[-1] in COUNTRY_NOUNS else []
        order = list(dict.fromkeys([*there, *called, *main, *fit]))
        for target in order if f.count == "one" else order[:1]:
            if clusters.join(target, i):
                break


_RARE = 3
"""How many times oftener than another a land must be told of, to be meant though the other was named last."""


def _main_land(words: Words, clusters: Clusters, fit: list[int]) -> list[int]:
    """The land that a report tells of far more often than of the one named last, where that was named only for its
    office-holder ("*Chad's* president")."""
    if not fit or not all(_owns_office(words, clusters.found[i]) for i in clusters.members(fit[0])):
        return []
    often = {j: len(clusters.members(j)) for j in fit}
    most = max(fit, key=lambda j: often[j])
    return [most] if often[most] >= _RARE * often[fit[0]] else []


def _owns_office(words: Words, one: Found) -> bool:
    """Whether a land is told only as that of a person or an office: "Chad's president", "the president of Chad"."""
    token = words.tokens[one.head]
    owned = token.relation in ("nmod:poss", "compound", "amod") or words.case(one.head) == "of"
    return owned and (token.head in words.people or words.low(token.head) in words_of("of_leader"))


def _is_called(known: Profile, noun: str) -> bool:
    """Whether an actor bears a noun in one of its names, or is an army or a police force that was told by it before."""
    borne = {word for name in known.names for word in name.split()}
    return (noun in MILITARY | POLICE and noun in known.nouns) or bool({noun, f"{noun}s"} & borne)


def _earlier(clusters: Clusters, index: int) -> list[int]:
    """One mention of every actor that stands before, the one mentioned last first."""
    seen: dict[int, int] = {}
    for j in range(index - 1, -1, -1):
        if clusters.found[j].kind != "pronoun":
            seen.setdefault(clusters.root(j), j)
    return [j for root, j in seen.items() if root != clusters.root(index)]


def _points_to(clusters: Clusters, index: int, target: int) -> bool:
    f, p = clusters.found[index], clusters.profile(target)
    noun = (f.noun or "").split()[-1]
    if f.count == "one":
        return _is_holder(clusters, f, target)
    if f.country and p.countries and f.country not in p.countries:
        return False
    if noun in COUNTRY_NOUNS:
        return p.type == "state" and p.named
    if f.count == "many" and noun in BODY_NOUNS:  # "the departments of the east", "police" of anywhere
        return not p.named and f.noun in p.nouns
    size = _telling(f)
    plain = size <= 2
    if any(name.split()[-1] == noun or (plain and noun in name.split()) for name in p.names):
        return p.type != "person" and p.type != "state"
    kind = nouns.noun(f.noun or "")
    if plain and kind is not None and kind.type != "other" and noun in ("group", "organization", "agency"):
        return p.named and p.type == kind.type
    if noun in OPEN_NOUNS and plain:
        alike = size == 1 and any(told.split()[-1] == noun for told in p.nouns)
        return p.type in OPEN_NOUNS[noun] if p.named else alike
    if f.noun in MILITARY:
        return bool(p.nouns & MILITARY) or (p.type == "armed_forces" and any(map(_is_army, p.names)))
    return not p.named and f.noun in p.nouns


def _telling(f: Found) -> int:
    """How many words a nominal has but for those that point back as well without: one, of "the banned group"."""
    return max(1, len([w for w in f.name.lower().split() if w not in listed("actor_nouns", "harmless", "words")]))


def _is_army(name: str) -> bool:
    """Whether a folded name is a whole country's army's: "malian armed forces"."""
    words = name.split()
    return any(" ".join(words[-size:]) in MILITARY for size in (1, 2) if len(words) > size)


def singled_out(words: Words, f: Found) -> bool:
    """Whether a clause tells which are meant: "the people who seized the building" need not be people told before."""
    return (
        any(words.tokens[c].relation == "acl:relcl" for c in words.children[f.head]) and words.word(f.head + 1) != ","
    )


def of_another(words: Words, one: Found, other: Found) -> bool:
    """Whether "of" tells two nouns to be of two bodies: "the head of the bank", "the head of the mine"."""
    a = _of(words, one)
    return bool(a and (b := _of(words, other))) and not a & b


def _of(words: Words, f: Found) -> set[str]:
    """The words that "of" ties to a noun, but for lands, which have many names: "the prince of the kingdom"."""
    tied = [c for c in words.children[f.head] if words.tokens[c].relation.startswith("nmod") and words.case(c) == "of"]
    return {words.lemma(c) for c in tied if c not in words.places and words.lemma(c) not in COUNTRY_NOUNS}


def _told_before(clusters: Clusters, index: int, target: int) -> bool:
    """Whether those whom a plural means ("the rebels") were told of before the one actor that it may point to."""
    first = min(clusters.members(index))
    return clusters.found[index].count == "many" and first < min(clusters.members(target)) and first != index


def _is_holder(clusters: Clusters, f: Found, target: int) -> bool:
    """Whether "the president" or "the journalist" can be a person that the report has given that title or noun."""
    p, lands, offices = clusters.profile(target), clusters.lands(target), clusters.offices(target)
    if f.noun is None or (f.country and lands and f.country not in lands):
        return False
    if not p.named:
        return f.noun in p.nouns and len(f.name.split()) == 1
    if p.type != "person":
        return False
    last = f.noun.split()[-1]
    if f.country in lands and last in words_of("leaders") and any(_leads_a_state(o.title) for o in offices):
        return True
    if f.served and any(_serves(office, f.served.type, last) for office in offices):
        return True
    return any(last in o.title.split() for o in offices) or last in p.nouns or f.noun in p.nouns


def _serves(office: Held, kind: ActorType, noun: str) -> bool:
    """Whether an office of a body of this kind may be told by a noun: "M23 leader" by "the rebel chief", "UN envoy" by
    "the UN official"."""
    heads = noun in words_of("chiefs") and office.title.split()[-1] in words_of("chiefs")
    return office.body == kind and (heads or noun == "official")


def _leads_a_state(title: str) -> bool:
    """Whether an office ends as those that lead a state do: `president`, of "us president"."""
    pieces = title.split()
    return any(" ".join(pieces[-size:]) in words_of("of_leader") for size in (1, 2)) and "vice" not in pieces


def may_lead(words: Words, clusters: Clusters, index: int, target: int) -> bool:
    """Whether no other body stands before the noun by which the person was told before: the Taliban's chief is not
    "the army chief"; "the UN chief" may be anyone's."""
    own = _bodies(words, clusters.found[index])
    if not own or any(word != word.lower() for word in own):
        return True
    noun = clusters.found[index].noun
    told = [_bodies(words, f) for i in clusters.members(target) if (f := clusters.found[i]).noun == noun]
    return not any(told) or any(own & bodies for bodies in told)


def _bodies(words: Words, f: Found) -> set[str]:
    """The nouns before a noun for one person that say of what: `army` of "the Afghan army chief"."""
    if f.kind != "nominal" or f.count != "one":
        return set()
    return {words.word(c) for c in words.children[f.head] if words.tokens[c].relation == "compound" and c < f.head}
