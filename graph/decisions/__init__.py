"""What people decided about the network, kept beside what the reports say."""
