"""How long until the sample can be worked on, beside an empty PySide6 main window in the same run.

    python tests/benchmarks/startup.py [ROUNDS]

Both are started as processes of their own, in turn; the clock runs from the start of the process until the event loop
is free for the first key after the window (with the article, its claims and the inspector) has been painted. The bar is
2.5 times the empty window. Prints the medians in milliseconds and their ratio as JSON; exit status 1 above the bar.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BAR = 2.5
ROUNDS = 7

EMPTY = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
window.show()
def ready():
    print(time.monotonic())
    application.quit()
QTimer.singleShot(0, ready)
application.exec()
"""

SAMPLE = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop.__main__ import parse
from desktop.app import make_application, open_first
from desktop.settings import Places
from desktop.window.program import Program
application = make_application()
home = Path(sys.argv[1])
program = Program.start(application, Places(home, home / "settings.json"))
program.window.show()
shown = []
def painted():
    shown.append(time.monotonic())
def ready():
    program.window.repaint()
    application.processEvents()
    print(shown[0], time.monotonic())
    application.quit()
program.session.desk_changed.connect(lambda: QTimer.singleShot(0, ready))
QTimer.singleShot(0, painted)
open_first(program, parse([sys.argv[2]]))
application.exec()
program.stop()
"""


def seconds(code: str, *arguments: str) -> list[float]:
    """Seconds from the start of a process that runs `code` until each moment that it prints."""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], check=True, capture_output=True, text=True, env=_usual()
    )
    return [float(moment) - began for moment in done.stdout.split()]


def _usual() -> dict[str, str]:
    """The environment of an installed program: compiled modules are kept between two starts."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
        "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "claimdesk-startup")
    }


def measure(rounds: int) -> dict[str, float]:
    """Medians in milliseconds, and the ratio that is held against the bar."""
    from checks.casebook import Casebook

    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "Odesa desk.casebook"
        Casebook.sample(sample, person="Checker").close()
        pairs = [(seconds(EMPTY)[-1], *seconds(SAMPLE, folder, str(sample))) for _ in range(rounds + 1)]
    empty, shown, ready = (statistics.median(each) * 1000 for each in zip(*pairs[1:], strict=True))
    return {
        "empty_window_ms": round(empty),
        "window_shown_ms": round(shown),
        "sample_interactive_ms": round(ready),
        "ratio": round(ready / empty, 2),
        "bar": BAR,
    }


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    found = measure(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
    print(json.dumps(found))
    sys.exit(found["ratio"] > BAR)
