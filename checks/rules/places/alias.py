"""One place or person, one spelling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.domain.finding import FindingValue, Level
from checks.domain.span import Span
from checks.rules.context import Context
from checks.rules.places.spellings import Spelt, find_spellings
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
    once, names that other houses or the state itself write otherwise. Words in quotation marks are left alone.
    """
    quoted = [Span(each.start, each.end) for each in context.quotations]
    by_name: dict[str, list[Spelt]] = {}
    for each in find_spellings(context.text):
        if not any(span.contains(each.span) for span in quoted):
            by_name.setdefault(each.name.name, []).append(each)
    for found in by_name.values():
        yield from _notices(found)


def _notices(found: Sequence[Spelt]) -> Iterator[Notice]:
    name = found[0].name
    firsts = list({each.spelling: each for each in reversed(found)}.values())
    firsts.sort(key=lambda each: each.span)
    remarks = [remark for each in firsts if (remark := name.remark(each.spelling))]
    if len(firsts) > 1:
        counted = " and ".join(f"“{each.spelling}” ({_times(found, each.spelling)})" for each in firsts)
        told = f"; {'; '.join(remarks)}" if remarks else ""
        what = "place" if name.is_place else "person"
        yield _notice(f"One {what} in several spellings: {counted}{told}.", firsts)
    elif remarks:
        yield _notice(f"{remarks[0]}.", firsts)
    elif name.who:
        others = ", ".join(each for each in name.also if each != firsts[0].spelling)
        yield _notice(f"{firsts[0].spelling} is also written {others}: {name.who}.", firsts)


def _times(found: Sequence[Spelt], spelling: str) -> str:
    count = sum(each.spelling == spelling for each in found)
    return "once" if count == 1 else f"{count} times"


def _notice(message: str, found: Sequence[Spelt]) -> Notice:
    values = (FindingValue("article", each.spelling, span=each.span) for each in found)
    return Notice(Level.NOTE, message, tuple(values))
