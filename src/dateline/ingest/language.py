"""Which language a text is in.

Long texts are told by resiliparse's n-gram ranks in a tenth of a millisecond; where its rank is not clearly good,
py3langid (which takes a second or two to load) decides, and only with confidence. A short text is left unsaid: a report
in an unnamed language is read, one in a wrongly named language is not.
"""

from __future__ import annotations

from functools import cache
from typing import Any

_SAMPLE = 4000
"""Characters looked at."""

_ENOUGH, _FEW = 400, 40
"""Letters from which ranks alone may decide, and below which nothing does."""

_CLEAR, _MAYBE = 400, 520
"""Ranks of resiliparse (0 is best): right in all of a thousand news texts, and hardly ever wrong."""

_CONFIDENT = 0.95


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language of `text`, null where it is too short or too mixed to say."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if letters < _FEW:
        return None
    from resiliparse.parse.lang import detect_fast

    code, rank = detect_fast(sample)
    if len(code) == 2 and letters >= _ENOUGH and rank <= _CLEAR:
        return str(code)
    second, confidence = _identifier().classify(sample[:1000])
    if confidence >= _CONFIDENT and (letters >= 3 * _FEW or code == second or confidence > 0.999):
        return str(second)
    return str(code) if code == second and letters >= _ENOUGH and rank <= _MAYBE else None


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
