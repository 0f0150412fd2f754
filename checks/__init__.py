"""What a fact-check is: articles, claims, evidence, verdicts, and the casebook that keeps them. Runs without Qt."""
