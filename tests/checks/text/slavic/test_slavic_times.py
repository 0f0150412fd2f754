"""Times of Ukrainian and Russian texts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.mention import Precision, TimeMention
from checks.domain.moment import Moment
from checks.text.slavic.times import find_times

FRIDAY = Moment.parse("2025-05-23")
GENITIVES = {
    "uk": [
        "січня",
        "лютого",
        "березня",
        "квітня",
        "травня",
        "червня",
        "липня",
        "серпня",
        "вересня",
        "жовтня",
        "листопада",
        "грудня",
    ],
    "ru": [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
}


def only(text: str, language: str, published: Moment | None = FRIDAY) -> TimeMention:
    (found,) = find_times(text, language, published)
    return found


@pytest.mark.parametrize(
    ("text", "language", "first", "last"),
    [
        ("23 травня 2025 року", "uk", "2025-05-23", "2025-05-23"),
        ("16 травня", "uk", "2025-05-16", "2025-05-16"),
        ("24 грудня", "uk", "2024-12-24", "2024-12-24"),
        ("16–18 травня", "uk", "2025-05-16", "2025-05-18"),
        ("23.05.2025", "uk", "2025-05-23", "2025-05-23"),
        ("у п'ятницю", "uk", "2025-05-23", "2025-05-23"),
        ("у пʼятницю", "uk", "2025-05-23", "2025-05-23"),
        ("в четвер", "uk", "2025-05-22", "2025-05-22"),
        ("вчора", "uk", "2025-05-22", "2025-05-22"),
        ("минулого тижня", "uk", "2025-05-12", "2025-05-18"),
        ("минулого місяця", "uk", "2025-04-01", "2025-04-30"),
        ("три дні тому", "uk", "2025-05-20", "2025-05-20"),
        ("у березні", "uk", "2025-03-01", "2025-03-31"),
        ("у грудні", "uk", "2024-12-01", "2024-12-31"),
        ("у травні 2022 року", "uk", "2022-05-01", "2022-05-31"),
        ("у 2024 році", "uk", "2024-01-01", "2024-12-31"),
        ("24 февраля 2022 года", "ru", "2022-02-24", "2022-02-24"),
        ("в пятницу", "ru", "2025-05-23", "2025-05-23"),
        ("позавчера", "ru", "2025-05-21", "2025-05-21"),
        ("на прошлой неделе", "ru", "2025-05-12", "2025-05-18"),
        ("в следующем месяце", "ru", "2025-06-01", "2025-06-30"),
        ("5 дней назад", "ru", "2025-05-18", "2025-05-18"),
        ("в марте", "ru", "2025-03-01", "2025-03-31"),
        ("2014–2024 годы", "ru", "2014-01-01", "2024-12-31"),
    ],
)
def test_days(text: str, language: str, first: str, last: str) -> None:
    found = only(text, language)
    assert (found.first, found.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert found.rule


@pytest.mark.parametrize(("text", "language"), [("з 24 лютого 2022 року", "uk"), ("с 24 февраля 2022 года", "ru")])
def test_since_is_open_at_its_end(text: str, language: str) -> None:
    found = only(text, language)
    assert (found.first, found.last) == (date(2022, 2, 24), None)


@pytest.mark.parametrize("text", ["вчора", "у пʼятницю", "16 травня", "минулого тижня", "у березні"])
def test_without_a_publication_date_nothing_is_counted(text: str) -> None:
    found = only(text, "uk", None)
    assert (found.first, found.last) == (None, None)
    assert "no date of publication" in found.rule


@pytest.mark.parametrize("text", ["31 квітня 2025 року", "Травневі свята", "майстер", "марш", "середній"])
def test_what_is_no_time(text: str) -> None:
    assert all(found.precision is not Precision.DAY for found in find_times(text, "uk", FRIDAY))
    assert find_times("марш и майка", "ru", FRIDAY) == ()


@given(st.dates(date(1990, 1, 1), date(2029, 12, 31)), st.sampled_from(["uk", "ru"]))
def test_every_day_with_its_year(day: date, language: str) -> None:
    year = {"uk": "року", "ru": "года"}[language]
    found = only(f"{day.day} {GENITIVES[language][day.month - 1]} {day.year} {year}", language)
    assert (found.first, found.last) == (day, day)


@given(st.dates(date(2000, 3, 1), date(2029, 12, 31)), st.integers(0, 300), st.sampled_from(["uk", "ru"]))
def test_a_day_without_a_year_lies_in_the_year_before_publication(published: date, back: int, language: str) -> None:
    day = published - timedelta(back)
    if (day.month, day.day) == (2, 29):
        day += timedelta(1)
    found = only(f"{day.day} {GENITIVES[language][day.month - 1]}", language, Moment(published))
    assert found.first == day


@given(st.text("абвгдеєжзиіїклмнопрстуфхцчшщьюя 0123456789.,–-:у в з\n", max_size=80), st.sampled_from(["uk", "ru"]))
def test_any_text_gives_times_inside_it_in_order(text: str, language: str) -> None:
    end = 0
    for found in find_times(text, language, FRIDAY):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.mention
        end = found.end
