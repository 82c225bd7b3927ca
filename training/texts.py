"""Texts that `annotations/accounts*.jsonl` names, out of the corpora: `python texts.py --corpora DIR --out FOLDER`.

Writes one file each, an address in its first line where there is one: `re3d_SOURCE_ID.txt` for re3d's documents,
`handpicked_S_A.txt` and `medium_S_A.txt` for article A of story S in the Wikinews source clusters; articles of the
worldwide newswire, and Voice of America stories (`reports/voa/` beside the gold accounts), are copied
under their own names. `--more` names a folder with two further collections (`{"text": …}` on each line):
`wikinews_2019_2020.jsonl`, whose line I becomes `wn_I.txt`, and `wikipedia_current_events.jsonl` (`ce_I.txt`).
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

MORE = {"wikinews_2019_2020": "wn", "wikipedia_current_events": "ce"}
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


def more(folder: Path) -> Iterator[tuple[str, str]]:
    """(name, text) of the lines of further collections."""
    for file, short in MORE.items():
        for i, line in enumerate((folder / f"{file}.jsonl").read_text(encoding="utf8").splitlines()):
            yield f"{short}_{i}", json.loads(line)["text"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", required=True, type=Path)
    parser.add_argument("--gold", type=Path, help="folder of gold accounts, beside reports/voa/")
    parser.add_argument("--more", type=Path, help="folder of further collections")
    parser.add_argument("--out", required=True, type=Path)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    further = more(args.more) if args.more else ()
    for name, text in (*re3d(args.corpora / "events"), *stories(args.corpora / "stories"), *further):
        (args.out / f"{name}.txt").write_text(text, encoding="utf8")
    stories_of = [args.gold.parent / "reports" / "voa"] if args.gold else []
    for folder in (*(args.corpora / "newswire" / part for part in ("train", "dev")), *stories_of):
        for path in folder.glob("*.txt"):
            shutil.copy(path, args.out / path.name)


if __name__ == "__main__":
    main()
