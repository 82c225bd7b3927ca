"""Who is who in small invented reports that the real reader has read: one party is one actor, known by its key."""

from __future__ import annotations

from functools import cache

from dateline.extract.account import extract
from dateline.ingest.intake import Supplied
from dateline.ingest.text import reports_from_text
from dateline.read.load import load_reader
from dateline.read.protocol import Reader
from dateline.record.account import Account, Actor
from dateline.resolve.account import make_resolver

RAHBI = """
MUSCAT - The commander of the Omani Navy, Rear Admiral Saif bin Nasser al-Rahbi, said on Monday that his forces had
boarded a tanker in the Strait of Hormuz.

Al Rahbi said the vessel had been carrying weapons. "We acted in line with the law," Saif bin Nasser added.
"""
GAZA = """
GAZA - Israeli strikes killed 12 people in Khan Younis on Tuesday. The Israeli military said it had targeted Hamas.

Netanyahu said Israel would not stop. "We will continue," the prime minister said in a video message.

Hamas accused Israel of violating the truce. The militant group said it would free no more hostages.

The army shelled Rafah later on Tuesday.
"""
JNIM = """
BAMAKO - Fighters from the jihadist group JNIM attacked an army base in Boulkessi on Sunday, killing 30 soldiers.

Mali's defence minister, General Sadio Okon, visited the base on Monday.

The Malian army has been fighting in the north. The military said it would send more troops to the town in Mali.
"""
SUDANS = """
KHARTOUM - The Sudanese army shelled Omdurman on Sunday, residents said.

South Sudan's army said it had sent troops to the border. The army deployed tanks near Abyei on Monday.
"""
TALKS = """
BEIJING - U.S. President Donald Trump and Chinese President Xi Jinping spoke by phone on Thursday. Trump said Xi had
agreed to more talks. The Chinese leader urged Washington to lift the tariffs.

Brussels urged Beijing to open its market. The Iranian foreign ministry said the talks were in danger, and a spokesman
accused Washington of bad faith.
"""
MINISTERS = """
NAIROBI - Interior Minister Kip Okon visited Garissa on Tuesday. Defence Minister Soi Tuya was in Mogadishu. The
interior minister promised more patrols.

M23 leader Bo Tarek said his men would respect the truce. Ann Lee spoke to Tarek. The rebel chief accused Rwanda of
breaking it. The group's main backer, Iran, denied that it had sent weapons.

Officials in Tehran accused two UN officials of spying. Rebel commanders asked the bloc's chair, Malaysia, for help.
"""
BALOCH = """
QUETTA - The Baloch Liberation Army attacked a train on Tuesday. The banned separatist group said it had taken hostages.

ECOWAS said its standby force would be sent to Niger. The force has 5,000 soldiers.
"""
NAMESAKE = """
BOGOTA - Vladimir Okon met his Colombian counterpart, Pedro Sánchez, on Monday. Sánchez said Colombia's army was on
alert. Hans Lee, the UN envoy, left on Tuesday. The U.N. official flew to Riyadh.
"""
INCURSION = """
KYIV - Ukraine condemned the Russian military buildup on its border. The Russian military said it had begun drills.
"""
SMUGGLER = """
SEOUL - Police in South Korea arrested Kim on Monday. Kim smuggled drugs from North Korea for three years, police said.
"""


@cache
def _reader() -> Reader:
    return load_reader("onnx")


def _told(text: str, published: str = "2025-06-25") -> tuple[Account, str]:
    (report,) = reports_from_text(text.lstrip(), supplied=Supplied(source="t", published=published))
    return make_resolver()(report, extract(report, next(iter(_reader().read([report]))))), report.text


def _at(account: Account, text: str, words: str, nth: int = 0) -> Actor:
    start = [i for i in range(len(text)) if text.startswith(words, i)][nth]
    found = [a for a in account.actors if any(s <= start and start + len(words) <= e for s, e in a.mentions)]
    return min(found, key=lambda a: min(e - s for s, e in a.mentions if s <= start < e))


def test_parts_of_one_long_name_are_one_person() -> None:
    account, text = _told(RAHBI)
    whole = _at(account, text, "Saif bin Nasser al-Rahbi")
    assert _at(account, text, "Al Rahbi").id == _at(account, text, "Saif bin Nasser", 1).id == whole.id


def test_a_known_surname_alone_is_the_one_in_office_and_so_is_the_office() -> None:
    account, text = _told(GAZA)
    assert _at(account, text, "Netanyahu").known_as == "benjamin-netanyahu"
    assert _at(account, text, "the prime minister").known_as == "benjamin-netanyahu"


def test_a_known_surname_is_nobody_known_on_a_day_when_the_office_was_anothers() -> None:
    account, text = _told(GAZA, published="2022-06-01")
    assert _at(account, text, "Netanyahu").known_as is None


def test_a_common_surname_alone_is_nobody_known() -> None:
    account, text = _told(SMUGGLER)
    assert _at(account, text, "Kim").known_as is None


def test_a_group_is_known_by_either_print_of_its_name_and_taken_up_by_what_it_is() -> None:
    account, text = _told(GAZA)
    assert {_at(account, text, words).known_as for words in ("Hamas", "The militant group")} == {"hamas"}


def test_the_army_is_the_one_named_before() -> None:
    account, text = _told(GAZA)
    assert _at(account, text, "The army").known_as == "idf"


def test_of_two_armies_the_army_is_the_one_told_last() -> None:
    account, text = _told(SUDANS)
    assert _at(account, text, "The army").id == _at(account, text, "South Sudan's army").id
    assert _at(account, text, "The army").id != _at(account, text, "Sudanese army").id


def test_the_military_is_the_army_of_the_state_and_fighters_from_a_group_are_the_group() -> None:
    account, text = _told(JNIM)
    assert _at(account, text, "The military").known_as == _at(account, text, "Malian army").known_as == "fama-mali"
    assert _at(account, text, "Fighters").known_as == "jnim"


def test_an_office_before_a_comma_and_a_rank_is_the_holders() -> None:
    account, text = _told(JNIM)
    titles = {role.title for role in _at(account, text, "Sadio Okon").roles}
    assert titles == {"defence minister", "General"}


def test_the_leader_of_a_country_is_its_president() -> None:
    account, text = _told(TALKS)
    assert _at(account, text, "The Chinese leader").known_as == "xi-jinping"


def test_one_human_being_is_a_person_whatever_the_office() -> None:
    account, text = _told(TALKS)
    assert (_at(account, text, "a spokesman").type, _at(account, text, "a spokesman").sector) == ("person", "GOV")


def test_a_ministry_that_every_state_has_is_known_by_the_states_adjective() -> None:
    account, text = _told(TALKS)
    ministry = _at(account, text, "Iranian foreign ministry")
    assert (ministry.known_as, ministry.country, ministry.type) == ("iran-foreign-ministry", "IR", "government")


def test_an_office_after_two_of_its_kind_is_whose_it_is_in_full() -> None:
    account, text = _told(MINISTERS)
    assert _at(account, text, "The\ninterior minister").id == _at(account, text, "Kip Okon").id


def test_the_rebel_chief_is_the_leader_of_the_armed_group() -> None:
    account, text = _told(MINISTERS)
    assert _at(account, text, "The rebel chief").id == _at(account, text, "Bo Tarek").id


def test_what_a_state_is_to_others_is_told_beside_its_name() -> None:
    account, text = _told(MINISTERS)
    assert _at(account, text, "The group's main backer").known_as == "iran"
    assert _at(account, text, "the bloc's chair").known_as == "malaysia"


def test_officials_are_of_the_country_in_whose_capital_they_are_and_of_the_body_before_them() -> None:
    account, text = _told(MINISTERS)
    assert _at(account, text, "Officials").country == "IR"
    assert _at(account, text, "two UN officials").type == "igo"
    assert _at(account, text, "Rebel commanders").type == "armed_group"


def test_brussels_that_acts_is_the_european_union() -> None:
    account, text = _told(TALKS)
    assert _at(account, text, "Brussels").known_as == "european-union"


def test_words_that_any_armed_group_bears_point_back_as_well_as_none() -> None:
    account, text = _told(BALOCH)
    assert _at(account, text, "The banned separatist group").known_as == "bla"


def test_the_force_is_one_told_last_even_without_a_name() -> None:
    account, text = _told(BALOCH)
    assert _at(account, text, "The force").id == _at(account, text, "its standby force").id


def test_a_namesake_of_someone_known_is_not_of_a_country_that_the_report_does_not_name() -> None:
    account, text = _told(NAMESAKE)
    assert (_at(account, text, "Pedro Sánchez").country, _at(account, text, "Pedro Sánchez").known_as) == ("CO", None)


def test_the_official_of_a_body_is_its_envoy() -> None:
    account, text = _told(NAMESAKE)
    assert _at(account, text, "The U.N. official").id == _at(account, text, "Hans Lee").id


def test_a_military_deed_is_the_states_and_no_army_named() -> None:
    account, text = _told(INCURSION)
    (buildup,) = [e for e in account.events if text[slice(*e.trigger)] == "buildup"]
    assert [next(a.known_as for a in account.actors if a.id == p.actor) for p in buildup.actor] == ["russia"]
    assert _at(account, text, "Russian military", 1).known_as == "russia-armed-forces"


COUNCILS = """
MOSCOW - Sergei Okon, the secretary of Russia's Security Council, arrived in Pyongyang on Tuesday.

The Security Council of the United Nations met on Monday. The Iranian navy seized a tanker on Sunday.
"""


def test_a_states_own_council_is_not_that_of_all_states() -> None:
    account, text = _told(COUNCILS)
    assert _at(account, text, "Security Council").known_as == "security-council-russia"
    assert _at(account, text, "Iranian navy").country == "IR"


CHIEF = """
PORT SUDAN - Sudan's army chief Abdel Fattah al-Burhan rejected a truce proposal on Monday.
"""


def test_who_is_told_with_his_army_and_his_state_acts_and_not_they() -> None:
    account, text = _told(CHIEF)
    (event,) = [e for e in account.events if e.type == "REJECT"]
    assert [p.actor for p in event.actor] == [_at(account, text, "Burhan").id]
