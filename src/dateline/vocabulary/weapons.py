"""Weapons, and the craft that carry them: what acts for those who send it (`data/weapons.toml`)."""

from __future__ import annotations

from dateline.vocabulary.files import listed


def is_munition(lemma: str) -> bool:
    """Whether a noun is a weapon that is used up or sent."""
    return lemma in listed("weapons", "munitions")


def is_weapon(lemma: str) -> bool:
    """Whether a noun is a munition or a craft that carries some."""
    return is_munition(lemma) or lemma in listed("weapons", "craft")
