"""The tidy tables of the record and what stands in each column. docs/exports.md is written from here."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from dateline.record.account import Place

Kind = Literal["text", "integer", "number", "list"]
"""`list` is several texts: a JSON list, or texts joined by `; ` where a cell holds one value."""


class Column(msgspec.Struct, frozen=True):
    """One column and what stands in it."""

    name: str
    kind: Kind
    meaning: str


class Table(msgspec.Struct, frozen=True):
    """One tidy table: one row for each thing that `of` names. `placed` tables have a shape on the map."""

    name: str
    of: str
    columns: tuple[Column, ...]
    placed: bool = False


class Row(msgspec.Struct, frozen=True):
    """One row: a value for each column (null where unknown) and the place that its shape comes from."""

    values: dict[str, Any]
    place: Place | None = None


def _columns(text: str) -> tuple[Column, ...]:
    """Columns from lines `name kind meaning`; `@name` takes in a group."""
    made: list[Column] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("@"):
            made.extend(_columns(_GROUPS[line[1:]]))
        else:
            name, kind, meaning = line.split(maxsplit=2)
            made.append(Column(name, kind, meaning))  # type: ignore[arg-type]
    return tuple(made)


_GROUPS = {
    "where": """
        place text name of the place, as resolved
        place_kind text country, region, city, facility, water or other
        country text ISO 3166-1 alpha-2 code of the place's country
        admin1 text state or province of the place
        geonames integer GeoNames id of the place
        lat number latitude of its point in degrees, WGS 84
        lon number longitude of its point in degrees, WGS 84
        precision text how near the point is: exact, city, area, admin2, admin1, region, country or unknown
        radius_km number how far the true place may be from the point, in kilometres
    """,
    "day": """
        when text when it was, as an EDTF date or interval
        first_day text first ISO day that `when` covers
        last_day text last ISO day that `when` covers
    """,
    "says": """
        says text who is said to say so; empty where the report says it in its own voice
        says_key text the key of that actor
    """,
    "told": """
        report text id of the report that tells it
        publisher text publisher of that report
        url text address of that report
        published text when that report was published (EDTF)
        source text file, address or name that the report came in as
        start integer where the quoted words begin, in characters of the source
        end integer where they end, the last character not included
        words text the quoted words, as the report has them
    """,
}

_REPORTS = """
    report text id of the report
    article text id of the article that this is a text of
    revision integer which text of the article it is, 1 the first
    publisher text who published it
    url text its address
    headline text its headline
    byline text its byline
    dateline text its dateline, as printed
    published text when it was published (EDTF)
    published_basis text how that is known: stated, supplied, captured or unknown
    updated text when it was last updated, by its own words (EDTF)
    captured text when the text was taken from its publisher
    language text ISO 639-1 code
    added text when it came into the record
    reader text what read it
    unread text why it was not read
    events integer how many events its account has
    figures integer how many figures
    attributions integer how many attributions
    relations integer how many relations
    source text file, address or name that it came in as
    start integer where it begins in the source, in characters
    end integer where it ends
    text text the report; a row's words stand at `start` and `end` less the report's own `start`
"""
_EVENTS = """
    fact text key of the event, which outlives a new reading
    type text PLOVER event type
    mode text PLOVER mode
    status text happened, future, hypothetical, negated, requested or historical
    actors list who did it
    actor_keys list their keys, in the same order
    recipients list to whom
    recipient_keys list their keys, in the same order
    @says
    @day
    @where
    trigger text the word that tells the event
    confidence number how sure the reader is, 0 to 1
    @told
"""
_PARTICIPANTS = """
    event text key of the event
    type text PLOVER event type
    mode text PLOVER mode
    status text status of the event
    role text actor or recipient
    name text who takes part
    key text the key of that actor, empty for one who is not named
    actor_type text person, state, government, armed_forces, armed_group, igo, ngo, company, media, party, population …
    actor_country text ISO 3166-1 alpha-2 code
    sector text PLOVER sector
    @told
"""
_FIGURES = """
    fact text key of the figure
    kind text killed, injured, missing, detained, released, displaced, force, participants, weapons, money, votes, other
    low number lowest value that the words allow; empty where open
    high number highest value that the words allow; empty where open
    bound text exact, at_least, at_most, about, vague or range
    unit text what is counted
    actor text whose they are
    actor_key text the key of that actor
    event text key of the event that it belongs to
    event_type text PLOVER type of that event
    @says
    @day
    @where
    @told
"""
_ATTRIBUTIONS = """
    fact text key of the attribution
    speaker text who says it
    speaker_key text the key of that actor
    speaker_type text person, state, government …
    speaker_words text the words that name the source here
    cue text the reporting words
    content text the words attributed; pieces joined by " … "
    style text direct, indirect or mixed
    channel text where it was said, such as Telegram
    when text when it was said (EDTF)
    first_day text first ISO day that `when` covers
    last_day text last ISO day that `when` covers
    within text key of the attribution that this one stands in
    @told
"""
_RELATIONS = """
    fact text key of the relation
    subject text who
    subject_key text the key of that actor
    relation text member_of, leads, works_for, part_of, under_command_of, allied_with, opposed_to, supports …
    object text whom, or which place
    object_key text the key of that actor; empty for a place
    object_kind text actor or place
    title text office or title
    status text current or former
    @told
"""
_PLACES = """
    fact text key of the place, at its first mention
    @where
    west number western edge of its extent in degrees
    south number southern edge
    east number eastern edge
    north number northern edge
    mentions integer how often the report names it
    @told
"""
_ACTORS = """
    fact text key of the actor, at its first mention
    key text key of the actor across reports
    name text the fullest name in the report
    type text person, state, government, armed_forces, armed_group, igo, ngo, company, media, party, population or other
    country text ISO 3166-1 alpha-2 code
    sector text PLOVER sector
    offices list offices as the report states them
    mentions integer how often the report mentions it
    @told
"""
_INCIDENTS = """
    incident text id of the incident
    title text what most tellings say
    type text PLOVER event type of most tellings
    mode text PLOVER mode
    status text happened, future …
    first_day text first ISO day
    last_day text last ISO day
    @where
    actor_keys list keys of who did it
    recipient_keys list keys of to whom
    reports integer how many reports tell it
    tellings integer how many texts tell it, copies counted once
    publishers list who published them
    facts list keys of the events that tell it
    agreed list fields on which the accounts agree
    disputed list fields on which they differ
    denied_by list who denies it
    claimed_by list who claims it
    accusations list who accuses whom of it
    killed_low number lowest bound on the killed that any account gives
    killed_high number highest bound; empty where open
    injured_low number lowest bound on the injured
    injured_high number highest bound; empty where open
    envelopes list for each kind of figure and what it counts, the lowest and the highest bound
    figures list every figure of every account, with whose it is
    confidence number how sure it is that all tellings are one occurrence, 0 to 1
    why list reasons of the joins
    @told
"""

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table("reports", "report", _columns(_REPORTS)),
        Table("events", "event of a report", _columns(_EVENTS), placed=True),
        Table("participants", "part that an actor takes in an event", _columns(_PARTICIPANTS)),
        Table("incidents", "occurrence, told by one report or many", _columns(_INCIDENTS), placed=True),
        Table("figures", "number in a report", _columns(_FIGURES), placed=True),
        Table("attributions", "statement in a report", _columns(_ATTRIBUTIONS)),
        Table("relations", "standing fact about an actor in a report", _columns(_RELATIONS)),
        Table("places", "place that a report names", _columns(_PLACES), placed=True),
        Table("actors", "actor in a report", _columns(_ACTORS)),
    )
}
"""Every tidy table by its name."""
