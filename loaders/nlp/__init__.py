"""From a document to mentions and claims, in the steps of ``pipeline``."""
