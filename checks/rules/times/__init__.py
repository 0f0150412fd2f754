"""Rules about times: weekdays, lengths of wars, days that depend on a zone."""
