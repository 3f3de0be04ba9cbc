"""Which sentences advise, and whom."""
