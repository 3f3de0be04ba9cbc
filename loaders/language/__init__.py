"""What is known of Dutch words and names, whatever the report."""
