"""Captures: copies of the pages behind evidence records, kept as they were answered, with the text that they held."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from checks.domain.article import Picture, Snapshot
from checks.domain.change import Change, Record
from checks.domain.claim import Claim
from checks.domain.custody import CustodyAction, CustodyEntry
from checks.domain.evidence import Capture, CaptureState, Evidence, Link, Stance
from checks.domain.progress import Progress, no_progress
from checks.errors import Cancelled, ChecksError, NotFound, StepRefused
from checks.services.confirmation import require_confirmed
from checks.services.records import TOOL, Records
from checks.storage import blobs
from checks.text.paragraph_changes import ParagraphChange, paragraph_changes

if TYPE_CHECKING:  # these load slowly, and most of a day's work needs none of them
    import httpx

    from checks.ingest.capture import CapturedPage

TEXT = "text/plain"


@dataclass(frozen=True)
class PageChanges:
    """How a page differs between two captures."""

    earlier: Capture
    later: Capture
    changes: tuple[ParagraphChange, ...]


class Captures:
    """Keeps pages as they are found, and says what has changed in them since."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def capture(
        self,
        record: Evidence,
        *,
        client: httpx.Client | None = None,
        allow_private: bool = False,
        progress: Progress = no_progress,
    ) -> Change:
        """Ask for the record's page and keep it; where that fails, keep why. A failed capture can be repeated."""
        from checks.ingest.capture import capture_page

        if not record.url:
            raise StepRefused("This record has no web address: give it one, then capture its page.")
        try:
            page = capture_page(record.url, client=client, allow_private=allow_private, progress=progress)
        except Cancelled:
            raise
        except ChecksError as why:
            return self.fail(record, str(why))
        return self.keep(record, page)

    def fail(self, record: Evidence, reason: str) -> Change:
        """Write down that the page could not be kept, and why. The record stays as it was."""
        stored = self._records.get(Evidence, record.id)
        capture = Capture(self._records.now(), CaptureState.FAILED, reason=reason)
        after = replace(stored, captures=(*stored.captures, capture))
        return self._records.apply(Change("Note failed capture", (stored,), (after,)))

    def keep(self, record: Evidence, page: CapturedPage) -> Change:
        """Keep a captured page: the answers as a WARC, and what is shown of it, derived from the WARC.

        The record gets the new snapshot; its title, date and day of access are filled in where they are empty.
        """
        stored = self._records.get(Evidence, record.id)
        return self._write("Capture page", (stored,), stored, page, ())

    def add(
        self, record: Evidence, page: CapturedPage, claim: Claim | None = None, stance: Stance = Stance.CONTEXT
    ) -> Change:
        """Keep a new record with the copy of its page, tied to a claim where one is given, as one action."""
        links = (Link(self._records.new_id(), claim.id, record.id, stance),) if claim else ()
        require_confirmed(record, self._records, links=links)
        return self._write("Add evidence", (), record, page, links)

    def _write(
        self, label: str, before: tuple[Record, ...], record: Evidence, page: CapturedPage, links: tuple[Link, ...]
    ) -> Change:
        from checks.exchange.archive.writing import MEDIA_TYPE, write_warc

        warc = write_warc(page.answers, TOOL)
        archive = self._snapshot(warc, MEDIA_TYPE, f"{_host(page)}.warc.gz", page)
        shown, data, tool = self._shown(page)
        shown = replace(shown, derived_from=archive.id)
        step = self._derived(archive, shown, tool)
        after: tuple[Record, ...] = (archive, shown, self._filled(record, page, archive, shown), *links)
        originals = {archive.sha256: warc, shown.sha256: data}
        return self._records.apply(Change(label, before, after), originals, (step,))

    def text(self, capture: Capture) -> str:
        """The readable text of a capture; NotFound where it has none."""
        shown = self.shown(capture)
        if shown.media_type != TEXT:
            raise NotFound("This capture holds no text to read.")
        with self._records.reading() as connection:
            data = blobs.load(connection, shown.sha256)
        if data is None:
            raise NotFound("The text of this capture is not in the casebook.")
        return data.decode("utf-8", errors="replace")

    def shown(self, capture: Capture) -> Snapshot:
        """What is shown of a capture: its readable text, its picture or its PDF; NotFound where nothing was kept."""
        ids = [capture.snapshot_id] if capture.snapshot_id else []
        derived = self._records.referring(Snapshot, "derived_from", ids)
        if not derived:
            raise NotFound("Nothing was kept in this capture.")
        return derived[0]

    def all_snapshots(self, record: Evidence) -> tuple[Snapshot, ...]:
        """Everything that captures kept of a record: archives, and what was derived from them."""
        stored = self._records.get(Evidence, record.id)
        ids = [capture.snapshot_id for capture in stored.captures if capture.snapshot_id]
        archives = self._records.referring(Snapshot, "id", ids)
        return (*archives, *self._records.referring(Snapshot, "derived_from", ids))

    def changes(self, record: Evidence) -> PageChanges:
        """What the last capture shows otherwise than the one before; StepRefused where there are not two."""
        kept = [capture for capture in record.captures if capture.state is CaptureState.KEPT]
        if len(kept) < 2:
            raise StepRefused("The page was not captured twice yet: capture it again to see what changed.")
        earlier, later = kept[-2:]
        return PageChanges(earlier, later, paragraph_changes(self.text(earlier), self.text(later)))

    def archive_of(self, record: Evidence) -> Snapshot:
        """The last captured page of a record, word for word; NotFound where none was captured."""
        ids = [each.snapshot_id for each in record.captures if each.state is CaptureState.KEPT and each.snapshot_id]
        found = {each.id: each for each in self._records.referring(Snapshot, "id", ids)}
        archives = [found[each] for each in ids if each in found and "warc" in found[each].media_type]
        if not archives:
            raise NotFound("No page of this record is kept: capture it first.")
        return archives[-1]

    def export(self, snapshot: Snapshot, save: Callable[[bytes], object] = lambda _: None) -> bytes:
        """The copy of a captured page that may leave the house: no cookies, no passwords, no local addresses.

        `save` puts it where it is wanted; only then the chain of custody says that it was copied out.
        """
        from checks.exchange.archive.writing import exportable

        with self._records.reading() as connection:
            data = blobs.load(connection, snapshot.sha256)
        if data is None:
            raise NotFound("The capture is not in the casebook.")
        clean = exportable(data)
        save(clean)
        step = self._records.custody_entry(
            snapshot.sha256, CustodyAction.COPIED_OUT, sha256_after=sha256(clean).hexdigest(), note="without secrets"
        )
        self._records.note_custody([step])
        return clean

    def _shown(self, page: CapturedPage) -> tuple[Snapshot, bytes, str]:
        """The snapshot to look at, its bytes, and what made them: text for pages, the file itself for the rest."""
        from checks.ingest.capture import READER

        kind, body = page.page.media_type, page.page.body
        if page.document is None or kind == "application/pdf":
            shown = self._snapshot(body, kind or "application/octet-stream", _file_name(page), page)
            return replace(shown, picture=_picture(page)), body, TOOL
        text = page.document.text.encode("utf-8")
        return self._snapshot(text, TEXT, f"{_host(page)}.txt", page), text, READER

    def _snapshot(self, data: bytes, media_type: str, name: str, page: CapturedPage) -> Snapshot:
        return Snapshot(
            id=self._records.new_id(),
            sha256=sha256(data).hexdigest(),
            media_type=media_type,
            size=len(data),
            name=name,
            url=page.page.url,
            taken_at=page.page.at,
        )

    def _derived(self, archive: Snapshot, shown: Snapshot, tool: str) -> CustodyEntry:
        return self._records.custody_entry(
            archive.sha256, CustodyAction.DERIVED, sha256_after=shown.sha256, tool=tool, note=shown.media_type
        )

    def _filled(self, record: Evidence, page: CapturedPage, archive: Snapshot, shown: Snapshot) -> Evidence:
        document = page.document
        final = page.page.url if page.page.url != record.url else None
        capture = Capture(page.page.at, CaptureState.KEPT, archive.id, final_url=final)
        return replace(
            record,
            title=_own_title(record) or (document.title if document else None) or record.title or page.page.url,
            published=record.published or (document.published if document else None),
            language=record.language or (document.language if document else None),
            accessed=record.accessed or page.page.at,
            snapshot_id=shown.id,
            captures=(*record.captures, capture),
        )


def _picture(page: CapturedPage) -> Picture | None:
    """What the page tells of itself where it is a picture; nothing where that is broken: it is kept as it is."""
    from checks.ingest.pictures import looks_like_picture, read_picture

    if not looks_like_picture(page.page.body):
        return None
    try:
        return read_picture(page.page.body, _file_name(page))[0]
    except ChecksError:
        return None


def _own_title(record: Evidence) -> str:
    """The title that somebody gave the record; an address in its place is none."""
    return "" if record.title == record.url else record.title.strip()


def _host(page: CapturedPage) -> str:
    return urlsplit(page.page.url).hostname or "page"


def _file_name(page: CapturedPage) -> str:
    """The last part of the address, for pictures and PDF files."""
    return urlsplit(page.page.url).path.rpartition("/")[2] or _host(page)
