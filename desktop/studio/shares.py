"""Sharing: what a partner would get, words to decide on, chosen articles under a seal, and what was sent."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

from checks.casebook import Casebook
from checks.domain.change import Change
from checks.domain.desk import Desk
from checks.domain.transfer import Profile
from checks.services.bundles import Resolution
from desktop.studio.studio import Act, State, Studio
from desktop.window.share_commands import SaveBundle
from desktop.window.share_view import ShareView

_NUMBERS = "Ask the press office, +380 48 123 45 67, or press@odesa.example."


def _whole(studio: Studio) -> None:
    """Everything, for the own house."""
    studio.do("share.choose")
    studio.settle()


def _leaks(studio: Studio) -> None:
    """A partner would get a telephone number and a mail address that somebody wrote into a verdict."""

    def write(casebook: Casebook, desk: Desk) -> Change:
        verdict = next(each for claim in desk.claims if (each := desk.verdict(claim.id)))
        return casebook.apply(Change("Edit verdict", (verdict,), (replace(verdict, rationale=_NUMBERS),)))

    studio.write(write, studio.desk)
    view = studio.find(ShareView)
    view.form.to.setText("Kyiv desk")
    view.form.profiles[Profile.PARTNER].setChecked(True)
    view.look()
    studio.settle()


def _decided(studio: Studio) -> None:
    """One of them is blotted out, the other is asked about."""
    view = studio.find(ShareView)
    view.preview.resolved.emit(Resolution(view.preview.leaks.model().index(0, 0).data()))
    studio.settle()
    view.preview.leaks.selectRow(0)
    view.preview.call_harmless()
    view.preview.asked.field.set_text("It is on their web page.")
    studio.let_paint()


def _sealed(studio: Studio) -> None:
    """All decided; one article, new since a day, sealed and signed."""
    view = studio.find(ShareView)
    view.preview.asked.give()
    studio.settle()
    form = view.form
    form.what.choose(True)
    form.articles.tick(studio.desk.article.id)
    form.seal.setChecked(True)
    form.passphrase.setText("four words of our own")
    form.again.setText("four words of our own")
    form.sign.setChecked(True)
    view.look()
    studio.settle()


def _made(studio: Studio) -> None:
    """The file lies there, with its hash."""
    view = studio.find(ShareView)
    view.form.profiles[Profile.INTERNAL].setChecked(True)
    view.look()
    studio.settle()
    with patch.object(SaveBundle, "ask", lambda *_: studio.program.places.data / "Kyiv desk.claimdesk"):
        view.save.click()
    studio.settle()


def _log(studio: Studio) -> None:
    """What was sent and received."""
    view = studio.find(ShareView)
    view.show_log(True)
    studio.later(lambda: view.show_log(False))
    studio.let_paint()


ACT = Act(
    "shares",
    (
        State("share", _whole, is_main=True),
        State("share-leaks", _leaks),
        State("share-decided", _decided, is_only_wide=True),
        State("share-sealed", _sealed),
        State("share-made", _made, is_only_wide=True),
        State("share-log", _log, is_only_wide=True),
    ),
)
