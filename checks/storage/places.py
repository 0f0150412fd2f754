"""Where the program keeps things on this computer."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

CASEBOOK_SUFFIX = ".casebook"
"""The usual end of a casebook's file name."""


@dataclass(frozen=True)
class Places:
    """Where the program keeps things on this computer."""

    data: Path
    """Casebooks that nobody put elsewhere."""
    settings: Path
    """The settings file."""

    @classmethod
    def usual(cls) -> Self:
        """The folders of the system, or those below CLAIMDESK_HOME where that is set."""
        home = os.environ.get("CLAIMDESK_HOME")
        if home:
            return cls(Path(home) / "casebooks", Path(home) / "settings.json")
        from platformdirs import user_config_path, user_data_path

        return cls(user_data_path("claimdesk", False), user_config_path("claimdesk", False) / "settings.json")

    @property
    def reports(self) -> Path:
        """Where reports are saved unless the person chooses another folder."""
        return self.data / "reports"

    @property
    def drafts(self) -> Path:
        """Where typing that is not saved yet is kept."""
        return self.data / "drafts"

    @property
    def faults(self) -> Path:
        """Where the report on a fault that ended the program is left for its next start."""
        return self.data / "faults"

    @property
    def indexes(self) -> Path:
        """Where the indexes of casebooks are kept, which are made anew when they are gone; never beside a casebook."""
        return self.settings.parent / "indexes"

    @property
    def first_casebook(self) -> Path:
        """The casebook that is made on the first start."""
        return self.data / f"My casebook{CASEBOOK_SUFFIX}"
