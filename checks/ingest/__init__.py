"""Files, pages and pasted text to documents that can become articles."""
