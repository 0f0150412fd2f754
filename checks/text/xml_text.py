"""Text that an XML file can hold."""

from __future__ import annotations

import re

_UNHOLDABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text without the signs that XML cannot hold: most control characters, and halves of characters.

    Source: W3C, "Extensible Markup Language (XML) 1.0", production 2, Char.
    """
    return _UNHOLDABLE.sub("", text)
