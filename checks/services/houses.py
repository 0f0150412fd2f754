"""The choices of the newsroom: which rules run, how strongly they may speak, and how the house spells names."""

from __future__ import annotations

from checks.domain.change import Change
from checks.domain.house import HOUSE_ID, House
from checks.services.records import Records


class Houses:
    """The one record of choices in a casebook."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def get(self) -> House:
        """The choices as they are; those of the program where nothing was ever chosen."""
        return next(iter(self._records.all(House)), House())

    def edit(self, house: House) -> Change:
        """Choose otherwise, as one change."""
        stored = self._records.referring(House, "id", [HOUSE_ID])
        return self._records.apply(Change("Change house rules", stored, (house,)))
