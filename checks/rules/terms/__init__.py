"""Rules about words that have a scale: harm, weapons, strength, likelihood."""
