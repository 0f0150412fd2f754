"""A bundle to open."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.exchange.bundle.writing import write_bundle
from tests.checks.exchange.bundle.parcels import Parcel


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A sound bundle."""
    out = tmp_path / "odesa.claimdesk"
    write_bundle(Parcel(), out)
    return out
