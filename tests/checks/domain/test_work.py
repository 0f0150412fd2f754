from __future__ import annotations

from datetime import date
from uuid import UUID

from checks.domain.claim import Kind, Priority, Status
from checks.domain.moment import Moment
from checks.domain.work import WorkLine, board, my_work

ME, ANA = UUID(int=1), UUID(int=2)
TODAY = date(2025, 5, 23)


def line(number: int, status: Status = Status.OPEN, **fields: object) -> WorkLine:
    return WorkLine(UUID(int=number), UUID(int=99), "Port", f"claim {number}", Kind.EVENT, status, **fields)


def day(number: int) -> Moment:
    return Moment(date(2025, 5, number))


def quotes(lines: tuple[WorkLine, ...]) -> list[str]:
    return [each.quote for each in lines]


def test_each_column_has_the_most_urgent_first_then_what_is_due_first() -> None:
    lines = (
        line(1, priority=Priority.LOW),
        line(2, due=day(30)),
        line(3, due=day(24)),
        line(4),
        line(5, priority=Priority.URGENT),
    )
    assert quotes(board(lines)["open"]) == ["claim 5", "claim 3", "claim 2", "claim 4", "claim 1"]
    assert board(lines)["judged"] == ()


def test_my_work_leaves_out_what_is_decided_and_what_is_others() -> None:
    lines = (line(1, owner_id=ME), line(2, owner_id=ANA), line(3, Status.JUDGED, owner_id=ME, verdict_by_id=ME))
    assert quotes(my_work(lines, ME, TODAY)["to do"]) == ["claim 1"]


def test_a_verdict_of_somebody_else_waits_for_a_second_reading() -> None:
    lines = (line(1, Status.JUDGED, verdict_by_id=ANA), line(2, Status.JUDGED, verdict_by_id=ME))
    assert quotes(my_work(lines, ME, TODAY)["second reading"]) == ["claim 1"]


def test_a_second_check_waits_for_who_is_asked_and_never_for_the_first_checker() -> None:
    lines = (
        line(1, asked_ids=(ME,)),
        line(2, asked_ids=(ANA,)),
        line(3, asked_ids=(None,)),
        line(4, asked_ids=(None,), verdict_by_id=ME),
    )
    assert quotes(my_work(lines, ME, TODAY)["second reading"]) == ["claim 1", "claim 3"]


def test_what_was_returned_is_told_to_who_gave_it() -> None:
    lines = (line(1, Status.IN_PROGRESS, verdict_by_id=ME, is_returned=True), line(2, is_returned=True))
    assert quotes(my_work(lines, ME, TODAY)["returned"]) == ["claim 1"]


def test_due_is_what_is_overdue_or_due_within_a_week() -> None:
    lines = tuple(line(number, owner_id=ME, due=day(number)) for number in (31, 30, 20))
    assert quotes(my_work(lines, ME, TODAY)["due"]) == ["claim 20", "claim 30"]
    assert [each.is_overdue(TODAY) for each in lines] == [False, False, True]
