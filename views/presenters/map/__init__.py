"""The map: where things lie, and how they are drawn."""
