"""The fields of an evidence record as a form."""

from __future__ import annotations

from types import MappingProxyType

from checks.domain.evidence import (
    Credibility,
    Evidence,
    EvidenceFlag,
    EvidenceKind,
    EvidencePlace,
    Figure,
    Reliability,
    Side,
    SourceStance,
)
from checks.domain.mention import PersonStatus, PlaceLevel, Precision, Qualifier, Severity
from desktop.widgets.forms import Editor, Field, Form, Group

SIDES = MappingProxyType(
    {
        Side.BELLIGERENT_A: "First belligerent",
        Side.BELLIGERENT_B: "Second belligerent",
        Side.THIRD: "Third party",
        Side.NEUTRAL: "Neutral",
    }
)
# The wording of the two Admiralty scales (NATO 6×6).
RELIABILITY = MappingProxyType(
    {
        Reliability.A: "A, completely reliable",
        Reliability.B: "B, usually reliable",
        Reliability.C: "C, fairly reliable",
        Reliability.D: "D, not usually reliable",
        Reliability.E: "E, unreliable",
        Reliability.F: "F, cannot be judged",
    }
)
_CREDIBILITY = MappingProxyType(
    {
        Credibility.CONFIRMED: "1, confirmed by independent sources",
        Credibility.PROBABLY_TRUE: "2, probably true",
        Credibility.POSSIBLY_TRUE: "3, possibly true",
        Credibility.DOUBTFUL: "4, doubtful",
        Credibility.IMPROBABLE: "5, improbable",
        Credibility.CANNOT_BE_JUDGED: "6, cannot be judged",
    }
)
_FLAGS = MappingProxyType(
    {
        EvidenceFlag.CAPTIVE_IDENTIFIABLE: "Captive can be recognised",
        EvidenceFlag.PERSONAL_INFO: "Personal information",
        EvidenceFlag.REFERENCE_ONLY: "Print its reference only",
    }
)

_SOURCE = Group(
    "Source",
    Evidence,
    (
        Field("title", "Title", is_wide=True),
        Field("kind", "Sort of record", Editor.CHOICE, EvidenceKind),
        Field("published", "Published", Editor.MOMENT, hint="23 May 2025, 17:01"),
        Field("publisher", "Publisher"),
        Field("original_source", "Original source", hint="who knows it first-hand"),
        Field("byline_origin", "Agency in the byline"),
        Field("side", "Side", Editor.CHOICE, Side, words=SIDES),
        Field("url", "Web address", is_wide=True, hint="https://…"),
        Field("archived_url", "Archived copy", is_wide=True, hint="https://…"),
        Field("republished_from", "Republished from", Editor.REFERENCE, is_wide=True),
        Field("supersedes", "Takes the place of", Editor.REFERENCE, is_wide=True),
        Field("derived_from", "Made from", Editor.REFERENCE, is_wide=True),
    ),
)
_CONTENT = Group(
    "What it says",
    Evidence,
    (
        Field("says", "In your words", Editor.LINES, is_wide=True),
        Field("quote_text", "In its own words", Editor.LINES, is_wide=True),
        Field("quote_language", "Language of these words", hint="uk"),
        Field("source_stance", "The source", Editor.CHOICE, SourceStance),
        Field("as_of", "True as of", Editor.MOMENT, hint="23 May 2025, 17:01"),
        Field("event_precision", "Time known to the", Editor.CHOICE, Precision),
        Field("event_start", "Happened from", Editor.MOMENT),
        Field("event_end", "Happened until", Editor.MOMENT),
        Field("medium", "Medium", hint="said, wrote or posted"),
        Field("hedge", "Hedge", hint="reportedly"),
        Field("weapon", "Weapon"),
    ),
)
_FIGURE = Group(
    "Figure",
    Figure,
    (
        Field("what", "What is counted", is_wide=True, hint="people released by each side"),
        Field("low", "Low", Editor.NUMBER),
        Field("best", "Best", Editor.NUMBER),
        Field("high", "High", Editor.NUMBER),
        Field("qualifier", "Qualifier", Editor.CHOICE, Qualifier),
        Field("unit", "Unit", hint="person"),
        Field("basis", "Counted over", hint="total, per_side, per_day"),
        Field("person_status", "What happened to them", Editor.CHOICE, PersonStatus),
        Field("severity", "How badly", Editor.CHOICE, Severity),
        Field("as_of", "True as of", Editor.MOMENT),
        Field("series_type", "Series"),
        Field("definition", "Definition", is_wide=True),
        Field("passage", "In the document", is_wide=True, hint="risen to two"),
    ),
    "figures",
    is_many=True,
)
_PLACE = Group(
    "Place",
    EvidencePlace,
    (
        Field("mention", "Place", hint="Odesa port"),
        Field("level", "Sort", Editor.CHOICE, PlaceLevel),
        Field("latitude", "Latitude, degrees", Editor.NUMBER, hint="46.49"),
        Field("longitude", "Longitude, degrees", Editor.NUMBER, hint="30.74"),
        Field("precision", "Precision"),
    ),
    "place",
)
_WEIGHING = Group(
    "Weighing",
    Evidence,
    (
        Field("reliability", "Source reliability", Editor.SEGMENTS, Reliability, words=RELIABILITY),
        Field("credibility", "Credibility of the information", Editor.SEGMENTS, Credibility, words=_CREDIBILITY),
        Field("flags", "Handle with care", Editor.CHOICES, EvidenceFlag, is_wide=True, words=_FLAGS),
    ),
)
_KEEPING = Group(
    "Keeping",
    Evidence,
    (
        Field("language", "Language", hint="en"),
        Field("accessed", "Read on", Editor.MOMENT),
        Field("licence", "Licence"),
        Field("attribution_text", "How to credit it"),
        Field("query", "Query that found it", is_wide=True),
        Field("note", "Note", Editor.LINES, is_wide=True),
    ),
)

EVIDENCE_FORM = Form((_SOURCE, _CONTENT, _FIGURE, _PLACE, _WEIGHING, _KEEPING))
"""All fields of a record that a checker types."""
