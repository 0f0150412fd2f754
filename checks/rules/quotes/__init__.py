"""Rules about quotations: the words, the medium, the language."""
