"""Neighbourhoods and cities: names, what lies in what, boundaries."""
