"""The commands. No logic."""
