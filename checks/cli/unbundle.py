"""`claimdesk unbundle`: a new casebook out of a bundle."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checks.cli.bundle import first_line
from checks.cli.login import login
from checks.cli.output import print_text
from checks.errors import ChecksError

if TYPE_CHECKING:
    from checks.exchange.bundle.format import Signer


def unbundle(
    bundle: Annotated[Path, typer.Argument(metavar="BUNDLE", help="A file that ends in .claimdesk.")],
    casebook: Annotated[str, typer.Argument(metavar="NEW_CASEBOOK", help="A file, or the address of a database.")],
    passphrase_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Its passphrase is the first line of this file.")
    ] = None,
    trust: Annotated[
        str, typer.Option(metavar="NAME", help="From now on, know the key it is signed with under this name.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> None:
    """Make a new casebook out of a bundle. To bring one into a casebook that is there, use “merge”.

    Everything in the bundle is checked first: whatever is not as it should be is said in one sentence, and no casebook
    is made.
    """
    from checks.casebook import Casebook
    from checks.domain.codec import to_plain
    from checks.exchange.bundle.reading import open_bundle
    from checks.services.bundles import usual_keyring

    passphrase = first_line(passphrase_file) if passphrase_file else None
    with open_bundle(bundle, passphrase, trusted=usual_keyring().trusted()) as opened:
        signer = known_as(opened.signer, trust, bundle.name)
        told = signer_sentence(signer)
        with Casebook.from_bundle(opened, bundle.name, casebook, person=login()) as made:
            where = made.where
    if as_json:
        answer = {"casebook": where, "records": opened.manifest.records, "profile": opened.manifest.profile.value}
        print_text(json.dumps({**answer, "signer": to_plain(signer), "signature": told}, ensure_ascii=False))
    else:
        print_text(f"“{where}” is ready, with {opened.manifest.records} records. {told}")


def known_as(signer: Signer | None, name: str, bundle: str) -> Signer | None:
    """Know the key of a signer under this name from now on, unless it is empty; ChecksError where nobody signed."""
    from checks.services.bundles import usual_keyring

    if not name.strip():
        return signer
    if signer is None:
        raise ChecksError(f"“{bundle}” is not signed, so there is no key to be known: leave --trust out.")
    usual_keyring().trust(signer.public, name.strip())
    return replace(signer, name=name.strip(), is_known=True)


def signer_sentence(signer: Signer | None) -> str:
    """Who signed a bundle, and what to do where nobody here knows them."""
    if signer is None:
        return "It is not signed: nobody can tell who made it."
    if signer.is_known:
        return f"It is signed by {signer}."
    return (
        f"It is signed by somebody who calls themselves “{signer.name}”, whose key is not known here "
        f"({signer.fingerprint}): have them read you this number before you rely on it."
    )
