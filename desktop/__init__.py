"""The program in which a person does a fact-check: windows, panes and keys over `checks`."""
