"""Ukrainian and Russian, basic: figures, times, speakers and frequent names by word lists, without a parser."""
