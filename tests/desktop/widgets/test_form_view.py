from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from checks.domain.claim import Claim, Kind
from checks.domain.mention import Place, Quantity
from checks.domain.span import Anchor
from desktop.panes.claim_form import CLAIM_FORM
from desktop.widgets.form_view import FormView


@pytest.fixture
def claim() -> Claim:
    quantity = Quantity(0, 5, 1000, unit="person")
    return Claim(UUID(int=1), UUID(int=2), Anchor.at("eight others", 0, 5), 0, Kind.QUANTITY, quantities=(quantity,))


@pytest.fixture
def form(qtbot: QtBot, claim: Claim) -> FormView:
    made = FormView(CLAIM_FORM, claim)
    qtbot.addWidget(made)
    made.show()
    return made


def named(form: QWidget, name: str, kind: type[QWidget] = QLineEdit, place: int = 0) -> QWidget:
    """The field with this accessible name."""
    return [widget for widget in form.findChildren(kind) if widget.accessibleName() == name][place]


def button(form: QWidget, text: str) -> QPushButton:
    return next(each for each in form.findChildren(QPushButton) if each.text() == text)


def visible_texts(form: QWidget) -> list[str]:
    from desktop.widgets.label import Label

    return [label.text() for label in form.findChildren(Label) if label.isVisible()]


def test_it_gives_back_what_it_shows(form: FormView, claim: Claim) -> None:
    reading = form.read(is_strict=True)
    assert reading.record == claim
    assert reading.errors == ()


def test_a_field_that_is_left_is_read(qtbot: QtBot, form: FormView, claim: Claim) -> None:
    field = named(form, "Figure")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "8")
    with qtbot.waitSignal(form.settled):
        field.clearFocus()
        field.editingFinished.emit()
    assert form.read().record.quantities[0].value == 8


def test_bad_input_is_told_beside_the_field_and_stays(qtbot: QtBot, form: FormView, claim: Claim) -> None:
    field = named(form, "Figure")
    field.setText("eight")
    reading = form.read(is_strict=True)
    assert reading.record == claim
    assert any("not a figure" in text for text in visible_texts(form))
    assert "not a figure" in field.accessibleDescription()
    assert field.text() == "eight"
    field.setText("8")
    assert form.read().errors == ()
    assert not any("not a figure" in text for text in visible_texts(form))


def test_a_part_can_be_added_and_removed(qtbot: QtBot, form: FormView, claim: Claim) -> None:
    button(form, "Add place").click()
    assert form.read().record == claim
    named(form, "Words").setText("Odessa")
    assert form.read().errors == ("Name is needed here.",)
    named(form, "Name").setText("Odesa")
    assert form.read().record.places == (Place("Odessa", "Odesa"),)
    with qtbot.waitSignal(form.settled):
        named(form, "Remove Place", QWidget).click()
    assert form.read().record == claim


def test_a_single_part_is_offered_only_while_it_is_absent(form: FormView) -> None:
    add = button(form, "Add attribution")
    add.click()
    assert add.isHidden()
    assert named(form, "Named", QCheckBox).isChecked()


def test_a_new_figure_belongs_to_all_words_of_the_claim(form: FormView, claim: Claim) -> None:
    button(form, "Add figure").click()
    named(form, "Figure", place=1).setText("4")
    assert form.read().record.quantities[1].start == claim.anchor.start


def test_what_is_stored_elsewhere_shows_except_where_somebody_types(form: FormView, claim: Claim) -> None:
    named(form, "Unit").setText("sailor")
    changed = replace(claim.quantities[0], value=9.0)
    form.show_stored(replace(claim, quantities=(changed,)))
    assert named(form, "Figure").text() == "9"
    assert named(form, "Unit").text() == "sailor"
    assert form.read().record.quantities[0] == replace(changed, unit="sailor")


def test_parts_follow_undo(form: FormView, claim: Claim) -> None:
    form.show_stored(replace(claim, quantities=()))
    assert form.read().record.quantities == ()
    form.show_stored(claim)
    assert form.read().record == claim
    assert named(form, "Figure").text() == "1,000"


def test_its_own_saving_comes_back_unseen(form: FormView, claim: Claim) -> None:
    named(form, "Figure").setText("2000")
    stored = form.read().record
    form.show_stored(stored)
    assert named(form, "Figure").text() == "2,000"
    form.show_stored(claim)
    assert named(form, "Figure").text() == "1,000", "and undo shows"


def test_choices(form: FormView) -> None:
    kind = named(form, "Kind", QComboBox)
    kind.setCurrentText("Event")
    assert form.read().record.kind is Kind.EVENT
    kind.setCurrentIndex(0)
    assert form.read().errors == ("Kind is needed here.",)


def test_every_input_has_a_name(form: FormView) -> None:
    for kind in (QLineEdit, QComboBox, QCheckBox):
        assert all(widget.accessibleName() for widget in form.findChildren(kind))


# Typing that is put back


def test_what_is_typed_is_told_by_its_place(qtbot: QtBot, form: FormView) -> None:
    assert form.typed() == {}
    field = named(form, "Unit")
    with qtbot.waitSignal(form.typing):
        qtbot.keyClicks(field, "s")
    assert form.typed() == {"Figure/0/unit": "sperson"}
    field.setText("person")
    assert form.typed() == {}


def test_a_choice_is_no_typing(form: FormView) -> None:
    kind = named(form, "Kind", QComboBox)
    kind.setCurrentIndex(1)
    kind.activated.emit(1)
    assert form.typed() == {}


def test_typing_comes_back_into_its_fields_and_into_parts_that_were_begun(form: FormView, claim: Claim) -> None:
    form.put_back({"Figure/0/value": "12 hundred", "Place/0/mention": "Odessa", "Attribution/0/source": "officials"})
    assert named(form, "Figure").text() == "12 hundred"
    assert form.typed() == {
        "Figure/0/value": "12 hundred",
        "Place/0/mention": "Odessa",
        "Attribution/0/source": "officials",
    }
    record = form.read().record
    assert record.attribution.source == "officials"
    assert record.quantities == claim.quantities, "what makes no sense is shown, and not read"


def test_typing_of_a_form_that_is_no_more_is_passed_over(form: FormView, claim: Claim) -> None:
    form.put_back({"Weather/0/rain": "much", "Attribution/7/source": "officials", "Figure/0/colour": "red"})
    assert form.read().record.quantities == claim.quantities
    assert "Weather/0/rain" not in form.typed()


def test_a_part_that_does_not_fit_is_told_in_place(form: FormView, claim: Claim) -> None:
    named(form, "At the least").setText("2,000")
    assert form.read(is_strict=True).record == claim
    assert "The figure lies below the least. Correct one of the two." in visible_texts(form)
    named(form, "At the least").setText("999")
    assert form.read().record.quantities[0].low == 999
