"""What the program reads beside its code: the bundled report, word lists, places and names."""
