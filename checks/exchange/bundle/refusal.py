"""What is wrong with a bundle: each one sentence, and nothing was kept."""

from __future__ import annotations

from checks.errors import ImportRefused


class BundleRefused(ImportRefused):
    """A file is no bundle, or none that can be trusted."""


class BundleTooNew(BundleRefused):
    """A later version of the program wrote it."""


class BundleSealed(BundleRefused):
    """It is encrypted, and the passphrase is missing or wrong."""


class BundleAltered(BundleRefused):
    """Its signature does not fit its content."""
