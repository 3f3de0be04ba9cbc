"""From the Dutch national grid (RD, metres) to latitude and longitude."""

from loaders.places.adjacency import Position

_X, _Y = 155_000.0, 463_000.0
_LATITUDE, _LONGITUDE = 52.15517440, 5.38720621
_NORTH = (
    (0, 1, 3235.65389),
    (2, 0, -32.58297),
    (0, 2, -0.24750),
    (2, 1, -0.84978),
    (0, 3, -0.06550),
    (2, 2, -0.01709),
    (1, 0, -0.00738),
    (4, 0, 0.00530),
    (2, 3, -0.00039),
    (4, 1, 0.00033),
    (1, 1, -0.00012),
)
_EAST = (
    (1, 0, 5260.52916),
    (1, 1, 105.94684),
    (1, 2, 2.45656),
    (3, 0, -0.81885),
    (1, 3, 0.05594),
    (3, 1, -0.05607),
    (0, 1, 0.01199),
    (3, 2, -0.00256),
    (1, 4, 0.00128),
    (0, 2, 0.00022),
    (2, 0, -0.00022),
    (5, 0, 0.00026),
)


def from_dutch_grid(x: float, y: float) -> Position:
    """Return the position (WGS84 degrees) of a point, right to about a metre.

    The polynomials of Schreutelkamp and Strang van Hees, Benaderingsformules voor de
    transformatie tussen RD- en WGS84-kaartcoördinaten, 2001.
    """
    dx, dy = (x - _X) * 1e-5, (y - _Y) * 1e-5
    north = sum(factor * dx**p * dy**q for p, q, factor in _NORTH)
    east = sum(factor * dx**p * dy**q for p, q, factor in _EAST)
    return _LATITUDE + north / 3600, _LONGITUDE + east / 3600
