"""The main window: what stands where, and which signal goes where."""
