"""The four panes side by side, or in turns where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPropertyAnimation, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop import a11y, theme
from desktop.window.arrangement import LIBRARY_FITS_FROM, Pane, arrange

_DESK = (Pane.ARTICLE, Pane.CLAIMS, Pane.INSPECTOR)
_ARTICLE_LEAST = 300
"""Pixels that the article keeps in the narrowest window; at usual widths the rules give it more."""
_LEAST_HEIGHT = 360
"""Pixels, so that the window fits a small screen at 200 %."""


class DeskLayout(QWidget):
    """Holds library, article, claims and inspector; while there is no article, `start` takes the place of three."""

    library_shown = Signal(bool)
    """The library was shown or hidden."""

    def __init__(self, panes: dict[Pane, QWidget], start: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panes = panes
        self._start = start
        self._side = Pane.CLAIMS
        self._wants_library = True
        self._is_library_over = False
        self._is_told_shown: bool | None = None
        """Was it told last that the library shows? Not asked of the pane: nothing shows in a window not yet shown."""
        self._widths: tuple[int, ...] = ()
        self._stack = QStackedWidget()
        self._desk = _splitter("Article, claims and inspector")
        self._outer = _splitter("Library and desk")
        self._edge = QWidget(self)
        self._edge.setProperty("edge", True)
        self._edge.hide()
        self._glide = QPropertyAnimation(panes[Pane.LIBRARY], b"pos", self)
        self._fill()
        self._let_escape()
        application = QGuiApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    @property
    def wants_library(self) -> bool:
        """Does the library stand beside the article where there is room?"""
        return self._wants_library

    @property
    def is_library_shown(self) -> bool:
        """Does the library show, beside the article or over its edge?"""
        return self._wants_library if self._fits_library() else self._is_library_over

    def show_library(self, shown: bool) -> None:
        """Show or hide the library: beside the article where there is room, else over its edge."""
        if self._fits_library():
            self._wants_library = shown
            self._arrange()
        else:
            self._is_library_over = shown
            self._arrange()
            self._glide_in()

    def want_library(self, *, wanted: bool) -> None:
        """Show or hide the library wherever there is room for it beside the article."""
        self._wants_library = wanted
        self._arrange()

    def close_over(self) -> None:
        """Put a library away that lies over the article."""
        if self._is_library_over:
            self._is_library_over = False
            self._arrange()

    def show_start(self, *, is_start: bool) -> None:
        """Show the start page, or the article with its claims."""
        self._stack.setCurrentWidget(self._start if is_start else self._desk)

    def show_pane(self, pane: Pane) -> None:
        """Bring a pane into view where panes take turns, and give it the keyboard."""
        if pane == Pane.LIBRARY:
            self.show_library(True)
        elif pane != Pane.ARTICLE:
            self._side = pane
            self._arrange()
        self._widget(pane).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step(self, by: int) -> None:
        """Give the keyboard to the next pane, or with -1 to the one before."""
        panes = [Pane.LIBRARY, *(_DESK if self._stack.currentWidget() is self._desk else _DESK[:1])]
        focused = self.focused
        at = panes.index(focused) if focused in panes else -by
        self.show_pane(panes[(at + by) % len(panes)])

    @property
    def focused(self) -> Pane | None:
        """The pane that has the keyboard."""
        widget = QApplication.focusWidget()
        for pane in (Pane.LIBRARY, *_DESK):
            place = self._widget(pane)
            if widget is not None and (place is widget or place.isAncestorOf(widget)):
                return pane
        return None

    def widths(self) -> tuple[int, ...]:
        """Widths of library, article, claims and inspector, to be kept; empty where not all of them show."""
        sizes = (*self._outer.sizes()[:1], *self._desk.sizes())
        is_whole = self._outer.count() > 1 and len(sizes) == len(Pane) and all(sizes)
        return sizes if is_whole and self._stack.currentWidget() is self._desk else ()

    def set_widths(self, widths: tuple[int, ...]) -> None:
        """Set the widths that `widths()` gave; anything else is passed over."""
        if len(widths) == len(Pane) and all(width > 0 for width in widths):
            self._widths = widths
            self._set_sizes()

    def minimumSizeHint(self) -> QSize:
        """Room for two panes, whichever show now: the others step back when the window gets narrow."""
        side = max(theme.current().column(pane.value)[1] for pane in (Pane.CLAIMS, Pane.INSPECTOR))
        return QSize(_ARTICLE_LEAST + self._desk.handleWidth() + side, _LEAST_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the panes take turns, or stand side by side again."""
        super().resizeEvent(event)
        self._arrange()

    def _fill(self) -> None:
        columns = theme.current().column
        for pane in _DESK:
            self._desk.addWidget(self._panes[pane])
        for pane in (Pane.LIBRARY, Pane.CLAIMS, Pane.INSPECTOR):
            self._panes[pane].setMinimumWidth(columns(pane.value)[1])
        self._panes[Pane.ARTICLE].setMinimumWidth(_ARTICLE_LEAST)
        self._stack.addWidget(self._desk)
        self._stack.addWidget(self._start)
        self._outer.addWidget(self._panes[Pane.LIBRARY])
        self._outer.addWidget(self._stack)
        _stretch(self._desk, 0)
        _stretch(self._outer, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._outer)
        library, claims, inspector = (columns(name)[0] for name in ("library", "claims", "inspector"))
        self.set_widths((library, columns("article_min"), claims, inspector))
        for splitter in (self._outer, self._desk):
            splitter.splitterMoved.connect(self._keep_widths)

    def _let_escape(self) -> None:
        """Esc leads from the inspector back to the claims, and out of a library that lies over the article."""
        for pane, leave in ((Pane.LIBRARY, self._leave_library), (Pane.INSPECTOR, self._leave_inspector)):
            escape = QShortcut(QKeySequence("Esc"), self._panes[pane])
            escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            escape.activated.connect(leave)

    def _arrange(self) -> None:
        before = self._shown()
        arrangement = arrange(self.width(), self._side, library=self._wants_library, over=self._is_library_over)
        self._is_library_over = arrangement.is_library_over
        for pane in _DESK:
            self._panes[pane].setVisible(pane in arrangement.shown)
        self._place_library(is_inside=not arrangement.is_library_over)
        is_shown = arrangement.is_library_over or Pane.LIBRARY in arrangement.shown
        self._panes[Pane.LIBRARY].setVisible(is_shown)
        if self._shown() != before:
            self._set_sizes()
        if is_shown is not self._is_told_shown:
            self._is_told_shown = is_shown
            self.library_shown.emit(is_shown)

    def _place_library(self, *, is_inside: bool) -> None:
        library = self._panes[Pane.LIBRARY]
        if is_inside and self._outer.indexOf(library) < 0:
            self._outer.insertWidget(0, library)
            _stretch(self._outer, 1)
        elif not is_inside:
            library.setParent(self)
            width = theme.current().column("library")[0]
            left = self.width() - width if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 0
            library.setGeometry(QRect(left, 0, width, self.height()))
            library.raise_()
        self._place_edge()

    def _glide_in(self) -> None:
        """Let a library that lies over the article come in from its edge.

        Beside the article it comes at once: the text would be laid out anew at every step.
        """
        library = self._panes[Pane.LIBRARY]
        milliseconds = theme.current().motion("slow_ms") if self._is_library_over else 0
        if milliseconds:
            is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            outside = QPoint(library.width() if is_mirrored else -library.width(), 0)
            self._glide.stop()
            self._glide.setDuration(milliseconds)
            self._glide.setStartValue(library.pos() + outside)
            self._glide.setEndValue(library.pos())
            self._glide.start()

    def _place_edge(self) -> None:
        """Draw the line between a library that lies over the article and the article."""
        over, library = self._is_library_over, self._panes[Pane.LIBRARY].geometry()
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._edge.setGeometry(library.left() - 1 if is_mirrored else library.right() + 1, 0, 1, self.height())
        self._edge.setVisible(over)
        self._edge.raise_()

    def _shown(self) -> frozenset[Pane]:
        return frozenset(pane for pane, widget in self._panes.items() if not widget.isHidden())

    def _set_sizes(self) -> None:
        """Give the panes that show their kept widths, and the article the rest."""
        shown, kept = self._shown(), dict(zip(Pane, self._widths, strict=True))
        library = kept[Pane.LIBRARY] if Pane.LIBRARY in shown and not self._is_library_over else 0
        claims, inspector = (kept[pane] if pane in shown else 0 for pane in (Pane.CLAIMS, Pane.INSPECTOR))
        self._outer.setSizes([library, self.width() - library])
        self._desk.setSizes([max(self.width() - library - claims - inspector, _ARTICLE_LEAST), claims, inspector])

    @Slot()
    def _keep_widths(self) -> None:
        """Somebody moved a border."""
        self._widths = self.widths() or self._widths

    def _fits_library(self) -> bool:
        return self.width() >= LIBRARY_FITS_FROM

    def _widget(self, pane: Pane) -> QWidget:
        """The widget that stands for a pane; the start page stands for the article."""
        is_start = pane == Pane.ARTICLE and self._stack.currentWidget() is self._start
        return self._start if is_start else self._panes[pane]

    @Slot()
    def _leave_library(self) -> None:
        self.close_over()
        self.show_pane(Pane.ARTICLE)

    @Slot()
    def _leave_inspector(self) -> None:
        self.show_pane(Pane.CLAIMS)

    @Slot(QWidget, QWidget)
    def _follow_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        if self._is_library_over and now is not None and now.window() is self.window() and self.focused != Pane.LIBRARY:
            self.close_over()


def _splitter(name: str) -> QSplitter:
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    a11y.name(splitter, name)
    return splitter


def _stretch(splitter: QSplitter, stretched: int) -> None:
    """Let one part take the room that is left, and name the borders between the parts."""
    for index in range(splitter.count()):
        splitter.setStretchFactor(index, int(index == stretched))
        part, border = splitter.widget(index), splitter.handle(index)
        if part is not None and border is not None:
            a11y.name(border, f"Border before {part.accessibleName() or 'the desk'}")
