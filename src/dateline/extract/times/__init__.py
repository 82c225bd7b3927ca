"""Dates, times, lengths and frequencies: TIMEX3 values and EDTF."""

from __future__ import annotations

from dateline.extract.times.find import find_times

__all__ = ["find_times"]
