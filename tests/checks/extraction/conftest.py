"""What the tests of extraction share: one parser, and a short way from a text to its claims."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks.domain.moment import Moment
from checks.extraction.extract import Extraction, extract
from checks.extraction.parser import Parser, load_parser
from checks.extraction.reader import draft, read_all
from checks.extraction.reading import Piece, Reading
from checks.extraction.unfiled import unfiled_version

FRIDAY = Moment.parse("2025-05-23")


@pytest.fixture(scope="session")
def parser() -> Parser:
    return load_parser()


@pytest.fixture(scope="session")
def extracted(parser: Parser) -> Callable[[str], Extraction]:
    def run(text: str) -> Extraction:
        return extract(unfiled_version(text), published=FRIDAY, timezone=None, language="en", parser=parser)

    return run


@pytest.fixture(scope="session")
def reading_of(parser: Parser) -> Callable[[str], Reading]:
    def run(text: str) -> Reading:
        return next(read_all([draft(text, published=FRIDAY)], parser))

    return run


@pytest.fixture(scope="session")
def piece_of(reading_of: Callable[[str], Reading]) -> Callable[[str], Piece]:
    def run(text: str) -> Piece:
        return reading_of(text).pieces[0]

    return run
