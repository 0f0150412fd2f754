"""Said, wrote or posted; and the language in which it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks.domain.finding import Level
from tests.checks.rules.conftest import record


@pytest.mark.parametrize(
    ("text", "fields", "levels"),
    [
        ("“It is done,” Ann Example said.", {"medium": "Telegram post"}, (Level.NOTE,)),
        ("“It is done,” Ann Example said.", {"says": "Ann Example wrote on Telegram: “It is done.”"}, (Level.NOTE,)),
        ("“It is done,” Ann Example wrote.", {"medium": "press conference"}, (Level.PARTLY,)),
        ("“It is done,” Ann Example said.", {"medium": "interview"}, (Level.SUPPORTS,)),
        ("“It is done,” Ann Example wrote.", {"medium": "post on X"}, ()),
        ("“It is done,” Ann Example said.", {"medium": "unheard-of"}, ()),
        ("“It is done,” Ann Example said.", {"says": "“It is done,” she said."}, ()),
    ],
)
def test_the_verb_is_held_against_the_medium(
    look: Callable, text: str, fields: dict[str, str], levels: tuple[Level, ...]
) -> None:
    assert look(text, record("A", **fields), on="“It is done,”").levels("quote.medium") == levels


@pytest.mark.parametrize(
    ("text", "fields", "levels"),
    [
        ("“It is done,” Ann Example said.", {"quote_language": "uk"}, (Level.NOTE,)),
        ("“It is done,” Ann Example said in Ukrainian.", {"quote_language": "uk"}, ()),
        ("“It is done,” Ann Example said through an interpreter.", {"quote_language": "uk"}, ()),
        ("“It is done,” Ann Example said.", {"quote_language": "en"}, ()),
        ("“It is done,” Ann Example said.", {}, ()),
        ("“It is done and over,” Volodymyr Zelensky said.", {}, ()),
        ("“It is done and over,” Volodymyr Zelensky said.", {"quote_text": "It is done and finished."}, (Level.NOTE,)),
        ("“It is done and over,” Keir Starmer said.", {"quote_text": "It is done and finished."}, ()),
    ],
)
def test_a_translation_without_a_translator_is_noted(
    look: Callable, text: str, fields: dict[str, str], levels: tuple[Level, ...]
) -> None:
    assert look(text, record("A", **fields), on="“It is done").levels("quote.translation") == levels
