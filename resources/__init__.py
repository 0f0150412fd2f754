"""Data of the program: icons, themes, templates, lexicons, the sample, the help. Read through importlib.resources."""
