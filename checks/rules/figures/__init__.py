"""Rules about figures: sums, parts, ranges, units, tolls."""
