"""The weights of Dateline's reader: `model.onnx`, `tokenizer.json` and `labels.json`; see MODEL_CARD.md."""

from __future__ import annotations

from pathlib import Path

__version__ = "2026.11.27.2"


def folder() -> Path:
    """Where the files lie."""
    return Path(__file__).resolve().parent
