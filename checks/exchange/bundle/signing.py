"""Desk keys: what a desk signs its bundles with, and by which others know that it was this desk (Ed25519)."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from checks.errors import CasebookError
from checks.exchange.bundle.format import Signer
from checks.exchange.bundle.refusal import BundleAltered

_PURPOSE = b"claimdesk bundle manifest\n"
"""Stands before what is signed, so that no signature given for something else fits a bundle."""
_KEY_FILE = "desk-key.json"
_TRUSTED_FILE = "trusted-desks.json"
_LONGEST_NAME = 200


@dataclass(frozen=True)
class DeskKey:
    """The secret key of this desk, under the name that others see."""

    name: str
    seed: bytes
    """32 bytes; never leaves the folder of the user."""

    @property
    def public(self) -> bytes:
        """What others check signatures with."""
        from nacl.signing import SigningKey

        return bytes(SigningKey(self.seed).verify_key)

    @property
    def signer(self) -> Signer:
        """This desk, as others see it."""
        return Signer(self.name, fingerprint(self.public), self.public.hex(), is_known=True)


@dataclass(frozen=True)
class Keyring:
    """The keys in the user's own folder: that of this desk, and those of the desks that it trusts."""

    folder: Path

    def desk_key(self, name: str = "") -> DeskKey:
        """The key of this desk; made, under this name, when it is first asked for.

        CasebookError where the file cannot be read or written: a new key in its place would be unknown to everybody.
        """
        path = self.folder / _KEY_FILE
        try:
            held = json.loads(path.read_text(encoding="utf-8"))
            return DeskKey(str(held["name"]), _exact(held["seed"]))
        except FileNotFoundError:
            return self._make(path, name)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CasebookError(f"The desk key cannot be read: put {path} back from a copy, or remove it.") from error

    def trusted(self) -> Mapping[str, str]:
        """The names that this desk gave to other desks, and its own, by public key in hexadecimal digits."""
        own = self.desk_key() if (self.folder / _KEY_FILE).exists() else None
        return ({own.public.hex(): own.name} if own else {}) | self._named()

    def _named(self) -> dict[str, str]:
        path = self.folder / _TRUSTED_FILE
        try:
            held = json.loads(path.read_text(encoding="utf-8"))
            return {str(key): str(name) for key, name in held.items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, AttributeError) as error:
            raise CasebookError(f"The list of trusted desks cannot be read: put {path} right or remove it.") from error

    def trust(self, public: str, name: str) -> None:
        """Know this key from now on, under the name that people here use."""
        _write_private(self.folder / _TRUSTED_FILE, {**self._named(), public: name})

    def _make(self, path: Path, name: str) -> DeskKey:
        made = DeskKey(name.strip() or "Desk", os.urandom(32))
        _write_private(path, {"name": made.name, "seed": made.seed.hex()})
        return made


def fingerprint(public: bytes) -> str:
    """Twenty bytes of the SHA-256 of a public key in groups of four digits, to be read out on the telephone."""
    digits = sha256(public).hexdigest()[:40]
    return " ".join(digits[i : i + 4] for i in range(0, 40, 4))


def signed(manifest: bytes, key: DeskKey) -> dict[str, str]:
    """The signature of a manifest, as the archive keeps it."""
    from nacl.signing import SigningKey

    made = SigningKey(key.seed).sign(_PURPOSE + manifest).signature
    return {"name": key.name, "key": key.public.hex(), "signature": made.hex()}


def verified(manifest: bytes, signature: Mapping[str, Any], trusted: Mapping[str, str], name: str) -> Signer:
    """Who signed a manifest; BundleAltered where the signature is not of this content."""
    from nacl.exceptions import CryptoError
    from nacl.signing import VerifyKey

    try:
        public, called = _exact(signature["key"]), signature["name"]
        VerifyKey(public).verify(_PURPOSE + manifest, bytes.fromhex(signature["signature"]))
        if type(called) is not str or len(called) > _LONGEST_NAME or not called.isprintable():
            raise ValueError("no name")
    except (CryptoError, ValueError, KeyError, TypeError) as error:
        raise BundleAltered(
            f"“{name}” was altered after it was signed, or its signature is of another bundle: do not use it, and ask "
            "its sender."
        ) from error
    known = trusted.get(public.hex())
    return Signer(known or called, fingerprint(public), public.hex(), is_known=known is not None)


def _exact(digits: str) -> bytes:
    made = bytes.fromhex(digits)
    if len(made) != 32:
        raise ValueError("a key has 32 bytes")
    return made


def _write_private(path: Path, content: Mapping[str, str]) -> None:
    """Write a file that only the user may read, whole or not at all."""
    partial = path.with_name(f"{path.name}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        partial.unlink(missing_ok=True)
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as stream:
            json.dump(content, stream, ensure_ascii=False, indent=1)
        partial.replace(path)
    except OSError as error:
        raise CasebookError(f"{path} cannot be written ({error.strerror}): make its folder writable.") from error
