"""How mentions are tied: who works with whom, who belongs where, who sat at which session."""
