"""Sentences in, dependency parses out; or the plain statement that there is no parser for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checks.extraction.model import load_model

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

RULES = "rules (no language model)"
"""What `Parser.name` says where claims are found by punctuation and figures alone."""


@dataclass(frozen=True)
class Parser:
    """Parses English sentences; without a model it parses nothing, and extraction falls back to rules."""

    name: str
    """What looks for claims, with its version: it is kept with the article."""
    model: Language | None = None

    def parse(self, sentences: Iterable[str]) -> Iterator[Doc]:
        """One parse per sentence, in order; a sentence is never split. Offsets stay those of the sentence."""
        if self.model is None:
            return iter(())
        return self.model.pipe((self._unsplit(sentence) for sentence in sentences), batch_size=64)

    def can_parse(self, language: str | None) -> bool:
        """Is there a model for texts in `language`? A text of unknown language counts as English."""
        return self.model is not None and language in (None, "en")

    def _unsplit(self, sentence: str) -> Doc:
        """Tokens of `sentence` with the order to keep them in one tree: our own sentences are the better ones."""
        assert self.model is not None  # noqa: S101 - for the type checker; `parse` has looked
        doc = self.model.make_doc(_plain(sentence))
        for token in doc:
            token.is_sent_start = token.i == 0
        return doc


def load_parser() -> Parser:
    """The parser with the installed model. Takes seconds, so call it in a worker; ExtractionError for a bad model."""
    model = load_model()
    if model is None:
        return Parser(RULES)
    return Parser(f"{model.meta['lang']}_{model.meta['name']} {model.meta['version']}", model)


def _plain(sentence: str) -> str:
    """The sentence on one line; as long as before."""
    return re.sub(r"\s", " ", sentence)
