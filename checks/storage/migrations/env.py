"""Run by Alembic for every upgrade; the connection, with its open transaction, comes from `checks.storage.upgrade`."""

from __future__ import annotations

from alembic import context

from checks.storage.columns import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite alters most things by rebuilding the table
)
context.run_migrations()
