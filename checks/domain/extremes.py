"""The largest or smallest case of a table of comparators: within which scope, since when, with ties and gaps told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checks.domain.tables import Comparator, ComparatorTable, Measure
from checks.domain.words import number


@dataclass(frozen=True)
class Scope:
    """Which rows count; whatever is None is not asked for."""

    since: date | None = None
    until: date | None = None
    place_level: str | None = None
    kind: str | None = None
    """Words that stand in the kind of a case: "ballistic missile"."""

    def holds(self, row: Comparator) -> bool:
        """Is the case within the scope?"""
        return (
            (self.since is None or row.date.day >= self.since)
            and (self.until is None or row.date.day <= self.until)
            and (self.place_level is None or row.place_level == self.place_level)
            and (self.kind is None or self.kind.casefold() in (row.kind or "").casefold())
        )


EVERYTHING = Scope()


@dataclass(frozen=True)
class Extreme:
    """What the rows within a scope say of one measure."""

    measure: Measure
    scope: Scope
    is_smallest: bool
    counted: tuple[Comparator, ...]
    """Rows with a value, by date."""
    missing: tuple[Comparator, ...]
    """Rows of the scope whose value is not known."""

    @property
    def value(self) -> float | None:
        """The largest, or smallest, value; None where no row has one."""
        values = [value_of(row, self.measure.key) or 0.0 for row in self.counted]
        return (min if self.is_smallest else max)(values, default=None)

    @property
    def rows(self) -> tuple[Comparator, ...]:
        """The row that has it; more than one is a tie."""
        return tuple(row for row in self.counted if value_of(row, self.measure.key) == self.value)

    @property
    def next(self) -> float | None:
        """The value that comes after it."""
        rest = [value_of(row, self.measure.key) or 0.0 for row in self.counted if row not in self.rows]
        return (min if self.is_smallest else max)(rest, default=None)

    @property
    def open(self) -> tuple[Comparator, ...]:
        """Other rows whose range reaches as far, so that it cannot be told."""
        value = self.value
        return () if value is None else tuple(row for row in self._others if self._reaches(row, value))

    @property
    def since(self) -> date | None:
        """The day from which it holds: of the scope, else of the first row."""
        return self.scope.since or min((row.date.day for row in (*self.counted, *self.missing)), default=None)

    @property
    def sentence(self) -> str:
        """In words: "Largest of 8 by total (780; next 614), since 2022-06-29." with ties and what is missing."""
        if self.value is None:
            return f"No case has a value for {self._name}."
        return " ".join(filter(None, (self._result, self._ties, self._gaps, self._doubts)))

    @property
    def _name(self) -> str:
        return self.measure.label[:1].lower() + self.measure.label[1:] if self.measure.label else self.measure.key

    @property
    def _result(self) -> str:
        word = "Smallest" if self.is_smallest else "Largest"
        after = f"; next {number(self.next)}" if self.next is not None else ""
        since = f", since {self.since.isoformat()}" if self.since else ""
        return f"{word} of {len(self.counted)} by {self._name} ({number(self.value or 0.0)}{after}){since}."

    @property
    def _ties(self) -> str:
        return f"{len(self.rows)} share it: {_days(self.rows)}." if len(self.rows) > 1 else ""

    @property
    def _gaps(self) -> str:
        return f"Not stated for {len(self.missing)}: {_days(self.missing)}." if self.missing else ""

    @property
    def _doubts(self) -> str:
        return f"By their ranges it could also be {_days(self.open)}." if self.open else ""

    @property
    def _others(self) -> tuple[Comparator, ...]:
        return tuple(row for row in (*self.counted, *self.missing) if row not in self.rows)

    def _reaches(self, row: Comparator, value: float) -> bool:
        bounds = range_of(row, self.measure.key)
        return bounds is not None and (bounds[0] <= value if self.is_smallest else bounds[1] >= value)


def extreme(
    table: ComparatorTable, measure: Measure, scope: Scope = EVERYTHING, *, is_smallest: bool = False
) -> Extreme:
    """The largest, or smallest, case by `measure` among the rows within `scope`."""
    rows = [row for row in in_order(table) if scope.holds(row)]
    counted = tuple(row for row in rows if value_of(row, measure.key) is not None)
    return Extreme(measure, scope, is_smallest, counted, tuple(row for row in rows if row not in counted))


def in_order(table: ComparatorTable) -> tuple[Comparator, ...]:
    """The cases by date."""
    return tuple(sorted(table.rows, key=lambda row: (row.date.day, str(row.date))))


def value_of(row: Comparator, key: str) -> float | None:
    """The value of a measure; None where it is not known."""
    return dict(row.values).get(key)


def range_of(row: Comparator, key: str) -> tuple[float, float] | None:
    """Low and high of a measure; None where sources do not differ."""
    return next(((low, high) for name, low, high in row.ranges if name == key), None)


def _days(rows: tuple[Comparator, ...]) -> str:
    return ", ".join(row.date.day.isoformat() for row in rows)
