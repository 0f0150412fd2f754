"""Rules of a desk's own are found in installed packages; a broken package is named and breaks nothing else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib import invalidate_caches
from pathlib import Path

import pytest

from checks.cli.examination import State, examine
from checks.rules.catalogue import rules
from checks.rules.guarded import look as look_at
from checks.rules.plugins import load_plugins
from checks.rules.rule import RULES

ROOT = Path(__file__).resolve().parents[3]
TEXT = "Eight terrorists were killed on Friday in Odesa, the ministry said."


def example_of_help() -> str:
    """The module that the help page shows."""
    page = (ROOT / "resources" / "help" / "own-rules.md").read_text(encoding="utf-8")
    return page.split("```python\n")[1].split("```")[0]


@pytest.fixture
def plug_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str], None]]:
    """Install a package of rules with this module and content."""
    before = dict(RULES)
    monkeypatch.syspath_prepend(tmp_path)

    def plug_in(module: str, content: str) -> None:
        (tmp_path / f"{module}.py").write_text(content, encoding="utf-8")
        info = tmp_path / f"{module}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[claimdesk.rules]\n{module} = {module}\n")
        invalidate_caches()
        load_plugins.cache_clear()

    yield plug_in
    load_plugins.cache_clear()
    RULES.clear()
    RULES.update(before)
    for module in [name for name in sys.modules if name.startswith("ourdesk")]:
        del sys.modules[module]


def test_the_example_of_the_help_page_runs(look: Callable, plug_in: Callable) -> None:
    plug_in("ourdesk_words", example_of_help())
    looked = look(TEXT)
    found = looked.one("house.words")
    assert [span.of(looked.desk.version.text) for span in found.spans] == ["terrorists"]
    assert look("Eight fighters were killed on Friday in Odesa, the ministry said.").of("house.words") == ()


def test_a_package_that_cannot_be_imported_is_named_and_the_others_run(plug_in: Callable, look: Callable) -> None:
    plug_in("ourdesk_words", example_of_help())
    plug_in("ourdesk_broken", f"{example_of_help().replace('house.words', 'house.half')}\nimport no_such_module")
    assert {"house.words", "figure.subset"} <= {rule.id for rule in rules()}
    assert "house.half" not in RULES
    (sentence,) = load_plugins()
    assert sentence.startswith("The rules of “ourdesk_broken” (ourdesk_broken) do not run: ModuleNotFoundError")
    found = [checkup for checkup in examine() if checkup.name == "Own rules"]
    assert [checkup.state for checkup in found] == [State.OK, State.WARNING]
    assert found[1].advice == "Correct the package, or remove it."
    assert look(TEXT).of("house.words")


def test_two_rules_of_one_name_are_refused(plug_in: Callable) -> None:
    plug_in("ourdesk_words", example_of_help().replace("house.words", "figure.subset"))
    assert "two rules are called figure.subset" in load_plugins()[0]


def test_a_rule_that_fails_is_named_and_the_others_run(
    plug_in: Callable, look: Callable, caplog: pytest.LogCaptureFixture
) -> None:
    desk = look(TEXT).desk
    plug_in("ourdesk_faulty", example_of_help().replace("    for found in", "    1 / 0\n    for found in"))
    assert look_at(desk).failed == ("house.words",)
    assert "The rule house.words was stopped by a fault of its own" in caplog.text
