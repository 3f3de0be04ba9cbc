"""From a file to a network: readers, spreadsheets, nlp, and how they go into a store (ingest)."""
