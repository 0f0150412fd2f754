"""What people do with findings: dismiss one with a reason, or take it back in. Rules make them."""

from __future__ import annotations

from dataclasses import replace

from checks.domain.change import Change
from checks.domain.finding import Finding
from checks.errors import StepRefused
from checks.services.records import Records


class Findings:
    """The findings in a casebook."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def dismiss(self, finding: Finding, reason: str) -> Change:
        """Put a finding aside; StepRefused without a reason, for whoever reads after needs it."""
        if not reason.strip():
            raise StepRefused("Say why the finding does not matter here, so that others can follow.")
        return self._mark("Dismiss finding", finding, reason.strip())

    def restore(self, finding: Finding) -> Change:
        """Take a dismissed finding back in."""
        return self._mark("Restore finding", finding, None)

    def _mark(self, label: str, finding: Finding, reason: str | None) -> Change:
        stored = self._records.get(Finding, finding.id)
        return self._records.apply(Change(label, (stored,), (replace(stored, dismissed=reason),)))
