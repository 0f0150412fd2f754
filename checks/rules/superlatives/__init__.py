"""Rules about superlatives and firsts: measured against tables, searched for between two dates."""
