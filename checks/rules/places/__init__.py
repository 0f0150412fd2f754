"""Rules about places: their level, their names, where evidence lies."""
