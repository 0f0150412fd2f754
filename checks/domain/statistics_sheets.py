"""The numbers of a desk as tables, the same in the window, in charts and in files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checks.domain import words
from checks.domain.statistics import ArticleCover, DeskNumbers, Spread
from checks.domain.verdict import Scale

Cell = str | int | float


@dataclass(frozen=True)
class Bar:
    """One row of a chart."""

    label: str
    value: float
    words: str
    """The value as it is told: "12, of them 3 dismissed"."""
    whole: float | None = None
    """What the value is a part of, drawn behind it."""


@dataclass(frozen=True)
class Sheet:
    """One table, with the chart that shows it and a sentence that sums it up."""

    key: str
    """Its name in files: "open-by-age"."""
    title: str
    summary: str
    axis: str
    """What the bars count."""
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    bars: tuple[Bar, ...] = ()


def sheets(numbers: DeskNumbers, scale: Scale) -> tuple[Sheet, ...]:
    """All tables, in the order in which they are shown."""
    return (
        _open_by_age(numbers),
        _open_by_owner(numbers),
        _verdicts(numbers, scale),
        _waits(numbers),
        _rules(numbers),
        _coverage(numbers.articles),
        _articles(numbers.articles),
    )


def _open_by_age(numbers: DeskNumbers) -> Sheet:
    late = f", {numbers.overdue} of them past their day" if numbers.overdue else ""
    summary = f"{_claims(numbers.open)} open{late}; {numbers.suggested} more suggested and not looked at."
    rows = numbers.open_by_age
    return Sheet("open-by-age", "Open by age", summary, "Open claims", ("Age", "Claims"), rows, _plain_bars(rows))


def _open_by_owner(numbers: DeskNumbers) -> Sheet:
    rows = tuple((owner or "Nobody", count) for owner, count in numbers.open_by_owner)
    nobody = dict(numbers.open_by_owner).get("", 0)
    summary = f"{_claims(numbers.open)} open, {nobody} of them with nobody."
    return Sheet("open-by-owner", "Open by owner", summary, "Open claims", ("Owner", "Claims"), rows, _plain_bars(rows))


def _verdicts(numbers: DeskNumbers, scale: Scale) -> Sheet:
    """In the order of the scale, ratings that nobody gave included; those that the scale has no more come last."""
    given = {key: (count, signed) for key, count, signed in numbers.verdicts}
    labels = {rating.key: rating.label for rating in scale.ratings}
    labels |= {key: key for key in given if key not in labels}
    found = [(label, *given.get(key, (0, 0))) for key, label in labels.items()]
    bars = tuple(Bar(label, signed, f"{count}, {signed} signed", count) for label, count, signed in found)
    total, done = sum(count for _, count, _ in found), sum(signed for *_, signed in found)
    summary = f"{total} {'verdict' if total == 1 else 'verdicts'}, {done} signed."
    return Sheet(
        "verdicts", "Verdicts by rating", summary, "Verdicts", ("Rating", "Verdicts", "Signed"), tuple(found), bars
    )


def _waits(numbers: DeskNumbers) -> Sheet:
    told = [_spread_words("to a verdict", numbers.to_verdict), _spread_words("to a signature", numbers.to_signature)]
    summary = " ".join(filter(None, told)) or "No verdict yet of which the times are known."
    rows = numbers.waits
    return Sheet(
        "time-to-verdict", "Time to verdict", summary, "Verdicts", ("Time", "Verdicts"), rows, _plain_bars(rows)
    )


def _spread_words(what: str, spread: Spread | None) -> str:
    if spread is None:
        return ""
    ends = f"half of them {_time(spread.lower)} to {_time(spread.upper)}"
    return f"Median {what} {_time(spread.median)}, {ends} (of {spread.count})."


def _time(hours: float) -> str:
    """In the unit that people would use: minutes, hours or days."""
    if hours < 1:
        return f"{round(hours * 60)} min"
    return f"{words.number(round(hours, 1))} h" if hours < 48 else f"{words.number(round(hours / 24, 1))} days"


def _rules(numbers: DeskNumbers) -> Sheet:
    rows = tuple((each.rule, each.fired, each.dismissed) for each in numbers.rules)
    bars = tuple(
        Bar(rule, fired - dismissed, f"{fired}, {dismissed} dismissed", fired) for rule, fired, dismissed in rows
    )
    fired, dismissed = sum(each.fired for each in numbers.rules), sum(each.dismissed for each in numbers.rules)
    summary = f"{fired} {'finding' if fired == 1 else 'findings'}, {dismissed} dismissed."
    return Sheet("rules", "Rules that fired", summary, "Findings", ("Rule", "Fired", "Dismissed"), rows, bars)


def _coverage(articles: Sequence[ArticleCover]) -> Sheet:
    found = tuple(_covered(articles))
    bars = tuple(Bar(what, share, f"{part} of {whole}, {share} %", 100) for what, part, whole, share in found)
    summary = f"{len(articles)} {'article' if len(articles) == 1 else 'articles'}: " + ", ".join(
        f"{share} % of {what.casefold()}" for what, _, _, share in found
    )
    return Sheet("coverage", "Coverage", f"{summary}.", "Per cent", ("What", "Covered", "Of", "Per cent"), found, bars)


def _covered(articles: Sequence[ArticleCover]) -> Iterator[tuple[str, int, int, int]]:
    parts: Mapping[str, tuple[int, int]] = {
        "Sentences with a claim": (
            sum(each.sentences_with_claims for each in articles),
            sum(each.sentences for each in articles),
        ),
        "Claims decided": (sum(each.decided for each in articles), sum(each.claims for each in articles)),
        "Claims with evidence": (sum(each.with_evidence for each in articles), sum(each.claims for each in articles)),
    }
    for what, (part, whole) in parts.items():
        yield what, part, whole, round(100 * part / whole) if whole else 0


def _articles(articles: Sequence[ArticleCover]) -> Sheet:
    rows = tuple(
        (
            each.title,
            each.sentences,
            each.sentences_with_claims,
            each.claims,
            each.decided,
            each.with_evidence,
        )
        for each in articles
    )
    bars = tuple(Bar(each.title, each.decided, f"{each.decided} of {each.claims}", each.claims) for each in articles)
    decided = sum(each.decided == each.claims > 0 for each in articles)
    headers = ("Article", "Sentences", "With a claim", "Claims", "Decided", "With evidence")
    return Sheet(
        "articles", "Articles", f"{decided} of {len(articles)} decided in full.", "Claims decided", headers, rows, bars
    )


def _plain_bars(rows: Sequence[tuple[str, int]]) -> tuple[Bar, ...]:
    return tuple(Bar(label, count, words.number(count)) for label, count in rows)


def _claims(count: int) -> str:
    return "1 claim is" if count == 1 else f"{words.number(count)} claims are"
