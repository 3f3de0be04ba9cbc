"""What a model is asked about a report: parts, or pairs of names; and asking it."""
