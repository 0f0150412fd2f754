"""What a person can do to a casebook: one class per area, one method per action, one change per method."""
