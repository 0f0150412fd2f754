"""Reports as the API of ReliefWeb (OCHA) gives them: JSON with `data`, whose members have their `fields`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from checks.domain.evidence import Evidence, EvidenceKind, EvidencePlace
from checks.domain.mention import PlaceLevel
from checks.exchange.importing.importer import Arrival, Importer, Row, RowRefused, each
from checks.exchange.importing.json_stream import is_json, members
from checks.exchange.importing.source import Head, Source
from checks.exchange.importing.values import key_of
from checks.exchange.importing.web_values import as_dict, as_list, first_address, line_of, time_of, words_of

_TELLING = re.compile(r'reliefweb|"(?:url_alias|disclaimer|primary_country)"', re.IGNORECASE)
_LICENCE = "The content belongs to its source, see the note; ReliefWeb only passes it on."


class ReliefWeb(Importer):
    """One report is one record, with all its sources and what they do not answer for."""

    name: ClassVar[str] = "ReliefWeb"
    about: ClassVar[str] = "reports of the United Nations and aid organisations, as the API of ReliefWeb lists them"

    def recognises(self, head: Head) -> bool:
        """A JSON object whose `data` have `fields` that ReliefWeb has."""
        has_shape = '"data"' in head.text and '"fields"' in head.text
        return is_json(head.text) and has_shape and bool(_TELLING.search(head.text))

    def rows(self, source: Source, arrival: Arrival) -> Iterator[Row]:
        """The reports in their order, numbered from 1."""
        return each(members(source, "data"), lambda member: _record(as_dict(member), arrival))


def _record(member: dict[str, Any], arrival: Arrival) -> tuple[Evidence, str]:
    fields = as_dict(member.get("fields"))
    title = line_of(fields.get("title"))
    if not title:
        raise RowRefused("It has no title: ask the API for the field “title”.")
    sources = [as_dict(each) for each in as_list(fields.get("source"))]
    names = [name for each in sources if (name := line_of(each.get("name"), 200))]
    url = first_address((fields.get("url_alias"), fields.get("url"), fields.get("origin"), member.get("href")))
    record = Evidence(
        id=arrival.new_id(),
        kind=EvidenceKind.REPORT,
        title=title,
        url=url,
        publisher=", ".join(names) or None,
        published=_published(fields),
        place=_place(fields),
        medium="ReliefWeb",
        language=line_of(as_dict(fields.get("language")).get("code"), 20) or None,
        licence=_LICENCE,
        attribution_text=f"{', '.join(names)}, by way of ReliefWeb" if names else None,
        import_id=arrival.import_id,
        key=_key(member, url, title),
        note=_note(fields, sources),
    )
    return record, "" if names else "It does not name its source: ask the API for the field “source”."


def _key(member: dict[str, Any], url: str | None, title: str) -> str:
    return key_of("ReliefWeb", line_of(member.get("id"), 60) or url or title)


def _published(fields: dict[str, Any]) -> Any:  # noqa: ANN401 - Moment | None
    dates = as_dict(fields.get("date"))
    return next((at for name in ("original", "created", "changed") if (at := time_of(dates.get(name)))), None)


def _place(fields: dict[str, Any]) -> EvidencePlace | None:
    """The country that a report is mainly about."""
    country = as_dict(fields.get("primary_country")) or as_dict(fields.get("country"))
    name = line_of(country.get("name"), 200)
    code = line_of(country.get("iso3"), 3).upper()
    return EvidencePlace(name, PlaceLevel.COUNTRY, admin_codes=(code,) if code else ()) if name else None


def _note(fields: dict[str, Any], sources: list[dict[str, Any]]) -> str:
    formats, themes = _names(fields.get("format")), _names(fields.get("theme"))
    lines = [
        f"Format: {formats}." if formats else "",
        f"Themes: {themes}." if themes else "",
        *map(_file, as_list(fields.get("file"))),
        words_of(fields.get("body")),
        *map(_disclaimer, sources),
    ]
    return "\n".join(line for line in lines if line)


def _names(value: object) -> str:
    return ", ".join(name for each in as_list(value) if (name := line_of(as_dict(each).get("name"), 100)))


def _file(value: object) -> str:
    file = as_dict(value)
    parts = (line_of(file.get("filename")), line_of(file.get("mimetype"), 100), first_address((file.get("url"),)))
    return f"File: {', '.join(filter(None, parts))}" if any(parts) else ""


def _disclaimer(source: dict[str, Any]) -> str:
    words = words_of(source.get("disclaimer"))
    return f"Disclaimer of {line_of(source.get('name'), 200) or 'the source'}: {words}" if words else ""
