"""The model is trusted only where its files are the known ones."""

from __future__ import annotations

import pytest

from checks.errors import ExtractionError
from checks.extraction import model
from checks.extraction.model import FINGERPRINTS, require_known_files
from checks.extraction.parser import RULES, Parser, load_parser


def test_a_foreign_file_is_refused_by_name(tmp_path):
    for name in FINGERPRINTS:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"foreign")
    with pytest.raises(ExtractionError, match=r"ner/model.*reinstall"):
        require_known_files(tmp_path)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(ExtractionError, match="missing"):
        require_known_files(tmp_path)


def test_without_any_model_the_parser_says_so(monkeypatch):
    monkeypatch.setattr(model, "find_spec", lambda name: None)
    parser = load_parser()
    assert parser.name == RULES
    assert not parser.can_parse("en")
    assert list(parser.parse(["Words."])) == []


def test_the_model_is_named_with_its_version(parser):
    assert parser.name.split()[-1].startswith("3.")
    assert parser.can_parse("en")
    assert parser.can_parse(None)
    assert not parser.can_parse("uk")


def test_a_sentence_is_never_split_and_keeps_its_offsets(parser):
    sentence = "He said: “It works.” 😀 Then\nhe left. Nobody followed."
    (doc,) = parser.parse([sentence])
    assert len(list(doc.sents)) == 1
    assert all(sentence[token.idx : token.idx + len(token)].split() == token.text.split() for token in doc)


def test_rules_parse_nothing():
    assert list(Parser(RULES).parse(["One sentence."])) == []
