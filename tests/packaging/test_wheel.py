"""What is installed: the three packages with all their data, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("checks", "desktop", "resources")
MADE_BY_RUNNING = {"__pycache__"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in a freshly built wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        return set(archive.namelist())


def test_every_file_of_the_packages_is_installed(wheel: set[str]) -> None:
    files = (path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file())
    wanted = {str(path.relative_to(ROOT).as_posix()) for path in files if not MADE_BY_RUNNING & set(path.parts)}
    assert wanted - wheel == set()


def test_nothing_else_is_installed(wheel: set[str]) -> None:
    assert {name.split("/")[0] for name in wheel} - set(PACKAGES) == {"claimdesk-0.1.0.dist-info"}


def test_the_command_and_the_licences_come_along(wheel: set[str]) -> None:
    assert {name.split("/", 1)[1] for name in wheel if name.startswith("claimdesk-")} >= {
        "entry_points.txt",
        "licenses/LICENSE",
        "licenses/resources/LICENSES.md",
    }
