"""The figures that a record gives: those filled in by a person, and those read from its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from checks.domain.evidence import Evidence, Figure
from checks.domain.finding import FindingValue
from checks.domain.mention import Qualifier, Quantity
from checks.domain.moment import Moment
from checks.domain.span import Span
from checks.domain.words import number
from checks.rules.context import Context, Reading
from checks.rules.figures.subject import Subject, subject_of
from checks.rules.texts import KEPT
from checks.text.measures import measures
from checks.text.quantities import find_quantities


@dataclass(frozen=True)
class Reported:
    """One figure of a record, with what it speaks of."""

    record: Evidence
    figure: Quantity
    """Low, high and qualifier; its span is of the record's text, or empty where it comes from a field."""
    subject: Subject
    words: str
    """What it counts, in the words of the record: those of the field, or its sentence."""
    field: Figure | None = None
    """The field that it was filled in as; None where it was read from the text."""

    @property
    def as_of(self) -> Moment | None:
        """When it was true; for the text, and a field that does not say, what holds for the record."""
        own = self.field.as_of if self.field else None
        return own or self.record.as_of or self.record.published

    @property
    def value(self) -> FindingValue:
        """It as one of the values of a finding."""
        span = Span(self.figure.start, self.figure.end) if self.field is None else None
        return FindingValue(self.record.title, said(self.figure), self.record.id, span)


def said(figure: Quantity) -> str:
    """The figure in digits: "8", "9–11", "at least 12 kilometres"."""
    low, high = figure.low, figure.high
    if figure.value is not None or low == high:
        value = figure.value if figure.value is not None else low
        told = number(value or 0.0)
    else:
        told = "–".join(number(each) for each in (low, high) if each is not None)
    hedge = "" if figure.qualifier in (Qualifier.EXACT, Qualifier.BETWEEN) else figure.qualifier.replace("_", " ") + " "
    return f"{hedge}{told}"


def reported(record: Evidence, context: Context) -> tuple[Reported, ...]:
    """All figures of a record; read once for all claims."""
    return context.once(("reported", record.id), lambda: (*_of_fields(record), *_of_text(record, context)))


def _of_fields(record: Evidence) -> Iterator[Reported]:
    for field in record.figures:
        figure = _as_quantity(field)
        if figure is not None:
            yield Reported(record, figure, subject_of(figure, field.what), field.what, field)


def _as_quantity(field: Figure) -> Quantity | None:
    """A field as a figure: what its words leave out of unit, status and basis is read from "what is counted"."""
    low, best, high = field.low, field.best, field.high
    known = [value for value in (low, best, high) if value is not None]
    if not known:
        return None
    read = _read(field.what)
    bounds = (min(known) if low is None else low, max(known) if high is None else high)
    qualifier = field.qualifier
    if best is None and qualifier is Qualifier.EXACT:
        qualifier = {(True, False): Qualifier.AT_LEAST, (False, True): Qualifier.UP_TO}.get(
            (low is not None, high is not None), Qualifier.BETWEEN
        )
    return replace(
        read,
        start=0,
        end=0,
        value=best,
        low=bounds[0],
        high=bounds[1],
        qualifier=qualifier,
        unit=measures().get((field.unit or "").casefold(), field.unit) or read.unit,
        person_status=field.person_status or read.person_status,
        severity=field.severity or read.severity,
        basis=field.basis or read.basis,
    )


@lru_cache(maxsize=KEPT)
def _read(what: str) -> Quantity:
    """What the words of a field say when a number stands before them: "people released by each side"."""
    found = find_quantities(f"There were 7 {what.replace(',', '')}")
    figure = next((each for each in found if each.value == 7), Quantity(0, 0))
    named = next((unit for word in reversed(what.casefold().split()) if (unit := measures().get(word))), None)
    return replace(figure, unit=named, counted=None) if named and figure.person_status is None else figure


def _of_text(record: Evidence, context: Context) -> Iterator[Reported]:
    reading = context.reading(record)
    for figure in reading.quantities:
        sentence = sentence_at(reading, figure.start)
        yield Reported(record, figure, subject_of(figure, sentence), sentence)


def sentence_at(reading: Reading, place: int) -> str:
    """The sentence around a place of a text."""
    span = next((each for each in reading.sentences if each.start <= place < each.end), None)
    return span.of(reading.text) if span else reading.text
