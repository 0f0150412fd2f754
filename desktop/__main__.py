"""The way in: `claimdesk` opens the window, and its first word may be a command that needs none."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from checks.cli.app import COMMANDS


def main(arguments: list[str] | None = None) -> int:
    """Run a command of `checks`, or the window; the exit status."""
    words = sys.argv[1:] if arguments is None else arguments
    if words and words[0] in COMMANDS:
        from checks.cli.app import main as run_command

        return run_command(words)
    if words and words[0].isalpha() and not Path(words[0]).exists():
        known = ", ".join(COMMANDS)
        print(f"There is no file and no command called “{words[0]}”. Commands: {known}.", file=sys.stderr)  # noqa: T201
        return 2
    options = parse(words)
    if options.version:
        from importlib.metadata import version

        print(f"claimdesk {version('claimdesk')}")  # noqa: T201 - this is what was asked for
        return 0
    return _open_window(options)


def _open_window(options: Namespace) -> int:
    try:
        from desktop.app import run
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("PySide6", "shiboken6"):
            raise
        print("The window needs PySide6: pip install PySide6-Essentials. The commands run without it.", file=sys.stderr)  # noqa: T201
        return 2
    return run(options)


def parse(words: list[str]) -> Namespace:
    """The options of the window."""
    parser = ArgumentParser(prog="claimdesk", description="The desk at which fact-checkers verify claims.")
    parser.add_argument("file", nargs="?", type=Path, help="a casebook, or a file with an article")
    parser.add_argument("--sample", action="store_true", help="open a fresh copy of the sample")
    parser.add_argument("--screenshots", type=Path, metavar="DIR", help="render the main states of the sample into DIR")
    parser.add_argument("--smoke", action="store_true", help="check that everything is there; print JSON")
    parser.add_argument("--version", action="store_true", help="print the version")
    parser.epilog = f"Commands without a window: claimdesk {' | '.join(COMMANDS)}, each with --help."
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main())
