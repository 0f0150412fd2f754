"""Timestamps: an authority confirms the time by which kept bytes existed (RFC 3161), if the desk wants one."""

from __future__ import annotations

import base64
from contextlib import nullcontext
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from checks.domain.article import Snapshot
from checks.domain.change import Change
from checks.domain.custody import CustodyAction
from checks.domain.moment import Moment
from checks.errors import StepRefused
from checks.exchange.authorities import certificates_in, trusted_by_browsers
from checks.services.records import Records
from checks.storage import blobs

if TYPE_CHECKING:
    import httpx
    from cryptography.x509 import Certificate

_LONGEST_SILENCE = 20.0
"""Seconds without an answer."""
_MOST_OF_AN_ANSWER = 1_000_000
_QUERY = "application/timestamp-query"


@dataclass(frozen=True)
class Stamp:
    """What a token says: that an authority saw the hash at a time."""

    at: Moment
    authority: str
    """The name in the certificate that the token was signed with."""


class Timestamps:
    """Asks authorities, keeps their tokens, and verifies them."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def verify(self, snapshot: Snapshot, *, roots: bytes = b"") -> Stamp:
        """What the token of a snapshot says; StepRefused where there is none, or where it does not hold."""
        return verified(self._records.get(Snapshot, snapshot.id), roots)

    def _data(self, snapshot: Snapshot) -> bytes:
        with self._records.reading() as connection:
            data = blobs.load(connection, snapshot.sha256)
        if data is None or sha256(data).hexdigest() != snapshot.sha256:
            raise StepRefused(
                "This file is missing or altered: verify the casebook before you have anything confirmed."
            )
        return data

    def stamp(
        self, snapshot: Snapshot, server: str, *, roots: bytes = b"", client: httpx.Client | None = None
    ) -> Change:
        """Have the authority at `server` confirm the hash of a snapshot, and keep its token. Only the hash is sent.

        `roots` are certificates (PEM) that are trusted besides those that web browsers trust. StepRefused, in a
        sentence, where the authority cannot be asked or its answer does not hold.
        """
        reply = _asked(self._data(snapshot), server, client)
        stored = self._records.get(Snapshot, snapshot.id)
        stamped = replace(stored, timestamp=base64.b64encode(reply).decode())
        found = verified(stamped, roots)
        step = self._records.custody_entry(
            snapshot.sha256, CustodyAction.TIMESTAMPED, note=f"{found.at} by {found.authority}", tool=server
        )
        return self._records.apply(Change("Timestamp a file", (stored,), (stamped,)), steps=(step,))


def verified(snapshot: Snapshot, roots: bytes) -> Stamp:
    """What the token of a snapshot says, once its signature and its hash are found right; StepRefused where not.

    Who signed it has to be vouched for by one of the certificates in `roots` (PEM), or by one that browsers trust.
    """
    from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response

    if snapshot.timestamp is None:
        raise StepRefused("This file has no timestamp: have it confirmed first.")
    try:
        response = decode_timestamp_response(base64.b64decode(snapshot.timestamp, validate=True))
        signer, *others = certificates_in(response)
        builder = VerifierBuilder(tsa_certificate=signer, intermediates=others, roots=_trusted(roots))
        builder.build().verify(response, bytes.fromhex(snapshot.sha256))
    except (VerificationError, ValueError) as problem:
        name = snapshot.name or f"{snapshot.sha256[:12]}…"
        raise StepRefused(f"The timestamp of “{name}” does not hold: {_reason(problem)}.") from None
    return Stamp(Moment.of(response.tst_info.gen_time), signer.subject.rfc4514_string())


def _reason(problem: Exception) -> str:
    if "issuer certificate" in str(problem) or "self-signed certificate" in str(problem):
        return "nobody vouches for the authority. Name its root certificate in the preferences"
    return str(problem).partition(": ErrorStack")[0].partition("\n")[0].rstrip(".")[:200]


def _trusted(roots: bytes) -> list[Certificate]:
    """The certificates that browsers trust, and those in `roots`; ValueError where these are none."""
    from cryptography.x509 import load_pem_x509_certificates

    return [*(load_pem_x509_certificates(roots) if roots else ()), *trusted_by_browsers()]


def _asked(data: bytes, server: str, client: httpx.Client | None) -> bytes:
    """The answer of the authority to a request for the hash of `data`; StepRefused where there is none."""
    import httpx
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder, decode_timestamp_response

    request = TimestampRequestBuilder().data(data).hash_algorithm(HashAlgorithm.SHA256).cert_request(cert_request=True)
    built = request.build()
    try:
        with nullcontext(client) if client else httpx.Client(timeout=_LONGEST_SILENCE) as session:
            reply = session.post(server, content=built.as_bytes(), headers={"Content-Type": _QUERY})
    except (httpx.HTTPError, httpx.InvalidURL) as problem:
        raise _refused(server, str(problem)) from None
    if reply.status_code != httpx.codes.OK or len(reply.content) > _MOST_OF_AN_ANSWER:
        raise _refused(server, f"HTTP {reply.status_code}")
    try:
        response = decode_timestamp_response(reply.content)
        is_granted = response.status == 0 and response.tst_info.nonce == built.nonce
    except ValueError:
        is_granted = False
    if not is_granted:
        raise _refused(server, "its answer grants no timestamp")
    return reply.content


def _refused(server: str, why: str) -> StepRefused:
    return StepRefused(f"{server} gave no timestamp ({why}): check the address in the preferences, or try again later.")
