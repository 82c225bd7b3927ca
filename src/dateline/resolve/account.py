"""Resolves an account: who and where is meant, by the registry and the gazetteer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from dateline.record.account import Account, Header, Place
from dateline.record.report import Report
from dateline.resolve.actors import resolve_actors
from dateline.resolve.gazetteer import open_gazetteer
from dateline.resolve.places import resolve_places
from dateline.resolve.repoint import repoint
from dateline.vocabulary.registry import registry


def make_resolver(*, registry_files: tuple[Path, ...] = ()) -> Callable[[Report, Account], Account]:
    """A resolver with the house's gazetteer and registry; `registry_files` are the user's own, which win."""
    known = registry(*registry_files)
    gazetteer = open_gazetteer()

    def resolve(report: Report, account: Account) -> Account:
        places, moved_places = resolve_places(report, account.places, gazetteer=gazetteer)
        actors, moved_actors = resolve_actors(report, account.actors, registry=known)
        settled = msgspec.structs.replace(account, places=places, actors=actors, report=_filed(account.report, places))
        return repoint(settled, moved_actors, moved_places)

    return resolve


def _filed(header: Header, places: tuple[Place, ...]) -> Header:
    """The header with its dateline pointing at the place that it names."""
    if header.dateline is None:
        return header
    start, end = header.dateline.span
    named = next((p.id for p in places if any(s < end and start < e for s, e in p.mentions)), None)
    return msgspec.structs.replace(header, dateline=msgspec.structs.replace(header.dateline, place=named))
