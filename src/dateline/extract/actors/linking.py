"""Which mentions are joined, and by what: names, brackets, appositions, chains, nominals that point back, pronouns."""

from __future__ import annotations

from dateline.extract.actors import nouns
from dateline.extract.actors.aliases import join_bracketed, join_other_names
from dateline.extract.actors.alike import same_person, short_form
from dateline.extract.actors.found import Found
from dateline.extract.actors.joining import MILITARY, POLICE, Clusters, Held, counted
from dateline.extract.actors.phrases import Words
from dateline.extract.actors.pointing import by_pointing, may_lead, of_another, singled_out
from dateline.extract.actors.pronouns import THIRD, join_pronouns
from dateline.extract.ofsome import tells_part
from dateline.extract.tree import HYPHENS
from dateline.vocabulary.registry import fold


def link(words: Words, found: list[Found], offices: list[Held]) -> Clusters:
    """All mentions of a report joined into actors, where these offices are held.

    Steps go from sure to unsure; a later one cannot undo an earlier.
    """
    clusters, chains = before_pronouns(words, found, offices)
    join_pronouns(words, clusters, chains)
    _by_speaker(words, clusters, {f.head: i for i, f in enumerate(found)})
    return clusters


def before_pronouns(words: Words, found: list[Found], offices: list[Held]) -> tuple[Clusters, dict[int, int]]:
    """All mentions but third-person pronouns joined, and for each of these the mention that its chain joins it with."""
    heads = {f.head: i for i, f in enumerate(found)}
    clusters = Clusters(found, offices, _posts(words, found, heads))
    _by_name(clusters)
    join_bracketed(words, clusters)
    join_other_names(words, clusters)
    _by_apposition(words, clusters, heads)
    _by_members(words, clusters, heads)
    _by_repetition(words, clusters)
    chains = _by_chain(words, clusters, heads)
    by_pointing(words, clusters)
    _by_relative(words, clusters, heads)
    return clusters, chains


def _posts(words: Words, found: list[Found], heads: dict[int, int]) -> dict[int, str]:
    """For nominals that tell one person by a named body ("the commander of the Omani Navy"), the body."""
    posts: dict[int, str] = {}
    for i, f in enumerate(found):
        if f.kind != "nominal" or f.count != "one":
            continue
        for c in words.children[f.head]:
            of = words.tokens[c].relation.startswith("nmod") and any(words.low(k) == "of" for k in words.children[c])
            body = found[heads[c]] if of and c in heads else None
            if body is not None and body.kind == "name" and body.type != "person":
                posts[i] = body.entry or fold(body.name)
    return posts


def _by_name(clusters: Clusters) -> None:
    """The same name, the same registry entry, and short forms of a name that stands earlier or only once; a person's
    parts of one long name need not be alike ("Saif Nasser" and "Rahbi" of "Saif Nasser Rahbi")."""
    names = [i for i, f in enumerate(clusters.found) if f.kind == "name"]
    first: dict[str, int] = {}
    for i in names:
        f = clusters.found[i]
        for key in (f.entry and f"entry:{f.entry}", f"{f.type == 'person'}:{fold(f.name)}"):
            if key:
                clusters.join(first.setdefault(key, i), i, sure=True)
    told = [(i, len(f.name), fold(f.name), f.type == "person") for i in names for f in [clusters.found[i]]]
    alike = {kind: [(i, size, name) for i, size, name, person in told if person is kind] for kind in (True, False)}
    for i in names:
        _by_short_form(clusters, i, alike[clusters.found[i].type == "person"])


def _by_short_form(clusters: Clusters, index: int, names: list[tuple[int, int, str]]) -> None:
    """`names` are those of all persons, or of all others: the mention, how long its name is, and the name folded."""
    one = clusters.found[index]
    short, own = fold(one.name), len(one.name)
    agree = same_person if one.type == "person" else short_form
    longer = [
        j for j, size, name in names if size > own and agree(short, name) and not clusters.same(index, j)
    ]  # fmt: skip
    if not longer:
        return
    surname = [j for j in longer if fold(clusters.found[j].name).split()[-1] == short.split()[-1]]
    choice = surname or longer
    before = [j for j in choice if j < index]
    alone = one.type == "person" and len({clusters.root(j) for j in longer}) == 1
    clusters.join(before[-1] if before else choice[0], index, sure=True, parts=alone)


MEMBERS = frozenset(
    "fighter militant mercenary insurgent rebel gunman force troop operative guerrilla jihadist soldier member".split()
)
"""Nouns for those who make up an armed group: "Red Column fighters" are the group."""


GROUPS = frozenset("group movement militia organization organisation network faction party outfit insurgency".split())
"""Nouns that say what a name before them is the name of: "the Red Column rebel *group*"."""
_NAMED_SO = frozenset({"armed_group", "party", "ngo", "other"})


def _by_members(words: Words, clusters: Clusters, heads: dict[int, int]) -> None:
    """Uncounted members of a named armed group, with its name right before them or after "of" or "from", and a word for
    what the name is one of."""
    last = {words.within(f.span)[1] - 1: i for i, f in enumerate(clusters.found) if f.kind == "name"}
    for i, f in enumerate(clusters.found):
        lemma = words.tokens[f.head].lemma
        if f.kind != "nominal" or lemma not in MEMBERS | GROUPS or f.name[:1].isdigit():
            continue
        if lemma in MEMBERS and (after := _whose_members(words, clusters, heads, f)) is not None:
            clusters.join(after, i)
            continue
        before = f.head - 1
        while before >= 0 and before not in last and words.tokens[before].head in (f.head, before + 1):
            before -= 1
        group = last.get(before)
        types = _NAMED_SO if lemma in GROUPS else {"armed_group"}
        if group is None or clusters.found[group].type not in types or clusters.found[group].kind != "name":
            continue
        told = clusters.found[group]
        if words.text[told.start - 1 : told.start] in HYPHENS or words.text[told.end] in HYPHENS:  # "anti-Okon group"
            continue
        name = words.tokens[told.head]
        if name.head == f.head and name.relation in ("compound", "nmod:poss", "amod"):
            clusters.join(group, i)


def _whose_members(words: Words, clusters: Clusters, heads: dict[int, int], f: Found) -> int | None:
    """The named group or force of which a bare plural tells the members: "fighters of the Red Column"."""
    children = words.children[f.head]
    if not words.is_plural(f.head) or any(words.tokens[c].relation in ("nummod", "det", "amod") for c in children):
        return None
    of = (c for c in children if words.tokens[c].relation == "nmod" and words.case(c) in ("of", "from", "with"))
    named = (c for one in of for c in (one, *words.children[one]) if c == one or words.tokens[c].relation == "compound")
    groups = (heads[c] for c in named if c in heads and clusters.profile(heads[c]).named)
    return next((g for g in groups if clusters.profile(g).type in ("armed_group", "armed_forces")), None)


def _by_apposition(words: Words, clusters: Clusters, heads: dict[int, int]) -> None:
    for i, f in enumerate(clusters.found):
        token = words.tokens[f.head]
        if token.relation.startswith("appos") and token.head in heads and not tells_part(words.text, *f.span):
            clusters.join(heads[token.head], i, apposed=True)


VAGUE = frozenset({"people", "person", "man", "woman", "child", "individual", "others"})
"""Nouns that mean others wherever they stand, but with words that point back."""


def _by_repetition(words: Words, clusters: Clusters) -> None:
    """Nominals in the same words, or of the same noun and country; "a", "another" and numbers open a new actor, only
    words that point back ("the mercenaries") then mean one of those ("three mercenaries")."""
    latest: dict[str, int] = {}
    for i, f in enumerate(clusters.found):
        if f.kind == "name" and f.country and (kind := _kind_of_body(f)) is not None:
            latest[f"{kind}:{f.country}"] = i
        if f.kind != "nominal":
            continue
        keys = [f"words:{fold(f.name)}"]
        noun = f.noun or ""
        kind = _one_of(noun)
        if (f.country or f.side) and f.count != "one":
            keys.append(f"{kind}:{f.country or f.side}")
        vague = f.noun in VAGUE and (not f.definite or singled_out(words, f))
        fresh = counted(f) or vague or not _steady(f)
        for key in keys:
            told = key in latest and (f.definite or not counted(clusters.found[latest[key]]))
            if told and not fresh and not of_another(words, f, clusters.found[latest[key]]):
                clusters.join(latest[key], i)
            latest[key] = i


def _one_of(noun: str) -> str:
    """One noun for all that mean the same body of a state: `military` of an army and of armed forces."""
    return "military" if noun in MILITARY else "police" if noun in POLICE else noun


def _kind_of_body(f: Found) -> str | None:
    """The noun that a name of a state's body ends in: `military` of "Malian army", `foreign ministry`."""
    words = fold(f.name).split()
    ends = (" ".join(words[-size:]) for size in (2, 1) if len(words) > size)
    noun = next((end for end in ends if nouns.noun(end) is not None), None)
    return _one_of(noun) if noun is not None and f.type in ("armed_forces", "government") else None


def _steady(f: Found) -> bool:
    return f.definite or f.count in ("many", "body") or bool(f.country or f.side)


def _by_chain(words: Words, clusters: Clusters, heads: dict[int, int]) -> dict[int, int]:
    """The reading's chains; the fullest name of a chain leads, and mentions that conflict with it are left out.

    Third-person pronouns are only told with whom their chain would join them;
    "I" and "we" of a quotation are left to its speaker.
    """
    partners: dict[int, int] = {}
    for chain in words.reading.chains:
        here = []
        for m in chain.mentions:
            first, last = words.within((m.start, m.end))
            if first < last and (index := _mention(words, clusters.found, heads, first, last)) is not None:
                here.append(index)
        here = [i for i in dict.fromkeys(here) if not _quoted(words, clusters.found[i])]
        if len(here) < 2:
            continue
        lead = max(here, key=lambda i: (clusters.profile(i).named, clusters.found[i].kind == "name", -i))
        for i in here:
            if _new(words, clusters.found[i]) and min(clusters.members(lead)) < i:
                continue
            if clusters.found[lead].kind == "name" and _unnamed_yet(clusters, i, lead):
                continue
            if i != lead and _owned(words, clusters.found[i]) and not _owned(words, clusters.found[lead]):
                continue
            if i != lead and not may_lead(words, clusters, i, lead):
                continue
            if clusters.found[i].gender not in THIRD or clusters.found[i].kind != "pronoun":
                clusters.join(lead, i)
            elif clusters.found[lead].kind != "pronoun":
                partners[i] = lead
    return partners


def _unnamed_yet(clusters: Clusters, index: int, lead: int) -> bool:
    """Whether a bare plural ("militants") tells of some before any of those is named that its chain takes them for."""
    f = clusters.found[index]
    return f.kind == "nominal" and f.count == "many" and not f.definite and index < min(clusters.members(lead))


def _owned(words: Words, f: Found) -> bool:
    """Whether a plural is somebody's ("its fighters"), who are not simply those that were told of before ("gunmen")."""
    owned = any(words.tokens[c].relation == "nmod:poss" for c in words.children[f.head])
    return f.kind == "nominal" and f.count == "many" and owned


def _new(words: Words, f: Found) -> bool:
    """Whether "a" or "an" before a nominal tells of someone new, who is not said to be anyone ("X is a general")."""
    if f.kind != "nominal":
        return False
    said = words.tokens[f.head].relation.startswith("appos") or any(
        words.tokens[c].relation == "cop" for c in words.children[f.head]
    )
    return not said and any(words.low(c) in ("a", "an") and c < f.head for c in words.children[f.head])


def _quoted(words: Words, f: Found) -> bool:
    """Whether a mention is an "I" or "we" of somebody's speech."""
    return (
        f.kind == "pronoun"
        and f.gender in ("i", "we")
        and any(
            mark.source and any(s <= f.start and f.end <= e for s, e in mark.content) for mark in words.reading.speech
        )
    )


def _mention(words: Words, found: list[Found], heads: dict[int, int], first: int, last: int) -> int | None:
    head = words.head(first, last)
    if head in heads:
        return heads[head]
    start, end = words.tokens[first].start, words.tokens[last - 1].end
    inside = [i for i, f in enumerate(found) if f.start == start and f.end == end]
    return inside[0] if inside else None


def _by_relative(words: Words, clusters: Clusters, heads: dict[int, int]) -> None:
    """ "Who" and "which" mean the noun that their clause describes."""
    for i, f in enumerate(clusters.found):
        if f.kind == "pronoun" and f.noun == "who":
            verb = f.head
            for _ in range(6):
                token = words.tokens[verb]
                if token.relation.startswith("acl") or token.head == verb:
                    break
                verb = token.head
            if words.tokens[verb].relation.startswith("acl") and words.tokens[verb].head in heads:
                clusters.join(heads[words.tokens[verb].head], i, sure=True)


def _by_speaker(words: Words, clusters: Clusters, heads: dict[int, int]) -> None:
    """ "I" and "we" inside quotation marks mean the one who is quoted."""
    for i, f in enumerate(clusters.found):
        if f.kind != "pronoun" or f.gender not in ("i", "we"):
            continue
        for mark in words.reading.speech:
            if mark.source and any(s <= f.start and f.end <= e for s, e in mark.content):
                first, last = words.within(mark.source)
                source = _mention(words, clusters.found, heads, first, last) if first < last else None
                if source is not None and source != i:
                    clusters.join(source, i, sure=True)
                    break
