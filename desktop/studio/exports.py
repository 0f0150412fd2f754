"""What leaves the casebook: exports with their preflight, and the numbers of the desk."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

from PySide6.QtWidgets import QPushButton

from checks.casebook import Casebook
from checks.domain.claim import Status
from checks.domain.evidence import EvidenceKind
from checks.errors import ChecksError
from checks.exchange.exporting.media_review import MediaCategory, MediaFindings, with_findings
from checks.exchange.exporting.publication import Publication
from checks.exchange.exporting.target import Target
from checks.exchange.exporting.targets import Order
from desktop.dialogs.export import ExportDialog
from desktop.dialogs.statistics import StatisticsDialog
from desktop.studio.studio import Act, State, Studio
from desktop.window.patience import wait_until

_HOUSE = Publication("The Odesa Desk", "https://desk.example", "https://desk.example/checks/odesa-port")


def _dialog(studio: Studio, order: Order) -> ExportDialog:
    """The dialog with something chosen in it, once it was looked at."""
    studio.do("export.choose")
    dialog = [each for each in studio.window.findChildren(ExportDialog) if each.isVisible()][-1]
    dialog.show_order(order)
    studio.settle()
    return dialog


def _claim_review(studio: Studio) -> None:
    _dialog(studio, Order(Target.CLAIM_REVIEW, publication=_HOUSE))


def _refused(studio: Studio) -> None:
    """Without an address of the page nothing goes out."""
    _dialog(studio, Order(Target.CLAIM_REVIEW, publication=Publication("The Odesa Desk", "https://desk.example")))


def _no_pictures(studio: Studio) -> None:
    _dialog(studio, Order(Target.MEDIA_REVIEW, publication=_HOUSE))


def _pictures(studio: Studio) -> None:
    """A picture behind a verdict that is not signed yet, and of which two things are said that cannot both be."""
    claim = next(each for each in studio.desk.claims if each.status is Status.JUDGED and studio.desk.links(each.id))
    record = studio.desk.linked(claim.id)[0][1]
    said = MediaFindings((MediaCategory.ORIGINAL, MediaCategory.STAGED))
    picture = with_findings(replace(record, kind=EvidenceKind.VIDEO), said)
    studio.write(lambda casebook: casebook.evidence.edit(picture))
    _dialog(studio, Order(Target.MEDIA_REVIEW, publication=_HOUSE))


def _columns(studio: Studio) -> None:
    _dialog(studio, Order(Target.XLSX, ("number", "claim", "rating", "rationale", "owner")))


def _failed(studio: Studio) -> None:
    dialog = _dialog(studio, Order(Target.JSON))
    sentence = "The report could not be saved as /mnt/odesa.json: the folder is read-only. Choose another place."
    dialog.say(sentence, is_failure=True)
    studio.let_paint()


def _statistics(studio: Studio) -> None:
    studio.do("statistics.open")
    dialog = [each for each in studio.window.findChildren(StatisticsDialog) if each.isVisible()][-1]
    dialog.choose("verdicts")
    wait_until(lambda: bool(dialog.chart.spots), "the chart")
    studio.settle()


def _as_table(studio: Studio) -> None:
    _statistics(studio)
    next(each for each in studio.window.findChildren(QPushButton, "as table") if each.isVisible()).click()
    studio.settle()


def _uncounted(studio: Studio) -> None:
    def refuse(_: Casebook) -> None:
        raise ChecksError("The casebook cannot be read: the disk is gone. Connect it, then try again.")

    with patch.object(Casebook, "statistics", refuse):
        studio.do("statistics.open")


ACT = Act(
    "exports",
    (
        State("export-claimreview", _claim_review, is_only_wide=True, is_main=True),
        State("export-refused", _refused, is_only_wide=True),
        State("export-no-pictures", _no_pictures, is_only_wide=True),
        State("export-pictures", _pictures, is_only_wide=True),
        State("export-columns", _columns, is_only_wide=True),
        State("export-failed", _failed, is_only_wide=True),
        State("statistics", _statistics, is_only_wide=True, is_main=True),
        State("statistics-as-table", _as_table, is_only_wide=True),
        State("statistics-failed", _uncounted, is_only_wide=True),
    ),
)
