"""Who held which office when, from `resources/lexicons/offices.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from checks.matching.names import plain_name
from checks.text.lexicons import lexicon


@dataclass(frozen=True)
class Term:
    """A person's time in an office; `last` is None where it went on when the table was last looked through."""

    name: str
    first: date
    last: date | None

    def covers(self, first: date, last: date) -> bool:
        """Was the person in office on any of these days?"""
        return self.first <= last and (self.last is None or first <= self.last)


@dataclass(frozen=True)
class Office:
    """An office of a state, by its code, or of a body."""

    of: str
    titles: tuple[str, ...]
    source: str
    terms: tuple[Term, ...]

    def terms_of(self, name: str) -> tuple[Term, ...]:
        """The terms of one person."""
        return tuple(term for term in self.terms if plain_name(term.name) == plain_name(name))

    def holder(self, day: date) -> Term | None:
        """Who held it on a day; None where the table does not tell."""
        return next((term for term in self.terms if term.covers(day, day)), None)


@cache
def offices() -> tuple[Office, ...]:
    """All offices of the table."""
    return tuple(
        Office(
            entry["of"],
            tuple(entry["titles"]),
            entry["source"],
            tuple(Term(name, first, *(last or [None])) for name, first, *last in entry["terms"]),
        )
        for entry in lexicon("offices")["offices"]
    )


@cache
def offices_of(name: str) -> tuple[Office, ...]:
    """The offices that a person has held."""
    return tuple(office for office in offices() if office.terms_of(name))


def known_until() -> date:
    """The last day for which the table speaks."""
    day: date = lexicon("offices")["until"]
    return day


def spoken_language(name: str) -> str | None:
    """The language that an officeholder of a state speaks at home; None for English and where it is not known."""
    languages: dict[str, str] = lexicon("offices")["languages"]
    return next((languages[office.of] for office in offices_of(name) if office.of in languages), None)
