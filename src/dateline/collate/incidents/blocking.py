"""Where to look for other tellings of the same occurrence, without comparing everything with everything."""

from __future__ import annotations

from dateline.collate.incidents.occurrence import Occurrence


def keys(one: Occurrence) -> tuple[str, ...]:
    """The blocking keys of an occurrence, sorted, about ten: two that share no key are never compared.

    Two that share one may still be told apart by `score`. Each is short text of kind, day or month, and place or party.
    """
    raise NotImplementedError
