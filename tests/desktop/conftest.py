"""Every test of the window runs with the theme set and the check for leftovers."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _application(application: QApplication) -> None:
    """Use the application in each test here."""
