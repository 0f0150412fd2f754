"""Which column of a table becomes which field of a record: guessed by name, corrected by hand, kept as a file."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from cattrs.errors import BaseValidationError

from checks.domain.codec import from_plain, to_plain
from checks.domain.evidence import EvidenceKind
from checks.errors import ImportRefused


class Target(StrEnum):
    """What a column can become."""

    KEY = "key"
    TITLE = "title"
    SAYS = "says"
    URL = "url"
    ARCHIVED_URL = "archived_url"
    PUBLISHER = "publisher"
    ORIGINAL_SOURCE = "original_source"
    BYLINE = "byline_origin"
    PUBLISHED = "published"
    EVENT_START = "event_start"
    EVENT_END = "event_end"
    AS_OF = "as_of"
    PLACE = "place"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    FIGURE = "figure"
    FIGURE_LOW = "figure_low"
    FIGURE_HIGH = "figure_high"
    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    QUOTE = "quote_text"
    WEAPON = "weapon"
    LANGUAGE = "language"
    NOTE = "note"
    CODE = "code"
    """Kept as it is, under the name of its column."""
    LEFT_OUT = ""


@dataclass(frozen=True)
class Mapping:
    """How the rows of one kind of table become records."""

    name: str = ""
    """What the desk calls it: "Strikes, our sheet"."""
    columns: tuple[tuple[str, Target], ...] = ()
    """Pairs of column and field; a column that is not named is left out."""
    kind: EvidenceKind = EvidenceKind.DATASET_ROW
    publisher: str = ""
    """For rows that name none."""
    licence: str = ""
    attribution_text: str = ""
    is_by_reference: bool = False
    """May only the reference to its rows leave the house?"""
    is_month_first: bool = False
    """Is 3/11/2025 in March?"""

    def target(self, column: str) -> Target:
        """What a column becomes."""
        return next((target for name, target in self.columns if _plain(name) == _plain(column)), Target.LEFT_OUT)


def save_mapping(mapping: Mapping, path: Path) -> None:
    """Write a mapping as JSON that can be given to somebody else."""
    try:
        path.write_text(json.dumps(to_plain(mapping), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as problem:
        raise ImportRefused(f"{path} cannot be written ({problem.strerror}): choose another place.") from None


def load_mapping(path: Path) -> Mapping:
    """Read a mapping that was saved; ImportRefused where the file is none."""
    try:
        found = from_plain(json.loads(path.read_text(encoding="utf-8-sig")), Mapping)
    except OSError as problem:
        raise ImportRefused(f"{path} cannot be read ({problem.strerror}): check its name and folder.") from None
    except (ValueError, RecursionError, TypeError, BaseValidationError):
        found = Mapping()
    if not found.columns:
        fields = ", ".join(target.value for target in Target if target)
        raise ImportRefused(
            f'{path} is no mapping: write {{"columns": [["Column", "field"], …]}}, where a field is one of {fields}.'
        )
    return found


def guessed(columns: tuple[str, ...]) -> Mapping:
    """A mapping by the names of columns: each field goes to the column whose name says it best, the rest is kept."""
    taken: dict[str, Target] = {}
    for target, names in _NAMES.items():
        best = next((each for name in names for each in columns if _plain(each) == name and each not in taken), None)
        if best is not None:
            taken[best] = target
    if columns and not {Target.TITLE, Target.SAYS} & set(taken.values()):
        free = next((column for column in columns if column not in taken and column), None)
        taken |= {free: Target.TITLE} if free else {}
    pairs = tuple((column, taken.get(column, Target.CODE)) for column in columns if column)
    return replace(Mapping(), columns=pairs)


def _plain(column: str) -> str:
    return "_".join(column.casefold().replace("-", " ").replace("/", " ").replace("_", " ").split())


_NAMES: dict[Target, tuple[str, ...]] = {
    Target.KEY: ("id", "event_id", "incident_id", "entry", "key", "uid", "record_id", "nr", "no"),
    Target.TITLE: ("title", "headline", "event", "incident", "name", "subject"),
    Target.SAYS: ("description", "brief_description", "summary", "says", "notes", "text", "details", "what_happened"),
    Target.URL: ("url", "link", "source_url", "address", "web_address", "href", "article_url"),
    Target.ARCHIVED_URL: ("archived_url", "archive_url", "archive", "wayback", "archived"),
    Target.PUBLISHER: ("publisher", "outlet", "medium", "site", "media"),
    Target.ORIGINAL_SOURCE: ("original_source", "source", "sources", "source_original", "said_by"),
    Target.BYLINE: ("byline", "agency", "wire", "byline_origin"),
    Target.PUBLISHED: ("published", "date_published", "publication_date", "published_at", "pub_date"),
    Target.EVENT_START: ("event_date", "date", "date_start", "start_date", "start", "day", "event_start", "when"),
    Target.EVENT_END: ("date_end", "end_date", "end", "event_end"),
    Target.AS_OF: ("as_of", "timestamp", "time"),
    Target.PLACE: ("place", "location", "town_city", "city", "town", "settlement", "where", "province", "region"),
    Target.LATITUDE: ("latitude", "lat", "y"),
    Target.LONGITUDE: ("longitude", "lon", "lng", "long", "x"),
    Target.KILLED: ("killed", "deaths", "dead", "fatalities", "fatalities_best", "deaths_total"),
    Target.WOUNDED: ("wounded", "injured", "injuries"),
    Target.MISSING: ("missing",),
    Target.FIGURE: ("figure", "value", "best", "number", "count", "total", "amount"),
    Target.FIGURE_LOW: ("low", "min", "minimum", "lower"),
    Target.FIGURE_HIGH: ("high", "max", "maximum", "upper"),
    Target.QUOTE: ("quote", "quotation", "quote_text", "words"),
    Target.WEAPON: ("weapon", "arms_munition", "munition", "weapon_type"),
    Target.LANGUAGE: ("language", "lang"),
    Target.NOTE: ("note", "comment", "remarks", "remark"),
}
"""Names that columns have in tables of checkers and in open data sets, the most telling first."""
