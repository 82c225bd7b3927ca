"""How probable it is that two tellings are of one occurrence, and why.

A comparison finds what holds of a pair (`findings`: `day:same`, `place:within`, …); a logistic regression over these
weighs them, one set of weights for two reports and one for two events of the same report
(`vocabulary/data/scorers/incident-links.json`). Some findings bar a pair whatever else holds: two types that no report
takes for one another, what took place against what is planned or denied, days that cannot be one.
"""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files

import msgspec

from dateline.collate.incidents.findings import apart_in_days, findings
from dateline.collate.incidents.occurrence import Occurrence
from dateline.errors import VocabularyError
from dateline.vocabulary.files import table

LINKED = 0.5
"""Two whose score is at least this belong to one connected set, which `incidents` then sorts."""


PARTED = -3.0
"""Added to the log odds of two occurrences of one report, of which it says that one is another one."""


class Link(msgspec.Struct, frozen=True):
    """The probability, 0 to 1, that two are one, and the reasons; `barred` where nothing could make them one, `parted`
    where their report itself says that the one is another than the other."""

    score: float
    reasons: tuple[str, ...] = ()
    barred: bool = False
    parted: bool = False


class Weights(msgspec.Struct, frozen=True):
    """Log odds: the offset of any pair, and what each finding adds; two groups are joined from `joined` on."""

    offset: float
    joined: float
    weights: dict[str, float]


class LinkWeights(msgspec.Struct, frozen=True):
    """The weights for two events of one report, and for two reports."""

    within: Weights
    across: Weights


def score(left: Occurrence, right: Occurrence) -> Link:
    """Compare two occurrences; the order of the two makes no difference."""
    if not set(left.kinds) & set(right.kinds) or standing(left) != standing(right) or apart_in_days(left, right):
        return Link(0.0, (), True)
    found = findings(left, right)
    if "bar" in found:
        return Link(0.0, (), True)
    weights = weights_for(left, right)
    parted = left.report == right.report and "cue:another" in found
    odds = (PARTED if parted else 0.0) + weights.offset + sum(weights.weights.get(one, 0.0) for one in found)
    likely = round(1 / (1 + math.exp(-odds)), 4)
    never = parted and likely < LINKED and left.separate != right.separate
    return Link(likely, _reasons(found, weights), parted=never)


def weights_for(left: Occurrence, right: Occurrence) -> Weights:
    """The weights that two occurrences are compared by."""
    return link_weights().within if left.report == right.report else link_weights().across


@cache
def link_weights() -> LinkWeights:
    """The weights of findings.

    Raises:
        VocabularyError: their file is missing or damaged.
    """
    path = files("dateline.vocabulary") / "data" / "scorers" / "incident-links.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=LinkWeights)
    except (FileNotFoundError, msgspec.DecodeError) as error:
        raise VocabularyError(f"{path}: expected weights of findings, but {error}; reinstall dateline") from error


@cache
def _standing() -> dict[str, str]:
    return {status: group for group, names in table("incidents")["statuses"].items() for status in names.split()}


def standing(one: Occurrence) -> str:
    """Whether it is `told` as a fact, lies `ahead` or is `denied`: two of different standing are never one. What
    somebody denies is told by others as a fact."""
    referred = one.refers and one.status == "hypothetical"
    disowned = one.status == "negated" and any(it.kind == "denies" for it in one.stances)
    return _standing()["happened" if referred or disowned else one.status]


def _reasons(found: frozenset[str], weights: Weights) -> tuple[str, ...]:
    """The findings that speak for the pair in words, the strongest first."""
    told = table("incidents")["reasons"]
    weighed = sorted(((weights.weights.get(one, 0.0), one) for one in found if one in told), reverse=True)
    return tuple(dict.fromkeys(told[one] for weight, one in weighed if weight > 0))
