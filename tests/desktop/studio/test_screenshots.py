"""Every pane and dialog has its picture, no picture is blank, and all in it can be heard, hit and reached.

Each state is played once for all of that, some in all themes.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget

import desktop
from desktop import theme
from desktop.studio.pictures import picture_of
from desktop.studio.screenshots import ACTS, RUNS, picture_names, play, take
from desktop.studio.studio import LOW, WIDE, Act
from tests.desktop.studio.survey import faults_in

BASES = {"FormDialog"}
"""Classes that show only by their heirs."""
MOST_OF_ONE_COLOUR = 0.97
"""A picture with more of it shows nothing to speak of."""


@pytest.fixture
def seen_in(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder with a file for each act that was played, by whichever process: the classes that showed."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "seen"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(autouse=True)
def _light_again(application: QApplication) -> Iterator[None]:
    yield
    theme.apply(application, "light", article_size=17)


def classes_of_desktop() -> dict[str, type[QWidget]]:
    """What the panes and the dialogs of the program are made of, and every dialog elsewhere, by name."""
    found: dict[str, type[QWidget]] = {}
    for module in modules():
        for name, kind in vars(module).items():
            is_own = inspect.isclass(kind) and kind.__module__ == module.__name__
            if is_own and issubclass(kind, QDialog if "." not in module.__name__[8:] else QWidget):
                found[name] = kind
    return {name: kind for name, kind in found.items() if not name.startswith("_") and name not in BASES}


def modules() -> Iterator[ModuleType]:
    for info in pkgutil.walk_packages(desktop.__path__, "desktop."):
        parts = info.name.split(".")
        if parts[1] in ("panes", "dialogs", "crash") or (parts[1] == "window" and "dialog" in parts[-1]):
            yield importlib.import_module(info.name)


def share_of_commonest(image: QImage) -> float:
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = Counter(memoryview(plain.constBits()).cast("I")[::31])
    return pixels.most_common(1)[0][1] / pixels.total()


@pytest.mark.slow
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_every_state_shows_something_that_can_be_used(application: QApplication, act: Act, seen_in: Path) -> None:
    """The act that is played last also finds out which pane or dialog no act has shown."""
    seen, pictures = set[str](), dict[str, QImage]()
    faults: dict[str, str] = {}
    for studio, state in play(application, act, *RUNS[0]):
        image = picture_of(studio.window, studio.ratio)
        assert image.width() == studio.window.width() * studio.ratio
        assert share_of_commonest(image) < MOST_OF_ONE_COLOUR, f"{state.name} is as good as blank"
        same = [name for name, other in pictures.items() if other == image]
        assert not same, f"{state.name} looks just like {same[0]}"
        pictures[state.name] = image
        shown = (each for each in QApplication.allWidgets() if each.isVisible())
        seen.update(base.__name__ for each in shown for base in type(each).__mro__)
        faults.update(dict.fromkeys(faults_in(studio), state.name))
    part = seen_in / f"{act.name}.part"
    part.write_text("\n".join(seen))
    part.replace(seen_in / act.name)  # another process may look at this very moment
    assert list(pictures) == [state.name for state in act.states]
    assert not faults, "\n".join(f"{state}: {what}" for what, state in faults.items())
    _require_all_shown(seen_in)


def _require_all_shown(seen_in: Path) -> None:
    """Once all acts are played: a new pane or dialog fails here until a state of an act shows it."""
    played = {path.name: path.read_text().split() for path in seen_in.iterdir()}
    if played.keys() == {act.name for act in ACTS}:
        missing = classes_of_desktop().keys() - set().union(*played.values())
        assert not missing, f"no act shows {', '.join(sorted(missing))}"


@pytest.mark.slow
@pytest.mark.parametrize(("theme_name", "size"), RUNS[1:], ids=str)
def test_pictures_are_taken_in_every_theme_and_size(
    application: QApplication, tmp_path: Path, theme_name: str, size: QSize
) -> None:
    """One act stands for all; what is taken of the others is told by the names alone."""
    act = next(act for act in ACTS if act.name == "beginnings")
    written = list(take(application, act, theme_name, size, tmp_path))
    assert written
    assert [path.name for path in written] == [name for name in picture_names() if (tmp_path / name).exists()]
    for path in written:
        image = QImage(str(path))
        assert (image.width(), image.height()) == (size.width(), size.height())
        assert path.stat().st_size < 300_000, f"{path.name} is too large to be kept"


def test_names_differ_and_cover_both_themes_and_sizes() -> None:
    names = picture_names()
    assert len(set(names)) == len(names)
    wide = [state for act in ACTS for state in act.states]
    low = [state for state in wide if not state.is_only_wide]
    main = [state for state in wide if state.is_main]
    assert len(names) == 2 * (len(wide) + len(low)) + len(main)
    assert {WIDE, LOW} == {size for _, size in RUNS}
    assert len(main) >= len(ACTS)
