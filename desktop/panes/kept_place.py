"""What a person looks at and has selected in the list stays so while rows come, go and are arranged anew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QAbstractItemModel, QObject, Slot

if TYPE_CHECKING:
    from desktop.panes.claims_list import ClaimsList


class KeptPlace(QObject):
    """Notes what is in view before the rows change, and restores it with current and selected claims afterwards.

    What is selected and leaves the list, because a filter or a deletion takes it, is selected again when it comes back,
    unless a person has selected something else in the meantime.
    """

    def __init__(self, owner: ClaimsList, model: QAbstractItemModel) -> None:
        """To be made before the list takes the model over, so that it is asked while all is as it was."""
        super().__init__(owner)
        self._list = owner
        self._model = model
        self.is_moving = False
        """Are rows coming and going just now? Then selecting is not a person's doing."""
        self._current: UUID | None = None
        self._selected: tuple[UUID, ...] = ()
        self._anchors: list[tuple[UUID, int]] = []
        """Claims in view, the current one first, with their distance in pixels from the top of the view."""
        self._begins_at_top = False
        for signal in (model.modelAboutToBeReset, model.rowsAboutToBeInserted, model.rowsAboutToBeRemoved):
            signal.connect(self.note)

    def follow(self) -> None:
        """The list has the model now: restore after it has followed each change."""
        for signal in (self._model.modelReset, self._model.rowsInserted, self._model.rowsRemoved):
            signal.connect(self.restore)

    def want(self, current: UUID | None, selected: Sequence[UUID]) -> None:
        """From now on these are to be current and selected, whenever they are in the list."""
        self._current, self._selected = current, tuple(selected)

    def begin_at_top(self) -> None:
        """Show the top of the list the next time that its rows are arranged anew."""
        self._begins_at_top = True

    @Slot()
    def note(self) -> None:
        """Rows are about to change."""
        self.is_moving = True
        in_view = self._list.claims_in_view()
        first = (self._current,) if self._current in in_view else ()
        offset = self._list.verticalOffset()
        places = ((claim_id, self._list.place_of(claim_id)) for claim_id in (*first, *in_view))
        self._anchors = [(claim_id, place - offset) for claim_id, place in places if claim_id and place is not None]

    @Slot()
    def restore(self) -> None:
        """Rows have changed."""
        self._list.updateGeometries()
        self._list.select_claims(self._current, self._selected)
        self.is_moving = False
        self._list.verticalScrollBar().setValue(self._value())
        self._begins_at_top = False

    def _value(self) -> int:
        """Where to scroll to: the first of what was in view that is still there stays at its height."""
        if self._begins_at_top:
            return 0
        places = ((self._list.place_of(claim_id), distance) for claim_id, distance in self._anchors)
        kept = next((place - distance for place, distance in places if place is not None), None)
        return self._list.verticalOffset() if kept is None else kept
