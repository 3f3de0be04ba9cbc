"""What a language model did, in words."""
