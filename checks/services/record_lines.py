"""All evidence records as light rows, read in one question: a hundred thousand of them are not taken apart for a list.

Structured columns are read as the JSON text that they are; a list needs a word or two of it.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Row, Select, Text, cast, func, select

from checks.domain.evidence import Capture, CaptureState, Evidence, EvidenceFlag
from checks.domain.moment import Moment
from checks.domain.record_line import RecordLine, copy_of, joined_words
from checks.services.records import Records
from checks.storage.rows import is_seen
from checks.storage.tables import evidence, links

_NOTHING = (None, "", "[]", "null")
_NAMES = (
    "id", "kind", "title", "says", "publisher", "side", "published", "reliability", "credibility", "import_id",
    "snapshot_id", "original_source", "byline_origin", "quote_text", "url", "weapon", "note", "key",
)  # fmt: skip
_PARTS = ("flags", "captures", "place", "figures")


def lines_of(records: Records) -> tuple[RecordLine, ...]:
    """The light row of every record, in the order in which they came in."""
    with records.reading() as connection:
        return tuple(_line(row) for row in connection.execute(_question()))


def count_of(records: Records) -> int:
    """How many records there are."""
    with records.reading() as connection:
        counted = select(func.count()).select_from(evidence).where(*is_seen(Evidence))
        return int(connection.execute(counted).scalar_one())


def _question() -> Select[Any]:
    linked = select(func.count()).where(links.c.evidence_id == evidence.c.id).scalar_subquery()
    plain = [evidence.c[name] for name in _NAMES]
    parts = [cast(evidence.c[name], Text).label(name) for name in _PARTS]
    chosen: Select[Any] = select(*plain, *parts, linked.label("links")).where(*is_seen(Evidence))
    return chosen.order_by(evidence.c.arrived, evidence.c.id)


def _line(row: Row[Any]) -> RecordLine:
    place = _read(row.place)
    return RecordLine(
        id=row.id,
        kind=row.kind,
        title=row.title,
        says=row.says,
        publisher=row.publisher,
        origin=row.original_source or row.byline_origin,
        side=row.side,
        published=row.published,
        reliability=row.reliability,
        credibility=row.credibility,
        flags=tuple(map(EvidenceFlag, _read(row.flags) or ())),
        import_id=row.import_id,
        copy=copy_of(row.snapshot_id, _last_capture(_read(row.captures))),
        links=row.links,
        words=joined_words(
            row.quote_text,
            row.url,
            place["mention"] if place else None,
            row.weapon,
            row.note,
            row.key,
            *(figure["what"] for figure in _read(row.figures) or ()),
        ),
    )


def _read(stored: str | None) -> Any:  # noqa: ANN401 - whatever JSON holds
    return None if stored in _NOTHING else json.loads(str(stored))


def _last_capture(captures: Any) -> tuple[Capture, ...]:  # noqa: ANN401 - JSON
    """The last attempt alone: what came of it is all that a list says."""
    if not captures:
        return ()
    last = captures[-1]
    return (Capture(Moment.parse(last["at"]), CaptureState(last["state"])),)
