"""What the columns of a spreadsheet tell."""
