"""Spreadsheets of organisations, initiatives and ties: from rows to a network."""
