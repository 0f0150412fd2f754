"""Evidence in plain words, for rows and for screen readers."""

from __future__ import annotations

from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, EvidenceFlag, Link
from checks.domain.origin import Origin, OriginRuling
from checks.domain.record_line import RecordLine
from desktop.widgets.forms import sentence_case
from desktop.widgets.moments import say_moment

FLAG_WORDS = {
    EvidenceFlag.GRAPHIC: "Graphic",
    EvidenceFlag.CAPTIVE_IDENTIFIABLE: "Captive can be recognised",
    EvidenceFlag.PERSONAL_INFO: "Personal information",
    EvidenceFlag.CONFIDENTIAL_SOURCE: "Confidential source",
    EvidenceFlag.REFERENCE_ONLY: "By reference only",
}


def shared_words(origin: Origin) -> str:
    """Why these records are one source: "All from Oleh Kiper, Odesa Oblast governor; 2 carry Reuters"."""
    return "; ".join(origin.reasons)


def reason_lines(origin: Origin) -> tuple[str, ...]:
    """Why each of the records is held to be of it, a line each: "Babel: from Oleh Kiper"."""
    return tuple(f"{record_name(record)}: {'; '.join(origin.reasons_of(record.id))}" for record in origin.records)


def ruling_words(ruling: OriginRuling, desk: Desk) -> str:
    """A ruling as it is read: "Babel and LIGA.net are not one source: two interviews (A. Checker)"."""
    names = [record_name(record) for each in (ruling.first_id, ruling.second_id) if (record := desk.record(each))]
    person = desk.person(ruling.person_id)
    said_by = f" ({person.name})" if person else ""
    return f"{' and '.join(names)} are {'' if ruling.is_same else 'not '}one source: {ruling.reason}{said_by}"


def record_name(record: Evidence | RecordLine) -> str:
    """What a record is called in a row: its publisher, else its title."""
    return record.publisher or record.title or sentence_case(record.kind.value)


def record_line(record: Evidence | RecordLine, known_year: int | None = None) -> str:
    """When it was published and what it says: "23 May, 17:01. 1 killed, 8 injured"."""
    when = say_moment(record.published, known_year=known_year) if record.published else ""
    what = record.says or (record.title if record.publisher else "")  # without a publisher, the title is its name
    return ". ".join(part for part in (when, " ".join(what.split())) if part)


def citation(record: Evidence) -> str:
    """A record as it is copied: source, date and title in a line, then what it says, then its address."""
    when = say_moment(record.published) if record.published else ""
    head = ", ".join(dict.fromkeys(part for part in (record.publisher, when, record.title) if part))
    return "\n".join(part for part in (head, record.says, record.url) if part)


def flag_line(record: Evidence | RecordLine) -> str:
    """What has to be handled with care: "Graphic. Confidential source."."""
    return " ".join(f"{FLAG_WORDS[flag]}." for flag in record.flags)


def link_name(link: Link, record: Evidence) -> str:
    """A link as a screen reader tells it."""
    passage = f" Relies on “{link.passage}”." if link.passage else ""
    return f"{record_name(record)}, {link.stance.value}. {record_line(record)}. {flag_line(record)}{passage}"
