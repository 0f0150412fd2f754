"""What was checked before of a claim: the near-certain first, what only differs in a fact apart, suggestions folded."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.relation import ClaimRelation, Relation
from checks.errors import ChecksError
from checks.matching.match import JudgedClaim, Match
from desktop.models.seen_words import Group, count_words, group_of, related_to, relation_words
from desktop.panes.seen_row import SeenRow
from desktop.seen import MOST, Look
from desktop.session import Session
from desktop.widgets.label import Label
from desktop.widgets.section import Section

NOT_LOOKED = "Nobody has looked for earlier checks yet."
INDEXING = "The index of earlier checks is being made…"
LOOKING = "Looking for earlier checks…"
NOTHING = "nothing like it"
_AT_ONCE = {Group.CONFIRMED: MOST, Group.CERTAIN: MOST, Group.DIFFERS: 2, Group.PERHAPS: 0}
"""How many of each show before the rest is unfolded."""
_WORDS = {Look.NONE: NOT_LOOKED, Look.INDEXING: INDEXING, Look.LOOKING: LOOKING}


class SeenSection(Section):
    """A row for each earlier claim. Where there is none, the heading says so, in one line."""

    why_requested = Signal(object)
    """A person wants to know why this `Match` was found."""
    source_requested = Signal(object)
    """A person wants to see where this `Match` comes from."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Seen Before", parent)
        self._session = session
        self._claim: Claim | None = None
        self._rows: list[SeenRow] = []
        self._shown: tuple[object, ...] = ()
        self._to_carry: dict[UUID, int] = {}
        """Records that can be carried over, by the id of the earlier claim."""
        self._asked: object = None
        """For which claim, relations and links these were counted last."""
        self._is_unfolded = False
        self._state = Label(NOT_LOOKED, ink="ink_3")
        self._again = QPushButton("Look Again")
        self._fold = QPushButton()
        self._fold.setCheckable(True)
        for button in (self._again, self._fold):
            button.setProperty("link", True)
            button.setAutoDefault(False)
        self._again.clicked.connect(self._look_again)
        self._fold.clicked.connect(self._unfold)
        self.body.setSpacing(0)
        self.body.addWidget(self._state)
        self.body.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeading)
        self._parts: list[QWidget] = []
        session.seen.changed.connect(self._follow_search)

    @property
    def state(self) -> str:
        """What is said where there is no earlier claim."""
        return self._state.text() or NOTHING

    @property
    def chosen(self) -> SeenRow | None:
        """The row that has the keyboard, or else the first."""
        return next((row for row in self._rows if row.hasFocus()), next(iter(self._rows), None))

    def load(self, desk: Desk, claim: Claim) -> None:
        """Show what is known of another claim."""
        self._is_unfolded = False
        self.refresh(desk, claim)

    def refresh(self, desk: Desk, claim: Claim) -> None:
        """Show what changed about the same claim."""
        self._claim = claim
        seen = self._session.seen
        matches, relations = seen.matches(claim.id), desk.relations(claim.id)
        self._say_state(seen.look_at(claim.id), matches)
        self._ask_carrying(claim, matches, relations)
        shown = (claim.id, matches, relations, tuple(self._to_carry.items()), self._is_unfolded, desk.people)
        if shown != self._shown:
            self._shown = shown
            self._rebuild(desk, matches, relations)

    def focus_first(self) -> bool:
        """Go to the likest earlier claim; is there one?"""
        row = self.chosen
        if row is not None:
            row.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return row is not None

    def confirm(self, relation: Relation) -> bool:
        """Confirm a relation of the row that has the keyboard, or else of the first; is there one?"""
        row = self.chosen
        if row is not None:
            self._confirm(row.match, relation)
        return row is not None

    def _say_state(self, look: Look, matches: tuple[Match, ...]) -> None:
        failed = look is Look.FAILED
        words = self._session.seen.failure if failed else _WORDS.get(look, "")
        if look is Look.INDEXING and (share := self._session.seen.ready_share):
            words = f"{words} {share:.0%}".replace("%", " %")
        self._state.setText("" if matches and not failed else words)
        self._state.setVisible(bool(self._state.text()))
        self._again.setVisible(failed)
        self.set_fact(count_words(matches) if matches else NOTHING if look is Look.DONE else "")

    def _rebuild(self, desk: Desk, matches: tuple[Match, ...], relations: tuple[ClaimRelation, ...]) -> None:
        focused = next((row.match.id for row in self._rows if row.hasFocus()), None)
        for part in self._parts:
            part.hide()
            part.setParent(None)
            part.deleteLater()
        self._parts, self._rows = [], []
        grouped = _grouped(matches, relations)
        for related in relations:
            if all(match.id != related.other_id for match in matches):
                self._put_kept(related, desk)
        hidden = 0
        for group, found in grouped.items():
            members = found if self._is_unfolded else found[: _AT_ONCE[group]]
            hidden += len(found) - len(found[: _AT_ONCE[group]])
            if not members:
                continue
            self._put(Label(group.value, role="caption", ink="ink_3"))
            for match in members:
                self._rows.append(self._make_row(match, related_to(match, relations), desk))
                self._put(self._rows[-1])
        self._say_fold(hidden)
        back = next((row for row in self._rows if row.match.id == focused), None)
        if back is not None:
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, widget: QWidget) -> None:
        self._parts.append(widget)
        self.body.insertWidget(self.body.indexOf(self._fold), widget)
        widget.show()

    def _put_kept(self, related: ClaimRelation, desk: Desk) -> None:
        """What was confirmed of a claim that is not found any more; it says by itself what it was."""
        self._put(Label(relation_words(related, desk, self._session.me.id), role="meta", ink="ink_2", lines=2))
        self._put(Label(f"“{related.text}” {related.where}", role="quote_row", ink="ink_2", lines=3))
        button = QPushButton("Take Back")
        button.setProperty("link", True)
        button.clicked.connect(lambda _=False: self._take_back(related))
        self._put(button)

    def _say_fold(self, number: int) -> None:
        self._fold.setVisible(number > 0)
        self._fold.setChecked(self._is_unfolded)
        self._fold.setText("Fewer" if self._is_unfolded else f"{number} more, less alike")

    def _make_row(self, match: Match, related: ClaimRelation | None, desk: Desk) -> SeenRow:
        words = relation_words(related, desk, self._session.me.id) if related else ""
        carries = self._to_carry.get(match.id, 0) if related else 0
        row = SeenRow(match, self._session.scale, related, words, carries)
        row.relation_chosen.connect(self._confirm)
        row.removal_requested.connect(self._take_back)
        row.carry_requested.connect(self._carry_over)
        row.why_requested.connect(self.why_requested)
        row.source_requested.connect(self.source_requested)
        row.step_requested.connect(self._step)
        return row

    # What is written

    @Slot(object, object)
    def _confirm(self, match: Match, relation: Relation) -> None:
        claim = self._claim
        if claim is not None:
            self._session.do(lambda casebook: casebook.relations.confirm(claim, match, relation))

    @Slot(object)
    def _take_back(self, related: ClaimRelation) -> None:
        self._session.do(lambda casebook: casebook.relations.remove(related))

    @Slot(object)
    def _carry_over(self, match: Match) -> None:
        claim = self._claim
        if claim is not None:
            self._session.do(lambda casebook: casebook.relations.carry_over(claim, match))

    def carry(self) -> bool:
        """Carry the evidence of the first confirmed earlier claim over; is there one?"""
        row = next((row for row in self._rows if row.related and self._to_carry.get(row.match.id)), None)
        if row is not None:
            self._carry_over(row.match)
        return row is not None

    def _ask_carrying(self, claim: Claim, matches: tuple[Match, ...], relations: tuple[ClaimRelation, ...]) -> None:
        """Count what the confirmed claims of other articles could hand over."""
        wanted = [each for each in matches if related_to(each, relations) and isinstance(each.earlier, JudgedClaim)]
        key = (claim.id, tuple(each.id for each in wanted), relations, self._own_records)
        if key == self._asked:
            return
        self._asked = key
        if not wanted:
            self._to_carry = {}
            return

        def count(counted: Mapping[UUID, int]) -> None:
            desk, shown = self._session.desk, self._claim
            if self._asked == key and desk is not None and shown is not None:
                self._to_carry = dict(counted)
                self.refresh(desk, shown)

        self._session.ask(
            lambda casebook: {each.id: len(casebook.relations.to_carry(claim, each)) for each in wanted},
            count,
            _ignore,
        )

    @property
    def _own_records(self) -> frozenset[UUID]:
        desk, claim = self._session.desk, self._claim
        return frozenset(link.evidence_id for link in desk.links(claim.id)) if desk and claim else frozenset()

    # Following

    @Slot()
    def _follow_search(self) -> None:
        """The search has gone on."""
        desk = self._session.desk
        claim = desk.claim(self._claim.id) if desk and self._claim else None
        if desk is not None and claim is not None:
            self.refresh(desk, claim)

    @Slot()
    def _look_again(self) -> None:
        self._session.seen.look_again()

    @Slot(bool)
    def _unfold(self, is_open: bool) -> None:
        self._is_unfolded = is_open
        self._follow_search()

    @Slot(object, int)
    def _step(self, row: SeenRow, by: int) -> None:
        """Up and down go through the rows."""
        place = self._rows.index(row) + by
        if 0 <= place < len(self._rows):
            self._rows[place].setFocus(Qt.FocusReason.TabFocusReason)


def _grouped(matches: tuple[Match, ...], relations: tuple[ClaimRelation, ...]) -> dict[Group, list[Match]]:
    """The matches under their headings, in the order of these."""
    found: dict[Group, list[Match]] = {group: [] for group in Group}
    for match in matches:
        found[group_of(match, related_to(match, relations))].append(match)
    return {group: members for group, members in found.items() if members}


def _ignore(_: ChecksError) -> None:
    """That records could not be counted takes an offer away, and nothing else."""
