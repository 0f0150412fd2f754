"""Why an earlier claim was found: what the two were compared by, what each part counts, and what differs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from checks.domain.claim import Claim
from checks.matching.match import Match
from checks.matching.similarity import Closeness, Part
from checks.matching.weights import WEIGHTS, MatchSettings
from desktop.models.seen_words import differing_words, source_words
from desktop.widgets.label import Label
from desktop.widgets.section import hairline

_WIDE = 520
_ABOUT = (
    "Words find, facts decide: one fact that differs forbids to call two claims the same, however alike their words "
    "are. The points order what was found. They say nothing about truth."
)
_HEADINGS = ("Part", "Alike", "Counts", "Points")


class WhyMatch(QDialog):
    """Both claims, the comparison part by part with the weights, and what the sum amounts to."""

    def __init__(self, claim: Claim, match: Match, settings: MatchSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Why This Earlier Claim?")
        self.setFixedWidth(_WIDE)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(8)
        box.addWidget(Label(match.reasons, role="title"))
        for heading, words in (("Now", claim.statement or claim.quote), (f"Then: {source_words(match)}", match.text)):
            box.addWidget(Label(heading, role="meta", ink="ink_3", lines=1))
            box.addWidget(Label(f"“{words}”", role="quote_row", lines=6))
        box.addWidget(hairline())
        box.addLayout(_table(match))
        box.addWidget(Label(verdict_words(match, settings), role="body"))
        box.addWidget(Label(_ABOUT, role="meta", ink="ink_3"))
        box.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        self.resize(_WIDE, box.totalHeightForWidth(_WIDE))


def verdict_words(match: Match, settings: MatchSettings) -> str:
    """What the sum amounts to: "0.81 points: near-certain, from 0.75 on"."""
    total = f"{match.similarity.total:.2f} points"
    if match.closeness is Closeness.DIFFERS:
        return f"{total}, and a fact differs: not the same claim."
    if match.closeness is Closeness.NEAR_CERTAIN:
        return f"{total}: near-certain, from {settings.near_certain:.2f} on."
    if not match.similarity.is_long_enough:
        return f"{total}: only a suggestion, for a claim of fewer than {settings.fewest_words} words says too little."
    return f"{total}: a suggestion, from {settings.suggest:.2f} on; near-certain from {settings.near_certain:.2f} on."


def _table(match: Match) -> QGridLayout:
    """A line for each part; what differs says what stands on each side."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    for column, words in enumerate(_HEADINGS):
        grid.addWidget(_cell(words, column, ink="ink_3"), 0, column)
    for part in match.similarity.parts:
        for column, words in enumerate(_line(part)):
            row = grid.rowCount() if column == 0 else grid.rowCount() - 1
            grid.addWidget(_cell(words, column, ink="find_partly" if part.differs else "ink"), row, column)
    return grid


def _line(part: Part) -> tuple[str, str, str, str]:
    name = differing_words(part) if part.differs else part.name.value.capitalize()
    alike = "differs" if part.differs else f"{part.likeness:.0%}".replace("%", " %")
    return name, alike, f"{WEIGHTS[part.name]:.2f}", f"{part.points:+.2f}".replace("-", "−")


def _cell(words: str, column: int, *, ink: str) -> Label:
    cell = Label(words, role="meta", ink=ink, lines=1)
    if column:
        cell.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
    return cell
