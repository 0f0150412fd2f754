"""The things a fact-check is made of: frozen dataclasses and enums, without input, output or clock."""
