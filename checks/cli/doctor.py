"""`claimdesk doctor`: is everything here that the program needs?"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from checks.cli.output import print_text


def doctor(
    casebook: Annotated[
        str | None, typer.Argument(metavar="CASEBOOK", help="A casebook to look at, too; it is not changed.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> None:
    """Say whether all that is needed is here.

    Each line tells what was found and, where something is missing, what to do about it.
    The exit status is 0 where the program can work and 1 where it cannot.
    """
    from checks.cli.examination import State, examine

    checkups = examine(casebook)
    is_well = all(checkup.state is not State.FAILED for checkup in checkups)
    if as_json:
        answer = {"ok": is_well, "checks": [asdict(checkup) for checkup in checkups]}
        print_text(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        width = max(len(checkup.name) for checkup in checkups)
        for checkup in checkups:
            print_text(f"{checkup.state.value:<8} {checkup.name:<{width}}  {checkup.found}")
            if checkup.advice:
                print_text(f"{'':<8} {'':<{width}}  → {checkup.advice}")
        print_text(
            "Everything is there." if is_well else "Something is missing or broken: see the lines marked “failed”."
        )
    raise typer.Exit(0 if is_well else 1)
