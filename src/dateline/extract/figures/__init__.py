"""Numbers of people, things and money, with the bounds that their words state."""

from __future__ import annotations

from dateline.extract.figures.find import find_figures

__all__ = ["find_figures"]
