"""Build the one-folder program into dist/claimdesk and try it: `make package`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from smoke import try_program

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run PyInstaller, then the finished program's own check."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "packaging/app.spec"]
    subprocess.run(command, cwd=ROOT, check=True)
    suffix = ".exe" if sys.platform == "win32" else ""
    return try_program(ROOT / "dist" / "claimdesk" / f"claimdesk{suffix}")


if __name__ == "__main__":
    sys.exit(main())
