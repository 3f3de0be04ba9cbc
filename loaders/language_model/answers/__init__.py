"""Where answers come from, and what they propose."""
