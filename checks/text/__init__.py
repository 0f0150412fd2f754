"""Canonical text, sentences, quantities, dates, quotations, names: pure functions over strings."""
