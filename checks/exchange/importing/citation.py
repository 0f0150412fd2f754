"""What CSL-JSON, RIS and BibTeX say of a source, and the evidence record that it becomes."""

from __future__ import annotations

from dataclasses import dataclass

from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.moment import Moment
from checks.exchange.importing.importer import Arrival, RowRefused
from checks.exchange.importing.values import key_of
from checks.exchange.importing.web_values import LONGEST_LINE, line_of, plain_address, words_of


@dataclass(frozen=True)
class Named:
    """Someone in the list of authors: a person, or a body such as an agency."""

    name: str
    is_body: bool = False


@dataclass(frozen=True)
class When:
    """A date as a citation gives it. Only a whole day becomes one; the rest stays in its words."""

    moment: Moment | None = None
    words: str = ""

    @property
    def is_incomplete(self) -> bool:
        """Does it name no single day?"""
        return self.moment is None and bool(self.words)


@dataclass(frozen=True)
class Citation:
    """One entry of a bibliography."""

    kind: EvidenceKind
    title: str
    container: str = ""
    """The newspaper, site or series that it stands in."""
    publisher: str = ""
    authors: tuple[Named, ...] = ()
    issued: When = When()
    accessed: When = When()
    url: str | None = None
    archived_url: str | None = None
    archive: str = ""
    doi: str = ""
    language: str = ""
    medium: str = ""
    abstract: str = ""
    notes: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()


def record_of(cited: Citation, arrival: Arrival) -> tuple[Evidence, str]:
    """The record of a citation, and a remark where its date is no single day; RowRefused without title and address."""
    title = line_of(cited.title) or cited.url or ""
    if not title:
        raise RowRefused("It has neither a title nor a web address: add one of them where you keep your sources.")
    bodies = [author.name for author in cited.authors if author.is_body]
    outlet = cited.container or cited.publisher
    record = Evidence(
        id=arrival.new_id(),
        kind=cited.kind,
        title=title,
        url=cited.url,
        archived_url=cited.archived_url,
        publisher=outlet or next(iter(bodies), None),
        byline_origin=next(iter(bodies), None) if outlet else None,
        published=cited.issued.moment,
        medium=cited.medium or None,
        language=cited.language or None,
        accessed=cited.accessed.moment,
        import_id=arrival.import_id,
        key=_key(cited, title),
        note=_note(cited),
    )
    return record, _remark(cited)


def _key(cited: Citation, title: str) -> str:
    """What tells a source in every format and program: its DOI, else its address, else its title, outlet and date."""
    if cited.doi:
        return key_of("Citation", f"doi:{cited.doi.lower()}")
    if cited.url:
        return key_of("Citation", plain_address(cited.url))
    parts = (title, cited.container or cited.publisher, cited.issued.moment or cited.issued.words)
    return key_of("Citation", " | ".join(str(part).casefold() for part in parts))


def _note(cited: Citation) -> str:
    lines = (
        f"By {', '.join(author.name for author in cited.authors)}." if cited.authors else "",
        f"In: {cited.container}. Publisher: {cited.publisher}." if cited.container and cited.publisher else "",
        f"Date as given: {cited.issued.words}." if cited.issued.is_incomplete else "",
        f"Seen, as given: {cited.accessed.words}." if cited.accessed.is_incomplete else "",
        f"Archive: {cited.archive}." if cited.archive else "",
        f"DOI: {cited.doi}." if cited.doi else "",
        f"Abstract: {words_of(cited.abstract)}" if cited.abstract else "",
        *cited.notes,
        f"Keywords: {', '.join(cited.keywords)}." if cited.keywords else "",
    )
    return "\n".join(line for line in lines if line)


def _remark(cited: Citation) -> str:
    if not cited.issued.is_incomplete:
        return ""
    words = cited.issued.words[:LONGEST_LINE]
    return f"“{words}” names no single day: the record came in without a date of publication, see its note."
