"""Weapons, and the craft that carry them: what acts for those who send it."""

from __future__ import annotations

from dateline.vocabulary.files import listed


def is_weapon(lemma: str) -> bool:
    """Whether a noun is a munition or a craft that carries some (`data/things.toml`)."""
    return lemma in listed("things", "munitions", "nouns") or lemma in listed("things", "craft", "nouns")
