"""The language of a text, named only where it is clear."""

from __future__ import annotations

import pytest

from dateline.ingest.language import language_of

TEXTS = {
    "en": "The foreign minister of Orland said on Monday that talks with the rebels would go on in the capital, and "
    "that his government was ready to release prisoners if the truce on the northern front held for another week. ",
    "fr": "Le ministre des affaires étrangères a déclaré lundi que les pourparlers avec les rebelles se poursuivraient "
    "dans la capitale et que son gouvernement était prêt à libérer des prisonniers si la trêve tenait une semaine. ",
    "de": "Der Außenminister sagte am Montag, die Gespräche mit den Rebellen würden in der Hauptstadt fortgesetzt, und "
    "seine Regierung sei bereit, Gefangene freizulassen, wenn die Waffenruhe noch eine Woche halte. ",
    "es": "El ministro de Exteriores dijo el lunes que las conversaciones con los rebeldes seguirán en la capital y "
    "que su gobierno está dispuesto a liberar a los presos si la tregua se mantiene otra semana. ",
    "uk": "Міністр закордонних справ заявив у понеділок, що переговори з повстанцями триватимуть у столиці, а уряд "
    "готовий звільнити полонених, якщо перемир’я протримається ще тиждень. ",
}


@pytest.mark.parametrize("code", TEXTS)
@pytest.mark.parametrize("times", [1, 4])
def test_a_text_of_some_length_is_named(code: str, times: int) -> None:
    assert language_of(TEXTS[code] * times) == code


@pytest.mark.parametrize("text", ["", "DAKAR", "Talks go on", "12 345 — 678 " * 30, "\n \n"])
def test_a_text_with_too_few_letters_is_not(text: str) -> None:
    assert language_of(text) is None
