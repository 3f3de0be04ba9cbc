"""How words and patterns are found in a text, fast."""
