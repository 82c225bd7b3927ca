"""Sentences made from the values of an event, a statement or a relation; null where the values do not carry one.

An event becomes a sentence of its own only where the report says it plainly: who acts, at once the verb, at once whom
it is done to. Then nothing that stands between (a "not", a "may") can be lost. Everything else is quoted whole.
"""

from __future__ import annotations

import re
from functools import cache

from dateline.publish.account import Told
from dateline.publish.brief.casing import OPENING, inside
from dateline.publish.brief.wording import PRONOUNS, capital, glossed, inner, listed, named, with_article
from dateline.publish.days import when as in_time
from dateline.publish.safe import one_line
from dateline.record.account import Attribution, Event, Participant, Relation
from dateline.record.reading import Span
from dateline.vocabulary.files import table

_NEAR = re.compile(
    r"(?:^|\W)(in|at|near|outside|around|across|off|inside|along|over|throughout|north of|south of|east of|west of)"
    r" (the )?(?:[\w’'-]+ ){0,2}$",
    re.I,
)


def event(told: Told, one: Event) -> str | None:
    """`Militants attacked a cross-country passenger train in Balochistan on 11 March 2025`."""
    if one.status != "happened" or not _is_past(told.words(one.trigger)):
        return None
    if one.type not in _WHOLE or told.words(one.trigger).lower() in _words("between", "open"):
        return None
    if not _is_sure(told, one):
        return None
    sentence = told.sentence(one)
    core = _active(told, one, sentence) or _passive(told, one, sentence)
    first = min((part.span[0] for part in (*one.actor, *one.recipient)), default=sentence[0])
    if core is None or (one.says is None and _reports(told.report.text[sentence[0] : first])):
        return None
    clause = " ".join(filter(None, (core, _where(told, one, sentence), _when(told, one, sentence))))
    return capital(_attributed(told, one, clause)) if one.says else capital(clause)


def _reports(before: str) -> bool:
    """Whether what stands before holds a reporting word, so that what follows is someone's statement."""
    forms = {form for forms in table("sentences")["cues"].values() for form in forms}
    return any(word in forms for word in re.findall(r"[a-z]+", before.lower()))


def _is_sure(told: Told, one: Event) -> bool:
    """Whether who takes part and who says so are named here, and not by a pronoun that may be misread."""
    spans = [part.span for part in (*one.actor, *one.recipient)]
    if one.says:
        cited = next((q for q in told.account.attributions if q.id == one.attribution), None)
        if cited is None or cited.source_span is None:
            return False
        spans.append(cited.source_span)
    elif any(c[0] <= one.trigger[0] < c[1] for q in told.account.attributions for c in q.content):
        return False  # somebody says so, and the account does not hold who
    return not any(one_line(told.words(span)).lower() in PRONOUNS for span in spans)


_WHOLE = frozenset({"ASSAULT", "COERCE", "AID", "RETREAT", "CONSULT", "MOBILIZE", "SANCTION"})
"""Types whose verbs say all with their object; "urged Kyiv" or "accused Kyiv" would be half a sentence."""


def _attributed(told: Told, one: Event, clause: str) -> str:
    speaker = told.actors[one.says or ""]
    if any(part.actor == one.says for part in one.actor):
        return f"by its own account, {clause}" if speaker.type != "person" else f"by their own account, {clause}"
    return f"{named(told, speaker)} said that {clause}"


@cache
def _words(group: str, key: str) -> frozenset[str]:
    kept = table("sentences")[group][key]
    return frozenset(kept.split() if isinstance(kept, str) else kept)


def _is_past(trigger: str) -> bool:
    word = trigger.lower()
    return " " not in word and ((word.endswith("ed") and len(word) > 4) or word in _words("past", "words"))


def _active(told: Told, one: Event, sentence: Span) -> str | None:
    trigger = one.trigger
    actors = [p for p in one.actor if sentence[0] <= p.span[0] and p.span[1] <= trigger[0]]
    objects = [p for p in one.recipient if trigger[1] <= p.span[0] and p.span[1] <= sentence[1]]
    if len(actors) != len(one.actor) or not actors or not objects or len(objects) != len(one.recipient):
        return None
    before = _between(told, max(p.span[1] for p in actors), trigger[0])
    after = _between(told, trigger[1], min(p.span[0] for p in objects))
    if before not in _words("between", "verb") or after not in _words("between", "object"):
        return None
    if not _ends(told, max(p.span[1] for p in objects), sentence[1]):
        return None
    return f"{_subjects(told, actors)} {told.words(trigger).lower()} {_stretch(told, trigger[1], objects)}"


def _passive(told: Told, one: Event, sentence: Span) -> str | None:
    trigger = one.trigger
    objects = [p for p in one.recipient if sentence[0] <= p.span[0] and p.span[1] <= trigger[0]]
    if not objects or len(objects) != len(one.recipient):
        return None
    link = _between(told, max(p.span[1] for p in objects), trigger[0])
    if link not in _words("between", "passive"):
        return None
    verb = "were" if link.split()[0] in ("were", "have") or _is_plural(told, objects) else "was"
    by = _by(told, one, sentence)
    last = max(p.span[1] for p in one.actor) if by else trigger[1]
    if (one.actor and by is None) or not _ends(told, last, sentence[1]):
        return None
    return " ".join(filter(None, (_subjects(told, objects), verb, told.words(trigger).lower(), by)))


def _ends(told: Told, at: int, end: int) -> bool:
    """Whether what was said is whole here: the sentence ends, pauses, or goes on with a place, a time or an "and"."""
    rest = told.report.text[at:end].lstrip("’'”\"")
    word = re.match(r"\s*([A-Za-z]+|\W|$)", rest)
    found = word[1].strip().lower() if word else ""
    return not found or found in _words("between", "after")


def _by(told: Told, one: Event, sentence: Span) -> str | None:
    """`by the army`, where the report has it so right after the verb."""
    after = [p for p in one.actor if one.trigger[1] <= p.span[0] and p.span[1] <= sentence[1]]
    if not after or len(after) != len(one.actor):
        return None
    link = _between(told, one.trigger[1], min(p.span[0] for p in after))
    return f"by {_subjects(told, after)}" if link in ("by", "by the", "by a", "by an") else None


def _is_plural(told: Told, parts: list[Participant]) -> bool:
    words = told.words(parts[0].span).lower().split() or [""]
    number = re.match(r"\d+|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|several", words[0])
    return len(parts) > 1 or (bool(number) and words[0] != "1")


def _between(told: Told, start: int, end: int) -> str:
    return one_line(told.report.text[start:end]).lower() if start <= end else "?"


def _subjects(told: Told, parts: list[Participant]) -> str:
    return listed(list(dict.fromkeys(_subject(told, part) for part in parts)))


def _subject(told: Told, part: Participant) -> str:
    """By name where there is one, in the report's words otherwise (with the article before them)."""
    words = one_line(told.words(part.span))
    actor = told.actors.get(part.actor or "")
    if actor and (actor.known_as or words.lower() in PRONOUNS or words[4:].lower() == actor.name.lower()):
        return named(told, actor)
    return inside(told, with_article(told, part.span), part.span)


_ASKING = frozenset({"how", "whether", "why"})


def _stretch(told: Told, start: int, parts: list[Participant]) -> str:
    """The words from the verb to the last object, as the report has them."""
    return one_line(told.report.text[start : max(part.span[1] for part in parts)])


def _where(told: Told, one: Event, sentence: Span) -> str:
    """`in Balochistan`, with the preposition that the report has before the name, where the sentence names it."""
    place = told.places.get(one.place or "")
    taken = [one.trigger, *(p.span for p in (*one.actor, *one.recipient))]
    over = max(span[1] for span in taken)
    for mention in place.mentions if place else ():
        inside = sentence[0] <= mention[0] and mention[1] <= sentence[1]
        apart = all(mention[1] <= span[0] or span[1] <= mention[0] for span in taken)
        near = _NEAR.search(told.report.text[max(sentence[0], mention[0] - 40) : mention[0]])
        start = max(sentence[0], mention[0] - 40) + (near.start(1) if near else 0)
        if inside and apart and near and start >= over and _only_time(told, over, start):
            return one_line(near[0].lstrip(" ,—-(\n\t.;:") + told.words(mention))
    return ""


def _only_time(told: Told, start: int, end: int) -> bool:
    """Whether nothing stands between but when it was."""
    rest = told.report.text[start:end]
    for time in told.account.times:
        if start <= time.span[0] and time.span[1] <= end:
            rest = rest.replace(told.words(time.span), "")
    return one_line(rest).lower().strip(" ,") in ("", "on", "early", "late")


def _when(told: Told, one: Event, sentence: Span) -> str:
    """The day of the event in words, where the sentence itself gives it."""
    for time in told.account.times:
        if sentence[0] <= time.span[0] and time.span[1] <= sentence[1] and time.edtf and time.edtf == one.when:
            return in_time(one.when)
    return ""


def statement(told: Told, one: Attribution) -> str | None:
    """`Shahid Rind said that security forces had been dispatched`, or with the words quoted where they are direct."""
    verb = cue(told.words(one.cue))
    speaker = _speaker(told, one)
    if verb is None or speaker is None or not one.content:
        return None
    on = in_time(one.when) if one.when and re.fullmatch(r"\d{4}-\d{2}-\d{2}", one.when) else ""
    lead = f"{on[:1].upper()}{on[1:]}, {speaker}" if on else capital(speaker)
    if one.style == "direct":
        pieces = [_bare(glossed(told, span)) for span in one.content]
        return f"{lead} {verb}: “{' … '.join(filter(None, pieces))}”"
    if len(one.content) > 1 or _is_cut(told, one):
        return None
    content = _bare(inner(glossed(told, one.content[0])), marks=False)
    content = re.sub(r"^that\b,? ", "", content, flags=re.I)
    if not re.match(r"[\w‘“$£€]", content) or not _is_clause(content):
        return None
    if content.startswith("to "):
        return f"{lead} {verb} {content}" if verb == "claimed" else None
    that = "" if content.split()[0].lower() in _ASKING else "that "
    return f"{lead} {verb} {that}{inside(told, content, one.content[0])}"


def _is_cut(told: Told, one: Attribution) -> bool:
    """Whether what is said began before the words of saying, which stand between commas: "The visit, analysts say, is
    aimed at the islands"."""
    start = min(span[0] for span in (one.cue, one.source_span) if span)
    after, said = max(span[1] for span in (one.cue, one.source_span) if span), one.content[0][0]
    text = told.report.text
    before = re.split(r"[.!?]\s|\n", text[max(0, start - 200) : start])[-1]
    return said >= after and "," in text[after:said] and before.rstrip().endswith(",") and bool(before.strip(' ,“"‘'))


def attributed(told: Told, one: Event) -> str | None:
    """The statement that tells the event, where all of it is what someone is reported to have said."""
    for cited in told.account.attributions:
        if cited.style == "indirect" and len(cited.content) == 1:
            start, end = cited.content[0]
            if start <= one.trigger[0] < end <= told.sentence(one)[1] + 2:
                return statement(told, cited)
    return None


def _is_clause(text: str) -> bool:
    """Whether the words hold a verb form and come to an end, as far as their looks tell."""
    words = re.findall(r"[\w’']+", text.lower())
    return any(_is_verb(word) for word in words[1:]) and words[-1] not in OPENING | _RELATIVE


_RELATIVE = frozenset({"who", "whom", "whose", "which"})
"""Words that open a clause, so that none ends with them: "354 were freed, 37 of whom"."""


def _is_verb(word: str) -> bool:
    held = word in _words("past", "words") or word in _words("past", "forms")
    return held or (len(word) > 4 and word.endswith("ed")) or word.endswith(("’re", "’ll", "’ve", "n’t", "’d"))


def _bare(text: str, *, marks: bool = True) -> str:
    """A piece of speech without the marks and commas at its ends."""
    text = text.strip().strip('“”"' if marks else "").strip()
    if marks and text[:1] in ("'", "‘") and text[-1:] in ("'", "’"):
        text = text[1:-1]
    return re.sub(r"[,;:.]+$", "", inner(text) if marks else text).strip()


def cue(words: str) -> str | None:
    """The reporting word as a brief tells it, null where it is left in the report's own sentence."""
    told = one_line(words).lower()
    return next((past for past, forms in table("sentences")["cues"].items() if told in forms), None)


def _speaker(told: Told, one: Attribution) -> str | None:
    """Who speaks, by the report's own words where they hold the name, else by name; null for who cannot be told."""
    actor = told.actors.get(one.source or "")
    words = one_line(told.words(one.source_span)) if one.source_span else ""
    words = re.sub(r",? (?:who|which)$", "", words)
    is_pronoun = not words or words.lower() in PRONOUNS
    if actor is None:
        return None if is_pronoun else _fitted(told, one, words)
    if is_pronoun and actor.type != "person":
        return None
    holds_name = one_line(actor.name).lower() in words.lower()
    is_named = actor.known_as or (actor.type == "person" and actor.name[:1].isupper())
    if is_pronoun or len(words) > 90 or (is_named and not holds_name):
        return named(told, actor)
    return _fitted(told, one, words)


def _fitted(told: Told, one: Attribution, words: str) -> str:
    """The source's own words as they stand in mid-sentence, with their article; by name where they are cut short."""
    actor = told.actors.get(one.source or "")
    name = one_line(actor.name) if actor else ""
    cut_short = words.split()[-1].lower() in OPENING or name.lower().startswith(f"{words.lower()} ")
    overlaps = one.source_span is not None and one.source_span[0] < one.cue[1] and one.cue[0] < one.source_span[1]
    if actor and (cut_short or overlaps):
        return named(told, actor)
    span = one.source_span or one.cue
    fitted = inside(told, with_article(told, span) if one.source_span else words, span).rstrip(" ,")
    fitted = re.sub(r",? (?:who|which)$", "", fitted)
    rest = told.report.text[span[1] : max(span[1], one.cue[0])]
    if "," in fitted and re.match(r" [a-z]", rest) and rest.strip():
        fitted = fitted.partition(",")[0]  # the words stop in the middle of what stands beside the name
    return f"{fitted}," if "," in fitted else fitted


_OFFICES = frozenset({"leads", "works_for", "member_of"})


def relation(told: Told, one: Relation) -> str | None:
    """`Sarfraz Bugti is chief minister of Balochistan`; null for ties that take more than a name to tell."""
    if one.relation not in _OFFICES:
        return None
    subject, other = told.actors.get(one.subject), told.actors.get(one.object)
    place = told.places.get(one.object)
    if subject is None or (other is None and place is None):
        return None
    patterns = table("sentences")["relations"]
    patterns = patterns["former"] if one.status == "former" else patterns
    name = "titled" if one.title and one.relation in ("works_for", "leads", "member_of") else one.relation
    whom = named(told, other) if other else one_line(place.name if place else "")
    title, pattern = one_line(one.title or ""), patterns[name]
    if name == "titled" and whom.lower() in title.lower():
        pattern = pattern.replace(" of {o}", "")
    return capital(pattern.format(s=named(told, subject), o=whom, t=_titled(title)))


def _titled(title: str) -> str:
    """A title with small letters, where all its words are such as stand in any office."""
    plain = all(word.lower() in _words("titles", "words") for word in title.split())
    return re.sub(r"^(?:the|an?) ", "", title.lower() if plain else title, flags=re.I)
