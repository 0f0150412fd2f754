"""Try a built program: it must open the sample, extract, render the report, load every icon, and say so in JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

MINUTES = 5


def try_program(program: Path) -> int:
    """Run `program --smoke` without a screen; 0 where it ends well and its JSON says that everything worked."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [program, "--smoke"], check=False, capture_output=True, text=True, env=environment, timeout=60 * MINUTES
    )
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
        return done.returncode
    result = json.loads(done.stdout)
    print(json.dumps(result, indent=2))
    return 0 if result.get("is_faultless") is True else 1


if __name__ == "__main__":
    sys.exit(try_program(Path(sys.argv[1])))
