"""What pages read and change: cached answers of the store and of the analysis."""
