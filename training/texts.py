"""Texts that `annotations/accounts.jsonl` names, out of the corpora: `python texts.py --corpora DIR --out FOLDER`.

Writes one file each, an address in its first line where there is one: `re3d_SOURCE_ID.txt` for re3d's documents,
`handpicked_S_A.txt` and `medium_S_A.txt` for article A of story S in the Wikinews source clusters; articles of the
worldwide newswire's training part, and Voice of America stories (`reports/voa/` beside the gold accounts), are copied
under their own names.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

STORIES = {"handpicked": "handpicked", "wikinews_medium": "medium"}


def re3d(folder: Path) -> Iterator[tuple[str, str]]:
    """(name, text) of re3d's documents, one folder per source."""
    for path in sorted(folder.glob("*/documents.json")):
        source = re.sub(r"\W+", "-", path.parent.name.lower())
        for line in path.read_text(encoding="utf8").splitlines():
            row = json.loads(line)
            yield f"re3d_{source}_{row['_id'][:8]}", f"{row.get('sourceUrl') or 'http://'}\n{row['text'].strip()}\n"


def stories(folder: Path) -> Iterator[tuple[str, str]]:
    """(name, text) of the articles of story clusters."""
    for file, short in STORIES.items():
        for s, story in enumerate(json.loads(gzip.decompress((folder / f"{file}.json.gz").read_bytes()))):
            for a, article in enumerate(story["articles"]):
                text = article["text"].replace("\r", "").strip()
                yield f"{short}_{s}_{a}", f"{article.get('ext_url', 'http://')}\n{text}\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", required=True, type=Path)
    parser.add_argument("--gold", type=Path, help="folder of gold accounts, beside reports/voa/")
    parser.add_argument("--out", required=True, type=Path)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for name, text in (*re3d(args.corpora / "events"), *stories(args.corpora / "stories")):
        (args.out / f"{name}.txt").write_text(text, encoding="utf8")
    stories_of = [args.gold.parent / "reports" / "voa"] if args.gold else []
    for folder in (args.corpora / "newswire" / "train", *stories_of):
        for path in folder.glob("*.txt"):
            shutil.copy(path, args.out / path.name)


if __name__ == "__main__":
    main()
