"""Domain objects as Qt roles."""
