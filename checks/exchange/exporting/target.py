"""What the claims of an article can be exported as."""

from __future__ import annotations

from enum import StrEnum


class Target(StrEnum):
    """What can be written."""

    CLAIM_REVIEW = "claimreview"
    MEDIA_REVIEW = "mediareview"
    ANNOTATIONS = "annotations"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"

    @property
    def words(self) -> str:
        """What people call it."""
        return _WORDS[self]

    @property
    def ending(self) -> str:
        """What names of its files end in."""
        return self.value if self in (Target.CSV, Target.XLSX) else "json"

    @property
    def is_table(self) -> bool:
        """Are its columns chosen?"""
        return self in (Target.CSV, Target.XLSX)

    @property
    def is_published(self) -> bool:
        """Is it for a page of the house, and only of what is signed?"""
        return self in (Target.CLAIM_REVIEW, Target.MEDIA_REVIEW)

    @property
    def holds_scale(self) -> bool:
        """Does the file explain the house scale itself? Otherwise a file beside it does."""
        return self in (Target.JSON, Target.XLSX)


_WORDS = {
    Target.CLAIM_REVIEW: "ClaimReview",
    Target.MEDIA_REVIEW: "MediaReview",
    Target.ANNOTATIONS: "Web Annotations",
    Target.JSON: "JSON",
    Target.CSV: "CSV table",
    Target.XLSX: "Spreadsheet (XLSX)",
}
