"""Who is one and who is two among actors of one name."""

from __future__ import annotations

import random
from typing import Any

import msgspec

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


def test_a_body_without_a_country_joins_the_one_country_it_is_told_with() -> None:
    with_, without = (
        seen(1, "name:relief bureau|KM", type="government"),
        seen(2, "name:relief bureau", type="government"),
    )
    assert aliases([with_, without]) == (Alias("name:relief bureau", None, "name:relief bureau|KM"),)
    assert aliases([with_, msgspec.structs.replace(without, type="company")]) == ()


def test_a_person_of_the_registry_is_known_by_name_and_country() -> None:
    known = (Alias("name:angela merkel|DE", None, "angela-merkel"),)
    named = seen(1, "name:angela merkel|DE", country="DE")
    assert aliases([named]) == known
    assert aliases([msgspec.structs.replace(named, offices=("former party chairwoman",))]) == known
    assert aliases([msgspec.structs.replace(named, offices=("pastry cook",))]) == ()
    assert aliases([seen(2, "name:angela d merkel|DE", country="DE")]) == (
        Alias("name:angela d merkel|DE", None, "angela-merkel"),
    )
    assert aliases([seen(2, "name:angela merkel|BR", country="BR")]) == ()
    assert aliases([seen(2, "name:angela merkel")]) == (Alias("name:angela merkel", None, "angela-merkel"),)


def test_a_persons_verdict_parts_a_name_from_the_registry() -> None:
    named, known = seen(1, "name:angela merkel|DE", country="DE"), seen(2, "angela-merkel", country="DE")
    again = msgspec.structs.replace(named, fact=f"{3:016x}:actor:10-20")
    assert aliases([named, again, known], judged(named, known, "different")) == ()


def test_one_office_told_of_two_countries_makes_no_two_persons() -> None:
    """Where the state of one is spoken of in both reports, one of the two countries was misread."""
    one = seen(1, "name:jon obe|SV", country="SV", offices=("minister of finance",), company=("el-salvador",))
    other = seen(2, "name:jon obe|PE", country="PE", offices=("finance minister",), company=("el-salvador", "peru"))
    assert aliases([one, other]) == (Alias("name:jon obe|SV", None, "name:jon obe|PE"),)
    assert aliases([one, msgspec.structs.replace(other, company=("peru",))]) == ()
    assert aliases([one, msgspec.structs.replace(other, offices=("tourism minister",))]) == ()


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
