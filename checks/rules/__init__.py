"""What does not fit, pointed at with reasons: small registered rules over a claim, its article, evidence and tables."""
