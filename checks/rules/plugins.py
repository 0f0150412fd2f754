"""Rules of a desk's own: modules that an installed package names under the entry point `claimdesk.rules`.

Importing such a module registers its rules, as the program's own modules do.
"""

from __future__ import annotations

import logging
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from checks.rules.rule import RULES

logger = logging.getLogger(__name__)

GROUP = "claimdesk.rules"


@cache
def load_plugins() -> tuple[str, ...]:
    """Import all modules of the group, once; a sentence for each that could not be, whose rules are left out."""
    found = sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value))
    faults = tuple(sentence for point in dict.fromkeys(found) if (sentence := _load(point)))
    for sentence in faults:
        logger.warning(sentence)
    return faults


def names() -> tuple[str, ...]:
    """The modules that are plugged in, whether they can be imported or not."""
    return tuple(sorted({point.value for point in entry_points(group=GROUP)}))


def _load(point: EntryPoint) -> str:
    before = dict(RULES)
    try:
        point.load()
    except Exception as error:  # noqa: BLE001 - the border to code that others wrote
        RULES.clear()
        RULES.update(before)
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        return f"The rules of “{point.name}” ({point.value}) do not run: {reason}. Correct the package, or remove it."
    return ""
