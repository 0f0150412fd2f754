"""Painters of rows, from roles alone."""
