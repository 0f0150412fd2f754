"""The rule about what one article says twice: quotations, figures and names."""
