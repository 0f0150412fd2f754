"""Colours, fonts and sizes by name, from `resources/themes/tokens.toml`, as a palette and one short style sheet."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from checks.domain.claim import Kind, Status
from checks.domain.finding import Level
from desktop import assets

SYSTEM = "system"
NAMES = ("light", "dark", "contrast")
ARTICLE_SIZES = range(14, 25)
"""The sizes in pixels that a person can choose for the article."""

_SERIF_ROLES = {"quote_row", "quote_head", "document", "article", "page_title"}
_ARTICLE_LEADING = 1.76
_WEIGHTS = {400: QFont.Weight.Normal, 500: QFont.Weight.Medium, 600: QFont.Weight.DemiBold}
_STATUS_TOKENS = {
    Status.SUGGESTED: "suggested",
    Status.OPEN: "open",
    Status.IN_PROGRESS: "working",
    Status.JUDGED: "judged",
    Status.SIGNED_OFF: "signed",
    Status.RECHECK: "recheck",
    Status.NOT_A_CLAIM: "rejected",
}


@dataclass(frozen=True)
class LineStyle:
    """How the line under a claim is drawn. Lengths in pixels at the standard article size."""

    width: float
    dash: tuple[float, ...] = ()
    """Lengths on and off, in turn; empty for an unbroken line."""
    is_round: bool = False
    double_gap: float = 0.0
    """Between the centres of two lines; 0 for a single one."""
    wave: tuple[float, float] | None = None
    """Amplitude and period."""


@dataclass(frozen=True)
class Theme:
    """One set of colours with the fonts and sizes that all themes share. Widgets read it when they paint."""

    name: str
    article_size: int = 17
    """Pixels, chosen by the person."""
    has_motion: bool = False
    """May anything move? Not where the person wants none, or nobody can see it."""

    @property
    def is_dark(self) -> bool:
        """Is light text painted on a dark ground?"""
        return self.name == "dark"

    @property
    def line_factor(self) -> int:
        """What line widths are multiplied with: two in the high-contrast theme."""
        return 2 if self.name == "contrast" else 1

    def colour(self, token: str, alpha: float | None = None) -> QColor:
        """The colour called `token` ("ink_3"), with an opacity of 0 to 1 where one is given."""
        colour = QColor(_tokens()[self.name][token])
        if alpha is not None:
            colour.setAlphaF(alpha)
        return colour

    def status_colour(self, status: Status) -> QColor:
        """The colour that repeats what a claim's status says."""
        return self.colour(f"status_{_STATUS_TOKENS[status]}")

    def finding_colour(self, level: Level) -> QColor:
        """The colour that repeats what a finding's level says."""
        return self.colour(f"find_{level.value.replace(' ', '_')}")

    def font(self, role: str) -> QFont:
        """The font for `role`: caption, meta, body, strong, title, quote_row, quote_head, document, article …"""
        size, weight, _ = _tokens()["type"][role]
        font = QFont(family("serif" if role in _SERIF_ROLES else "sans"))
        font.setPixelSize(self.article_size if role == "article" else size)
        font.setWeight(_WEIGHTS[weight])
        return font

    def tabular(self, role: str) -> QFont:
        """The font for `role` with figures of one width, for columns."""
        font = self.font(role)
        if hasattr(font, "setFeature"):
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def line_height(self, role: str) -> int:
        """Pixels from line to line for `role`."""
        if role == "article":
            return round(self.article_size * _ARTICLE_LEADING)
        height: int = _tokens()["type"][role][2]
        return height

    def space(self, token: str) -> int:
        """The distance called xs, s, m, l, xl or xxl, in pixels."""
        return self._number("space", token)

    def radius(self, token: str) -> int:
        """The corner radius of a control, a fill or a popup, in pixels."""
        return self._number("radius", token)

    def size(self, token: str) -> int:
        """A fixed size ("row_group"), in pixels."""
        return self._number("size", token)

    def column(self, token: str) -> Any:  # noqa: ANN401 - a number or a pair, as the token file has it
        """A measure of the columns: (width, least width) of a pane, or a single number."""
        found = _tokens()["column"][token]
        return tuple(found) if isinstance(found, list) else found

    def motion(self, token: str) -> int:
        """How long a movement takes, in milliseconds; none for whoever wants no movement."""
        return self._number("motion", token if self.has_motion else "reduced_ms")

    def mark(self, token: str) -> float:
        """A measure of the marks in the article ("stratum_first"), in pixels at 17 px text, or an opacity."""
        return float(_tokens()["marks"][token])

    @property
    def current_fill_alpha(self) -> float:
        """The opacity of the fill behind the current claim."""
        return self.mark("current_fill_alpha_dark" if self.is_dark else "current_fill_alpha")

    def mark_line(self, status: Status) -> LineStyle:
        """The line under a claim of this status."""
        style = _tokens()["marks"]["line"][_STATUS_TOKENS[status]]
        wave = style.get("wave")
        return LineStyle(
            width=float(style["width"]),
            dash=tuple(style.get("dash", ())),
            is_round=style.get("round", False),
            double_gap=float(style.get("double_gap", 0)),
            wave=(wave[0], wave[1]) if wave else None,
        )

    def cap(self, kind: Kind) -> str:
        """The shape at the start of a claim's line: square, round, tick or none."""
        shape: str = _tokens()["marks"]["cap"][kind.value]
        return shape

    def icon(self, name: str, colour: str = "ink_2") -> QIcon:
        """The icon called `name` ("ph.flag") in the colour of a token. Make it anew when the palette changes."""
        return assets.icon(name, self.colour(colour))

    def _number(self, table: str, token: str) -> int:
        number: int = _tokens()[table][token]
        return number


class _Current:
    """The theme in use; one for the process, as there is one application palette."""

    theme = Theme("light")


def current() -> Theme:
    """The theme in use."""
    return _Current.theme


def apply(application: QApplication, name: str = SYSTEM, *, article_size: int | None = None) -> Theme:
    """Paint the program in the theme called `name`, or, for any other word, in the one that the system asks for."""
    prepare(application, name, article_size=article_size)
    _tell_widgets(application)
    # The sheet comes last: it hands the palette of a widget down to its viewport, which else lags one theme behind.
    finish(application)
    return current()


def prepare(application: QApplication, name: str, *, article_size: int | None = None) -> None:
    """Set colours and fonts, but not the style sheet, for widgets that are still to be built.

    Under a style sheet Qt polishes a widget anew each time that it is put into another: a window takes twice as long.
    """
    size = article_size if article_size and article_size in ARTICLE_SIZES else current().article_size
    theme = Theme(name if name in NAMES else system_theme(), size, current().has_motion)
    _Current.theme = theme
    if application.style().objectName() != "fusion":
        application.setStyle(QStyleFactory.create("Fusion"))
    application.setFont(theme.font("body"))
    application.setPalette(_palette(theme))


def finish(application: QApplication) -> None:
    """Set the style sheet of the theme that was prepared, unless it is there: Qt would polish every widget anew."""
    sheet = _style_sheet(current())
    if application.styleSheet() != sheet:
        application.setStyleSheet(sheet)


def set_article_size(application: QApplication, size: int) -> Theme:
    """Set the article in `size` pixels, within the range there is; every widget is told as if the palette changed."""
    size = min(max(size, ARTICLE_SIZES.start), ARTICLE_SIZES.stop - 1)
    _Current.theme = replace(current(), article_size=size)
    _tell_widgets(application)
    return current()


def set_motion(*, wanted: bool) -> None:
    """Let things move from now on, or not; never where the picture goes to nobody's screen."""
    _Current.theme = replace(current(), has_motion=wanted and QGuiApplication.platformName() != "offscreen")


def system_theme() -> str:
    """The theme that fits the system's own colours: light, dark or high contrast."""
    hints = QGuiApplication.styleHints()
    if hasattr(hints, "accessibility") and hints.accessibility().contrastPreference() == (
        Qt.ContrastPreference.HighContrast
    ):
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


@cache
def family(kind: str) -> str:
    """The first installed family of the list for "serif", "sans" or "mono"."""
    for wanted in _tokens()["font"][kind]:
        name = _system_family() if wanted == "system" else wanted
        if name and QFontDatabase.hasFamily(name):
            return str(name)
    return QFont().defaultFamily()


def _system_family() -> str:
    """The family that the desktop chose; empty where no desktop chooses and Qt names a mere alias such as "Sans"."""
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def _tell_widgets(application: QApplication) -> None:
    """Let every widget read the theme anew; Qt alone tells only those whose own palette changed."""
    for widget in application.allWidgets():
        application.sendEvent(widget, QEvent(QEvent.Type.PaletteChange))


@cache
def _tokens() -> Mapping[str, Any]:
    return tomllib.loads(assets.text("themes/tokens.toml"))


def _palette(theme: Theme) -> QPalette:
    """Qt's colour roles from the tokens."""
    role = QPalette.ColorRole
    palette = QPalette()
    for which, token in {
        role.Window: "window",
        role.WindowText: "ink",
        role.Base: "paper",
        role.AlternateBase: "pane",
        role.Text: "ink",
        role.PlaceholderText: "ink_3",
        role.Button: "paper",
        role.ButtonText: "ink_2",
        role.BrightText: "on_accent",
        role.ToolTipBase: "pane",
        role.ToolTipText: "ink",
        role.Highlight: "accent",
        role.HighlightedText: "on_accent",
        role.Accent: "accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.Light: "paper",
        role.Midlight: "hover",
        role.Mid: "line_2",
        role.Dark: "control",
        role.Shadow: "line_2",
    }.items():
        palette.setColor(which, theme.colour(token))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, theme.colour("ink_off"))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, theme.colour("line_2"))
    return palette


def _style_sheet(theme: Theme) -> str:
    """What a palette cannot say: thin scroll bars, flat headers, outlined fields and buttons."""
    sheet = assets.text("themes/style.qss")
    for token in sorted(_tokens()[theme.name], key=len, reverse=True):
        sheet = sheet.replace(f"@{token}", str(_tokens()[theme.name][token]))
    return sheet.replace("@hair", f"{theme.line_factor}px")
