"""`claimdesk verify`: is every byte that was kept what it was, and every step of the history what was written?"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from checks.cli.output import print_text

if TYPE_CHECKING:
    from checks.domain.chain import HistoryCheck
    from checks.domain.custody import Verification

PROGRAM = "claimdesk"


def verify(
    casebook: Annotated[str, typer.Argument(metavar="CASEBOOK", help="A file, or the address of a database.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> None:
    """Read everything that was kept of pages and files again, and the whole history, and say what is not as it was.

    Altered, missing and foreign files are named with the records that stand on them. Each step of the history is sealed
    together with all before it, so that one that was altered, removed or slipped in later shows, and each record is
    held against what the history last told of it. Note the last seal elsewhere to be able to tell whether the end was
    cut off or the whole written anew. The casebook is not changed.
    The exit status is 0 where all is sound, 1 where something is not, and 2 where the casebook cannot be read.
    """
    from checks.casebook import Casebook

    with Casebook.read(casebook, person=PROGRAM) as book:
        found, history = book.custody.verify(), book.history.verify()
    if as_json:
        print_text(json.dumps(_plain(found) | {"history": _plain_history(history)}, ensure_ascii=False, indent=1))
    else:
        for trouble in found.troubles:
            print_text(f"{trouble.fault.value:<8} {trouble.sentence}")
        for step in history.broken:
            print_text(f"{step.fault.value:<8} {step.sentence}")
        for stray in history.strays:
            print_text(f"{stray.fault.value:<8} {stray.sentence}")
        print_text(found.summary)
        print_text(history.summary)
    raise typer.Exit(0 if found.is_sound and history.is_sound else 1)


def _plain(found: Verification) -> dict[str, object]:
    troubles = [asdict(trouble) | {"sentence": trouble.sentence} for trouble in found.troubles]
    return {"sound": found.is_sound, "intact": found.intact, "troubles": troubles}


def _plain_history(history: HistoryCheck) -> dict[str, object]:
    broken = [asdict(step) | {"sentence": step.sentence} for step in history.broken]
    strays = [asdict(each) | {"record_id": str(each.record_id), "sentence": each.sentence} for each in history.strays]
    return asdict(history) | {"sound": history.is_sound, "broken": broken, "strays": strays}
