"""Imported by the process that others are copies of, so that each has the lexicon in memory."""

from graph.network import Document
from loaders.ingest.load import read

read(Document("x", "x", "Tafel 1: Groen\n\nWoonstad werkt in Carnisse samen met Jan Bos.\n"))
