"""The command line: thin commands over what loaders and graph offer."""
