"""What is known about an article, to be corrected by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID
from zoneinfo import available_timezones

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from checks.domain.article import Article
from checks.domain.person import Person
from desktop import a11y
from desktop.widgets.choosers import DropList
from desktop.widgets.form_view import FormView
from desktop.widgets.forms import Editor, Field, Form, Group
from desktop.widgets.label import Label

FORM = Form(
    (
        Group(
            "Article",
            Article,
            (
                Field("title", "Title", is_wide=True),
                Field("byline", "Byline"),
                Field("publisher", "Publisher"),
                Field("published", "Published", Editor.MOMENT, hint="23 May 2025, 17:01"),
                Field("due", "Due", Editor.MOMENT, hint="24 May 2025"),
                Field("timezone", "Time zone of the text", hint="Europe/Kyiv"),
                Field("language", "Language", hint="en"),
                Field("url", "Web address", is_wide=True, hint="https://…"),
            ),
        ),
    )
)


class ArticleDetails(QDialog):
    """Asks for title, byline, publisher, dates, zone, language, address, and whose work it is."""

    def __init__(self, article: Article, parent: QWidget | None = None, *, people: tuple[Person, ...] = ()) -> None:
        """`people`: who may own the article; without any, its owner is not asked for."""
        super().__init__(parent)
        self.setWindowTitle("Article Details")
        self.setMinimumWidth(480)
        self._form = FormView(FORM, article)
        self._owner = _owners(people, article.owner_id)
        self._objection = Label(role="meta", ink="status_recheck")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.button(QDialogButtonBox.StandardButton.Save).setProperty("primary", True)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.addWidget(self._form)
        if people:
            box.addWidget(a11y.label("&Owner", self._owner))
            box.addWidget(self._owner)
        box.addWidget(self._objection)
        box.addStretch(1)
        box.addWidget(self._buttons)
        self._objection.hide()
        self._buttons.accepted.connect(self._save)
        self._buttons.rejected.connect(self.reject)
        self._form.focus_first()

    @classmethod
    def ask(cls, parent: QWidget, article: Article, people: tuple[Person, ...] = ()) -> Article | None:
        """The corrected article; None where nothing is to be changed."""
        dialog = cls(article, parent, people=people)
        is_saved = dialog.exec() == QDialog.DialogCode.Accepted
        corrected = dialog.value()
        dialog.deleteLater()
        return corrected if is_saved and corrected != article else None

    def value(self) -> Article:
        """The article as the fields have it."""
        article: Article = self._form.read().record
        return replace(article, owner_id=self._owner.currentData()) if self._owner.count() else article

    @Slot()
    def _save(self) -> None:
        reading = self._form.read(is_strict=True)
        objections = (*reading.errors, *objections_to(reading.record))
        self._objection.setText("\n".join(objections))
        self._objection.setVisible(bool(objections))
        if objections:
            self._form.focus_error()
        else:
            self.accept()


def _owners(people: tuple[Person, ...], chosen: UUID | None) -> DropList:
    """Everyone who works on the casebook, or nobody."""
    box = DropList()
    if people:
        box.addItem("Nobody", None)
    for person in people:
        box.addItem(person.name, person.id)
    box.setCurrentIndex(next((place for place in range(box.count()) if box.itemData(place) == chosen), 0))
    return box


def objections_to(article: Article) -> Iterator[str]:
    """Sentences about what is wrong beyond the form of each field."""
    if not article.title.strip():
        yield "An article needs a title. Write a few words of your own."
    if article.timezone and article.timezone not in available_timezones():
        yield f"“{article.timezone}” is no time zone. Write it like Europe/Kyiv, or leave it empty."
    if article.language and not (
        article.language.isascii() and article.language.isalpha() and len(article.language) == 2
    ):
        yield f"“{article.language}” is no language code. Write two letters, like en or uk."
