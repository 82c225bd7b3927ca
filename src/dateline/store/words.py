"""Words as search sees them: folded alike in SQLite, PostgreSQL and memory, so that each gives the same hits.

Folding drops case, accents and invisible characters (Unicode NFKD, full case folding, marks and format characters
removed). A token is a run of letters and digits; in scripts written without spaces each character is a token, so that
a word is found as the phrase of its characters. The databases get ready tokens and split nothing themselves.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

Phrase = tuple[str, ...]
"""Tokens that must stand next to one another."""

LONGEST_TOKEN = 200
"""Characters kept of a token; PostgreSQL holds no lexeme over 2 kB."""
MOST_PHRASES = 64
"""Phrases of a query that count; FTS5 nests expressions no deeper than 256."""
HIT_OPENS, HIT_CLOSES = "\x02", "\x03"

_DROPPED = frozenset({"Mn", "Mc", "Me", "Cf"})
_PLAIN = {
    "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
    "ʻ": "", "ʼ": "", "ʽ": "", "ʾ": "", "ʿ": "", "ـ": "",
}  # fmt: skip
"""Letters that Unicode does not take apart but typists do, and signs of transliteration that they leave out."""
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese, Khmer, Japanese and Chinese characters."""
_TOKEN = re.compile(rf"(?=[^\W_])[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂″", '"'))


class _Folding(dict[int, str]):
    """What each character folds to, worked out when first met."""

    def __missing__(self, code: int) -> str:
        whole = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", chr(code)).casefold())
        kept = "".join(_PLAIN.get(char, char) for char in whole if unicodedata.category(char) not in _DROPPED)
        self[code] = kept
        return kept


_FOLDED = _Folding()


def tokens(text: str) -> list[str]:
    """The tokens of a text, in order."""
    folded = text.lower() if text.isascii() else text.translate(_FOLDED)
    return [token[:LONGEST_TOKEN] for token in _TOKEN.findall(folded)]


def folded(text: str | None) -> str:
    """One name as it is compared with another: its tokens, or itself where it has none."""
    return " ".join(tokens(text)) or text.strip() if text else ""


def placed(text: str) -> Iterator[tuple[str, int, int]]:
    """The tokens of a text, each with where it starts and ends in the text as it stands."""
    pieces = [_FOLDED[ord(char)] for char in text]
    at = [i for i, piece in enumerate(pieces) for _ in piece]
    for match in _TOKEN.finditer("".join(pieces)):
        end = at[match.end() - 1] + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        yield match.group()[:LONGEST_TOKEN], at[match.start()], end


def phrases(words: str | None) -> tuple[Phrase, ...] | None:
    """What a person's words ask for: every phrase must occur. Null for no words; empty where nothing can match.

    Words between double quotes, straight or curly, are one phrase; so are the parts of `U.S.` and `at-least`. A quote
    without its partner, and every other sign, means nothing.
    """
    if words is None or not words.strip():
        return None
    pieces = words.translate(_QUOTES).split('"')
    parts = [
        part for i, piece in enumerate(pieces) for part in ([piece] if i % 2 and i < len(pieces) - 1 else piece.split())
    ]
    found = (tuple(tokens(part)[:MOST_PHRASES]) for part in parts)
    return tuple(dict.fromkeys(phrase for phrase in found if phrase))[:MOST_PHRASES]


def holds(found: Sequence[str], phrase: Phrase) -> bool:
    """Whether these tokens hold the phrase."""
    return any(True for _ in _starts(found, phrase))


def hits(text: str, words: str | None) -> list[tuple[int, int]]:
    """Where the words that a person asks for stand in a text: `[start, end)`, in order, none overlapping another."""
    return _hits(text, phrases(words) or ())


def snippet(text: str, wanted: Iterable[Phrase], *, headline: str | None = None, width: int = 160) -> str:
    """About `width` characters of the text around a hit, on one line, hits between `\\x02` and `\\x03`.

    It is the first hit after the headline (which lists show beside it) that is in no page's address, else the first.
    """
    hits = _hits(text, tuple(wanted))
    at = text.find(headline) if headline else -1
    body = at + len(headline or "") if at >= 0 else 0
    within = (start for start, _ in hits if start >= body and not _in_address(text, start))
    first = next(within, hits[0][0] if hits else 0)
    start = _word_start(text, max(body if first >= body else 0, first - width // 3), first)
    end = _word_end(text, min(len(text), start + width))
    inside = [(max(a, start), min(b, end)) for a, b in hits if a < end and b > start]
    out, at = [], start
    for a, b in inside:
        out += [_clean(text[at:a]), HIT_OPENS, _clean(text[a:b]), HIT_CLOSES]
        at = b
    out.append(_clean(text[at:end]))
    line = re.sub(r"\s+", " ", "".join(out)).strip()
    return ("… " if start > 0 else "") + line + (" …" if end < len(text) else "")


def _starts(found: Sequence[str], phrase: Phrase) -> Iterator[int]:
    size = len(phrase)
    for i, token in enumerate(found):
        if token == phrase[0] and tuple(found[i : i + size]) == phrase:
            yield i


def _hits(text: str, wanted: tuple[Phrase, ...]) -> list[tuple[int, int]]:
    """Where the phrases stand in the text: in order, none overlapping another."""
    marks = list(placed(text)) if wanted else []
    found = [token for token, _, _ in marks]
    spans = sorted((marks[i][1], marks[i + len(phrase) - 1][2]) for phrase in wanted for i in _starts(found, phrase))
    apart: list[tuple[int, int]] = []
    for start, end in spans:
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def _clean(text: str) -> str:
    return text.replace(HIT_OPENS, " ").replace(HIT_CLOSES, " ")


def _word_start(text: str, at: int, before: int) -> int:
    """The start of a word at or after `at`, not after `before`; `at` itself in one unbroken run."""
    if at == 0:
        return 0
    space = re.compile(r"\s").search(text, at - 1, before)
    return space.end() if space else at


def _in_address(text: str, at: int) -> bool:
    """Whether these words stand in the address of a page."""
    begins = max(text.rfind(space, 0, at) for space in " \n\t")
    return "://" in text[begins + 1 : at]


def _word_end(text: str, at: int) -> int:
    """The end of a word at or shortly before `at`; `at` itself in a long unbroken run."""
    if at >= len(text):
        return len(text)
    for back in range(at, max(at - 25, 0), -1):
        if text[back].isspace():
            return back
    return at
