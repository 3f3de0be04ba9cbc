"""The page on missing connections, one module a part."""
