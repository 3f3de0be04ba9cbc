"""From files to networks, and from networks into a store."""
