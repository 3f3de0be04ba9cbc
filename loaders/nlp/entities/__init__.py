"""Which stretches of a text name a person, an organisation, a place or a group."""
