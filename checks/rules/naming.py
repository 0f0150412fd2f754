"""What the messages of rules call a record."""

from __future__ import annotations

from checks.domain.evidence import Evidence


def name_of(record: Evidence) -> str:
    """The outlet, or else the title in marks."""
    return record.publisher or f"“{record.title}”"


def origin_of(record: Evidence) -> str:
    """The same for the values of a finding, where it needs no marks."""
    return record.publisher or record.title
