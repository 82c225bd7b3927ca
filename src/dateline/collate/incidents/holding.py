"""Whether place, parties and words hold two tellings together, by the findings on them."""

from __future__ import annotations

LOCAL = frozenset({"place:same", "place:near", "place:close", "place:region", "place:within"})


def holds(found: set[str], shared: int) -> bool:
    """Whether place, parties or words hold the two together; what is said and agreed needs more than a deed does."""
    strong = {f"{role}:{how}" for role in ("actor", "recipient") for how in ("shared", "office")} & found
    alike = {"actor:alike", "recipient:alike", "party:crossed"} & found
    if not shared and {"place:unknown", "place:none"} & found:
        alike.discard("party:crossed")
    if "by word" not in found:
        local = LOCAL & found
        return bool(strong or local or alike or shared >= 3 or {"site:same", "day:same"} <= found)
    kin = {f"{role}:{how}" for role in ("actor", "recipient") for how in ("kin", "state")} & found
    if {"statement", "recipient:differ"} <= found:
        return False
    if not {"day:same", "day:overlap"} & found:
        fits = "day:fits" in found and {"type:same", "share:much"} <= found and shared >= 2
        decided = {"day:next", "type:same"} <= found and bool({"penalty", "custody"} & found)
        if decided and len(strong | alike | kin) > 1 and "roles:swapped" not in found:
            return True
        if _one_round(found, shared) or ("day:fits" in found and _one_sentence_passed(found)):
            return True
        if {"day:unknown", "type:related"} <= found and not any(it.startswith("recipient") for it in strong | alike):
            return False
        return bool((strong or alike) and (shared >= 3 or fits)) or bool(kin and shared >= _KIN)
    return _held_on_a_day(found, shared, strong=strong, alike=alike, kin=kin)


def _one_sentence_passed(found: set[str]) -> bool:
    """Whether as many are punished, and the court, the scene or the headline is alike, too."""
    counts = {"count:two", "count:same", "toll:equal"} & found
    return bool("penalty" in found and counts and {"actor:alike", "actor:office", "site:same", "title:2"} & found)


def _one_round(found: set[str], shared: int) -> bool:
    """Whether talks or a deal told without a day are those of one town that another report dates to its days."""
    if not {"day:fits", "place:same"} <= found or not {"talks", "deals"} & found:
        return False
    return "both states" in found or (shared >= 3 and "share:much" in found)


def _held_on_a_day(found: set[str], shared: int, *, strong: set[str], alike: set[str], kin: set[str]) -> bool:
    """Whether parties and words hold two together that are said or agreed on one day."""
    if {"actor:differ", "recipient:differ"} & found:
        return bool(strong or alike) and (shared >= 3 or ("trigger:same" in found and shared >= 1))
    if "talks" in found and {"place:same", "place:near"} & found and "actors named apart" not in found:
        return True
    if {"custody", "place:same", "toll:equal"} <= found or _one_sentence_passed(found):
        return True
    if {"talks", "deals"} & found and _of_the_same(found, shared):
        return True
    in_all = {"type:same", "day:same"} <= found and bool({"mode:same", "place:same"} & found)
    return bool(
        (strong and (shared >= 1 or alike or kin or len(strong) == 2))
        or {"actor:state", "recipient:state"} <= found
        or {"actor:state", "count:two", "penalty"} <= found
        or ({"statement", "story:same", "type:same", "day:same"} <= found and {"actor:state", *strong} & found)
        or ({"both states", "talks"} <= found and {"place:country", "place:none"} & found)
        or ("both states" in found and {"title:2", "title:3", "title:4", "toll:equal"} & found)
        or (kin and (shared >= 2 or alike or in_all))
        or (alike and (shared >= 2 or "release" in found or (in_all and shared >= 1)))
        or (in_all and (alike or kin or _SORT & found) and (shared >= 1 or _TOLD_ALIKE & found))
        or shared >= 4
    )


def _of_the_same(found: set[str], shared: int) -> bool:
    """Whether talks and what they came to are of the same: of one sentence, or of the same states in words alike."""
    if "sentence:same" in found:
        return bool({"both states", "actor:shared", "actor:alike"} & found)
    return "both states" in found and (shared >= 1 or bool(_TOLD_ALIKE & found))


_KIN = 5
"""Words in common that hold two together on no one day, of which only the country of those who act is the same."""
_SORT = frozenset({"actor:sort", "recipient:sort"})
_TOLD_ALIKE = frozenset({"title:1", "title:2", "title:3", "title:4", "toll:equal"})
