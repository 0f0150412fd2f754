"""The web page held against axe-core in headless Chromium, in light and dark; skips where they are not installed.

npm install -g axe-core        (or CLAIMDESK_AXE=/path/to/axe.min.js)
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import html

from checks.domain.desk import Desk
from checks.domain.moment import Moment
from checks.domain.verdict import Scale
from checks.reporting.edition import Edition
from checks.reporting.html import render_html

EDITION = Edition("Odesa desk", Moment.parse("2025-05-26T10:00+00:00"), with_comments=True)
RUN = """
axe.run(document, {resultTypes: ["violations"]}).then(function (found) {
  var shown = document.createElement("pre");
  shown.id = "axe-says";
  shown.textContent = JSON.stringify(found.violations.map(function (each) {
    return [each.id, each.help, each.nodes.map(function (node) { return node.html; })];
  }));
  document.body.appendChild(shown);
});
"""


def chromium() -> str:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("Chromium is not installed")
    return found


def axe() -> str:
    """The script of axe-core, from npm's global folder or from where CLAIMDESK_AXE points."""
    named = os.environ.get("CLAIMDESK_AXE")
    npm = shutil.which("npm")
    if named is None and npm is not None:
        root = subprocess.run([npm, "root", "-g"], capture_output=True, text=True, check=True).stdout.strip()
        named = str(Path(root) / "axe-core" / "axe.min.js")
    if named is None or not Path(named).is_file():
        pytest.skip("axe-core is not installed: npm install -g axe-core")
    return Path(named).read_text(encoding="utf-8")


def violations(page: bytes, folder: Path, *options: str) -> list[object]:
    """What axe-core finds wrong with a page. The page itself forbids all scripts: in a copy of it, they may run."""
    copy = page.decode().replace('<meta http-equiv="Content-Security-Policy"', '<meta name="was-policy"')
    path = folder / "page.html"
    path.write_text(copy.replace("</body>", f"<script>{axe()}</script><script>{RUN}</script></body>"), encoding="utf-8")
    command = [
        chromium(), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}", *options,
        "--virtual-time-budget=20000", "--dump-dom", path.as_uri(),
    ]  # fmt: skip
    shown = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
    (said,) = html.document_fromstring(shown).xpath("//pre[@id='axe-says']")
    found: list[object] = json.loads(said.text_content())
    return found


@pytest.mark.slow
@pytest.mark.parametrize("options", [[], ["--blink-settings=preferredColorScheme=0"]], ids=["light", "dark"])
def test_axe_finds_nothing_wrong(desk: Desk, scale: Scale, tmp_path: Path, options: list[str]) -> None:
    assert violations(render_html(desk, scale, EDITION), tmp_path, *options) == []


@pytest.mark.slow
def test_axe_would_find_what_is_wrong(desk: Desk, scale: Scale, tmp_path: Path) -> None:
    """That nothing is found means something only if a fault is found."""
    broken = render_html(desk, scale, EDITION).replace(b'<html lang="en">', b"<html>")
    assert [each[0] for each in violations(broken, tmp_path)] == ["html-has-lang"]  # type: ignore[index]
