"""What can go wrong in a way that a fact-checker can act on: each error carries one sentence that says what to do."""

from __future__ import annotations


class ChecksError(Exception):
    """The base of all errors meant for a person; `str(error)` is a whole sentence."""


class IngestError(ChecksError):
    """A file or page could not be read as an article."""


class ImportRefused(ChecksError):
    """A file could not be brought in as evidence; nothing of it was kept."""


class ExtractionError(ChecksError):
    """Claims could not be looked for."""


class Cancelled(ChecksError):
    """The person stopped a long task; nothing was written."""

    def __init__(self, message: str = "Stopped. Nothing was changed.") -> None:
        super().__init__(message)


class CasebookError(ChecksError):
    """A casebook could not be opened, created or written."""


class NotACasebook(CasebookError):
    """The file is something else."""


class CasebookMissing(CasebookError):
    """There is no file where the casebook should be, or nothing in the database."""


class CasebookTooNew(CasebookError):
    """A later version of the program wrote the file."""


class CasebookDamaged(CasebookError):
    """The file is a casebook, but its content is broken."""


class CasebookReadOnly(CasebookError):
    """The file cannot be written to."""


class CasebookLocked(CasebookError):
    """Another program holds the file."""


class CasebookUnreachable(CasebookError):
    """The connection to the server of a casebook was lost, or cannot be made."""


class PasswordNeeded(CasebookError):
    """The server of a casebook asks for a password, and the one that is known, if any, is not right."""


class KeyNeeded(CasebookError):
    """The casebook is encrypted, and the key that was given, if any, is not its key."""


class NotAllowed(CasebookError):
    """The role of the person on the server does not allow this."""


class NotFound(CasebookError):
    """A record that was asked for is not in the casebook."""


class Conflict(ChecksError):
    """The records changed since the action was prepared, so it was not applied."""


class StepRefused(ChecksError):
    """The workflow does not allow this step, or a needed value is missing."""


class ReasonNeeded(StepRefused):
    """The step is allowed for a reason that is kept with it: repeat it in `Casebook.because`."""
