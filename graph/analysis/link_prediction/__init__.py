"""Which ties are likely but not stated, the walks that explain them, and how far to trust that."""
