"""JSON that is harmless wherever it is put: in a page, in a terminal, in an editor."""

from __future__ import annotations

import json
import unicodedata
from typing import Any


def safe_json(value: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    """The value as JSON in which nothing can end a script element, hide, or turn the writing direction.

    "<", ">" and "&", control and format characters, line separators and halves of characters are escaped; whoever
    reads the JSON gets them back as they were.
    """
    written = json.dumps(value, ensure_ascii=False, indent=2)
    return "".join(_escaped(sign) if _is_risky(sign) else sign for sign in written)


def _is_risky(sign: str) -> bool:
    return sign in "<>&\u2028\u2029" or (sign != "\n" and unicodedata.category(sign) in ("Cc", "Cf", "Cs"))


def _escaped(sign: str) -> str:
    """The sign as JSON escapes it: two halves for what lies beyond 16 bits."""
    return json.dumps(sign)[1:-1] if ord(sign) > 0x7E else f"\\u{ord(sign):04x}"
