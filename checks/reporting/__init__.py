"""Verdict reports."""
