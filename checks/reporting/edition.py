"""How a report is printed: when, from which casebook, with whose looks, and what of it."""

from __future__ import annotations

from dataclasses import dataclass

from checks.domain.moment import Moment
from checks.reporting.templates import SHIPPED, Templates


@dataclass(frozen=True)
class Edition:
    """What the person who prints a report decides, and what its foot says."""

    casebook_name: str
    printed_at: Moment
    with_comments: bool = False
    """Print the remarks of the desk, too: for use in the house."""
    templates: Templates = SHIPPED
    failed_rules: tuple[str, ...] = ()
    """The ids of rules that were stopped by a fault of their own when they last ran."""
