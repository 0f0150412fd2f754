"""Signatures of WACZ files, made here with keys and certificates of our own."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from checks.casebook import Casebook
from checks.errors import ImportRefused
from checks.exchange.archive import signature as signatures
from checks.exchange.archive.signature import WrongSignature, examined
from checks.exchange.archive.wacz import DIGEST
from tests.checks.authority import Authority
from tests.checks.exchange.archive.test_archives import package

HASH = "sha256:" + hashlib.sha256(b"a list of files").hexdigest()
CREATED = datetime(2025, 5, 24, 10, tzinfo=UTC)
DOMAIN = "archive.example"
SHA256 = hashes.SHA256()
Signed = dict[str, Any]


def text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def by_key(hash_: str = HASH, key: ec.EllipticCurvePrivateKey | None = None, *, is_der: bool = False) -> Signed:
    """Signed as ArchiveWeb.page does: by a key without a name, the signature as browsers write it."""
    key = key or ec.generate_private_key(ec.SECP384R1())
    made = key.sign(hash_.encode(), ec.ECDSA(SHA256))
    if not is_der:
        made = b"".join(part.to_bytes(48) for part in decode_dss_signature(made))
    spki = serialization.PublicFormat.SubjectPublicKeyInfo
    public = key.public_key().public_bytes(serialization.Encoding.DER, spki)
    told = {"hash": hash_, "created": "2025-05-24T10:00:00Z", "software": "ArchiveWeb.page"}
    return {**told, "signature": text(made), "publicKey": text(public)}


def certificate(
    name: str, key: Any, issuer: tuple[x509.Certificate, Any] | None = None, **validity: timedelta
) -> x509.Certificate:
    """A certificate for a domain, or without an issuer a root of its own, as web browsers want them."""
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    parent, signer = issuer or (None, key)
    made = (
        x509.CertificateBuilder(subject_name=subject, issuer_name=parent.subject if parent else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(CREATED - validity.get("before", timedelta(days=1)))
        .not_valid_after(CREATED + validity.get("after", timedelta(days=30)))
        .add_extension(x509.BasicConstraints(ca=parent is None, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
    )
    if parent is None:
        uses = dict.fromkeys(
            ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
             "crl_sign", "encipher_only", "decipher_only"), False
        )  # fmt: skip
        made = made.add_extension(x509.KeyUsage(key_cert_sign=True, **uses), critical=True)
    return made.sign(signer, SHA256)


ROOT_KEY, KEY = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
ROOT = certificate("Root of Example", ROOT_KEY)
LEAF = certificate(DOMAIN, KEY, (ROOT, ROOT_KEY))


def by_domain(hash_: str = HASH, key: Any = KEY, certificates: tuple[x509.Certificate, ...] = (LEAF, ROOT)) -> Signed:
    """Signed as authsign does: with the key of a domain's certificate, the signature in DER."""
    scheme = (padding.PKCS1v15(), SHA256) if isinstance(key, rsa.RSAPrivateKey) else (ec.ECDSA(SHA256),)
    chain = b"".join(each.public_bytes(serialization.Encoding.PEM) for each in certificates)
    told = {"hash": hash_, "created": CREATED.isoformat(), "software": "authsign", "domain": DOMAIN}
    return {**told, "signature": text(key.sign(hash_.encode(), *scheme)), "domainCert": chain.decode()}


@pytest.mark.parametrize("is_der", [False, True])
def test_the_signature_of_a_key_is_right_and_its_owner_unknown(is_der: bool) -> None:
    told = examined(by_key(is_der=is_der))
    assert "so is the signature of the key sha256:" in told
    assert "made with ArchiveWeb.page on 2025-05-24T10:00:00Z" in told
    assert told.endswith("Whose key that is, nothing says.")


def test_the_signature_of_a_domain_is_right_and_its_root_unknown() -> None:
    told = examined(by_domain())
    assert "so is the signature of archive.example, made with authsign" in told
    assert "No authority that browsers trust vouches for its certificate" in told
    assert told.endswith("No timestamp confirms the day.")


def test_a_root_that_browsers_trust_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signatures, "trusted_by_browsers", lambda: (ROOT,))
    told = examined(by_domain())
    assert (
        "An authority that browsers trust vouches for its certificate; whether it was withdrawn was not asked" in told
    )


def test_keys_of_the_other_kind_are_read() -> None:
    key = rsa.generate_private_key(65537, 2048)
    signed = by_domain(key=key, certificates=(certificate(DOMAIN, key, (ROOT, ROOT_KEY)), ROOT))
    assert "so is the signature of archive.example" in examined(signed)


@pytest.mark.parametrize(
    ("signed", "why"),
    [
        (by_key() | {"hash": HASH[:-1] + "x"}, "not over this list of files"),
        (by_key() | {"publicKey": by_key()["publicKey"]}, "not made with the key that it names"),
        (by_key() | {"signature": text(b"no signature")}, "not made with the key that it names"),
        (by_key() | {"signature": "*"}, "its “signature” cannot be read"),
        (by_key() | {"publicKey": "*"}, "its “publicKey” cannot be read"),
        (by_key() | {"publicKey": text(b"no key")}, "its public key cannot be read"),
        (by_domain() | {"hash": HASH[:-1] + "x"}, "not over this list of files"),
        (by_domain() | {"domain": "other.example"}, "is that of archive.example, not of other.example"),
        (by_domain() | {"domainCert": "none"}, "its certificate or the time of signing cannot be read"),
        (by_domain() | {"created": "once"}, "its certificate or the time of signing cannot be read"),
        (by_domain() | {"created": "2027-01-01T00:00:00Z"}, "its certificate was not valid on 2027-01-01"),
        (by_domain(certificates=(LEAF, certificate("Other", KEY))), "do not vouch for one another"),
        (by_domain() | {"timeSignature": "*"}, "its “timeSignature” cannot be read"),
        (by_domain() | {"timeSignature": text(b"no token")}, "its timestamp does not hold"),
    ],
)
def test_a_wrong_signature_is_told_with_the_reason(signed: Signed, why: str) -> None:
    with pytest.raises(WrongSignature, match=why):
        examined(signed)


def test_a_key_of_another_kind_is_refused() -> None:
    key = ed25519.Ed25519PrivateKey.generate()
    spki = serialization.PublicFormat.SubjectPublicKeyInfo
    public = key.public_key().public_bytes(serialization.Encoding.DER, spki)
    with pytest.raises(WrongSignature, match="of a kind with which no WACZ file is signed"):
        examined(by_key() | {"publicKey": text(public), "signature": text(key.sign(HASH.encode()))})


def test_what_could_not_be_examined_is_told() -> None:
    named = {"hash": HASH, "domain": DOMAIN}
    assert "holds no signature that proves it" in examined(named)
    assert "without a key that could not be checked" in examined(named | {"signature": "abcd"})


def stamped(authority: Authority, data: bytes) -> Signed:
    """The timestamp of a signature, as authsign keeps it."""
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

    request = TimestampRequestBuilder().data(data).hash_algorithm(HashAlgorithm.SHA256).cert_request(cert_request=True)
    headers = {"Content-Type": "application/timestamp-query"}
    asked = httpx.Request("POST", "http://tsa.example", headers=headers, content=request.build().as_bytes())
    return {"timeSignature": text(authority.answer(asked).content), "timestampCert": authority.root.decode()}


def test_a_timestamp_confirms_the_day_or_is_refused(authority: Authority) -> None:
    now = datetime.now(UTC)
    root, key = certificate("Root", ROOT_KEY, after=timedelta(days=9999)), KEY
    leaf = certificate(DOMAIN, key, (root, ROOT_KEY), after=timedelta(days=9999))
    signed = by_domain(certificates=(leaf, root)) | {"created": now.isoformat()}
    stamp = stamped(authority, signed["signature"].encode())
    assert "A timestamp of CN=Local Authority confirms the day" in examined(signed | stamp)
    with pytest.raises(WrongSignature, match=r"its timestamp is of .*, not of "):
        examined(signed | stamp | {"created": (now - timedelta(hours=1)).isoformat()})
    with pytest.raises(WrongSignature, match="its timestamp does not hold"):
        examined(signed | stamped(authority, b"another signature"))


def hash_of(data: bytes) -> str:
    """What a package says is the digest of its list of files."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return str(json.loads(archive.read(DIGEST))["hash"])


@pytest.mark.parametrize("sign", [by_key, by_domain])
def test_a_signed_package_comes_in_with_what_was_proved(tmp_path: Path, sign: Any) -> None:
    path = tmp_path / "signed.wacz"
    path.write_bytes(package(sealed={"signedData": sign(hash_of(package()))}))
    with Casebook.create("sqlite://", person="Checker") as book:
        _, account = book.imports.from_file(path)
        assert account.imported == 1
        assert "All digests are right, and so is the signature of" in account.remarks[0].sentence


@pytest.mark.parametrize("sign", [by_key, by_domain])
def test_a_package_with_a_wrong_signature_stays_out(tmp_path: Path, sign: Any) -> None:
    path = tmp_path / "signed.wacz"
    path.write_bytes(package(sealed={"signedData": sign("sha256:0") | {"hash": hash_of(package())}}))
    with Casebook.create("sqlite://", person="Checker") as book:
        with pytest.raises(ImportRefused, match=r"The signature of .* is wrong: it was not made with"):
            book.imports.from_file(path)
        assert (book.evidence.all(), book.imports.all()) == ((), ())
