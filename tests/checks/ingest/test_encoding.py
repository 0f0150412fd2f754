"""Bytes to text without losing a character."""

import os
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.errors import IngestError
from checks.ingest.document import Source
from checks.ingest.encoding import decode, decode_page

ENGLISH = "“It’s very important to bring everyone home,” said the president — on Friday…"
FRENCH = "La Russie et l’Ukraine ont procédé à un échange de prisonniers « vendredi »."
GERMAN = "Für die Öffentlichkeit überraschend tauschten Rußland und die Ukraine Gefangene aus."
POLISH = "Rosja i Ukraina dokonały w piątek wymiany jeńców, powiedział prezydent Ukrainy."
UKRAINIAN = "Росія та Україна провели великий обмін полоненими у п’ятницю. Її було оголошено вранці."
RUSSIAN = "Россия и Украина провели в пятницу большой обмен пленными, сообщил президент."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        (FRENCH, "cp1252"),
        (GERMAN, "cp1252"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859_2"),
        (UKRAINIAN, "cp1251"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "cp866"),
    ],
)
def test_code_pages_are_recognised(text: str, encoding: str) -> None:
    assert decode(Source(text.encode(encoding))) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [ENGLISH, UKRAINIAN, "An emoji 👍 and\r\ntwo lines"])
def test_unicode_with_and_without_a_mark(text: str, encoding: str) -> None:
    assert decode(Source(text.encode(encoding))) == text


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, UKRAINIAN])
def test_text_saved_twice_is_put_right(text: str) -> None:
    twice = "".join(_as_windows(byte) for byte in text.encode())
    assert twice != text
    assert decode(Source(twice.encode())) == text


def _as_windows(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeError:
        return chr(byte)


@pytest.mark.parametrize("text", ["Ã© is how é looks when it was saved twice", "São Paulo, Ãngela, 50 €"])
def test_what_only_looks_saved_twice_stays(text: str) -> None:
    assert decode(Source(text.encode())) == text


def test_the_declared_encoding_decides_where_it_fits() -> None:
    assert decode(Source("Київ".encode("koi8_u"), charset="koi8-u")) == "Київ"
    assert decode(Source("naïve “words”".encode("cp1252"), charset="iso-8859-1")) == "naïve “words”"
    assert decode(Source(UKRAINIAN.encode(), charset="latin-1")) == UKRAINIAN
    assert decode(Source(UKRAINIAN.encode(), charset="no-such-thing")) == UKRAINIAN


@pytest.mark.parametrize("seed", range(5))
def test_noise_is_refused_with_a_sentence(seed: int) -> None:
    with pytest.raises(IngestError, match=r"“noise\.txt” is not readable text: open it in its own program"):
        decode(Source(random.Random(seed).randbytes(3000), name="noise.txt"))


@pytest.mark.parametrize("declared", [None, "utf-8", "windows-1251"])
def test_a_page_shows_where_a_byte_was_bad(declared: str | None) -> None:
    saved = UKRAINIAN.encode("cp1251" if declared == "windows-1251" else "utf-8")
    bad = b"\x98" if declared == "windows-1251" else b"\xff"
    assert decode_page(Source(saved + bad), declared) == UKRAINIAN + "\ufffd"


@pytest.mark.parametrize("declared", [None, "utf-8", "windows-1252"])
def test_a_page_in_another_encoding_than_declared_is_read_right(declared: str | None) -> None:
    assert decode_page(Source(ENGLISH.encode("cp1252")), declared) == ENGLISH
    assert decode_page(Source(ENGLISH.encode("utf-16")), declared) == ENGLISH


def test_a_stray_control_character_does_not_spoil_a_long_text() -> None:
    text = ENGLISH * 10 + "\x02"
    assert decode(Source(text.encode())) == text


def test_a_page_of_noise_is_refused_too() -> None:
    with pytest.raises(IngestError, match="not readable text"):
        decode_page(Source(os.urandom(4000)), "utf-8")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_survives_utf_8(text: str) -> None:
    saved = text.encode("utf-8")
    if not any(mark in text for mark in "ÂÃâÐÑ\ufeff"):
        assert decode(Source(saved)) == text
