"""`claimdesk bundle`: what others get of a casebook, in one file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checks.cli.login import login
from checks.cli.output import print_text
from checks.cli.report import chosen
from checks.domain.transfer import Profile
from checks.errors import ChecksError

if TYPE_CHECKING:
    from checks.casebook import Casebook
    from checks.exchange.bundle.leaks import Leak
    from checks.services.bundle_choice import Choice
    from checks.services.bundles import Preview, Resolution


def bundle(  # noqa: PLR0913, PLR0917 - each is an option of the command
    casebook: Annotated[str, typer.Argument(metavar="CASEBOOK", help="A file, or the address of a database.")],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The bundle, such as odesa.claimdesk.")],
    profile: Annotated[Profile, typer.Option(help="Who it is for.")] = Profile.INTERNAL,
    article: Annotated[
        list[str] | None, typer.Option(metavar="ID|TITLE", help="Only this article; may be given several times.")
    ] = None,
    since: Annotated[
        str, typer.Option(metavar="NUMBER|DAY", help="Only what is new after a change, or from a day on.")
    ] = "",
    to: Annotated[str, typer.Option(help="Who gets it, for your own list of what was sent.")] = "",
    passphrase_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Encrypt it with the first line of this file.")
    ] = None,
    sign: Annotated[bool, typer.Option("--sign", help="Sign it with the key of this desk.")] = False,
    harmless: Annotated[
        list[str] | None, typer.Option(metavar="WORDS=REASON", help="Words that may leave, and why; several times.")
    ] = None,
    blot_out: Annotated[
        list[str] | None, typer.Option(metavar="WORDS", help="Words to blot out wherever they stand; several times.")
    ] = None,
    preview: Annotated[bool, typer.Option("--preview", help="Say what would go and what would stay.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> None:
    """Write the casebook, or a part of it, into one file for others.

    “internal” holds everything, with its history; “partner” and “public” only what is allowed field by field, with
    other names for the people of the desk. Those two are looked through for leaks: while there are findings that
    nobody decided on, nothing is written, they are told, and the exit status is 1.
    """
    from checks.casebook import Casebook
    from checks.services.bundles import LeakFound

    decided = _resolutions(harmless or [], blot_out or [])
    passphrase = first_line(passphrase_file) if passphrase_file else None
    with Casebook.open(casebook, person=login()) as book:
        choice = _choice(book, article or [], since)
        if preview:
            seen = book.bundles.preview(profile, choice, decided)
            _tell_preview(seen, as_json=as_json)
            raise typer.Exit(1 if seen.leaks else 0)
        key = book.bundles.keyring.desk_key(book.name) if sign else None
        try:
            made = book.bundles.make(out, profile, choice, to=to, passphrase=passphrase, key=key, resolutions=decided)
        except LeakFound as found:
            _tell_leaks(found.leaks, str(found), as_json=as_json)
            raise typer.Exit(1) from None
    sent = made.after[0]
    if as_json:
        from checks.domain.codec import to_plain

        print_text(json.dumps(to_plain(sent), ensure_ascii=False, indent=1))
    else:
        print_text(made.label.replace("Make bundle", "Made") + f": {getattr(sent, 'records', 0)} records.")
        if key:
            print_text(f"Signed by {key.signer}. Tell them this number by another way than the bundle.")


def first_line(path: Path) -> str:
    """The passphrase in a file; ChecksError where there is none."""
    try:
        line = path.read_text(encoding="utf-8-sig").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeError) as error:
        raise ChecksError(f"The passphrase could not be read from {path}: check its name and rights.") from error
    if not line:
        raise ChecksError(f"The first line of {path} is empty: write the passphrase there.")
    return line


def _choice(book: Casebook, articles: list[str], since: str) -> Choice:
    from checks.domain.moment import Moment
    from checks.services.bundle_choice import Choice

    ids = tuple(chosen(book, each).id for each in articles)
    if not since:
        return Choice(ids)
    if since.isdecimal() and len(since) < len("20250523"):
        return Choice(ids, int(since))
    try:
        day = Moment.parse(since).day
    except ValueError:
        raise ChecksError(f"“{since}” is neither the number of a change nor a day such as 2025-05-23.") from None
    return Choice(ids, book.bundles.number_before(day.isoformat()))


def _resolutions(harmless: list[str], blot_out: list[str]) -> list[Resolution]:
    from checks.services.bundles import Resolution

    made = [Resolution(words) for words in blot_out]
    for each in harmless:
        words, sign, reason = each.rpartition("=")
        if not sign or not reason.strip():
            raise ChecksError(f'“{each}” gives no reason: write --harmless "words=why they may leave".')
        made.append(Resolution(words, reason.strip()))
    return made


def _tell_preview(seen: Preview, *, as_json: bool) -> None:
    if as_json:
        print_text(json.dumps(_plain(seen), ensure_ascii=False, indent=1))
        return
    for kind, count in seen.counts.items():
        print_text(f"goes    {count:>7}  {kind}")
    for (kind, what), count in seen.fields.items():
        print_text(f"stays   {count:>7}  {kind}: {what}")
    for each in seen.held:
        print_text(f"stays   {each.kind} “{each.name}”: {each.what}. {each.why}")
    for leak in seen.leaks:
        print_text(f"decide  {leak.sentence}")
    for text in seen.idle:
        print_text(f"nowhere “{text}”, which was to be blotted out: check how it is written")


def _plain(seen: Preview) -> dict[str, object]:
    return {
        "profile": seen.profile.value,
        "goes": seen.counts,
        "copies": seen.copies,
        "stays": [{"kind": kind, "what": what, "count": count} for (kind, what), count in seen.fields.items()],
        "held": [
            {"kind": each.kind, "id": str(each.record_id), "name": each.name, "what": each.what, "why": each.why}
            | {"claims": [str(claim) for claim in each.claims]}
            for each in seen.held
        ],
        "leaks": _leaks(seen.leaks),
        "nowhere": list(seen.idle),
    }


def _tell_leaks(leaks: tuple[Leak, ...], sentence: str, *, as_json: bool) -> None:
    if as_json:
        print_text(json.dumps({"leaks": _leaks(leaks)}, ensure_ascii=False, indent=1))
        return
    for leak in leaks:
        print_text(f"decide  {leak.sentence}")
    typer.echo(sentence, err=True)


def _leaks(leaks: tuple[Leak, ...]) -> list[dict[str, object]]:
    return [
        {"text": leak.text, "what": leak.what, "count": leak.count}
        | {"where": [{"kind": at.kind, "id": str(at.record_id), "field": at.field} for at in leak.where]}
        for leak in leaks
    ]
