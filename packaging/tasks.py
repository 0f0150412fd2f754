"""Everything a machine needs, and the tasks on top: `python packaging/tasks.py run|test|package|screenshots|clean`.

Standard library only, for it runs before anything is installed. `make` is a thin face of it.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
PICTURES = ROOT / "packaging" / "screenshots"
IN_README = ("desk-light.png", "desk-dark.png", "report-light.png", "empty-light.png")
OLDEST_PYTHON = (3, 11)
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
}
"""What Qt loads at run time on Linux, and the Debian package of each."""
FONTS = "fonts-dejavu-core"


def main(arguments: Sequence[str] | None = None) -> int:
    """Prepare the machine, then do the task; the status is the task's own."""
    if sys.version_info < OLDEST_PYTHON:
        raise SystemExit("Claimdesk needs Python 3.11 or later. Install one and run this with it (make PYTHON=…).")
    tasks = {"run": run, "test": test, "package": package, "screenshots": screenshots, "clean": clean}
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("task", choices=tasks)
    parser.add_argument("more", nargs=argparse.REMAINDER, help="handed on to the task")
    chosen = parser.parse_args(arguments)
    return tasks[chosen.task](chosen.more)


def run(more: Sequence[str]) -> int:
    """Open the window on the sample, or on what is named instead."""
    return call(prepare("run"), "-m", "desktop", *(more or ["--sample"]))


def test(more: Sequence[str]) -> int:
    """Check style, types and layers, then run the tests."""
    python = prepare("dev")
    checks = (
        ("-m", "ruff", "format", "--check", "."),
        ("-m", "ruff", "check", "."),
        ("-m", "mypy"),
        ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
    )
    for check in checks:
        if status := call(python, *check):
            return status
    return call(python, "-m", "pytest", *(more or ["--numprocesses=auto", "--dist=worksteal"]))


def package(more: Sequence[str]) -> int:
    """Build the one-folder program and try it."""
    return call(prepare("dev"), "packaging/build.py", *more)


def screenshots(more: Sequence[str]) -> int:
    """Render every state of the window into a folder, or those that the README shows into its own."""
    python = prepare("run")
    if more:
        return call(python, "-m", "desktop", "--screenshots", *more)
    with tempfile.TemporaryDirectory() as folder:
        status = call(python, "-m", "desktop", "--screenshots", folder)
        if not status:
            keep_pictures(Path(folder))
    return status


def keep_pictures(folder: Path) -> None:
    """Put the README's pictures from `folder` in their place; whatever else lay there goes."""
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir()
    for name in IN_README:
        shutil.copy(folder / name, PICTURES / name)


def clean(_: Sequence[str]) -> int:
    """Remove what was installed and built."""
    for folder in (ENVIRONMENT, ROOT / "build", ROOT / "dist", ROOT / "output"):
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def prepare(purpose: str) -> Path:
    """Install what is missing for `purpose` ("run" or "dev"); return the environment's Python."""
    if sys.platform == "linux":
        install_libraries()
    python = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        make_environment()
    stamp = ENVIRONMENT / f"{purpose}.stamp"
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + CONSTRAINTS.read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text() != wanted:
        print("Installing what Claimdesk needs; the first time this takes a few minutes.", flush=True)
        project = f"{ROOT}[dev]" if purpose == "dev" else str(ROOT)
        pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        subprocess.run([*pip, "--constraint", CONSTRAINTS, "--editable", project], check=True)
        stamp.write_text(wanted)
    return python


def make_environment() -> None:
    """Create the virtual environment, with Debian's separate package for it where that is missing."""
    command = [sys.executable, "-m", "venv", str(ENVIRONMENT)]
    if subprocess.run(command, check=False).returncode:
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        install_packages([f"python{sys.version_info.major}.{sys.version_info.minor}-venv"])
        subprocess.run(command, check=True)


def install_libraries() -> None:
    """Install the system libraries and the one font family that Qt cannot do without."""
    missing = [package for library, package in LIBRARIES.items() if not is_loadable(library)]
    fonts = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")
    if not any(found for folder in fonts for found in folder.rglob("*.[to]tf")):
        missing.append(FONTS)
    if missing:
        install_packages(missing)


def is_loadable(library: str) -> bool:
    """Does the system find this shared library?"""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(names: Sequence[str]) -> None:
    """Install Debian packages where that is allowed without a password, else say what to install."""
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    quiet = ["apt-get", "install", "--yes", "-qq", "--no-install-recommends"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    if shutil.which("apt-get") and (not as_root or shutil.which("sudo")):
        print(f"Installing system packages: {' '.join(names)}", flush=True)
        subprocess.run([*as_root, "apt-get", "update", "-qq"], check=False, stdout=subprocess.DEVNULL)
        command = [*as_root, *quiet, *names]
        if not subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL).returncode:
            return
    print(f"Qt may need system packages that could not be installed here. On Debian: apt install {' '.join(names)}")


def call(python: Path, *command: str) -> int:
    """Run the environment's Python in the project's folder."""
    return subprocess.run([python, *command], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
