"""Rules about sources: who knows, how many there are, whose side they are on."""
