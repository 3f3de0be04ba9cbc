"""``netwerkatlas boundaries``: keep the boundaries of neighbourhoods, for the map."""

from pathlib import Path

import click

from loaders.places.boundaries import keep_boundaries
from loaders.places.hierarchy import boundary_of, known


@click.command(epilog="Example:  netwerkatlas boundaries wijken.geojson")
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path) -> None:
    """Keep the areas of a GeoJSON FILE, of CBS or a municipality, in your data folder.

    The map then draws neighbourhoods as areas, and which of them adjoin follows from their
    borders. Nothing is fetched; give a file that you have.
    """
    kept = keep_boundaries(file)
    places = (known(one.name, one.city) for one in kept)
    count = sum(place is not None and boundary_of(place) is not None for place in places)
    click.echo(f"Kept {len(kept):,} boundaries; {count:,} are of places that are known by name.")
