"""Questions to the person; each returns a value and writes nothing."""
