"""What commands print: lines for a terminal, tables, JSON."""
