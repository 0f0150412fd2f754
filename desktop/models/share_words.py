"""What is shared and what stays, in words: the wish of a person, the sums of a preview, what was sent and received."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from checks.domain.codec import RECORD_TYPES
from checks.domain.difference import kind_name
from checks.domain.transfer import Direction, Profile, Transfer
from checks.exchange.bundle.leaks import Leak
from checks.exchange.bundle.redacted import Held
from checks.exchange.bundle.sealing import SHORTEST
from checks.services.bundles import Preview, Resolution
from desktop.models.merge_words import field_words
from desktop.widgets.forms import sentence_case
from desktop.widgets.moments import say_moment

PROFILES: Mapping[Profile, tuple[str, str]] = {
    Profile.INTERNAL: ("Your own house", "Nothing stays. History, comments and notes go along."),
    Profile.PARTNER: (
        "A partner desk",
        "Notes, comments, history, the names of your people and all copies but pictures stay; places are rounded to "
        "about a kilometre.",
    ),
    Profile.PUBLIC: (
        "Everybody",
        "Every copy stays, too, and every claim that is not signed off; places are rounded to about ten kilometres.",
    ),
}
"""What each profile is called, and what it withholds."""
_PLURALS = {"Person": "people", "Link": "links to records", "TollSeries": "toll series"}
"""Kinds of which there are several, where an s at the end would not do."""
_SENT = ("Sent", "Received")
TRANSFERS = ("When", "Way", "Whom", "File", "Profile", "Records", "Stayed", "SHA-256")
"""The columns of what was sent and received."""


@dataclass(frozen=True)
class ShareWish:
    """What a person wants to share."""

    to: str = ""
    profile: Profile = Profile.INTERNAL
    articles: tuple[UUID, ...] = ()
    """Only these; the whole casebook where none is named."""
    since: date | None = None
    """Only what is new from this day on."""
    resolutions: tuple[Resolution, ...] = ()


def going(preview: Preview) -> list[tuple[str, str]]:
    """How many records of which kind would go, and how many files."""
    rows = [(f"{count:,}", sentence_case(_plural(kind, count))) for kind, count in preview.counts.items()]
    return [*rows, (f"{preview.copies:,}", f"Kept file{'' if preview.copies == 1 else 's'}")]


def staying(preview: Preview) -> list[tuple[str, str, str]]:
    """What would stay: how often, of which kind, and which field."""
    kept = sorted(preview.fields.items(), key=lambda each: (-each[1], each[0]))
    return [(f"{count:,}", sentence_case(_kind(kind)), _what(field)) for (kind, field), count in kept]


def held_rows(held: Iterable[Held]) -> list[tuple[str, str, str]]:
    """Single records of which more stays than of others, and why."""
    return [(each.name or sentence_case(_kind(each.kind)), _what(each.what), each.why) for each in held]


def leak_row(leak: Leak) -> tuple[str, str, str, str]:
    """Words that should perhaps not leave: themselves, what they look like, how often, and where first."""
    first = leak.where[0] if leak.where else None
    place = f"{sentence_case(_kind(first.kind))}, {field_words(first.field).lower()}" if first else ""
    return leak.text, leak.what, f"{leak.count:,}", place


def resolution_words(resolution: Resolution, idle: Collection[str] = ()) -> str:
    """What was decided on words that were found; those that are `idle` stand nowhere in this bundle."""
    if resolution.text in idle:
        return f"“{resolution.text}” would be blotted out, but stands nowhere in this bundle"
    if resolution.harmless:
        return f"“{resolution.text}” may leave: {resolution.harmless}"
    return f"“{resolution.text}” is blotted out"


def summary(preview: Preview) -> str:
    """All of it in a sentence."""
    records = sum(preview.counts.values())
    told = f"{records:,} record{'' if records == 1 else 's'} would go"
    stays = f"{preview.withheld:,} field{'' if preview.withheld == 1 else 's'} or records stay"
    told += f"; {stays}" if preview.withheld else ", and nothing stays"
    if not preview.leaks:
        return f"{told}."
    count = len(preview.leaks)
    return f"{told}. {count} finding{' has' if count == 1 else 's have'} to be decided on first."


def transfer_row(transfer: Transfer) -> tuple[str, ...]:
    """One line of what was sent and received."""
    is_sent = transfer.direction is Direction.SENT
    whom = transfer.to or (transfer.signer if not is_sent else "") or "not told"
    return (
        say_moment(transfer.at, timespec="minutes"),
        _SENT[not is_sent],
        whom,
        transfer.name,
        PROFILES[transfer.profile][0],
        f"{transfer.records:,}",
        f"{transfer.withheld:,}",
        transfer.sha256,
    )


def receivers(transfers: Iterable[Transfer]) -> dict[str, date | None]:
    """Who got a bundle before, the latest first, with the day on which."""
    found: dict[str, date | None] = {}
    for each in sorted(transfers, key=lambda each: str(each.at), reverse=True):
        if each.direction is Direction.SENT and each.to:
            found.setdefault(each.to, each.at.day)
    return found


def passphrase_fault(first: str, again: str) -> str:
    """What is wrong with a passphrase; empty where nothing is."""
    if len(first) < SHORTEST:
        return f"Take at least {SHORTEST} characters; several words are best."
    if max(Counter(first).values()) > len(first) // 2:
        return "Most of it is one character: take several words."
    return "" if first == again else "The two do not agree."


def _kind(kind: str) -> str:
    return kind_name(RECORD_TYPES[kind]) if kind in RECORD_TYPES else kind.lower()


def _plural(kind: str, count: int) -> str:
    name = _kind(kind)
    first, of, rest = name.partition(" of ")
    if count == 1 or first.endswith("s"):
        return name
    return _PLURALS.get(kind) or f"{first}s{of}{rest}"


def _what(fields: str) -> str:
    """The names of fields, parted by commas, as people call them."""
    return ", ".join(field_words(each.strip()).lower() for each in fields.split(","))
