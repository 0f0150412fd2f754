"""Time expressions, resolved to days against the publication date and the story's own dates."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from checks.domain.mention import Precision, TimeMention
from checks.domain.moment import Moment
from checks.domain.span import Span
from checks.text.conflicts import conflict_of
from checks.text.lexicons import words
from checks.text.looking_ahead import looks_ahead
from checks.text.periods import Period
from checks.text.time_hits import Hit, before_years, find_hits
from checks.text.time_rules import resolve
from checks.text.time_setting import Setting
from checks.text.time_story import Story

_CLAUSE_END = re.compile(r"(?<!\b[A-Z])[.!?;:]\s|\n|[“”\"]|''|``")
_SINCE = re.compile(r"\b(?:since|ever since|starting|beginning)(?:\s+(?:on|in))?\s+(?:the\s+)?$", re.IGNORECASE)
_STAMP_AFTER = re.compile(r"\s*(?:[\])]|[—–|:-]|\n|$|\b[A-ZÀ-Þ])")
_TO = re.compile(r"\s?(?:-|–|—|to|through|until)\s?")
_PLACE_BEFORE = re.compile(r"[A-ZÀ-Þ][\w .,’'()/-]{1,60},\s?$")
_DASH_AFTER = re.compile(r"[^.!?\n]{0,40}?(?:--|[—–]|\()")
CLAUSE = 160
"""Code points on each side in which a clause is looked at."""
WIRE = 3
"""Days that a dateline may lie before publication, for "today" to be its day."""
_DATES = words("calendar", "dates")
_OF_WAR = frozenset({"war_into", "war_start", "war_of_year"})
_FULL_DATES = ("month_day_year", "day_month_year", "month_day", "day_month", "iso")


def find_times(text: str, published: Moment | None, sentences: Sequence[Span] = ()) -> tuple[TimeMention, ...]:
    """The time expressions of `text`, in order. Durations and vague words have neither `first` nor `last`.

    Weekdays look back, "last week" is Monday to Sunday before, "since X" is open at its end, and a date without a year
    takes the year that makes it past. In a story about the past it takes the year last named instead. Where the text
    opens with a dateline, "today" is its day. With `sentences`, a clause never reaches beyond its own.
    """
    return tuple(_Reader(text, published, sentences).mentions())


def find_dates(text: str) -> tuple[Span, ...]:
    """Where dates, years and clock times stand, whose digits count nothing; durations are no dates."""
    return tuple(Span(hit.start, hit.end) for hit in find_hits(text, _DATES))


class _Reader:
    """Goes through a text once and keeps in mind which time the story has reached."""

    def __init__(self, text: str, published: Moment | None, sentences: Sequence[Span]) -> None:
        hits = list(find_hits(text, without=_OF_WAR))
        self._text, self._published = text, published
        self._today = _day_of_writing(text, hits, published.day if published else None)
        self._sentences, self._starts = sentences, [sentence.start for sentence in sentences]
        self._next = before_years(text, hits)
        self._story = Story(hits, self._today)
        self._war_began = self._start_of_war()
        self._before: Hit | None = None
        self._hits = list(find_hits(text)) if self._war_began else hits

    def mentions(self) -> Iterator[TimeMention]:
        """The mentions in order."""
        for hit in self._hits:
            period = self._stamped(hit) or resolve(hit.sort, hit.parts, self._setting(hit))
            opens_sentence = hit.start - self._sentence(hit).start < len("Early in")
            self._story.remember(hit, period, opens_sentence=opens_sentence)
            self._before = hit
            period = _opened(self._text, hit, period)
            mention = self._text[hit.start : hit.end]
            yield TimeMention(hit.start, hit.end, mention, period.first, period.last, period.precision, period.rule)

    def _start_of_war(self) -> date | None:
        """The day on which the war began that the news is of; a story about the past tells of other wars, too."""
        if self._today is None or self._story.is_past or not any(hit.sort in _OF_WAR for hit in find_hits(self._text)):
            return None
        conflict = conflict_of(self._text, self._today)
        return conflict.began if conflict else None

    def _sentence(self, hit: Hit) -> Span:
        """The sentence of a time; the whole text where sentences are not known."""
        index = bisect_right(self._starts, hit.start)
        return self._sentences[index - 1] if index else Span(0, len(self._text))

    def _setting(self, hit: Hit) -> Setting:
        return Setting(
            self._today,
            self._story.told_near(hit.start),
            self._story.year,
            self._named_after(hit),
            self._looks_ahead(hit),
            self._story.reached(self._sentence(hit).start),
            self._is_gloss(hit),
            self._begun(hit),
            self._war_began,
        )

    def _named_after(self, hit: Hit) -> int | None:
        """The year of the date that follows after no more than "and" or "to"."""
        following = self._next.get(hit.end) if "month" in hit.parts else None
        return int(following.parts["year"]) if following else None

    def _is_gloss(self, hit: Hit) -> bool:
        """Does the time stand right after another, which it puts in other words: "on 27 June, two days after …"?"""
        return self._text[self._story.told_at : hit.start].strip() in (",", "-", "–", "—", "(")

    def _begun(self, hit: Hit) -> date | None:
        """The Friday of "from Friday to Sunday", which comes before the Sunday."""
        told = self._story.told_near(hit.start)
        is_range = hit.sort == "weekday" and _TO.fullmatch(self._text[self._story.told_at : hit.start])
        is_weekday = told is not None and self._before is not None and self._before.sort == "weekday"
        return told.first if told and is_range and is_weekday else None

    def _stamped(self, hit: Hit) -> Period | None:
        """As in "14:32 GMT" at the head of an entry of a live blog: on the day of publication, or the one before."""
        if hit.sort != "clock" or self._published is None or not _is_stamp(self._text, hit):
            return None
        clock = self._published.clock
        late = clock is not None and _minutes(self._text[hit.start : hit.end]) > 60 * clock.hour + clock.minute
        day = self._published.day - timedelta(late)
        return Period(day, day, Precision.MINUTE, "the stamp of an entry, on the day of publication or the one before")

    def _looks_ahead(self, hit: Hit) -> bool:
        """Does the clause speak of what is to come? "Friday’s vote" may be over, whatever comes of it."""
        left, right = self._clause(hit)
        before, after = self._text[left : hit.start], self._text[hit.end : right]
        is_joined = hit.parts.get("weekday", "") and before[-1:] not in " \n("
        return not is_joined and not after.startswith(("’s", "'s", " that ")) and looks_ahead(before, after)

    def _clause(self, hit: Hit) -> tuple[int, int]:
        sentence = self._sentence(hit)
        left = max(0, hit.start - CLAUSE, sentence.start)
        right = min(len(self._text), hit.end + CLAUSE // 3, max(hit.end, sentence.end))
        for found in _CLAUSE_END.finditer(self._text, left, hit.start):
            left = found.end()
        found_end = _CLAUSE_END.search(self._text, hit.end, right)
        return left, found_end.start() if found_end else right


def _opened(text: str, hit: Hit, period: Period) -> Period:
    """As in "since X" begins on the first day of X and has no end."""
    if period.first is not None and _SINCE.search(text, max(0, hit.start - 24), hit.start):
        return Period(period.first, None, period.precision, f"open at its end; {period.rule}")
    return period


def _day_of_writing(text: str, hits: Sequence[Hit], published: date | None) -> date | None:
    """The day of the dateline, "NAIROBI, Nov 3 (…) —", where it lies shortly before publication or that is unknown."""
    first = hits[0] if hits else None
    if first is None or first.sort not in _FULL_DATES or not _is_dateline(text, first):
        return published
    day = resolve(first.sort, first.parts, Setting(published, None, None)).first
    if day is None or (published is not None and not 0 <= (published - day).days <= WIRE):
        return published
    return day


def _is_dateline(text: str, hit: Hit) -> bool:
    line = text.rfind("\n", 0, hit.start) + 1
    before, after = text[line : hit.start], _DASH_AFTER.match(text, hit.end)
    return after is not None and _PLACE_BEFORE.fullmatch(before) is not None and before[:2].strip() != ""


def _is_stamp(text: str, hit: Hit) -> bool:
    """Does a clock time open its line, as in "14:32 GMT — …" and "[2:05 p.m.] …"?"""
    before = text[text.rfind("\n", 0, hit.start) + 1 : hit.start].strip()
    return before in ("", "[", "(") and _STAMP_AFTER.match(text, hit.end) is not None


def _minutes(clock: str) -> int:
    """The minutes since midnight of "14:32 GMT" or "2:05 p.m."."""
    hour, minute = (int(found) for found in [*re.findall(r"\d+", clock), "0", "0"][:2])
    is_afternoon = re.search(r"\d\s?p\.?m", clock, re.IGNORECASE) is not None
    return 60 * (hour % 12 + 12 if is_afternoon else hour) + minute
