"""What was checked before: the section of the inspector, its reasons, the mark and the filter of the list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from unittest.mock import patch
from uuid import uuid5

from PySide6.QtWidgets import QPushButton, QToolButton

from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.imported import EarlierCheck, Import
from checks.domain.moment import Moment
from checks.errors import ChecksError
from checks.matching.match import JudgedClaim
from checks.services.matching import Matching
from desktop.dialogs.claim_pairs import ClaimPairs, PairRow
from desktop.dialogs.why_match import WhyMatch
from desktop.panes.claims_menu import ClaimsMenu
from desktop.panes.inspector_seen import SeenSection
from desktop.panes.inspector_suggestions import SuggestionRow, Suggestions
from desktop.panes.seen_row import SeenRow
from desktop.studio.studio import Act, State, Studio
from desktop.widgets.whole_rows import WholeRows
from desktop.window.pair_commands import EVENT, NO_CONTRADICTIONS
from desktop.window.patience import wait_until


def _exchanged(claim: Claim) -> bool:
    return claim.quote.startswith("A total of 390 people")


def _none(studio: Studio) -> None:
    """Looked for, and nothing found."""
    studio.choose(_exchanged)
    studio.program.session.seen.start()
    studio.settle()


def _found(studio: Studio) -> None:
    """Three earlier checks: the same claim, another figure, and one that is only alike."""
    claim = studio.choose(_exchanged)
    words = claim.statement or claim.quote
    other = words.replace("390", "307")
    brought = Import(
        uuid5(claim.id, "import"), "checks.jsonl", "Earlier checks", "0" * 64, 3, 0, Moment.parse("2025-06-01")
    )
    checks = (
        _check(claim, brought, words, "True", "The Post of Odesa", "2025-05-24"),
        _check(claim, brought, other, "Outdated", "Port Gazette", "2025-05-23"),
        _check(
            claim,
            brought,
            "Hundreds of people from each side were freed in the exchange of April",
            "True",
            "The Post of Odesa",
            "2025-05-02",
        ),
    )
    studio.write(lambda casebook: casebook.apply(Change("Import earlier checks", after=(brought, *checks))))
    studio.find(SeenSection).focus_first()
    studio.let_paint()


def _check(claim: Claim, brought: Import, text: str, rating: str, who: str, day: str) -> EarlierCheck:
    return EarlierCheck(
        uuid5(claim.id, f"{who}{day}"),
        text,
        title="Checked: the strike on the port",
        url="https://example.org/checks/port",
        publisher=who,
        published=Moment.parse(day),
        rating=rating,
        import_id=brought.id,
    )


def _unfolded(studio: Studio) -> None:
    fold = [each for each in studio.find(SeenSection).findChildren(QPushButton) if each.isCheckable()]
    fold[0].click()
    studio.let_paint()


def _why(studio: Studio) -> None:
    row = studio.find(SeenSection).findChildren(SeenRow)[1]
    row.why_requested.emit(row.match)
    studio.find(WhyMatch)
    studio.let_paint()


def _confirmed(studio: Studio) -> None:
    studio.do("seen.same")


def _filter(studio: Studio) -> None:
    """Only the claims that were seen before."""
    button = studio.find(QToolButton, "Filter and Order")
    tick = next(each for each in studio.find(ClaimsMenu).actions() if each.text() == "Seen Before")
    tick.trigger()
    studio.drop_menu(button.menu(), button)
    studio.later(tick.trigger)


def _failed(studio: Studio) -> None:
    def refuse(_: Matching) -> Iterator[tuple[int, int]]:
        raise ChecksError(
            "The index of earlier checks could not be written: the disk is full. Make room, then look again."
        )

    claim = studio.choose(lambda claim: claim.quote.startswith("Russian"))
    with patch.object(Matching, "steps", refuse):
        edited = replace(claim, statement=f"{claim.statement or claim.quote} again")
        studio.write(lambda casebook: casebook.claims.edit(edited))


def _contradictions(studio: Studio) -> None:
    """Two claims that give different figures for one event."""
    counted = [JudgedClaim(claim, studio.desk.article) for claim in studio.desk.claims if claim.quantities][:3]
    rows = [
        PairRow(counted[0], counted[1], ("Odesa, 23 May 2025: person wounded", "8", "7", "two articles")),
        PairRow(counted[1], counted[2], ("Odesa, 23 May 2025: missile", "2", "3", "one article")),
    ]
    dialog = ClaimPairs("Contradictions", EVENT, NO_CONTRADICTIONS, can_merge=False, parent=studio.window)
    dialog.show_pairs(rows)
    studio.show(dialog)


def _suggested(studio: Studio) -> None:
    """Records that may fit, unfolded under the evidence of a claim."""
    studio.choose(lambda claim: claim.quote.startswith("Missiles Hit Odesa Port"))
    suggestions = studio.find(Suggestions)
    wait_until(lambda: bool(suggestions.found), "records that may fit")
    suggestions.findChildren(QPushButton)[0].click()
    studio.let_paint()
    last = suggestions.findChildren(SuggestionRow)[0]
    studio.find(WholeRows).ensureWidgetVisible(last)
    studio.let_paint()


def _nothing_twice(studio: Studio) -> None:
    studio.do("pairs.duplicates")


ACT = Act(
    "earlier",
    (
        State("seen-none", _none),
        State("seen-before", _found, is_main=True),
        State("seen-unfolded", _unfolded),
        State("why-match", _why, is_main=True),
        State("seen-confirmed", _confirmed),
        State("seen-filter", _filter),
        State("suggested-evidence", _suggested),
        State("seen-failed", _failed),
        State("contradictions", _contradictions, is_only_wide=True, is_main=True),
        State("duplicate-claims", _nothing_twice, is_only_wide=True),
    ),
)
