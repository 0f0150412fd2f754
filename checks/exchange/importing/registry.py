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

    return (WebArchive(),)


def importer_for(source: Source) -> Importer:
    """The importer that recognises the file; ImportRefused, with what can be read, where none does."""
    found = recognised(source.head)
    if found is None:
        known = ", ".join(importer.name for importer in importers())
        raise ImportRefused(f"“{source.name}” is of no format that can be brought in. Known are: {known}.")
    return found


def recognised(head: Head) -> Importer | None:
    """The first importer that knows its format in how a file begins."""
    return next((importer for importer in importers() if importer.recognises(head)), None)


def importer_named(name: str) -> Importer:
    """The importer with this name, in any case; ImportRefused, with the choice, where there is none."""
    wanted = name.strip().casefold()
    found = next((importer for importer in importers() if importer.name.casefold() == wanted), None)
    if found is None:
        raise ImportRefused(f"“{name}” is no format. Choose one of: {', '.join(each.name for each in importers())}.")
    return found
