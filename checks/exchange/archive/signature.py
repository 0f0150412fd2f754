"""Who signed a WACZ file, and whether that signature is right: with a key alone, or with the certificate of a domain.

The forms and steps are those of WACZ Auth 0.1.0 (specs.webrecorder.net/wacz-auth). Nothing is asked of the network.
"""

from __future__ import annotations

import base64
import hashlib
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from checks.exchange.authorities import certificates_in, trusted_by_browsers

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes
    from cryptography.x509 import Certificate

MOST_BETWEEN = timedelta(minutes=10)
"""Time between the signature and the timestamp that confirms it, by the specification."""


class WrongSignature(ValueError):
    """A signature that is not what it claims to be; the message says why."""


def examined(signed: dict[str, Any]) -> str:
    """What the signature of a package proves and what it does not, in sentences; WrongSignature where it is none.

    `signed` is the "signedData" of datapackage-digest.json, whose hash was already held against the package.
    """
    software, created = signed.get("software") or "unknown software", signed.get("created") or "an unknown day"
    made = f"made with {str(software)[:80]} on {str(created)[:40]}"
    who = str(signed.get("domain") or "a key without a name")[:120]
    if not signed.get("signature"):
        return f"All digests are right. It says that it was signed by {who}, but holds no signature that proves it."
    if signed.get("domainCert"):
        proof = _of_domain(signed)
        return f"All digests are right, and so is the signature of {who}, {made}. {proof}"
    if not signed.get("publicKey"):
        return f"All digests are right. It says that it was signed by {who}; without a key that could not be checked."
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    encoded = _decoded(signed, "publicKey")
    try:
        key = load_der_public_key(encoded)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise WrongSignature("its public key cannot be read") from None
    _require_signed(key, signed)
    mark = hashlib.sha256(encoded).hexdigest()[:16]
    return (
        f"All digests are right, and so is the signature of the key sha256:{mark}…, {made}. "
        "Whose key that is, nothing says."
    )


def _of_domain(signed: dict[str, Any]) -> str:
    """What the certificate and the timestamp of a signature prove."""
    from cryptography.x509 import load_pem_x509_certificates

    try:
        leaf, *others = load_pem_x509_certificates(str(signed["domainCert"]).encode())
        created = datetime.fromisoformat(str(signed.get("created")))
    except ValueError:
        raise WrongSignature("its certificate or the time of signing cannot be read") from None
    created = created.astimezone(UTC) if created.tzinfo else created.replace(tzinfo=UTC)
    _require_signed(leaf.public_key(), signed)
    domain = str(signed.get("domain"))
    if domain not in _names(leaf):
        raise WrongSignature(f"its certificate is that of {', '.join(_names(leaf)) or 'nobody'}, not of {domain}")
    if not leaf.not_valid_before_utc <= created <= leaf.not_valid_after_utc:
        raise WrongSignature(f"its certificate was not valid on {created.date()}")
    _require_chain([leaf, *others])
    vouched = _vouched(domain, leaf, others, created)
    return f"{vouched} {_confirmed(signed, created)}"


def _require_signed(key: PublicKeyTypes | Any, signed: dict[str, Any]) -> None:  # noqa: ANN401 - any key of a certificate
    """The signature over the hash, as web browsers write it (r and s) or as DER, with ECDSA; or with RSA."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
    from cryptography.hazmat.primitives.hashes import SHA256

    signature, data = _decoded(signed, "signature"), str(signed.get("hash")).encode()
    try:
        if isinstance(key, ec.EllipticCurvePublicKey):
            half = (key.curve.key_size + 7) // 8
            if len(signature) == 2 * half:
                r, s = (int.from_bytes(part) for part in (signature[:half], signature[half:]))
                signature = encode_dss_signature(r, s)
            key.verify(signature, data, ec.ECDSA(SHA256()))
        elif isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, data, padding.PKCS1v15(), SHA256())
        else:
            raise WrongSignature("its key is of a kind with which no WACZ file is signed")
    except InvalidSignature:
        raise WrongSignature("it was not made with the key that it names, or not over this list of files") from None


def _decoded(signed: dict[str, Any], name: str) -> bytes:
    try:
        return base64.b64decode(str(signed.get(name)), validate=True)
    except ValueError:
        raise WrongSignature(f"its “{name}” cannot be read") from None


def _names(certificate: Certificate) -> list[str]:
    from cryptography.x509 import DNSName, ExtensionNotFound, SubjectAlternativeName
    from cryptography.x509.oid import NameOID

    try:
        names = certificate.extensions.get_extension_for_class(SubjectAlternativeName).value
        return names.get_values_for_type(DNSName)
    except ExtensionNotFound:
        return [str(each.value) for each in certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)]


def _require_chain(certificates: list[Certificate]) -> None:
    from cryptography.exceptions import InvalidSignature

    for issued, issuer in pairwise(certificates):
        try:
            issued.verify_directly_issued_by(issuer)
        except (ValueError, TypeError, InvalidSignature):
            raise WrongSignature("its certificates do not vouch for one another") from None


def _vouched(domain: str, leaf: Certificate, others: list[Certificate], at: datetime) -> str:
    from cryptography.x509 import DNSName
    from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

    policy = PolicyBuilder().store(Store(list(trusted_by_browsers()))).time(at.replace(tzinfo=None))
    try:
        policy.build_server_verifier(DNSName(domain)).verify(leaf, others)
    except (VerificationError, ValueError):
        return "No authority that browsers trust vouches for its certificate: nothing proves whose it is."
    return "An authority that browsers trust vouches for its certificate; whether it was withdrawn was not asked."


def _confirmed(signed: dict[str, Any], created: datetime) -> str:
    """Does a timestamp confirm when it was signed?"""
    if not signed.get("timeSignature"):
        return "No timestamp confirms the day."
    from cryptography.x509 import load_pem_x509_certificates
    from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response

    try:
        response = decode_timestamp_response(_decoded(signed, "timeSignature"))
        stated = load_pem_x509_certificates(str(signed.get("timestampCert") or "").encode())
        signer, *others = certificates_in(response)
        roots = [*stated, *(each for each in others if each.subject == each.issuer)]
        verifier = VerifierBuilder(tsa_certificate=signer, intermediates=others, roots=roots).build()
        verifier.verify(response, hashlib.sha256(str(signed["signature"]).encode()).digest())
    except (VerificationError, ValueError) as problem:
        raise WrongSignature(f"its timestamp does not hold ({str(problem).partition(chr(10))[0][:120]})") from None
    if abs(response.tst_info.gen_time.astimezone(UTC) - created) > MOST_BETWEEN:
        raise WrongSignature(
            f"its timestamp is of {response.tst_info.gen_time:%Y-%m-%d %H:%M}, not of {created:%Y-%m-%d %H:%M}"
        )
    return f"A timestamp of {signer.subject.rfc4514_string()[:80]} confirms the day; that authority was not checked."
