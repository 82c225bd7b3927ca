"""Cut a paragraph into sentences and tokens as Universal Dependencies does for English, keeping offsets.

The rules follow the English Web Treebank and GUM: contractions, hyphens, currency signs and percent signs stand alone;
abbreviations, numbers with separators, addresses and clock times stay whole. Nothing is normalised and no character
but white space is left out, so tokens can always be found again in the source text.
"""

from __future__ import annotations

import re

Span = tuple[int, int]

_ABBREVIATIONS = (
    "Mr Mrs Ms Dr Prof Gen Lt Col Sgt Capt Maj Cmdr Brig Adm Gov Sen Rep Reps Sens Rev Hon Pres Amb Fr St Ste Jr Sr Mt "
    "Ft Inc Ltd Co Corp Bros Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec vs etc al approx est Dept Univ "
    "Ave Blvd Rd No Nos Vol pp cf Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo "
    "Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Messrs Mmes Supt Det Insp Hr Cpl Pvt Pte Spc"
).split()
_NEVER_FINAL = frozenset(
    a + "."
    for a in (
        "Mr Mrs Ms Dr Prof Gen Lt Col Sgt Capt Maj Cmdr Brig Adm Gov Sen Rep Reps Sens Rev Hon Pres Amb Fr St Ste Mt "
        "Ft vs approx est Messrs Mmes Supt Det Insp Cpl Pvt Pte Spc"
    ).split()
)
_UNITS = (
    "am pm km kph kg mg g m mm cm ft mph k bn tn mn hrs hr min mins sec lb lbs kW MW GW kWh mw mln bln trn million "
    "billion trillion crore lakh"
).split()
_CURRENCIES = (
    "RM Rs Rp Dh Dhs AED QR QAR SR SAR KD KWD BD BHD JD OMR RO EGP LE IQD IRR GHS GHC NGN KSh Ksh KSH KES Sh TSh "
    "Tsh TZS USh Ush UGX RWF ZAR ZMW MUR SCR BWP MWK TK Tk BDT PKR LKR NPR INR RMB CNY JPY KRW TWD HKD SGD MYR "
    "IDR PHP Php THB VND USD EUR GBP CHF AUD CAD NZD FCFA CFA XAF XOF FRW Frw TL TRY ETB Br MXN CLP ARS BRL "
    "CRC NIS ILS SEK NOK DKK PLN"
).split()
"""Codes and letters of currencies that may touch the number after them; a letter alone only before a large sum."""

_PATTERN = r"""
      (?:https?://|www\.)[^\s<>"“”]+[^\s<>"“”.,;:!?)\]'’]
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | \b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|gov|edu|info|co\.uk)\b
    | [@\#]\w+
    | (?:[A-Za-z]\.){2,}(?:[A-Za-z]\b(?!['’]))?
    | (?:Ph\.D|M\.Sc|B\.Sc)\.?
    | \b(?:ABBREVIATIONS)\.(?=\W|$)
    | \b[A-Z]\.(?=\s+[A-Z])
    | \b(?:CURRENCIES)(?=\d)
    | \b[BKLNPR](?=\d{1,3}(?:,\d{3})+\b|\d+(?:[.,]\d+)*\ ?(?:million|billion|trillion|crore|bn|trn|tn|mn|m)\b)
    | \d+(?:[.,:/]\d+)*(?=(?:UNITS)\b)
    | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?(?![^\W\d_])
    | (?i:can(?=not\b)|gon(?=na\b)|wan(?=na\b)|got(?=ta\b))
    | [^\W_]+?(?=n['’]t\b)
    | n['’]t\b
    | ['’](?:s|S|ll|LL|re|RE|ve|VE|d|D|m|M)\b
    | (?:[^\W\d_]|\d)(?:\w)*(?:['’](?!(?:s|S|ll|LL|re|RE|ve|VE|d|D|m|M)\b)\w+)*
    | US\$|A\$|C\$|HK\$|NZ\$
    | \.{2,}|-{2,}|\*+|_+|={2,}
    | \S
    """
_TOKEN = re.compile(
    _PATTERN.replace("ABBREVIATIONS", "|".join(sorted(_ABBREVIATIONS, key=len, reverse=True)))
    .replace("CURRENCIES", "|".join(sorted(_CURRENCIES, key=len, reverse=True)))
    .replace("UNITS", "|".join(_UNITS)),
    re.VERBOSE,
)

_STOP = frozenset((".", "!", "?", "…", "...", "....", "?!", "!!"))
_CLOSING = frozenset("\"”’')]»")
_OPENING = frozenset("\"“‘'([«")
_STARTERS = frozenset(
    "The A An He She It They We I You In On At But And This That These Those There His Her Their Its Our My As For "
    "After Before When While If Since Although However Some Many Most Several Two Three No Not Now Then Also Under "
    "According Last Earlier Meanwhile With By From To Both".split()
)


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The tokens of `text[start:end]` as offsets into `text`, in order and without overlap."""
    end = len(text) if end is None else end
    return [m.span() for m in _TOKEN.finditer(text, start, end)]


def split_sentences(text: str, tokens: list[Span]) -> list[tuple[int, int]]:
    """Group the tokens of one paragraph into sentences: `[first, last)` positions in `tokens`."""
    words = [text[s:e] for s, e in tokens]
    found, first, i = [], 0, 0
    while i < len(words):
        i += 1
        if not _may_end(words, i - 1):
            continue
        while i < len(words) and words[i] in _STOP:
            i += 1
        while i < len(words) and words[i] in _CLOSING and _closes(text, tokens, i):
            i += 1
        if i < len(words) and _starts(words, i, abbreviation=words[i - 1] not in _STOP | _CLOSING):
            found.append((first, i))
            first = i
    if first < len(words):
        found.append((first, len(words)))
    return found


def _may_end(words: list[str], i: int) -> bool:
    word = words[i]
    if word in _STOP:
        return True
    return len(word) > 2 and word.endswith(".") and word not in _NEVER_FINAL and word[0].isalpha()


def _closes(text: str, tokens: list[Span], i: int) -> bool:
    """A quotation mark right after a stop, with no space before it, closes; with a space before, it opens."""
    return tokens[i][0] == tokens[i - 1][1]


def _starts(words: list[str], i: int, *, abbreviation: bool) -> bool:
    """Whether a new sentence may begin at word `i`; after an abbreviation only with a word that seldom is a name."""
    while i < len(words) - 1 and words[i] in _OPENING:
        i += 1
    word = words[i]
    if abbreviation:
        return word in _STARTERS
    return word[:1].isupper() or word[:1].isdigit() or not word[:1].isalnum() or word[:1] in "•*"


def sentences(text: str, start: int = 0, end: int | None = None) -> list[list[Span]]:
    """The sentences of one paragraph `text[start:end]`, each a list of token offsets into `text`."""
    tokens = tokenize(text, start, end)
    return [tokens[a:b] for a, b in split_sentences(text, tokens)]
