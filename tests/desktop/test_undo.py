"""The stack of changes moves after the casebook has written, and never by itself."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand

from checks.domain.change import Change
from desktop.undo import ChangeCommand, UndoStack

ARTICLE = UUID(int=5)


class Asked:
    """Notes what it is asked for, as the session would before it writes."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def undo(self) -> None:
        self.asked.append("undo")

    def redo(self) -> None:
        self.asked.append("redo")


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def owner() -> QObject:
    return QObject()


@pytest.fixture
def stack(asked: Asked, owner: QObject) -> UndoStack:
    return UndoStack(asked, owner)


def push(stack: UndoStack, *labels: str) -> list[ChangeCommand]:
    made = [ChangeCommand(Change(label), ARTICLE) for label in labels]
    for command in made:
        stack.push(command)
    return made


def test_a_command_is_called_what_the_change_is_called(stack: UndoStack) -> None:
    (command,) = push(stack, "Accept claim")
    assert command.text() == stack.undoText() == "Accept claim"
    assert command.article_id == ARTICLE


def test_undo_and_redo_ask_and_do_not_move(stack: UndoStack, asked: Asked) -> None:
    push(stack, "one", "two")
    stack.undo()
    stack.redo()
    assert asked.asked == ["undo", "redo"]
    assert stack.index() == 2


def test_the_way_back_is_gone_only_once_it_is_written(stack: UndoStack, asked: Asked) -> None:
    _, two = push(stack, "one", "two")
    way = stack.way_back()
    assert way is not None
    assert (way.command, stack.index()) == (two, 2)
    inverse = Change("two, taken back")
    way.went(inverse)
    assert stack.index() == 1
    assert two.change is inverse
    assert (stack.undoText(), stack.redoText()) == ("one", "two")
    assert asked.asked == []


def test_the_way_on_leads_up_again(stack: UndoStack) -> None:
    push(stack, "one")
    back = stack.way_back()
    assert back is not None
    back.went(Change("back"))
    on = stack.way_on()
    assert on is not None
    on.went(Change("on"))
    assert stack.index() == 1
    assert on.command.change.label == "on"
    assert stack.way_on() is None


def test_where_there_is_nothing_there_is_no_way(stack: UndoStack) -> None:
    assert stack.way_back() is None
    assert stack.way_on() is None
    push(stack, "one")
    assert stack.way_on() is None


@pytest.mark.parametrize("labels", [("one",), ("one", "two"), ("one", "two", "three")])
def test_what_no_longer_fits_is_dropped_on_the_way_back(stack: UndoStack, labels: tuple[str, ...]) -> None:
    push(stack, *labels)
    way = stack.way_back()
    assert way is not None
    way.drop()
    assert stack.count() == len(labels) - 1
    assert stack.index() == len(labels) - 1
    assert not stack.canRedo()


def test_what_no_longer_fits_is_dropped_on_the_way_on(stack: UndoStack) -> None:
    push(stack, "one", "two")
    back = stack.way_back()
    assert back is not None
    back.went(Change("back"))
    on = stack.way_on()
    assert on is not None
    on.drop()
    assert [stack.text(place) for place in range(stack.count())] == ["one"]
    assert not stack.canRedo()


def test_something_new_forgets_what_was_taken_back(stack: UndoStack) -> None:
    push(stack, "one", "two")
    way = stack.way_back()
    assert way is not None
    way.went(Change("back"))
    push(stack, "three")
    assert [stack.text(place) for place in range(stack.count())] == ["one", "three"]
    assert stack.way_on() is None


def test_a_strange_command_is_no_way(stack: UndoStack) -> None:
    stack.push(QUndoCommand("strange"))
    assert stack.way_back() is None


@given(steps=st.lists(st.sampled_from(["push", "back", "on", "drop back", "drop on"]), max_size=25))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_goes_as_a_list_with_a_place_in_it_goes(asked: Asked, owner: QObject, steps: list[str]) -> None:
    stack, labels, at = UndoStack(asked, owner), list[str](), 0
    for number, step in enumerate(steps):
        if step == "push":
            push(stack, str(number))
            labels[at:] = [str(number)]
            at += 1
            continue
        is_back = step.endswith("back")
        way = stack.way_back() if is_back else stack.way_on()
        if way is None:
            assert at == (0 if is_back else len(labels))
            continue
        place = at - 1 if is_back else at
        assert way.command.text() == labels[place]
        if step.startswith("drop"):
            way.drop()
            del labels[place]
            at = place
        else:
            way.went(Change("went"))
            at = place if is_back else at + 1
        assert ([stack.text(each) for each in range(stack.count())], stack.index()) == (labels, at)
