"""Seals a file with a passphrase, and opens it again, piece by piece.

libsodium through PyNaCl, which the Python Cryptographic Authority maintains: the key comes from the passphrase by
Argon2id, the content goes through `secretstream` (XChaCha20-Poly1305), which notices pieces that were changed,
exchanged, left out or cut off. The wheel for age (`pyrage`) seals with a passphrase only what lies whole in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from checks.exchange.bundle.refusal import BundleRefused, BundleSealed

MAGIC = b"claimdesk sealed 1\n"
_PIECE = 2**20
_OPERATIONS = 3
_MEMORY = 256 * 2**20
"""Rounds and bytes of Argon2id, libsodium's “moderate”: about a second. Fixed, so that no file can ask for more."""
SHORTEST = 12
"""Characters of a passphrase, at least."""


def seal_file(path: Path, passphrase: str) -> None:
    """Replace a file by its sealed form. BundleSealed for a passphrase that is no protection."""
    if len(passphrase) < SHORTEST:
        raise BundleSealed(f"Choose a passphrase of at least {SHORTEST} characters: a shorter one is found by trying.")
    sealed = path.with_name(f"{path.name}.sealed")
    try:
        with path.open("rb") as plain, sealed.open("wb") as out:
            for piece in _sealed(plain, passphrase):
                out.write(piece)
        sealed.replace(path)
    finally:
        sealed.unlink(missing_ok=True)


def is_sealed(stream: IO[bytes]) -> bool:
    """Does a file begin as a sealed one? The stream is set back."""
    stream.seek(0)
    found = stream.read(len(MAGIC)) == MAGIC
    stream.seek(0)
    return found


def seems_sealed(path: Path) -> bool:
    """Does the file begin as a sealed one? False where it cannot be read, too."""
    try:
        with path.open("rb") as stream:
            return is_sealed(stream)
    except OSError:
        return False


def unsealed(stream: IO[bytes], passphrase: str | None, name: str) -> IO[bytes]:
    """The content of a sealed file, in a file that has no name and goes when it is closed.

    BundleSealed without the right passphrase; BundleRefused where it is damaged or cut off.
    """
    if passphrase is None:
        raise BundleSealed(f"“{name}” is encrypted: give the passphrase that its sender told you.")
    plain = TemporaryFile()  # noqa: SIM115 - it is handed out
    try:
        _unseal(stream, passphrase, name, plain)
    except BaseException:
        plain.close()
        raise
    plain.seek(0)
    return plain


def _sealed(plain: IO[bytes], passphrase: str) -> Iterator[bytes]:
    from nacl import bindings as sodium
    from nacl.utils import random

    salt = random(sodium.crypto_pwhash_SALTBYTES)
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    header = sodium.crypto_secretstream_xchacha20poly1305_init_push(state, _key(passphrase, salt))
    yield MAGIC + salt + header
    piece = plain.read(_PIECE)
    while True:
        following = plain.read(_PIECE)
        tag = (
            sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
            if following
            else sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL
        )
        yield sodium.crypto_secretstream_xchacha20poly1305_push(state, piece, MAGIC, tag)
        if not following:
            return
        piece = following


def _unseal(stream: IO[bytes], passphrase: str, name: str, plain: IO[bytes]) -> None:
    from nacl import bindings as sodium

    stream.seek(len(MAGIC))
    salt = stream.read(sodium.crypto_pwhash_SALTBYTES)
    header = stream.read(sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES)
    broken = BundleRefused(f"“{name}” is damaged or was cut off: ask for it to be sent again.")
    if len(header) != sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES:
        raise broken
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, header, _key(passphrase, salt))
    is_first = True
    while piece := stream.read(_PIECE + sodium.crypto_secretstream_xchacha20poly1305_ABYTES):
        try:
            content, tag = sodium.crypto_secretstream_xchacha20poly1305_pull(state, piece, MAGIC)
        except (RuntimeError, ValueError) as error:
            if is_first:
                raise BundleSealed(
                    f"“{name}” does not open with this passphrase: type it again, or ask its sender whether the file "
                    "arrived whole."
                ) from error
            raise broken from error
        plain.write(content)
        is_first = False
        if tag == sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL:
            if stream.read(1):
                raise broken
            return
    raise broken


def _key(passphrase: str, salt: bytes) -> bytes:
    from unicodedata import normalize

    from nacl import bindings as sodium
    from nacl.pwhash import argon2id

    typed = normalize("NFC", passphrase).encode()  # keyboards differ in how they put é together
    size = sodium.crypto_secretstream_xchacha20poly1305_KEYBYTES
    return argon2id.kdf(size, typed, salt, opslimit=_OPERATIONS, memlimit=_MEMORY)
