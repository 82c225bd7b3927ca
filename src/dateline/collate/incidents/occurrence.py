"""The occurrence as one report tells it: all that comparing it with others needs, and all that an incident shows."""

from __future__ import annotations

import msgspec

from dateline.record.account import ActorType, EventType, Place, Status
from dateline.record.incident import Stance, Telling, ToldFigure
from dateline.record.reading import Span


class Party(msgspec.Struct, frozen=True):
    """One who takes part: `key` as in `collate/actors.py`, `head` the stem of an unnamed one's noun ("soldiers")."""

    key: str
    name: str
    type: ActorType | None
    country: str | None
    sector: str | None
    head: str
    behind: tuple[str, ...] = ()
    """Keys of those whose the phrase says it is: of `the delegations of Israel and Hamas`, of `its soldiers`."""
    count: float | None = None
    """How many they are, where the phrase gives a number."""


class Occurrence(msgspec.Struct, frozen=True, kw_only=True):
    """What one report tells of one occurrence, in one event or several. It encodes as JSON, so a store may keep it."""

    fact: str
    """Anchor key of the event that tells it foremost."""
    report: str
    published: str | None
    """ISO day of publication, null where unknown."""
    story: str | None = None
    copy_of: str | None = None
    type: EventType
    mode: str | None
    status: Status
    """Of the foremost event."""
    types: tuple[EventType, ...]
    modes: tuple[str, ...] = ()
    """Of all its events, the foremost first."""
    kinds: tuple[str, ...] = ()
    """Groups of acts that reports take for one another (`families` in `vocabulary/data/incidents.toml`)."""
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    places: tuple[Place, ...] = ()
    """The finest first."""
    called: tuple[str, ...] = ()
    """What the report calls the towns and sites among them, folded; a gazetteer may write them in another way."""
    around: tuple[str, ...] = ()
    """Of one without a place, the countries of the places beside it."""
    first_day: str | None = None
    last_day: str | None = None
    """ISO days within which the report puts it; both null where it does not say."""
    bounded: bool = False
    """Whether these days are those by which others speak of it, and none that the report gives it: such days join it to
    others, and are never shown."""
    spans: tuple[Span, ...] = ()
    """Triggers and further tellings: by these a person's judgement finds it again."""
    words: tuple[str, ...] = ()
    """Stems of the content words of its evidence, sorted; names of its places and parties left out."""
    title: tuple[str, ...] = ()
    """Stems of the content words of the report's headline, names included, where the headline's news is this."""
    triggers: tuple[str, ...] = ()
    """Stems of the words that express it."""
    sites: tuple[str, ...] = ()
    """Sorts of places and things that its words name as scene or target: `hotel`, `market`, `ship`, sorted."""
    another: bool = False
    """Whether its sentence says that it is one more beside others."""
    separate: bool = False
    """Whether it does so in words that mean nothing else, such as "another strike"."""
    series: bool = False
    """Whether it is a row of occurrences ("several recent attacks") and none of them."""
    refers: bool = False
    """Whether it is only referred back to ("the attack"), as by a definite noun."""
    prominent: bool = False
    """Whether the headline, deck or first paragraph tells it."""
    tellings: tuple[Telling, ...]
    """What an incident shows of it, one for each event, the foremost first."""
    stances: tuple[Stance, ...] = ()

    @property
    def facts(self) -> tuple[str, ...]:
        """Anchor keys of its events, the foremost first."""
        return tuple(telling.fact for telling in self.tellings)

    @property
    def figures(self) -> tuple[ToldFigure, ...]:
        """The figures that count in it."""
        return tuple(figure for telling in self.tellings for figure in telling.figures)
