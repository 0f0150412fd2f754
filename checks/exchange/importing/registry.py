"""All importers, the most particular first, and which of them reads a file."""

from __future__ import annotations

from functools import cache

from checks.errors import ImportRefused
from checks.exchange.importing.importer import Importer
from checks.exchange.importing.source import Head, Source


@cache
def importers() -> tuple[Importer, ...]:
    """One of each, in the order in which they are asked; those that read any table or list come last."""
    from checks.exchange.archive.importer import WebArchive
    from checks.exchange.importing.acled import Acled
    from checks.exchange.importing.annotations import Hypothesis, WebAnnotation
    from checks.exchange.importing.bibtex import Bibtex
    from checks.exchange.importing.claim_review import ClaimReview
    from checks.exchange.importing.csl import Csl
    from checks.exchange.importing.earlier_checks import EarlierChecks
    from checks.exchange.importing.leads import Gdelt, Oryx
    from checks.exchange.importing.mapped import Table
    from checks.exchange.importing.reliefweb import ReliefWeb
    from checks.exchange.importing.ris import Ris
    from checks.exchange.importing.ucdp import Ucdp
    from checks.exchange.importing.wayback import Wayback

    return (
        WebArchive(),
        Ucdp(),
        Acled(),
        Wayback(),
        Hypothesis(),
        WebAnnotation(),
        ClaimReview(),
        ReliefWeb(),
        EarlierChecks(),
        Csl(),
        Ris(),
        Bibtex(),
        Gdelt(),
        Oryx(),
        Table(),
    )


def importer_for(source: Source) -> Importer:
    """The importer that recognises the file; ImportRefused, with what can be read, where none does."""
    found = recognised(source.head)
    if found is None and not source.head.text.strip("\ufeff\0 \t\r\n"):
        raise ImportRefused(f"“{source.name}” is empty but for blanks: fetch or copy it again.")
    if found is None:
        raise ImportRefused(f"“{source.name}” is of no format that can be brought in. Known are: {_choice()}.")
    return found


def recognised(head: Head) -> Importer | None:
    """The first importer that knows its format in how a file begins."""
    return next((importer for importer in importers() if importer.recognises(head)), None)


def importer_named(name: str) -> Importer:
    """The importer with this name, in any case; ImportRefused, with the choice, where there is none."""
    wanted = name.strip().casefold()
    found = next((importer for importer in importers() if importer.name.casefold() == wanted), None)
    if found is None:
        raise ImportRefused(f"“{name}” is no format. Choose one of: {_choice()}.")
    return found


def _choice() -> str:
    from checks.exchange.importing.leads import Leads

    return ", ".join(importer.name for importer in importers() if not isinstance(importer, Leads))
