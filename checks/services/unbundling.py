"""A bundle as a casebook of its own: read into a fresh one, record by record, never attached."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from checks.domain.person import Person
from checks.domain.progress import Progress, no_progress
from checks.domain.transfer import Profile
from checks.exchange.bundle.format import Bundle
from checks.services.book import Services
from checks.services.merging import Merging


def unbundle(
    bundle: Bundle,
    name: str,
    where: Path | str,
    person: str,
    clock: Callable[[], datetime],
    new_id: Callable[[], UUID],
    progress: Progress = no_progress,
) -> Services:
    """The services of a new casebook that holds what a bundle does; `name` is that of its file.

    Who is called as a person of an internal bundle goes on as that person. Whatever is raised, no casebook is left
    where there was none; one that is there is never written over.
    """
    services = Services.create(where, person, clock, new_id)
    records = services.records
    try:
        if bundle.manifest.profile is Profile.INTERNAL:
            same = (each for each in bundle.records(Person) if each.name == person)
            records.me = next(same, records.me)
        Merging(records).merge(bundle, name, sender=str(bundle.signer or ""), progress=progress)
        services.scales.look()
    except BaseException:
        records.close()
        if records.location.path is not None:
            records.location.path.unlink(missing_ok=True)
        raise
    return services
