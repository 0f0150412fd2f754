"""What goes back to what: names of sources, texts that were copied, records that are held twice."""
