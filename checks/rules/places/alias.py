"""One place or person, one spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from checks.domain.finding import FindingValue, Level
from checks.domain.house import House
from checks.domain.span import Span
from checks.rules.context import Context
from checks.rules.places.spellings import Spelt, find_spellings, names
from checks.rules.rule import Example, Need, Notice, article_rule


@article_rule(
    "place.alias",
    needs=Need.TEXT,
    source="Cabinet of Ministers of Ukraine, resolution 55 of 2010; AP Stylebook; the source named in the table.",
    blind="Names that are not in the table; quotations and names of organisations, which keep their own spelling.",
    example=Example(
        "Two drones hit Odesa overnight. The Odessa attack was the third in May.",
        "One place in two spellings.",
    ),
)
def one_spelling(context: Context) -> Iterator[Notice]:
    """One place or person has one spelling in an article.

    Reports from several houses bring several spellings along, and some of them take sides: "Odessa" and "Kiev" came
    by way of Russian. The rule names two spellings in one article, forms that are old or came by way of Russian, and,
    once, names that other houses or the state itself write otherwise. A spelling that the house has chosen goes before
    all that. Words in quotation marks are left alone.
    """
    quoted = [Span(each.start, each.end) for each in context.quotations]
    by_name: dict[str, list[Spelt]] = {}
    for each in find_spellings(context.text):
        if not any(span.contains(each.span) for span in quoted):
            by_name.setdefault(each.name.name, []).append(each)
    for found in by_name.values():
        yield from _notices(found, context.desk.house)
    yield from _of_houses(by_name.values(), context.desk.house)
    known = {spelling for name in names() for spelling in name.spellings}
    yield from _of_house(context, quoted, known)


def _notices(found: Sequence[Spelt], house: House) -> Iterator[Notice]:
    name = found[0].name
    firsts = list({each.spelling: each for each in reversed(found)}.values())
    firsts.sort(key=lambda each: each.span)
    remarks = [remark for each in firsts if (remark := _remark(each, house))]
    if len(firsts) > 1:
        counted = " and ".join(f"“{each.spelling}” ({_times(found, each.spelling)})" for each in firsts)
        told = f"; {'; '.join(remarks)}" if remarks else ""
        what = "place" if name.is_place else "person"
        yield _notice(f"One {what} in several spellings: {counted}{told}.", firsts)
    elif remarks:
        yield _notice(f"{remarks[0]}.", firsts)


def _of_houses(by_name: Iterable[Sequence[Spelt]], house: House) -> Iterator[Notice]:
    """One for all names in a spelling that is usual, and that other houses do not share."""
    firsts = [found[0] for found in by_name if len({each.spelling for each in found}) == 1]
    usual = [
        each for each in firsts if each.name.who and not _is_decided(each.spelling, house) and not _remark(each, house)
    ]
    if usual:
        yield _notice(f"{'; '.join(_also(each) for each in usual)}.", usual)


def _also(each: Spelt) -> str:
    others = ", ".join(other for other in each.name.also if other != each.spelling)
    return f"{each.spelling} is also written {others}: {each.name.who}"


def _remark(each: Spelt, house: House) -> str:
    """What the house, or else the table, has against a spelling."""
    wanted = house.spelling(each.spelling)
    if wanted and wanted != each.spelling:
        return f"the house writes {wanted}, not {each.spelling}"
    return "" if _is_decided(each.spelling, house) else each.name.remark(each.spelling)


def _is_decided(spelling: str, house: House) -> bool:
    return any(spelling == wanted for _, wanted in house.spellings)


def _of_house(context: Context, quoted: Sequence[Span], known: set[str]) -> Iterator[Notice]:
    """Names that only the house has an opinion on, each where it stands first."""
    for written, wanted in context.desk.house.spellings:
        if written in known or written == wanted:
            continue
        spans = (Span(*found.span()) for found in re.finditer(rf"(?<!\w){re.escape(written)}(?!\w)", context.text))
        first = next((span for span in spans if not any(each.contains(span) for each in quoted)), None)
        if first is not None:
            value = FindingValue("article", written, span=first)
            yield Notice(Level.NOTE, f"“{written}” here; the house writes “{wanted}”.", (value,))


def _times(found: Sequence[Spelt], spelling: str) -> str:
    count = sum(each.spelling == spelling for each in found)
    return "once" if count == 1 else f"{count} times"


def _notice(message: str, found: Sequence[Spelt]) -> Notice:
    values = (FindingValue("article", each.spelling, span=each.span) for each in found)
    return Notice(Level.NOTE, message, tuple(values))
