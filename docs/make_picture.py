"""Writes docs/demo.svg, the picture in the README, from the real demo: `python docs/make_picture.py`."""

from __future__ import annotations

import argparse
import io
import re
import tempfile
from contextlib import closing
from pathlib import Path

from rich.console import Console

from dateline.cli.demo import add_specimens
from dateline.cli.lines import Problems
from dateline.cli.tour import counts, whole_report
from dateline.store.open import open_store

PICTURE = Path(__file__).with_name("demo.svg")


def main() -> None:
    """Read the specimens and draw the beginning of what the demo shows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", default="onnx")
    options = parser.parse_args()
    console = Console(record=True, width=128, file=io.StringIO(), force_terminal=True, highlight=False)
    with tempfile.TemporaryDirectory() as folder, closing(open_store(Path(folder) / "record.db")) as store:
        ids = add_specimens(store, options.reader, Problems())
        kept = [one for one in map(store.kept, ids) if one is not None]
        whole_report(console, kept)
        counts(console, kept)
    picture = console.export_svg(title="dateline demo", unique_id="dateline")
    picture = re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.S)  # nothing is fetched to show it
    PICTURE.write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
