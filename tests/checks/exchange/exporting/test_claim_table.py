"""The table of claims: every column tells something, and no cell can do harm in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import load_workbook

from checks.casebook import Casebook
from checks.domain.claim import Claim, Priority, Status
from checks.domain.desk import Desk
from checks.domain.moment import Moment
from checks.domain.verdict import Confidence, Said, Scale
from checks.errors import ChecksError
from checks.exchange.exporting.claim_table import COLUMNS, as_csv, as_xlsx, columns_of


@pytest.fixture(scope="module")
def sample(sample_master: Any) -> tuple[Desk, Scale]:
    with Casebook.read(sample_master, person="Reader") as casebook:
        return casebook.desk(casebook.articles.overview()[0].article.id), casebook.scale


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def stating(desk: Desk, statements: Sequence[str]) -> Desk:
    """The desk with other statements in its first claims."""
    changed = [replace(claim, statement=words) for claim, words in zip(desk.claims, statements, strict=False)]
    return Desk.of(desk.article, desk.version, tuple({**desk.records, **{each.id: each for each in changed}}.values()))


def test_one_row_a_claim_and_something_in_every_column(sample: tuple[Desk, Scale]) -> None:
    desk, scale = sample
    found = rows(as_csv(desk, scale))
    assert len(found) == sum(claim.status is not Status.NOT_A_CLAIM for claim in desk.claims)
    assert [row["number"] for row in found] == [str(n) for n in range(1, len(found) + 1)]
    empty = {name for name in COLUMNS if not any(row[name] for row in found)}
    assert empty <= {"proposed_wording", "said", "confidence", "recheck_on", "due"}
    wounded = next(row for row in found if row["claim"] == "eight others were wounded")
    assert wounded["figures"] == "8 person wounded"


def test_columns_can_be_chosen_and_a_wrong_one_is_told(sample: tuple[Desk, Scale]) -> None:
    assert list(rows(as_csv(*sample, ["rating", "claim"]))[0]) == ["rating", "claim"]
    with pytest.raises(ChecksError, match="no column “truth”: choose among number"):
        columns_of(["truth"])


HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "a\x00\x0bb",
    "\ud800",
    "x" * 40_000,
    "a\n“b”,;c",
    "\u202eabc\u2066",
]


def test_hostile_text_is_text_in_both(sample: tuple[Desk, Scale]) -> None:
    desk = stating(sample[0], HOSTILE)
    told = [row["statement"] for row in rows(as_csv(desk, sample[1], ["statement"]))]
    assert not any(text.startswith(("=", "+", "-", "@", "\t")) for text in told)
    assert told[0] == f"'{HOSTILE[0]}"
    sheet = load_workbook(io.BytesIO(as_xlsx(desk, sample[1], ["statement", "number"]))).active
    assert sheet is not None
    cells = [row[0] for row in sheet.iter_rows(min_row=2, max_row=len(HOSTILE) + 1)]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}
    assert [cell.value for cell in cells[:4]] == HOSTILE[:4]
    assert cells[5].value == "ab"
    assert len(str(cells[7].value)) == 32_767
    assert cells[9].value == "abc"
    assert "\u202e" not in "".join(told)
    assert isinstance(sheet.cell(2, 2).value, int)


def test_no_record_is_named(sample: tuple[Desk, Scale]) -> None:
    desk, scale = sample
    data = as_csv(desk, scale).decode()
    assert not [record.url for record in desk.evidence if record.url and record.url in data]


def test_a_draft_says_nothing(sample: tuple[Desk, Scale]) -> None:
    desk, scale = sample
    claim: Claim = next(each for each in desk.claims if desk.verdict(each.id))
    verdict = desk.verdict(claim.id)
    assert verdict is not None
    drafted = replace(desk, records={**desk.records, verdict.id: replace(verdict, is_draft=True)})
    row = next(each for each in rows(as_csv(drafted, scale)) if each["id"] == str(claim.id))
    assert (row["rating"], row["rationale"], row["decided_at"]) == ("", "", "")


def test_the_later_fields_of_a_verdict_have_columns(sample: tuple[Desk, Scale]) -> None:
    desk, scale = sample
    claim = next(each for each in desk.claims if desk.verdict(each.id))
    verdict = desk.verdict(claim.id)
    assert verdict is not None
    told = replace(
        verdict,
        rating="true",
        is_draft=False,
        said=Said.DIFFERENTLY,
        confidence=Confidence.LOW,
        recheck_on=Moment.parse("2025-09-01"),
    )
    urgent = replace(claim, due=Moment.parse("2025-06-01"), priority=Priority.URGENT)
    changed = replace(desk, records={**desk.records, told.id: told, urgent.id: urgent})
    names = ["id", "said", "confidence", "recheck_on", "due", "priority", "rating_value"]
    row = next(each for each in rows(as_csv(changed, scale, names)) if each["id"] == str(claim.id))
    assert list(row.values())[1:] == ["said otherwise", "low", "2025-09-01", "2025-06-01", "urgent", "5"]


def test_the_scale_lies_in_a_second_sheet(sample: tuple[Desk, Scale]) -> None:
    desk, scale = sample
    book = load_workbook(io.BytesIO(as_xlsx(desk, scale, ["claim"])))
    assert book.sheetnames == ["Claims", f"Scale, version {scale.version}"]
    told = {row[0]: row[1:3] for row in book.worksheets[1].iter_rows(min_row=2, values_only=True)}
    assert told == {
        **{rating.key: (rating.label, rating.value) for rating in scale.ratings},
        **{flag.key: (flag.label, None) for flag in scale.flags},
    }


def test_one_claim_alone(sample: tuple[Desk, Scale]) -> None:
    desk, scale = sample
    third = [claim for claim in desk.claims if claim.status is not Status.NOT_A_CLAIM][2]
    (row,) = rows(as_csv(desk, scale, ["number", "id"], third.id))
    assert row == {"number": "3", "id": str(third.id)}
