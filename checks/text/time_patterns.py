"""What times look like in English: one regular expression for each sort, in the order of preference."""

from __future__ import annotations

import re
from functools import cache

from checks.text.lexicons import lexicon, words

S = r"(?:[ \t]{1,4}|[ \t]?\n[ \t]{0,8})"
"""White space inside a time; a hard-wrapped line may break it, a paragraph may not."""


_FREE = r"(?:(?<![\w$€£#.,/-])|(?<=\d[-–—])|(?<=[a-z]{3}-))"
"""Nothing before a time ties it to another word but a hyphen after a year, a day or a month."""


def _any(entries: list[str]) -> str:
    return "(?:" + "|".join(sorted((re.escape(entry) for entry in entries), key=len, reverse=True)) + ")"


def _month() -> str:
    full = lexicon("calendar")["months"]
    return f"(?:{'|'.join(full)}|(?:{'|'.join(name[:3] for name in full)}|sept)\\b\\.?)"


def _count() -> str:
    numbers = lexicon("numbers")
    small, tens = "|".join(numbers["small"]), "|".join(numbers["tens"])
    return (
        rf"(?:\d{{1,4}}(?:[.,]\d+)?|(?:{tens})(?:[- ](?:{small}))?|(?:{small})|half{S}an?|(?:a{S})?(?:couple{S}of|few|dozen)"
        rf"|several|many|an?{S}hundred|hundreds{S}of|an?)"
    )


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The sorts of times by name. Where two match at one place the longer wins, then the earlier in this order."""
    calendar = lexicon("calendar")
    month, count, bare_year = _month(), _count(), r"(?:1[0-9]\d\d|20\d\d)"
    year = rf"{bare_year}(?![\d,]\d|%|\w)"
    weekday = f"(?:{'|'.join(calendar['weekdays'])})"
    unit = f"(?:{'|'.join(calendar['units'])})"
    part = f"(?:{'|'.join(calendar['parts_of_day'])})"
    season = f"(?:{'|'.join(calendar['seasons'])})"
    day = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
    clock = (
        r"(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.m\.?|[ap]m\b|hrs\b|hours\b)|\d{1,2}:\d\d(?::\d\d)?|noon|midnight|midday)"
    )
    zone = rf"(?:{S}\(?(?:GMT|UTC|EST|EDT|CST|CDT|PST|PDT|ET|BST|CET|CEST|EET|local{S}time)\)?)?"
    phase = rf"(?:(?:the{S})?(?:very{S})?(?P<phase>beginning|start|end|middle|early{S}part|latter{S}part|latter{S}half|(?:first|second){S}half|early{S}days|close|turn|rest){S}of{S}(?:the{S})?|(?:the{S})?(?P<phase2>early|mid|late|earlier|later)(?:{S}in{S}|-|{S}))"
    hour = rf"(?:(?:{clock}{zone}|(?:early{S}|late{S})?(?:the{S}|in{S}the{S}|on{S}the{S})?(?:{part}|night|early{S}hours)(?:{S}hours)?{S}of)(?:,?{S}(?:on{S})?)(?:the{S})?)?"
    after = rf"(?:{S}(?:at{S}|around{S})?(?:{part}|{clock})\b{zone})?"
    dated = {
        "iso": r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:T\d\d:\d\d(?::\d\d)?Z?)?",
        "slashed": r"(?P<one>\d{1,2})(?P<sign>[/.])(?P<two>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})(?![\d./])",
        "month_day_year": rf"{hour}(?:{weekday},?{S})?(?P<month>{month}){S}(?P<day>{day}),?{S}(?P<year>{year}){after}",
        "day_month_year": rf"{hour}(?:{weekday},?{S}(?:the{S})?)?(?:the{S})?(?P<day>{day}){S}(?:of{S})?(?P<month>{month}),?{S}(?P<year>{year}|\d\d(?![\d.,]\d|\w|%)){after}",
        "month_day": rf"{hour}(?:(?:this{S}coming{S}|last{S}|next{S})?{weekday},?{S})?(?P<month>{month}){S}(?:the{S})?(?P<day>{day})(?:{S}of{S}(?P<same>that|the{S}same|this|last|next){S}year)?{after}",
        "day_month": rf"{hour}(?:{weekday},?{S}(?:the{S})?)?(?:the{S})?(?P<day>{day}){S}(?:of{S})?(?P<month>{month})(?:{S}of{S}(?P<same>that|the{S}same|this|last|next){S}year)?{after}",
        "day_of_range": rf"(?P<day>{day})(?={S}?(?:-|–|—|to|and|through|until){S}?(?:the{S})?{day}{S}(?:of{S})?(?P<month>{month})(?:,?{S}(?P<year>{year}))?)",
        "end_of_range": rf"(?<=\d[-–—])(?P<day>{day})(?:,{S}(?P<year>{year}))?(?!{S}{month})",
        "month_year": rf"{phase}?(?P<month>{month}),?{S}(?:of{S})?(?P<year>{year})",
        "month": rf"(?:{phase}|(?P<which>this|last|next|the{S}previous|the{S}following){S}(?:past{S})?)?(?P<month>{month})(?:{S}of{S}(?P<same>that|the{S}same|this|last|next){S}year)?",
        "season": rf"{phase}?(?:(?P<which>this|last|next|the{S}previous|the{S}following|the{S}next|that|the{S}same|the)(?:{S}(?:past|coming))?{S})?(?:(?:early|mid|late)[- ])?(?P<season>{season})(?:,?{S}(?:of{S})?(?:the{S}year{S})?(?P<year>{year}))?",
        "quarter": rf"(?:the{S}|its{S}|this{S}year's{S})?(?:(?:fiscal|(?P<before>{year})){S})?(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)[- ](?P<share>quarter|half)(?:{S}of{S}(?:(?P<which>the|this|last|next|that){S}year|(?P<year>{year})))?",
        "until_year": rf"(?<=(?P<since>\d\d\d\d)[-–—])(?P<year>{bare_year}|\d\d)(?![\w%/–-])(?!,\d)",
        "decade": rf"(?:the{S})?(?:(?:early|mid|late)[- ](?:to[- ]late[- ])?)?(?P<decade>(?:1[0-9]|20)\d0|['’]\d0)['’]?s\b",
        "year": rf"(?:{phase}|around{S}|about{S}|circa{S}|ca?\.{S})?(?:(?:the{S})?(?:fiscal{S})?year{S}|fiscal{S})?(?P<year>{year})",
        "short_year": r"['’](?P<year>\d\d)\b(?![’'\w])",
        "holiday": rf"(?P<holiday>{_any(list(calendar['holidays']))})(?:{S}(?P<year>{year}))?(?:{S}{part})?",
        "weekday": rf"(?:(?:early|late|(?:the{S})?{part}{S}of|{clock}{zone},?(?:{S}on)?){S})?(?:(?P<which>last|this|next|this{S}past|this{S}coming|the{S}previous|the{S}following){S})?(?P<weekday>{weekday})(?:[’']s)?(?:{S}(?:at{S}|before{S}|after{S}|early{S})?(?:{part}|{clock})\b{zone})?",
        "near": rf"(?:(?P<beyond>the{S}day{S}(?:before{S}yesterday|after{S}tomorrow))|(?:(?:early|late|later|earlier){S})?(?:{clock}{zone}{S})?(?P<near>today|yesterday|tomorrow|tonight|overnight|last{S}night|this{S}(?:morning|afternoon|evening)|the{S}(?:previous|preceding){S}(?:night|evening)|the{S}night{S}before(?:{S}last)?)(?:{S}{part})?)",
        "weekend": rf"(?:(?P<which>last|this|next|this{S}past|this{S}coming|the{S}previous|the{S}following|the{S}coming|the|a){S})weekend",
        "deictic": rf"(?:(?:early|late|later|earlier|mid|the{S}end{S}of|the{S}beginning{S}of|the{S}start{S}of|the{S}rest{S}of){S})?(?P<which>last|this|next|this{S}past|this{S}coming|the{S}previous|the{S}following|the{S}coming|the{S}next|the{S}current|the{S}past|the{S}last|the{S}same|that{S}same|that){S}(?:fiscal{S}|calendar{S})?(?P<unit>week|month|quarter|year|decade|century)(?:{S}or{S}so)?\b",
        "whole": rf"(?:(?:the{S}(?:end|beginning|start|middle){S}of|early{S}in|late{S}in|later{S}in|earlier{S}in){S})the{S}(?P<unit>day|week|month|quarter|year|decade)\b|(?P<end>(?:year|month)[-’'s ]{{1,3}}end)\b",
        "span": rf"(?:the{S})?(?P<which>past|last|next|coming|following|previous|first|final|recent|latest|intervening){S}(?:(?P<count>{count}){S})?(?:more{S})?(?P<unit>{unit})s\b",
        "passed": rf"(?:(?P<hedge>more{S}than|less{S}than|over|almost|nearly|about|around|at{S}least|some|roughly|just|only|just{S}over|just{S}under|a{S}mere|exactly){S})?(?:(?P<count>{count}){S})?(?:(?:full|whole|short|long){S})?(?P<unit>{unit})s?{S}(?P<way>ago|earlier|later|before|after|afterwards?|previously|from{S}now|on)\b",
        "next_day": rf"(?:(?:early|late|later){S})?(?:on{S})?(?P<which>the{S}(?:very{S})?(?:next|following|same|previous|preceding)|that(?:{S}same)?|that{S}very){S}(?:(?P<unit>day|night|morning|afternoon|evening)|(?P<at>time|moment|date))\b",
        "day_before": rf"(?P<which>the|a){S}day{S}(?P<way>before|after|earlier|later|following)\b",
        "bc": r"(?:(?:early|late|mid|ca?\.|circa|around|about)[ -])?(?:the )?\d{1,4}s?(?:-\d{1,4})? ?(?:BCE?|B\.C\.?(?:E\.)?)(?![\w])",
        "century": rf"(?:the{S})?(?:(?:early|mid|late)[- ])?(?:\d{{1,2}}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?(?:th|st|nd|rd))[ -]century",
        "duration": rf"(?:(?P<hedge>more{S}than|less{S}than|no{S}more{S}than|over|almost|nearly|close{S}to|about|around|at{S}least|up{S}to|some|roughly|under|just|only|another){S})?(?P<count>{count})(?:(?P<hyphen>-)|{S}(?:or{S}so{S}|more{S}|full{S}|whole{S}|consecutive{S})?)(?P<unit>{unit})s?\b(?![- ]olds?\b)(?:[- ]long\b)?",
        "clock": rf"{clock}{zone}",
        "vague": _any(calendar["vague"]),
    }
    return {name: re.compile(rf"{_FREE}(?:{pattern})(?!\w)", re.IGNORECASE) for name, pattern in dated.items()}


@cache
def clues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words in a clause that point ahead, and words that say that something was told."""
    ahead, told = ("|".join(sorted(map(re.escape, words("calendar", key)))) for key in ("ahead", "told"))
    return re.compile(rf"\b(?:{ahead})\b|[’']ll\b|\bto be\b", re.IGNORECASE), re.compile(
        rf"\b(?:{told})\b", re.IGNORECASE
    )
