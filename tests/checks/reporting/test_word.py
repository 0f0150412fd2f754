"""The report as a Word document: everything is in it in reading order, and verdicts are comments at their words."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document

from checks.domain.article import ArticleVersion
from checks.domain.desk import Desk
from checks.domain.moment import Moment
from checks.domain.verdict import Scale
from checks.reporting.edition import Edition
from checks.reporting.word import render_word

PRINTED = Moment.parse("2025-05-26T10:00+00:00")


def word_of(desk: Desk, scale: Scale, *, with_comments: bool = False) -> bytes:
    return render_word(desk, scale, Edition("Odesa desk", PRINTED, with_comments=with_comments))


def document_of(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def words_of(data: bytes) -> str:
    """All words of the body in order, those in tables included."""
    body = document_of(data).element.body
    return " ".join("".join(node.itertext()) for node in body.iter() if node.tag.endswith("}p"))


@pytest.fixture
def word(desk: Desk, scale: Scale) -> bytes:
    return word_of(desk, scale)


def test_it_holds_everything_in_order(word: bytes) -> None:
    words = words_of(word)
    expected = [
        "Port hit <again> 🚢", "Verdict report", "Harbour News, published 23 May 2025", "Content warning.", "Summary",
        "3 of 7 claims decided", "The text", "One person was killed", "Claims", "The governor said so.",
        "Another agrees.", "Supports, relied on: The Paper", "One killed by noon.",
        "The source and its words are withheld.",
        "What was not checked", "Not a claim: looked at, nothing to check", "It looked sad",
        "Sentences without a claim", "Nobody knows why.", "Sources", "Method and limits", "Odesa desk", "abababab",
    ]  # fmt: skip
    place = 0
    for each in expected:
        assert each in words[place:], f"{each!r} is missing, or stands too early"
        place = words.index(each, place)


def test_headings_make_an_outline(word: bytes) -> None:
    levels = [paragraph.style.name for paragraph in document_of(word).paragraphs if paragraph.style]
    assert levels[0] == "Title"
    assert levels.count("Heading 1") == 8
    assert levels.count("Heading 2") >= 3


def test_each_verdict_is_a_comment_at_the_words_of_its_claim(word: bytes) -> None:
    comments = {comment.author: comment.text for comment in document_of(word).comments}
    assert len(comments) == 3
    killed = next(text for text in comments.values() if text.startswith("They said so. True."))
    assert "The governor said so." in killed
    assert "Proposed: seven others were wounded" in "\n".join(comments.values())
    assert "DRAFT REASON" not in "\n".join(comments.values())


def test_nothing_that_must_stay_hidden_is_in_any_part(word: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(word)) as parts:
        everything = b"".join(parts.read(name) for name in parts.namelist())
    for hidden in ("SECRET", "CAPTIVE", "PERSONAL WORDS", "A REMARK AMONG US", "DRAFT REASON", "CALL THE EDITOR"):
        assert hidden.encode() not in everything


def test_remarks_come_where_they_are_asked_for(desk: Desk, scale: Scale) -> None:
    assert "A REMARK AMONG US" in words_of(word_of(desk, scale, with_comments=True))


def test_signs_that_xml_cannot_hold_do_no_harm(desk: Desk, scale: Scale) -> None:
    text = desk.version.text.replace("Nobody", "\x00\x0b\ufffe\ud800Now")
    version: ArticleVersion = replace(desk.version, text=text)
    assert "Now" in words_of(word_of(replace(desk, version=version), scale))


def test_an_article_from_right_to_left_runs_so(desk: Desk, scale: Scale) -> None:
    arabic = replace(desk, article=replace(desk.article, language="ar"))
    xml = document_of(word_of(arabic, scale)).element.xml
    assert "<w:bidi/>" in xml
    assert "<w:bidi/>" not in document_of(word_of(desk, scale)).element.xml


@pytest.mark.slow
def test_libreoffice_keeps_the_comments(word: bytes, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "report.docx").write_bytes(word)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "fodt", "--outdir", str(tmp_path), "report.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    assert (tmp_path / "report.fodt").read_text("utf-8").count("<office:annotation ") == 3
