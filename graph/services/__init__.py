"""What the command line and the explorer both do: one function for each, that both call."""
