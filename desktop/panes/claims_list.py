"""The list of claims itself. Rows are placed by reckoning, so that 100,000 of them cost no more than forty."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from uuid import UUID

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QRegion,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from desktop import a11y, theme
from desktop.delegates.claims import ClaimsDelegate
from desktop.models.claim_changes import runs
from desktop.models.claims import ClaimsModel, Role
from desktop.panes.kept_place import KeptPlace
from desktop.panes.row_heights import RowHeights

_Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint
_Flag = QItemSelectionModel.SelectionFlag
_DIRECTIONS = {_Move.MoveUp: -1, _Move.MovePrevious: -1, _Move.MoveDown: 1, _Move.MoveNext: 1}


class ClaimsList(QListView):
    """Rows of claims under headings. One is current; more can be selected, to be dealt with together.

    It is a `QListView` for what that means to keyboards and screen readers, but places and paints its rows by itself:
    Qt would ask for the height of each row one by one, which takes seconds for 100,000.
    """

    claim_chosen = Signal(object)
    """The id of the claim that a person went to."""
    selection_changed = Signal()
    """Other claims are selected."""
    menu_requested = Signal(QPoint)
    """A person asks what can be done; the place on the screen."""

    def __init__(self, model: ClaimsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._claims = model
        self._is_told = False
        self._delegate = ClaimsDelegate(self)
        self._kept = KeptPlace(self, model)
        self.setModel(model)
        self._kept.follow()
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        a11y.name(self, "Claims")
        self._paint_ground()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any layout."""
        return QSize(120, 80)

    # What the pane asks for

    @property
    def is_dense(self) -> bool:
        """Does each claim have one line instead of two?"""
        return self._delegate.is_dense

    def set_dense(self, dense: bool) -> None:
        """Show each claim in one line, or in two; what was in view stays in view."""
        if dense != self._delegate.is_dense:
            self._kept.note()
            self._delegate.is_dense = dense
            self._kept.restore()

    @property
    def current_claim(self) -> UUID | None:
        """The id of the current claim."""
        found: UUID | None = self.currentIndex().data(Role.CLAIM_ID)
        return found

    @property
    def selected_claims(self) -> tuple[UUID, ...]:
        """The ids of the claims that are selected, from top to bottom."""
        ranges = sorted((part.top(), part.bottom()) for part in _parts(self.selectionModel().selection()))
        return tuple(claim_id for top, bottom in ranges for claim_id in self._claims.claims_between(top, bottom))

    def show_claim(self, claim_id: UUID | None) -> None:
        """Make a claim current and bring it into view, without telling; one that is folded away is shown again."""
        selected = (claim_id,) if claim_id else ()
        self._kept.want(claim_id, selected)
        self._claims.reveal(claim_id)
        self.select_claims(claim_id, selected)
        index = self.currentIndex()
        if index.isValid():
            self._bring_into_view(index)

    def select_claims(self, current: UUID | None, selected: Sequence[UUID]) -> None:
        """Make one claim current and select others as far as they are in the list, without telling or scrolling."""
        self._is_told, scrolls = True, self.hasAutoScroll()
        self.setAutoScroll(False)
        index = self._claims.index_of(current)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
        else:
            self.selectionModel().clear()
        self.selectionModel().select(self._ranges(selected), _Flag.ClearAndSelect)
        self.setAutoScroll(scrolls)
        self._is_told = False

    def go_to_first_unless_current(self) -> None:
        """Go to the first claim where none of those in the list is current."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._claim_from(0, 1))

    def begin_at_top(self) -> None:
        """Show the top of the list the next time that its rows are arranged anew."""
        self._kept.begin_at_top()

    def place_of(self, claim_id: UUID) -> int | None:
        """Pixels from the top of the list to a claim in it."""
        index = self._claims.index_of(claim_id)
        return self._heights.top(index.row()) if index.isValid() else None

    def claims_in_view(self) -> tuple[UUID, ...]:
        """The claims that are in view, from top to bottom."""
        rows = self._rows_in(self.viewport().rect())
        return self._claims.claims_between(rows.start, rows.stop - 1) if rows else ()

    # Where rows are

    @property
    def _heights(self) -> RowHeights:
        claim, heading = (self._delegate.row_height(is_group=is_group) for is_group in (False, True))
        return RowHeights(self._claims.rowCount(), self._claims.headings, claim, heading)

    def _rows_in(self, rect: QRect) -> range:
        offset = self.verticalOffset()
        return self._heights.rows_between(rect.top() + offset, rect.bottom() + offset)

    def verticalOffset(self) -> int:
        """Pixels that are scrolled away."""
        return self.verticalScrollBar().value()

    def visualRect(self, index: _Index) -> QRect:
        """The rectangle of a row in the viewport; also far outside of it."""
        if not index.isValid():
            return QRect()
        heights = self._heights
        top = heights.top(index.row()) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), heights.height(index.row()))

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row at a point of the viewport."""
        row = self._heights.row_at(point.y() + self.verticalOffset())
        return QModelIndex() if row is None else self._claims.index(row)

    def doItemsLayout(self) -> None:
        """Nothing to lay out: only the scroll bar has to know."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """Tell the scroll bar how long the list is."""
        QAbstractItemView.updateGeometries(self)
        heights, height = self._heights, self.viewport().height()
        self.verticalScrollBar().setSingleStep(theme.current().size("row_claim_one"))
        self.verticalScrollBar().setPageStep(height)
        self.verticalScrollBar().setRange(0, max(heights.top(heights.count) - height, 0))

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002
        """Move what is painted."""
        self.viewport().scroll(0, dy)

    def scrollTo(self, index: _Index, hint: QAbstractItemView.ScrollHint = _Hint.EnsureVisible) -> None:
        """Bring a row into view, the first of a group with its heading."""
        if not index.isValid():
            return
        heights, bar, row = self._heights, self.verticalScrollBar(), index.row()
        top, bottom, room = heights.top(row), heights.top(row + 1), self.viewport().height()
        if hint is _Hint.PositionAtCenter:
            bar.setValue(top - (room - heights.height(row)) // 2)
        elif hint is _Hint.PositionAtTop or top < bar.value():
            is_first = row > 0 and self._claims.index(row - 1).data(Role.IS_GROUP)
            bar.setValue(heights.top(row - 1) if is_first else top)
        elif hint is _Hint.PositionAtBottom or bottom > bar.value() + room:
            bar.setValue(bottom - room)

    # Going and selecting

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: ARG002
        """The claim that a key leads to; headings are passed over."""
        current = self.currentIndex()
        last = self._claims.rowCount() - 1
        if action is _Move.MoveHome or not current.isValid():
            return self._claim_from(0, 1)
        if action is _Move.MoveEnd:
            return self._claim_from(last, -1)
        if action in (_Move.MovePageUp, _Move.MovePageDown):
            return self._page_away(current.row(), -1 if action is _Move.MovePageUp else 1)
        by = _DIRECTIONS.get(action, 0)
        found = self._claim_from(current.row() + by, by) if by else current
        return found if found.isValid() else current

    def _page_away(self, row: int, by: int) -> QModelIndex:
        heights = self._heights
        y = heights.top(row) + by * max(self.viewport().height() - heights.claim, heights.claim)
        at = heights.row_at(min(max(y, 0), heights.top(heights.count) - 1))
        ahead = self._claim_from(at or 0, by)
        return ahead if ahead.isValid() else self._claim_from(at or 0, -by)

    def _claim_from(self, row: int, by: int) -> QModelIndex:
        """The first claim from `row` on, downwards or upwards."""
        while 0 <= row < self._claims.rowCount():
            index = self._claims.index(row)
            if not index.data(Role.IS_GROUP):
                return index
            row += by
        return QModelIndex()

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the rows that a rectangle of the viewport touches."""
        rows = self._rows_in(rect.normalized())
        if rows:
            model = self._claims
            selection = QItemSelection(model.index(rows.start), model.index(rows.stop - 1))
            self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """The part of the viewport that selected rows take."""
        region, view = QRegion(), self.viewport().rect()
        for part in _parts(selection):
            rect = self.visualRect(part.topLeft()).united(self.visualRect(part.bottomRight()))
            region = region.united(QRegion(rect.intersected(view)))
        return region

    def _ranges(self, claims: Sequence[UUID]) -> QItemSelection:
        """Claims as stretches of rows; headings between them do no harm, as they cannot be selected."""
        selection, headings = QItemSelection(), self._claims.headings
        places = {row - bisect_left(headings, row): row for row in self._claims.rows_of(claims)}
        for first, last in runs(places):
            selection.append(QItemSelectionRange(self._claims.index(places[first]), self._claims.index(places[last])))
        return selection

    # Qt tells

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell which claim a person went to."""
        super().currentChanged(current, previous)
        claim_id = current.data(Role.CLAIM_ID) if current.isValid() else None
        if claim_id is not None and self._is_by_hand:
            self._kept.want(claim_id, self.selected_claims)
            self.claim_chosen.emit(claim_id)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell that other claims are selected."""
        super().selectionChanged(selected, deselected)
        if self._is_by_hand:
            self._kept.want(self.current_claim, self.selected_claims)
        self.selection_changed.emit()

    def dataChanged(self, top: _Index, bottom: _Index, roles: Sequence[int] = ()) -> None:
        """Paint rows anew. QListView would lay all of them out again, but heights never change with data."""
        QAbstractItemView.dataChanged(self, top, bottom, roles)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in view."""
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain, chosen = option.state & ~QStyle.StateFlag.State_HasFocus, self.selectionModel()
        hovered = self._hovered_row()
        for row in self._rows_in(event.rect()):
            index = self._claims.index(row)
            option.rect = self.visualRect(index)
            option.state = plain
            if chosen.isSelected(index):
                option.state |= QStyle.StateFlag.State_Selected
            if index == self.currentIndex():
                option.state |= QStyle.StateFlag.State_HasFocus
            if row == hovered:
                option.state |= QStyle.StateFlag.State_MouseOver
            self._delegate.paint(painter, option, index)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters belong to the window's actions, not to a search by first letters."""
        if event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """There is a search of its own; first letters of quotes would say nothing."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A heading opens and folds what is unlikely under it; beside the rows nothing happens."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or index.data(Role.IS_GROUP):
            if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
                self._claims.turn_group(index.row())
            event.accept()
            return
        if event.button() == Qt.MouseButton.RightButton and self.selectionModel().isSelected(index):
            event.accept()  # what is selected stays so: the menu is for all of it
            return
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu, by mouse or key."""
        has_rows = bool(self.selected_claims)
        if has_rows and event.reason() == event.Reason.Keyboard:
            below = self.visualRect(self.currentIndex()).bottomLeft()
            self.menu_requested.emit(self.viewport().mapToGlobal(below))
        elif has_rows and not self.indexAt(event.pos()).data(Role.IS_GROUP):
            self.menu_requested.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A current row that was in view stays in view."""
        current = self.currentIndex()
        was_in_view = current.isValid() and 0 <= self.visualRect(current).top() < event.oldSize().height()
        super().resizeEvent(event)
        if was_in_view:
            self.scrollTo(current)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now is the height known: bring the current claim into view."""
        super().showEvent(event)
        self.updateGeometries()
        self.scrollTo(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_ground()

    @property
    def _is_by_hand(self) -> bool:
        """Is it a person who goes and selects just now?"""
        return not self._is_told and not self._kept.is_moving

    def _hovered_row(self) -> int:
        point = self.viewport().mapFromGlobal(QCursor.pos())
        return self.indexAt(point).row() if self.viewport().underMouse() else -1

    def _bring_into_view(self, index: QModelIndex) -> None:
        """A row near by is brought to the edge, one far away to the middle."""
        rect, view = self.visualRect(index), self.viewport().rect()
        is_far = rect.bottom() < -view.height() or rect.top() > 2 * view.height()
        self.scrollTo(index, _Hint.PositionAtCenter if is_far else _Hint.EnsureVisible)

    def _paint_ground(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, theme.current().colour("pane"))
        if palette != self.palette():
            self.setPalette(palette)


def _parts(selection: QItemSelection) -> Iterator[QItemSelectionRange]:
    """The stretches that a selection is made of."""
    return (selection.at(place) for place in range(selection.count()))
