"""Certificates: which ones browsers trust, and those in a timestamp of RFC 3161."""

from __future__ import annotations

import warnings
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampResponse


@cache
def trusted_by_browsers() -> tuple[Certificate, ...]:
    """The root certificates that come with the program; nothing is asked of the network."""
    import certifi
    from cryptography.x509 import load_pem_x509_certificates

    with warnings.catch_warnings():  # one of them has a serial number of a form that is no longer allowed
        warnings.simplefilter("ignore")
        return tuple(load_pem_x509_certificates(Path(certifi.where()).read_bytes()))


def certificates_in(response: TimeStampResponse) -> list[Certificate]:
    """The certificates in a token, that of the signer first; ValueError where it holds none."""
    from cryptography.x509 import ExtendedKeyUsage, ExtensionNotFound, load_der_x509_certificate
    from cryptography.x509.oid import ExtendedKeyUsageOID

    found = [load_der_x509_certificate(bytes(each)) for each in response.signed_data.certificates]
    if not found:
        raise ValueError("it holds no certificate of who signed it")

    def is_other(each: Certificate) -> bool:
        try:
            uses = each.extensions.get_extension_for_class(ExtendedKeyUsage).value
        except ExtensionNotFound:
            return True
        return ExtendedKeyUsageOID.TIME_STAMPING not in uses

    return sorted(found, key=is_other)
