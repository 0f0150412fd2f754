"""Lays the sample out in a new casebook."""

from __future__ import annotations

import json
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from checks.domain.change import Change
from checks.domain.codec import record_from_plain

if TYPE_CHECKING:
    from checks.services.book import Services


def lay_out(services: Services) -> Change:
    """Put the sample article with its claims, evidence and verdicts into an empty casebook, as one change."""
    folder = files("resources") / "sample"
    original = (folder / "article.txt").read_bytes()
    plain = json.loads((folder / "records.json").read_text(encoding="utf-8"))
    change = Change("Lay out the sample", after=tuple(record_from_plain(each) for each in plain))
    return services.records.apply(change, {sha256(original).hexdigest(): original})
