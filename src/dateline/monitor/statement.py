"""A fact in plain words, made of its own values. A claim is told as someone's claim."""

from __future__ import annotations

import re
from functools import cache

from dateline.monitor.bounds import number
from dateline.monitor.days import when
from dateline.monitor.naming import called, is_many, one_line
from dateline.record.account import Place
from dateline.record.fact import Fact
from dateline.vocabulary.cues import cues
from dateline.vocabulary.files import table
from dateline.vocabulary.monitoring import act, group, verb_of, words

_PASTS = frozenset("said told saw knew thought felt found wrote spoke swore forbade held made".split())
_LONGEST = 420
_SUFFERED = {
    *(("ASSAULT", mode) for mode in (None, "targeted", "drone", "aerial", "heavy-weapons", "explosives", "firearms")),
    *(("ASSAULT", mode) for mode in ("suicide-attack", "abduct", "torture")),
    *(("COERCE", mode) for mode in ("arrest", "deport")),
}
"""Deeds told of those who bear them where nobody is known who did them: "ten soldiers were attacked"."""
_PLAIN = ("ACCUSE", "ASSAULT", "COERCE")
"""Types of which every verb of [verbs] tells more than a mode that nothing follows."""
_PLURAL = re.compile(r"(?<=\{s\} )(\w+)")
_ARE = {"is": "are", "was": "were", "formerly": "formerly"}
_APART = ("near", "outside", "off", "along", "around", "between", "in", "at", "on")
_COUNTED = {
    "killed": "killed", "injured": "injured", "missing": "missing", "detained": "held", "released": "released",
    "displaced": "displaced", "participants": "taking part", "votes": "(votes)",
}  # fmt: skip


def told(fact: Fact) -> str:
    """The fact as a sentence without its full stop: who, what, whom, where, when, and who says so."""
    made = {"event": _event, "figure": _figure, "attribution": _attribution, "relation": _relation}[fact.kind](fact)
    return capital(_said(fact, made))


def worded(fact: Fact) -> str:
    """The fact as a sentence; an event is followed by the report's own words from its trigger on."""
    if fact.kind != "event":
        return told(fact)
    at = fact.span[0] - fact.sentence_span[0]
    rest = fact.sentence[at:] if 0 <= at < len(fact.sentence) else fact.sentence
    return f"{capital(_said(fact, _event(fact, shown=False)))}: {quoted(rest)}"


def counted(fact: Fact) -> str:
    """A figure with what it counts: `at least 32 civilians killed`."""
    shown, unit = number(fact), one_line(fact.unit or "")
    if not shown:
        return f"“{one_line(fact.words)}”"
    if unit and fact.bound == "vague" and f"{shown} of " in one_line(fact.words).lower():
        shown = f"{shown} of"
    elif unit.partition(" ")[0].endswith(("’s", "'s")):
        shown = f"{shown} of" if unit[0].isupper() else f"{shown} of the"
    kept = fact.type not in ("killed", "injured") and words("counted", "kept").search(unit)
    plain = kept or words("counted", "plain").search(unit)
    what = "lost" if unit.endswith("lives") else None if plain else _COUNTED.get(fact.type)
    return " ".join(filter(None, (shown, unit, what)))


def where(fact: Fact) -> str:
    """`in northern Mali`, `at the border of Mali`, nothing where no place is known."""
    if fact.place is None:
        return ""
    if at_border(fact):
        return f"at the border of {_named(fact.place)}"
    name = one_line(fact.place.name)
    apart = name.split()[0].lower() in _APART
    return f"{name[0].lower()}{name[1:]}" if apart else f"in {name}"


def at_border(fact: Fact) -> bool:
    """Whether the sentence names the fact's place only for its border: "massed on Mali's northern border"."""
    start, end = fact.sentence_span
    spans = [span for span in fact.place.mentions if start <= span[0] and span[1] <= end] if fact.place else []
    return bool(spans) and all(_bounds(fact.sentence, low - start, high - start) for low, high in spans)


def _bounds(text: str, low: int, high: int) -> bool:
    before, after = text[:low], text[high:]
    led = any(found.end() == len(before) for found in words("places", "border of").finditer(before))
    return led or bool(words("places", "of border").match(after))


def _named(place: Place) -> str:
    name = one_line(place.name)
    return (
        f"the {name}" if place.kind == "country" and place.country in table("sentences")["articles"]["states"] else name
    )


def capital(text: str) -> str:
    """The text with its first letter high."""
    return text[:1].upper() + text[1:]


def quoted(text: str) -> str:
    """The text on one line between quotation marks, its own outer ones taken off; cut at a word where it is long."""
    plain = one_line(text)
    if plain[:1] in '“"' and plain[-1:] in '”"':
        plain = plain[1:-1]
    plain = plain.strip(' ,“”"').removesuffix(".")
    if len(plain) > _LONGEST:
        plain = plain[: plain.rfind(" ", 0, _LONGEST)] + " …"
    return f"“{plain}”"


def _said(fact: Fact, made: str) -> str:
    if fact.says is None:
        return made
    if fact.kind == "attribution":
        return f"as {called((fact.says,))} tells it, {made}"
    if fact.kind == "figure":
        return f"{called((fact.says,))} spoke of {made}"
    own = fact.actors[:1] == fact.actors and any(who.key and who.key == fact.says.key for who in fact.actors)
    if fact.kind == "event" and own:
        many = fact.says.type in ("person", "population") or is_many((fact.says,))
        return f"by {'their' if many else 'its'} own account, {made}"
    return f"{called((fact.says,))} said that {made}"


def _event(fact: Fact, *, shown: bool = True) -> str:
    """An event as a clause; `shown` adds the report's own word where the verb says only what sort of act it is."""
    moved = _moves_itself(fact)
    asks = not shown and fact.type == "REQUEST" and fact.mode in (None, "change", "yield")
    past, base, link, tail = act(fact.type, "of forces" if moved else "in words" if asks else fact.mode)
    own = _own_verb(fact, alone=not shown) if _is_vague(fact, base, tail) and not moved else None
    if own:
        past, base, link = own
    verb = {
        "future": f"will {base} (announced)",
        "hypothetical": f"may {base} (only possible)",
        "negated": f"did not {base}",
        "requested": f"should {base} (asked for)",
    }.get(fact.status or "", past)
    if shown and not own and (" or " in base or fact.mode is None or moved):
        verb = f"{verb} [“{one_line(fact.words)}”]"
    whom = called(fact.recipients, unnamed="")
    suffered = (fact.type, fact.mode) in _SUFFERED and not link and not past.endswith(" with")
    if whom and not fact.actors and verb.startswith(past) and suffered:
        was = "were" if is_many(fact.recipients) else "was"
        verb = verb.replace(past, past.partition(" or ")[0]) if fact.mode is None else verb
        return " ".join(filter(None, (whom, was, verb, tail, _at(fact), when(fact.when))))
    towards = (f"{link} {whom}" if link.startswith(",") else " ".join(filter(None, (link, whom)))) if whom else ""
    clause = " ".join(filter(None, (called(fact.actors), verb, towards, tail, _at(fact), when(fact.when))))
    return clause.replace(" ,", ",")


def _is_vague(fact: Fact, base: str, tail: str) -> bool:
    """Whether an act's type and mode say less than the report's own verb: "criticised" of what "condemned" tells."""
    return " or " in base or fact.mode is None or (fact.type in _PLAIN and not tail)


def _own_verb(fact: Fact, *, alone: bool) -> tuple[str, str, str] | None:
    """The report's own verb, where it says enough: with its object, of a meeting without one, or `alone` where the
    report's words follow."""
    found = verb_of(fact.words)
    if found is None or alone or fact.type == "CONSULT":
        return found
    past, _, link = found
    whole = not link or (" " in past and "," not in link)
    return found if whole and fact.recipients else None


def _moves_itself(fact: Fact) -> bool:
    """Whether those who are moved are those who act: "Northern fighters arrived"."""
    forces = ("armed_forces", "armed_group")
    moved = fact.type == "MOBILIZE" and fact.mode in (None, "troops", "militia")
    return moved and bool(fact.actors) and all(who.type in forces for who in fact.actors)


def _at(fact: Fact) -> str:
    """Where an event was: nothing where its sides say so already, from where of those who withdraw, and whither of
    those who visit nobody that is named."""
    if fact.place is not None and any(who.name == fact.place.name for who in fact.recipients):
        return ""
    told = where(fact)
    if fact.mode == "visit" and not fact.recipients:
        return told.removeprefix("in ")
    return f"from {told[3:]}" if fact.mode == "withdraw" and told.startswith(("in ", "at ")) else told


def _figure(fact: Fact) -> str:
    whose = f" of {called(fact.actors)}" if fact.type == "force" and _is_known(fact) else ""
    return " ".join(filter(None, (f"{counted(fact)}{whose}", where(fact), when(fact.when))))


def _is_known(fact: Fact) -> bool:
    """Whether the figure's owner has a name of its own that the figure's words do not say already."""
    return any(who.key and ":actor:" not in who.key and who.name not in fact.words for who in fact.actors)


def _attribution(fact: Fact) -> str:
    cue = _cue(one_line(fact.words).lower(), many=is_many(fact.actors))
    to = "to " if fact.words.lower().startswith(("told", "tells", "tell")) else ""
    channel = f" ({to}{fact.channel})" if fact.channel else ""
    on = when(fact.when)
    after = (on, cue) if cue.rpartition(" ")[2] in _OPEN else (cue, on)
    lead = " ".join(filter(None, (called(fact.actors), *after))) + channel
    pieces = [one_line(piece) for piece in fact.content] or [one_line(fact.sentence)]
    said = [piece for piece in pieces if piece.lower() not in _STRAY] or pieces
    return f"{lead}: {quoted(' … '.join(said))}"


_OPEN = frozenset({"for", "on", "of", "upon", "to", "about", "against"})
"""Ends of reporting words that what is said must follow at once: "called for"."""
_STRAY = frozenset({"what", "which", "that", "who", "as", "how"})
"""Words that are no piece of what is said by themselves: "what they describe as a raid"."""


def _cue(told: str, *, many: bool) -> str:
    """The reporting word as the report has it; where it is none that stands by itself, `is reported so`."""
    if told == "told" or told.startswith(("according", "told ")):
        return "said"
    be = "are" if many else "is"
    word = told.split()[0] if told else ""
    if word.endswith(("ing", "ings")):
        return f"{be} quoted as {told}" if _is_reporting(word) else f"{be} quoted"
    finite = word in _PASTS or word.endswith(("ed", "s")) or many
    return told if finite and _is_reporting(word) else f"{be} quoted (“{told}”)"


@cache
def _is_reporting(word: str) -> bool:
    stems = (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("d"), word.removesuffix("ed"),
             word.removesuffix("ing"), f"{word.removesuffix('ing')}e", f"{word.removesuffix('ied')}y",
             f"{word.removesuffix('ies')}y", word[:-3] if word[-2:] == "ed" else word)  # fmt: skip
    return word in _PASTS or any(stem in cues() for stem in stems)


def _relation(fact: Fact) -> str:
    patterns = group("relations", "former") if fact.status == "former" else group("relations")
    titled = bool(fact.title) and fact.type in ("works_for", "leads", "member_of")
    whom = called(fact.recipients, unnamed="") or (one_line(fact.place.name) if fact.place else "someone not named")
    pattern: str = patterns["titled" if titled else fact.type]
    if titled and whom.lower() in (fact.title or "").lower():
        pattern = pattern.replace(" of {o}", "")
    if fact.type == "controls" and words("relations", "part").search(fact.words):
        pattern = pattern.replace("{o}", "part of {o}")
    if is_many(fact.actors):
        pattern = _PLURAL.sub(lambda found: _ARE.get(found[1], found[1][:-1]), pattern, count=1)
    return pattern.format(s=called(fact.actors), o=whom, t=one_line(fact.title or ""))
