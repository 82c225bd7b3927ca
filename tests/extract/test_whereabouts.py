"""Facts about where events were, as the real reader reads the sentences that tell them."""

from __future__ import annotations

import pytest
from one_sentence import account


def where(text: str, trigger: str) -> str | None:
    """The place of the event that this word tells, or of the one that it joined."""
    made = account(text)
    body = f"News of the day\n\n{text}\n"
    names = {place.id: place.name for place in made.places}
    spans = {body[slice(*span)]: event for event in made.events for span in (event.trigger,)}
    assert trigger in spans, sorted(spans)
    return names.get(spans[trigger].place or "")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Gunmen attacked a village near the border on Sunday. The US embassy in Bamako condemned it.", "attacked"),
        ("The group, headquartered in London, said soldiers had killed 40 people.", "killed"),
        ("The minister was barred from travelling to the United States over the torture of prisoners.", "barred"),
        ("Thousands protested in Paris over the killing of a teenager.", "killing"),
        ("The army said it killed 20 fighters from Chad.", "killed"),
        ("Egypt's foreign minister discussed the situation in Gaza with his Turkish counterpart.", "discussed"),
        ("Militants stormed a base in Gao. Troops may attack them next week.", "attack"),
    ],
)
def test_a_place_of_something_else_is_not_the_events(text: str, trigger: str) -> None:
    assert where(text, trigger) is None


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Russia's invasion of Ukraine has hurt farmers in Kenya. Many in Ukraine fled.", "invasion", "Ukraine"),
        ("Thousands protested in Paris over the killing of a teenager.", "protested", "Paris"),
        ("Lawmakers met in Berlin after the siege of Aleppo in northern Syria.", "siege", "Aleppo"),
        ("Gunmen kidnapped 20 pupils from a school in Chibok.", "kidnapped", "Chibok"),
        ("Israel's army attacked Lebanon in Tyre on Monday.", "attacked", "Tyre"),
        ("Crowds massed outside the embassy in Amman and threw stones at guards.", "threw", "Amman"),
    ],
)
def test_a_deed_was_where_its_own_words_put_it(text: str, trigger: str, place: str) -> None:
    assert where(text, trigger) == place
