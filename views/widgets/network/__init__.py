"""The picture of a network, and what stands around it."""
