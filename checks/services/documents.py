"""What is kept of a document's original bytes."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from checks.domain.article import Snapshot
from checks.services.records import Records

if TYPE_CHECKING:  # the readers behind it load slowly, and writing needs only the shape
    from checks.ingest.document import Document


def snapshot_of(document: Document, records: Records) -> tuple[Snapshot, dict[str, bytes]]:
    """The snapshot record of a document, and its bytes by their SHA-256 as `Records.apply` takes them."""
    digest = sha256(document.original).hexdigest()
    snapshot = Snapshot(
        id=records.new_id(),
        sha256=digest,
        media_type=document.media_type,
        size=len(document.original),
        name=document.name,
        url=document.url,
        taken_at=records.now(),
        picture=document.picture,
    )
    return snapshot, {digest: document.original}
