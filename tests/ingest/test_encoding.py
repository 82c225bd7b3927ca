"""Bytes → text, whatever they are in; what is no text is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import IngestError
from dateline.ingest.encoding import decode

TEXTS = {
    "english": "The “truce” holds – the minister’s office in Márn said it wouldn’t comment on it.",
    "german": "Der Bürgermeister sagte, die Gespräche über die Waffenruhe würden fortgeführt – „es gibt Hoffnung“.",
    "polish": "Minister powiedział, że rozmowy będą kontynuowane, a żołnierze wycofają się z regionu. Łódź, źdźbło.",
    "russian": "Министр заявил, что войска покинут регион в течение недели, а переговоры продолжатся.",
    "arabic": "قال وزير الخارجية إن المفاوضات ستستمر الأسبوع المقبل وإن القوات ستنسحب من المنطقة.",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("language", TEXTS)
def test_unicode_is_read_with_and_without_a_mark(language: str, encoding: str) -> None:
    text, _ = decode(TEXTS[language].encode(encoding))
    assert text == TEXTS[language]


@pytest.mark.parametrize(
    ("language", "encoding", "name"),
    [
        ("english", "cp1252", "windows-1252"),
        ("german", "cp1252", "windows-1252"),
        ("polish", "cp1250", "windows-1250"),
        ("polish", "iso-8859-2", "iso-8859-2"),
        ("russian", "cp1251", "windows-1251"),
        ("russian", "koi8-r", "koi8-r"),
        ("arabic", "cp1256", "windows-1256"),
    ],
)
def test_code_pages_are_told_apart(language: str, encoding: str, name: str) -> None:
    assert decode(TEXTS[language].encode(encoding)) == (TEXTS[language], name)


def test_lines_in_different_encodings_are_each_read_in_theirs() -> None:
    english = TEXTS["english"]
    text, name = decode(english.encode("cp1252") + b"\r\n" + english.encode() + b"\r" + english.encode("cp1252"))
    assert text == "\n".join([english] * 3)
    assert name == "mixed utf-8 and windows-1252"


def test_newlines_become_one_and_all_else_stays() -> None:
    words = "sof\u00adt, no\u00a0break, “curly”, tab\there"
    assert decode(f"\ufeff{words}\r\n{words}\r{words}\n".encode()) == (f"{words}\n{words}\n{words}\n", "utf-8")


def test_a_text_cut_off_inside_a_character_keeps_the_rest() -> None:
    assert decode("truce “".encode()[:-1])[0] == "truce "


def test_nothing_is_an_empty_text() -> None:
    assert decode(b"") == ("", "utf-8")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (bytes(range(256)) * 8, "binary data"),
        (b"\x00\x01\x02\x03" * 64, "binary data"),
        (b"%PDF-1.7\n1 0 obj", "a PDF document"),
        (b"PK\x03\x04" + b"abc" * 20, "a zip archive"),
        (b"{\\rtf1\\ansi hello}", "a rich-text (RTF) document"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, kind: str) -> None:
    with pytest.raises(IngestError, match=r"page\.txt") as raised:
        decode(data, where="page.txt")
    assert kind in str(raised.value)


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_an_ingest_error(data: bytes) -> None:
    try:
        text, name = decode(data)
    except IngestError:
        return
    assert "\r" not in text
    assert name


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_any_text_comes_back_from_utf_8(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode())[0] == text
