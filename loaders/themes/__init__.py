"""Themes: the taxonomy, and how a freely typed theme is widened."""
