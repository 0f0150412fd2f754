"""`python -m checks extract …`: the commands without the window."""

from __future__ import annotations

import sys

from checks.cli.app import main

if __name__ == "__main__":
    sys.exit(main())
