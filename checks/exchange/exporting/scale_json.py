"""The house scale as a document of its own, so that whoever reads an export knows what its ratings mean."""

from __future__ import annotations

from typing import Any

from checks.domain.verdict import Scale


def scale_document(scale: Scale) -> dict[str, Any]:
    """Name, version, ratings from first to last with number and meaning, and flags.

    A rating without a `value` lies off the scale: it says nothing of true or false.
    """
    return {
        "name": scale.name,
        "version": scale.version,
        "ratings": [
            {"key": each.key, "label": each.label, "value": each.value, "meaning": each.meaning}
            for each in scale.ratings
        ],
        "flags": [{"key": each.key, "label": each.label, "meaning": each.meaning} for each in scale.flags],
    }
