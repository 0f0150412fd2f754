"""Files that checkers bring: one importer for each format, all read row by row."""
