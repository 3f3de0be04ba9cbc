"""How well reports are read: predictions scored against golds, per report and in total."""
