"""Merges bundles into a casebook: first the account, then everything in one change that one undo takes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from uuid import UUID

from sqlalchemy import Connection

from checks.domain.change import Change
from checks.domain.custody import CustodyAction
from checks.domain.merge_account import MergeAccount
from checks.domain.merge_conflict import Choice
from checks.domain.merge_result import Decider, Decisions
from checks.domain.merge_survey import Survey
from checks.domain.progress import Progress, no_progress
from checks.domain.transfer import Direction, Transfer
from checks.exchange.bundle.bulk import in_bulk
from checks.exchange.bundle.format import Bundle
from checks.services.backups import backed_up
from checks.services.merge_disputes import disputes
from checks.services.merge_sides import BundleSide, CasebookSide
from checks.services.merge_writing import MergeWriter
from checks.services.records import Records
from checks.storage import custody

Decide = Callable[[MergeAccount], Mapping[UUID, Choice]]
"""Decides on the conflicts that an account tells of."""


class _NothingNewError(Exception):
    """Lets go of the transaction."""


class Merging:
    """What merging bundles into a casebook does."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def dry_run(self, bundle: Bundle, name: str, progress: Progress = no_progress) -> MergeAccount:
        """What merging the bundle, whose file is called `name`, would do. Nothing is written."""
        with in_bulk(), self._records.reading() as connection:
            ours = CasebookSide(connection)
            with closing(BundleSide(bundle, ours, progress)) as theirs:
                return _account(Survey.of(ours, theirs), name, ours, theirs)

    def merge(
        self,
        bundle: Bundle,
        name: str,
        choices: Mapping[UUID, Choice] | Decide | None = None,
        *,
        sender: str = "",
        progress: Progress = no_progress,
    ) -> Change | None:
        """Merge the bundle as one change, with each conflict decided by `choices`; None where it holds nothing new.

        Where `choices` is called with the account, nobody needs a dry run before. A file that has changed since its
        last copy is copied first. `sender` is who it came from, in the words of the person. Undecided where a choice is
        missing, MergeRefused where one does not fit; whatever is raised, nothing is written.
        """
        decide = choices if callable(choices) else lambda _: choices or {}

        def write(connection: Connection, change_id: UUID, number: int) -> tuple[Transfer, str]:
            return self._write(connection, change_id, number, bundle, name, decide, sender, progress)

        try:
            with in_bulk(), backed_up(self._records):
                return self._records.merge_in(f"Merge {name}", write)
        except _NothingNewError:
            return None

    def _write(
        self,
        connection: Connection,
        change_id: UUID,
        number: int,
        bundle: Bundle,
        name: str,
        decide: Decide,
        sender: str,
        progress: Progress,
    ) -> tuple[Transfer, str]:
        """What was merged, and why conflicts were decided as they were."""
        ours, transfer_id = CasebookSide(connection), self._records.new_id()
        with closing(BundleSide(bundle, ours, progress)) as theirs:
            survey = Survey.of(ours, theirs)
            choices = decide(_account(survey, name, ours, theirs))
            if survey.is_empty:
                raise _NothingNewError
            decisions = Decisions(survey, choices, self._decider())
            writer = MergeWriter(connection, bundle, transfer_id, change_id, number)
            for portion in decisions.portions(ours, theirs):
                writer.write(portion)
        writer.finish()
        self._note_custody(connection, bundle, name, writer.taken_in)
        manifest = bundle.manifest
        transfer = Transfer(
            transfer_id,
            manifest.bundle_id,
            Direction.RECEIVED,
            manifest.profile,
            name,
            bundle.sha256,
            self._records.now(),
            sender,
            manifest.records,
            writer.added,
            writer.changed,
            len(choices),
            sum(1 for _ in bundle.withheld()),
            str(bundle.signer or ""),
            manifest.since,
        )
        return transfer, "\n".join(choice.note for choice in choices.values() if choice.note)

    def _decider(self) -> Decider:
        return Decider(self._records.me.id, str(self._records.now()))

    def _note_custody(self, connection: Connection, bundle: Bundle, name: str, hashes: list[str]) -> None:
        """Keep what the bundle tells of bytes that were not here, and that they came with it."""
        new = set(hashes)
        for entry in bundle.custody():
            concerns = entry.sha256 in new or entry.sha256_after in new
            if concerns and not custody.has_all(connection, [entry]):
                custody.append(connection, entry)
        for sha256 in hashes:
            entry = self._records.custody_entry(sha256, CustodyAction.TAKEN_IN, note=f"with the bundle {name}")
            custody.append(connection, entry)


def _account(survey: Survey, name: str, ours: CasebookSide, theirs: BundleSide) -> MergeAccount:
    return MergeAccount(
        name,
        theirs.bundle.manifest.records,
        dict(survey.counts),
        {key: tuple(names) for key, names in survey.named.items() if names},
        tuple(disputes(survey.conflicts, ours, theirs)),
        survey.numbers.changed,
        survey.is_empty,
    )
