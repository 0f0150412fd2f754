"""Bundles: one file that carries claims with all that hangs on them from one casebook to another."""
