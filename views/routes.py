"""The pages by the last part of their address."""

NETWORK = ""
OVERVIEW = "overzicht"
DOSSIER = "dossier"
REPORTS = "verslagen"
ROUTE = "route"
MAP = "kaart"
