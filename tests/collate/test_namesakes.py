"""Who is one and who is two among actors of one name."""

from __future__ import annotations

import random
from typing import Any

from dateline.collate.actors import Alias, Sighting, aliases
from dateline.collate.pairs import Verdicts
from dateline.record.judgement import Judgement


def seen(n: int, key: str, *, offices: tuple[str, ...] = (), company: tuple[str, ...] = (), **fields: Any) -> Sighting:
    """A sighting in a report of its own."""
    report = f"{n:016x}"
    fields = {"type": "person", "day": f"2026-03-{n:02}", **fields}
    return Sighting(fact=f"{report}:actor:10-20", key=key, name="Jon Obe", offices=offices, company=company, **fields)


def judged(left: Sighting, right: Sighting, verdict: Any) -> Verdicts:
    one = Judgement(
        id="J1", subject="actor", left=left.fact, right=right.fact, verdict=verdict, judge="Ines", by_person=True,
        when="2026-03-06T10:00:00Z",
    )  # fmt: skip
    return Verdicts([one], "actor")


GENERAL = seen(1, "name:jon obe|KM", offices=("commander of the army",), company=("kelmar",))
AGAIN = seen(2, "name:jon obe|KM", offices=("army chief",), company=("kelmar", "varania"))
SINGER = seen(3, "name:jon obe|KM", offices=("lead singer",), company=("name:the tides",))
BARE = seen(4, "name:jon obe")


def test_one_name_and_key_needs_no_alias() -> None:
    assert aliases([GENERAL, AGAIN]) == ()


def test_a_name_without_a_country_joins_the_one_country_it_is_told_with() -> None:
    assert aliases([GENERAL, BARE]) == (Alias("name:jon obe", None, "name:jon obe|KM"),)
    other = seen(5, "name:jon obe|FR")
    assert aliases([GENERAL, other, BARE]) == ()


def test_two_people_of_one_name_stay_two() -> None:
    found = aliases([GENERAL, AGAIN, SINGER])
    assert found == (Alias("name:jon obe|KM", SINGER.fact[:16], f"name:jon obe|KM#{SINGER.fact[:8]}"),)


def test_a_persons_verdict_outranks_offices_and_keys() -> None:
    assert aliases([GENERAL, SINGER], judged(GENERAL, SINGER, "same")) == ()
    parted = aliases([GENERAL, AGAIN], judged(GENERAL, AGAIN, "different"))
    assert [(it.report, it.canonical) for it in parted] == [(AGAIN.fact[:16], f"name:jon obe|KM#{AGAIN.fact[:8]}")]
    known = seen(6, "jon-obe")
    assert aliases([GENERAL, known], judged(GENERAL, known, "same")) == (Alias("name:jon obe|KM", None, "jon-obe"),)


def test_any_order_gives_the_same_aliases() -> None:
    everyone = [GENERAL, AGAIN, SINGER, BARE]
    expected = aliases(everyone)
    for seed in range(6):
        assert aliases(random.Random(seed).sample(everyone, len(everyone))) == expected
