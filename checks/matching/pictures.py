"""Pictures that look alike, by their perceptual hashes (PDQ; see `ingest.pdq` for how they are made)."""

from __future__ import annotations

ALIKE = 31
"""Bits of 256 in which two hashes may differ for pictures that look alike, as the PDQ paper recommends."""


def distance(one: str, other: str) -> int:
    """In how many of the 256 bits two hashes differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()
