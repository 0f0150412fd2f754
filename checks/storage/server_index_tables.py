"""How the index of claims lies on a server: told apart from the index, which reads words and takes long to load."""

TABLES = (
    """CREATE TABLE IF NOT EXISTS claim_index (
        id char(32) PRIMARY KEY, kind varchar(10) NOT NULL, import_id char(32) NOT NULL, words tsvector NOT NULL)""",
    "CREATE INDEX IF NOT EXISTS claim_index_by_words ON claim_index USING gin (words)",
    "CREATE INDEX IF NOT EXISTS claim_index_by_import ON claim_index (import_id)",
    "CREATE TABLE IF NOT EXISTS claim_index_words (word text PRIMARY KEY, claims integer NOT NULL)",
    "CREATE TABLE IF NOT EXISTS claim_index_state (number integer NOT NULL, change_id uuid)",
)
"""How its tables are made where they are missing."""
NAMES = ("claim_index", "claim_index_words", "claim_index_state")
