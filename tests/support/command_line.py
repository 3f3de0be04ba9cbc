"""What tests of the command line share."""

from collections.abc import Callable

from click.testing import Result

Run = Callable[..., Result]
"""Runs ``netwerkatlas`` with these words."""

REPORT = """Verslag werktafels Kadedag 2021

1. Stroom uit de kade
Buurtlab | Anna de Wit

Stichting De Kade werkt samen met Buurtlab. De samenwerking met woningcorporatie Huisvast staat
onder druk.

Aanbevelingen:
1. Gemeente: betaal de vrijwilligers die het proces begeleiden.
"""
"""A small fictional report."""
