"""A language model as a second reader of reports: it may propose, only the text decides."""
