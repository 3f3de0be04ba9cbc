"""From a text to the names in it: people, places, organisations and groups, one name an actor."""
