"""Frozen values that the stages hand on: report, reading, account, judgement. No input or output happens here."""
