"""The structured fields of a claim as a form, and what a new part starts from."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from checks.domain.claim import Claim, Kind, Modality, Polarity
from checks.domain.mention import (
    Actor,
    ActorKind,
    Attribution,
    Comparison,
    PersonStatus,
    Place,
    PlaceLevel,
    Precision,
    Qualifier,
    Quantity,
    Quotation,
    Resolution,
    Severity,
    TimeMention,
)
from desktop.widgets.forms import Editor, Field, Form, Group

KIND_WORDS = MappingProxyType({Kind.QUANTITY: "Figure", Kind.QUOTE: "Quotation"})
"""Names of kinds where the window has a better word than the stored one."""

_COUNTRY = re.compile("[A-Z]{2}")
"""ISO 3166-1 alpha-2."""


def kind_word(kind: Kind) -> str:
    """The kind as the window calls it: "Figure"."""
    return KIND_WORDS.get(kind, kind.value.capitalize())


def _whole_claim(claim: Claim) -> dict[str, Any]:
    """A part that is typed by hand belongs to all words of the claim."""
    return {"start": claim.anchor.start, "end": claim.anchor.end}


def _with_bounds(before: Quantity, after: Quantity) -> Quantity:
    """The least and the most of an exact figure are the figure itself; they go along when it is corrected."""
    bounds = (before.low, before.high)
    if bounds == (before.value, before.value) == (after.low, after.high) and before.value is not None:
        return replace(after, low=after.value, high=after.value)
    return after


def _unfit_figure(figure: Quantity) -> dict[str, str]:
    low, value, high = figure.low, figure.value, figure.high
    if low is not None and high is not None and low > high:
        return {"high": "The most is less than the least. Correct one of the two."}
    if value is not None and low is not None and value < low:
        return {"value": "The figure lies below the least. Correct one of the two."}
    if value is not None and high is not None and value > high:
        return {"value": "The figure lies above the most. Correct one of the two."}
    return {}


def _unfit_time(time: TimeMention) -> dict[str, str]:
    if time.first is not None and time.last is not None and time.last < time.first:
        return {"last": "It ends before it begins. Correct one of the two days."}
    return {}


def _unfit_place(place: Place) -> dict[str, str]:
    if place.country is not None and not _COUNTRY.fullmatch(place.country):
        return {"country": "A country code has two capital letters, like UA."}
    return {}


_OWN = Group(
    "Claim",
    Claim,
    (
        Field("kind", "Kind", Editor.CHOICE, Kind, words=KIND_WORDS),
        Field("also", "Also", Editor.CHOICES, Kind, words=KIND_WORDS),
        Field("polarity", "Polarity", Editor.CHOICE, Polarity),
        Field("modality", "Modality", Editor.CHOICE, Modality),
    ),
)
_FIGURE = Group(
    "Figure",
    Quantity,
    (
        Field("value", "Figure", Editor.NUMBER, hint="8"),
        Field("qualifier", "Qualifier", Editor.CHOICE, Qualifier),
        Field("low", "At the least", Editor.NUMBER),
        Field("high", "At the most", Editor.NUMBER),
        Field("unit", "Unit", hint="person, mile"),
        Field("counted", "Counted, in the text", hint="others"),
        Field("person_status", "What happened to them", Editor.CHOICE, PersonStatus),
        Field("severity", "How badly", Editor.CHOICE, Severity),
        Field("category", "Who they are", hint="civilian, child"),
        Field("basis", "Counted over", hint="total, per_side, per_day"),
    ),
    "quantities",
    is_many=True,
    fixed=_whole_claim,
    follow=_with_bounds,
    objections=_unfit_figure,
)
_TIME = Group(
    "Time",
    TimeMention,
    (
        Field("mention", "Words", hint="since March 11"),
        Field("precision", "Known to the", Editor.CHOICE, Precision),
        Field("first", "First day", Editor.DAY, hint="23 May 2025"),
        Field("last", "Last day", Editor.DAY, hint="open if empty"),
        Field("rule", "Reckoned by", is_wide=True, hint="the day of publication"),
    ),
    "times",
    is_many=True,
    fixed=_whole_claim,
    objections=_unfit_time,
)
_PLACE = Group(
    "Place",
    Place,
    (
        Field("mention", "Words", hint="Odessa"),
        Field("name", "Name", hint="Odesa"),
        Field("level", "Sort", Editor.CHOICE, PlaceLevel),
        Field("country", "Country code", hint="UA"),
    ),
    "places",
    is_many=True,
    objections=_unfit_place,
)
_ACTOR = Group(
    "Actor",
    Actor,
    (
        Field("mention", "Words", hint="Kyiv"),
        Field("name", "Name", hint="Ukraine"),
        Field("kind", "Sort", Editor.CHOICE, ActorKind),
        Field("is_metonym", "A capital that stands for its government", Editor.SWITCH),
    ),
    "actors",
    is_many=True,
)
_ATTRIBUTION = Group(
    "Attribution",
    Attribution,
    (
        Field("source", "Who says it", hint="officials"),
        Field("verb", "Verb", hint="said"),
        Field("hedge", "Hedge", hint="reportedly"),
        Field("is_named", "Named", Editor.SWITCH),
    ),
    "attribution",
)
_COMPARISON = Group(
    "Comparison",
    Comparison,
    (
        Field("term", "Term", hint="largest"),
        Field("measure", "Measured by", hint="people freed"),
        Field("scope", "Among", hint="prisoner swaps"),
        Field("since", "Since", hint="the war began"),
        Field("tie", "Words that allow a tie", hint="one of the"),
    ),
    "comparison",
)
_QUOTATION = Group(
    "Quotation",
    Quotation,
    (
        Field("words", "Words", Editor.LINES, is_wide=True),
        Field("speaker", "Speaker"),
        Field("verb", "Verb", hint="said"),
        Field("medium", "Medium", hint="said, wrote or posted"),
        Field("is_interrupted", "Interrupted", Editor.SWITCH),
        Field("is_partial", "Part of a sentence", Editor.SWITCH),
    ),
    "quotation",
    fixed=_whole_claim,
)
_RESOLUTION = Group(
    "Reference",
    Resolution,
    (
        Field("mention", "Words", hint="the port"),
        Field("stands_for", "Stands for", hint="the port of Odesa"),
    ),
    "resolves",
    is_many=True,
    fixed=_whole_claim,
)

CLAIM_FORM = Form((_OWN, _FIGURE, _TIME, _PLACE, _ACTOR, _ATTRIBUTION, _COMPARISON, _QUOTATION, _RESOLUTION))
"""All fields of a claim that a checker can correct."""
