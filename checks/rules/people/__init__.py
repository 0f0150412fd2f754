"""Rules about people: who held which office when."""
