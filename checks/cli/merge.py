"""`claimdesk merge`: a bundle into a casebook, after an account of what that does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple
from uuid import UUID

import typer

from checks.cli.bundle import first_line
from checks.cli.login import login
from checks.cli.output import print_text
from checks.cli.unbundle import known_as, signer_sentence
from checks.errors import ChecksError
from checks.text.json_lines import write_object

if TYPE_CHECKING:
    from checks.domain.merge_account import Dispute, MergeAccount
    from checks.domain.merge_conflict import Choice, Take
    from checks.exchange.bundle.format import Signer

_NAMED = 10
"""Records of one kind and fate that are named; JSON has more."""
_SHOWN = 60
"""Characters of a value that are printed; JSON has all of it."""


def merge(  # noqa: PLR0913, PLR0917 - each is an option of the command
    casebook: Annotated[str, typer.Argument(metavar="CASEBOOK", help="A file, or the address of a database.")],
    bundle: Annotated[Path, typer.Argument(metavar="BUNDLE", help="What another desk handed over.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Give the account and write nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one object of JSON.")] = False,
    ours: Annotated[bool, typer.Option("--ours", help="Where both sides changed something, keep ours.")] = False,
    theirs: Annotated[bool, typer.Option("--theirs", help="Where both sides changed something, take theirs.")] = False,
    choices: Annotated[
        Path | None, typer.Option(metavar="FILE", help="JSON with a decision for each conflict; see the help.")
    ] = None,
    sender: Annotated[str, typer.Option("--from", help="Who the bundle came from, for the record.")] = "",
    passphrase_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Open an encrypted bundle with the first line of this file.")
    ] = None,
    trust: Annotated[
        str, typer.Option(metavar="NAME", help="From now on, know the key it is signed with under this name.")
    ] = "",
) -> None:
    """Merge a bundle: what only one side changed is taken, what both changed is decided, nothing is dropped silently.

    A casebook in a file is copied into its folder “backups” before anything is written: that copy is the way back.

    The exit status is 0 where all is merged or nothing was new, 1 where conflicts are left to be decided: then nothing
    was written. 2 where the bundle or the casebook could not be read.
    """
    from checks.casebook import Casebook
    from checks.domain.merge_conflict import Undecided
    from checks.exchange.bundle.reading import open_bundle
    from checks.services.bundles import usual_keyring

    if sum((ours, theirs, choices is not None)) > 1:
        raise ChecksError("--ours, --theirs and --choices exclude each other: give one of them.")
    passphrase = first_line(passphrase_file) if passphrase_file else None
    with (
        open_bundle(bundle, passphrase, trusted=usual_keyring().trusted()) as opened,
        (Casebook.read if dry_run else Casebook.open)(casebook, person=login()) as book,
    ):
        accounts: list[MergeAccount] = []
        signer = known_as(opened.signer, trust, bundle.name)

        def decide(account: MergeAccount) -> dict[UUID, Choice]:
            accounts.append(account)
            return _decided(account, ours=ours, theirs=theirs, choices=choices)

        is_written = is_open = False
        if dry_run:
            account = book.merging.dry_run(opened, bundle.name)
            is_open = not decide(account).keys() >= {dispute.conflict.id for dispute in account.disputes}
        else:
            try:
                is_written = book.merging.merge(opened, bundle.name, decide, sender=sender) is not None
            except Undecided:
                is_open = True
    _tell(accounts[-1], signer, _End(is_written, is_open and not dry_run, "://" not in casebook), as_json=as_json)
    raise typer.Exit(1 if is_open else 0)


def _decided(account: MergeAccount, *, ours: bool, theirs: bool, choices: Path | None) -> dict[UUID, Choice]:
    from checks.domain.merge_conflict import Choice, Take, require_possible

    conflicts = {dispute.conflict.id: dispute.conflict for dispute in account.disputes}
    if choices is None:
        side = Take.OURS if ours else Take.THEIRS
        return {key: Choice(side) for key in conflicts} if ours or theirs else {}
    found = read_choices(choices)
    for key, choice in found.items():
        if key not in conflicts:
            raise ChecksError(f"There is nothing to decide on {key}: take it out of “{choices.name}”.")
        require_possible(conflicts[key], choice)
    return found


def read_choices(path: Path) -> dict[UUID, Choice]:
    """The decisions in a file, by conflict: "ours", "theirs", "both", or an object with fields and a note."""
    try:
        held = json.loads(path.read_text(encoding="utf-8-sig"))
        return {UUID(key): _choice(value) for key, value in held.items()}
    except OSError as problem:
        raise ChecksError(f"{path} cannot be read ({problem.strerror}): check its name and folder.") from None
    except (ValueError, AttributeError, TypeError):
        raise ChecksError(
            f'{path} does not hold decisions. Write {{"ID": "ours"}}, with “ours”, “theirs”, “both”, or '
            '{"take": "ours", "fields": {"Verdict.rating": "theirs"}, "note": "why"} for each id of the dry run.'
        ) from None


def _choice(value: Any) -> Choice:  # noqa: ANN401 - whatever JSON holds
    from checks.domain.merge_conflict import Choice, Take

    if isinstance(value, str):
        return Choice(Take(value))
    if set(value) - {"take", "fields", "note"}:
        raise ValueError("no such key")
    fields: dict[str, Take] = {str(name): Take(side) for name, side in value.get("fields", {}).items()}
    return Choice(Take(value.get("take", "ours")), fields, str(value.get("note", "")))


class _End(NamedTuple):
    """How a merge ended."""

    is_written: bool
    is_open: bool
    """Are conflicts left to be decided?"""
    is_file: bool
    """Is the casebook a file, which was copied before?"""


def _tell(account: MergeAccount, signer: Signer | None, end: _End, *, as_json: bool) -> None:
    from checks.domain.codec import to_plain

    if as_json:
        signed = {"signer": to_plain(signer), "signature": signer_sentence(signer)}
        print_text(write_object({**account.plain, **signed, "written": end.is_written}))
        return
    print_text(signer_sentence(signer))
    _print(account, end)


def _print(account: MergeAccount, end: _End) -> None:
    from checks.domain.codec import RECORD_TYPES
    from checks.domain.difference import kind_name

    for sentence in account.sentences:
        print_text(sentence)
    for (kind, fate), names in account.named.items():
        for name in names[:_NAMED]:
            print_text(f"    {fate}: {kind_name(RECORD_TYPES[kind])} “{name}”")
        if (more := account.counts[kind, fate] - min(len(names), _NAMED)) > 0:
            print_text(f"    {fate}: {more:,} more ({kind_name(RECORD_TYPES[kind])})")
    for dispute in account.disputes:
        _print_dispute(dispute)
    if end.is_written:
        print_text("Merged. The casebook as it was lies in “backups” beside it." if end.is_file else "Merged.")
    elif end.is_open:
        print_text("Nothing was written. Decide with --ours, --theirs or --choices FILE.")


def _print_dispute(dispute: Dispute) -> None:
    conflict = dispute.conflict
    print_text(f"{conflict.id}  {conflict.heading}: {dispute.title}")
    for side, author in (("here", dispute.ours), ("there", dispute.theirs)):
        if author:
            why = f" ({author.reason})" if author.reason else ""
            print_text(f"    {side}: {author.person}, {author.at}, {author.did}{why}")
    for clash in (*conflict.clashes, *dispute.worked):
        print_text(f"    {clash.key}: {_brief(clash.ours)} | {_brief(clash.theirs)}")


def _brief(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
