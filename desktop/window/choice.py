"""The claim that is chosen, which all panes show."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from checks.domain.change import Change, Record
from checks.domain.claim import Claim, Status
from checks.domain.evidence import Link
from checks.domain.finding import Finding
from checks.domain.person import Comment
from checks.domain.verdict import Verdict
from desktop.session import Session


class Choice:
    """The claim that is chosen, and how to choose another; the window tells all panes."""

    def __init__(self, session: Session, tell: Callable[[UUID | None], None]) -> None:
        self._session = session
        self._tell = tell
        self.claim_id: UUID | None = None
        self._place = 0
        self._kept: frozenset[UUID] = frozenset()
        self._left_out: frozenset[UUID] = frozenset()

    @property
    def claim(self) -> Claim | None:
        """The chosen claim as it stands."""
        desk = self._session.desk
        return desk.claim(self.claim_id) if desk and self.claim_id else None

    @property
    def _claims(self) -> tuple[Claim, ...]:
        return self._session.desk.claims if self._session.desk else ()

    def choose(self, claim_id: UUID | None) -> None:
        """Choose a claim and show it in every pane."""
        self.note(claim_id)
        self._tell(claim_id)

    def note(self, claim_id: UUID | None) -> None:
        """A claim was chosen in a pane."""
        self.claim_id = claim_id
        if self.claim is not None:
            self._place = self.claim.anchor.start

    def choose_first(self) -> None:
        """Choose the first claim of another article; where it has none yet, the first that comes."""
        claims = self._claims
        self._place = 0
        self.choose(claims[0].id if claims else None)

    def show_changed(self, change: Change) -> None:
        """Choose the one claim that undo or redo changed, so that nothing changes unseen."""
        desk = self._session.desk
        touched = {_claim_id(record) for record in (*change.before, *change.after)} - {None}
        here = [claim for claim in desk.claims if claim.id in touched] if desk else []
        if len(here) == 1 and here[0].id != self.claim_id:
            self.choose(here[0].id)

    def choose_nearest(self) -> None:
        """Choose the claim at the place of one that is gone, or the last one before it."""
        claims = self._claims
        before = [claim for claim in claims if claim.anchor.start <= self._place]
        nearest = max(before, key=lambda claim: claim.anchor.start) if before else next(iter(claims), None)
        self.choose(nearest.id if nearest else None)

    def keep(self, kept: frozenset[UUID] | None) -> None:
        """Walk over these claims of the desk only, as the list of claims is filtered; None lifts the filter.

        Claims that come later are walked over as if there were no filter.
        """
        self._kept = kept or frozenset()
        self._left_out = frozenset() if kept is None else frozenset(claim.id for claim in self._claims) - kept

    def step(self, by: int, *, accepts: Callable[[Claim], bool] | None = None) -> None:
        """Choose the next claim that the list shows, or with -1 the one before; stay where there is none.

        With `accepts`, only what it wants. What was found to be no claim is passed over unless the filter shows it.
        """
        wanted = self._next(by, accepts or _is_any)
        if wanted is not None:
            self.choose(wanted.id)

    def offer(self, change: Change) -> str:
        """When the chosen claim is decided: what it is now, and which unfinished one comes next. It is not gone to."""
        now = next((new for old, new in change.edited if self._decides(old, new)), None)
        if change.undoes or not isinstance(now, Claim):
            return ""
        ahead = self._next(1, is_unfinished)
        if ahead is not None:
            then = f"Next unfinished (Shift+J): “{' '.join(ahead.quote.split())}”"
        else:
            is_done = all(claim.status.is_decided for claim in self._claims)
            then = "All claims are decided." if is_done else "No unfinished claim follows; Shift+K goes back to one."
        return f"{now.status.value.capitalize()}. {then}"

    def _decides(self, old: Record, new: Record) -> bool:
        """Was the chosen claim decided, or decided otherwise?"""
        if not isinstance(old, Claim) or not isinstance(new, Claim) or new.id != self.claim_id:
            return False
        return new.status.is_decided and new.status is not old.status

    def _next(self, by: int, accepts: Callable[[Claim], bool]) -> Claim | None:
        """The next claim that the walk stops at, or the one before; the only place that says what a stop is."""
        claims = self._claims
        at = next(
            (place for place, claim in enumerate(claims) if claim.id == self.claim_id), -1 if by > 0 else len(claims)
        )
        ahead = claims[at + 1 :] if by > 0 else claims[:at][::-1]
        return next((claim for claim in ahead if accepts(claim) and self._is_shown(claim)), None)

    def _is_shown(self, claim: Claim) -> bool:
        is_usual = claim.status is not Status.NOT_A_CLAIM and claim.id not in self._left_out
        return is_usual or claim.id in self._kept


def _claim_id(record: Record) -> UUID | None:
    """The claim that a record is, or belongs to."""
    if isinstance(record, Claim):
        return record.id
    return record.claim_id if isinstance(record, Link | Verdict | Finding | Comment) else None


def is_unfinished(claim: Claim) -> bool:
    """Is something left to do for the first checker?"""
    return not claim.status.is_decided


def _is_any(_: Claim) -> bool:
    return True
