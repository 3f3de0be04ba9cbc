"""The pages by the last part of their address."""

NETWORK = ""
DOSSIER = "dossier"
REPORTS = "verslagen"
ROUTE = "route"
