"""Bundles of a casebook: what would go into one and what would stay, made, and kept in mind."""

from __future__ import annotations

import hmac
from base64 import b32encode
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from checks.domain.change import Change
from checks.domain.progress import Progress, no_progress
from checks.domain.transfer import Direction, Profile, Transfer
from checks.errors import ChecksError, StepRefused
from checks.exchange.bundle.archive import seems_bundle
from checks.exchange.bundle.byte_scan import ByteScan
from checks.exchange.bundle.format import SUFFIX, BundleSource, Manifest
from checks.exchange.bundle.leaks import Leak, LeakCheck, check_leaks
from checks.exchange.bundle.redacted import Held, RedactedSource
from checks.exchange.bundle.sealing import seems_sealed
from checks.exchange.bundle.signing import DeskKey, Keyring
from checks.exchange.bundle.writing import write_bundle
from checks.services.bundle_choice import Choice
from checks.services.bundle_source import CasebookSource
from checks.services.records import TOOL, Records
from checks.services.scales import Scales
from checks.storage import history
from checks.storage.places import Places


def usual_keyring() -> Keyring:
    """The keys in the user's own folder."""
    return Keyring(Places.usual().settings.parent / "keys")


class LeakFound(ChecksError):
    """Something would leave that perhaps should not; nothing was written."""

    def __init__(self, message: str, leaks: tuple[Leak, ...] = ()) -> None:
        super().__init__(message)
        self.leaks = leaks


@dataclass(frozen=True)
class Resolution:
    """What a person decided on words that the leak check found."""

    text: str
    """The words."""
    harmless: str = ""
    """Why they may leave; empty to blot them out wherever they stand."""


@dataclass(frozen=True)
class Preview:
    """What a bundle would hold, and what would stay."""

    profile: Profile
    counts: dict[str, int]
    """Records by kind that would go."""
    copies: int
    """Kept files that would go."""
    held: tuple[Held, ...]
    """Records of which more stays than the profile always keeps, and why."""
    fields: dict[tuple[str, str], int]
    """How often fields, or whole records, stay: by kind and field."""
    leaks: tuple[Leak, ...]
    """What has to be decided on before it can go."""
    idle: tuple[str, ...] = ()
    """Words that were to be blotted out, and stand nowhere in what would go."""

    @property
    def withheld(self) -> int:
        """How many records and fields stay behind."""
        return sum(self.fields.values())


class Bundles:
    """Makes bundles of one casebook."""

    def __init__(self, records: Records, scales: Scales) -> None:
        self._records = records
        self._scales = scales
        self.keyring = usual_keyring()

    def all(self) -> tuple[Transfer, ...]:
        """What went out and what came in, oldest first."""
        return self._records.all(Transfer)

    def number_before(self, day: str) -> int:
        """The number of the last change before a day, such as "2025-05-23"; 0 where there was none."""
        with self._records.reading() as connection:
            return history.number_before(connection, day)

    def preview(
        self,
        profile: Profile,
        choice: Choice = Choice(),  # noqa: B008 - it cannot be changed
        resolutions: Collection[Resolution] = (),
        progress: Progress = no_progress,
    ) -> Preview:
        """What a bundle would hold and what would stay, and what has to be decided on first. Nothing is written."""
        with self._source(profile, choice, resolutions) as source:
            checked = _checked(source, resolutions, progress)
            counts = {kind: sum(1 for _ in source.records(kind)) for kind in source.kinds()}
            counted = {kind: count for kind, count in counts.items() if count}
            held, fields = _account(source)
            leaks = checked.leaks if checked else ()
            return Preview(profile, counted, len(list(source.blobs())), held, fields, leaks, _idle(source))

    def make(
        self,
        path: Path,
        profile: Profile = Profile.INTERNAL,
        choice: Choice = Choice(),  # noqa: B008 - it cannot be changed
        *,
        to: str = "",
        passphrase: str | None = None,
        key: DeskKey | None = None,
        resolutions: Collection[Resolution] = (),
        progress: Progress = no_progress,
    ) -> Change:
        """Write a bundle to `path` and keep that it was made.

        LeakFound, with nothing written, while the leak check has findings that nobody decided on, or where a text that
        stays behind is in the bytes of the written file. StepRefused where nothing is there to be sent, where words to
        be blotted out stand nowhere, or where another file than a bundle would be lost.
        """
        out = path if path.suffix else path.with_suffix(SUFFIX)
        _require_free(out)
        with self._source(profile, choice, resolutions) as source:
            _require_content(source)
            checked = _checked(source, resolutions, progress)
            if checked and checked.leaks:
                raise _blocked(checked.leaks)
            for text in _idle(source):
                raise StepRefused(
                    f"“{text}” stands nowhere in what would go: check how it is written, or leave it out."
                )
            inspect = _inspection(source, checked) if checked and isinstance(source, RedactedSource) else None
            manifest = write_bundle(source, out, passphrase=passphrase, key=key, inspect=inspect, progress=progress)
            _, fields = _account(source)
        sent = self._transfer(out, manifest, sum(fields.values()), to, key)
        reasons = [f"“{each.text}” is harmless: {each.harmless}" for each in resolutions if each.harmless]
        return self._records.apply(Change(f"Make bundle {out.name}", after=(sent,), reason="; ".join(reasons)))

    def _transfer(self, out: Path, manifest: Manifest, withheld: int, to: str, key: DeskKey | None) -> Transfer:
        return Transfer(
            self._records.new_id(),
            manifest.bundle_id,
            Direction.SENT,
            manifest.profile,
            out.name,
            _hash_of(out),
            self._records.now(),
            to,
            records=manifest.records,
            withheld=withheld,
            signer=str(key.signer) if key else "",
            since=manifest.since,
        )

    @contextmanager
    def _source(
        self, profile: Profile, choice: Choice, resolutions: Collection[Resolution]
    ) -> Iterator[CasebookSource | RedactedSource]:
        scale = self._scales.current
        with self._records.reading() as connection:
            source = CasebookSource(connection, choice, scale, TOOL)
            if profile is Profile.INTERNAL:
                yield source
                return
            masked = [each.text for each in resolutions if not each.harmless]
            with closing(RedactedSource(source, profile, self._pseudonyms(source), masked)) as redacted:
                yield redacted

    def _pseudonyms(self, source: BundleSource) -> Callable[[str], str]:
        """Names that stay the same from bundle to bundle and tell nothing: made with the secret key of this desk."""
        secret = sha256(self.keyring.desk_key(self._records.location.name).seed + b"pseudonyms").digest()
        casebook = str(source.manifest.casebook_id).encode()

        def pseudonym(record_id: str) -> str:
            digest = hmac.new(secret, casebook + record_id.encode(), sha256).digest()
            return f"Person {b32encode(digest)[:6].decode()}"

        return pseudonym


def _require_free(out: Path) -> None:
    """One slip in a dialog must not put a bundle in the place of everybody's work."""
    if out.exists() and not seems_bundle(out) and not seems_sealed(out):
        raise StepRefused(
            f"“{out.name}” is there already and is no bundle: choose another name, so that it is not lost."
        )


def _require_content(source: CasebookSource | RedactedSource) -> None:
    is_there = any(True for kind in source.kinds() for _ in source.records(kind))
    if not is_there and next(source.tombstones(), None) is None:
        raise StepRefused("There is nothing to be sent: nothing that was chosen holds a record, or is new since then.")


def _idle(source: CasebookSource | RedactedSource) -> tuple[str, ...]:
    return source.idle if isinstance(source, RedactedSource) else ()


def _checked(
    source: CasebookSource | RedactedSource, resolutions: Collection[Resolution], progress: Progress
) -> LeakCheck | None:
    for each in resolutions:
        if not each.text.strip():
            raise StepRefused("Name the words that you decided on.")
    if not isinstance(source, RedactedSource):
        return None
    return check_leaks(source, [each.text for each in resolutions if each.harmless], progress)


def _account(source: CasebookSource | RedactedSource) -> tuple[tuple[Held, ...], dict[tuple[str, str], int]]:
    return (tuple(source.held), source.kept_back()) if isinstance(source, RedactedSource) else ((), {})


def _inspection(source: RedactedSource, checked: LeakCheck) -> Callable[[Path], None]:
    """What looks for every withheld text in the bytes of the written file, packed or not, however it is written."""
    secrets = source.secrets
    every = {**secrets.soft, **secrets.hard, **secrets.names}
    wanted = {text: why for text, why in every.items() if text not in checked.standing}

    def inspect(path: Path) -> None:
        for text, member in ByteScan(wanted).found_in_archive(path).items():
            raise LeakFound(
                f"The bundle was not made: “{text[:40]}”, {wanted[text]}, stands in {member}. Blot it out, or confirm "
                "that it is harmless.",
                (Leak(text, wanted[text], 1),),
            )

    return inspect


def _blocked(leaks: tuple[Leak, ...]) -> LeakFound:
    count = "one finding is" if len(leaks) == 1 else f"{len(leaks)} findings are"
    return LeakFound(
        f"The bundle was not made: {count} not decided on. {leaks[0].sentence} Blot it out, or say why it is harmless.",
        leaks,
    )


def _hash_of(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as stream:
        while piece := stream.read(2**20):
            digest.update(piece)
    return digest.hexdigest()
