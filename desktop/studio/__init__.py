"""Pictures of the window in all its states, made from the sample."""
